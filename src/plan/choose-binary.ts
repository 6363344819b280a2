import type { InputError, Parsed } from '../errors.ts'
import { nearest } from '../inputs/nearest.ts'
import type { CargoFacts, PackageFacts } from '../workspace/facts.ts'

export type BinaryChoice = { readonly package: PackageFacts; readonly bin: string }

type Asked = {
  readonly package?: string
  readonly bin?: string
  readonly features: readonly string[]
  readonly profile?: string
}

/** Profiles that exist without being written down. */
const BUILT_IN_PROFILES = ['dev', 'release', 'test', 'bench']

/** Which package and binary our Dockerfiles compile; every name that does not fit the workspace is an error. */
export function chooseBinary(cargo: CargoFacts, asked: Asked): Parsed<BinaryChoice> {
  const errors = [...checkProfile(cargo, asked.profile)]
  const candidates = findPackages(cargo, asked)
  if (!candidates.ok) return { ok: false, errors: [...errors, ...candidates.errors] }
  const choice = findBinary(candidates.value, cargo, asked)
  if (!choice.ok) return { ok: false, errors: [...errors, ...choice.errors] }
  errors.push(...checkFeatures(choice.value.package, cargo, asked.features))
  return errors.length > 0 ? { ok: false, errors } : choice
}

function findPackages(cargo: CargoFacts, asked: Asked): Parsed<readonly PackageFacts[]> {
  if (asked.package === undefined) return { ok: true, value: cargo.packages }
  const found = cargo.packages.filter(({ name }) => name === asked.package)
  if (found.length > 0) return { ok: true, value: found }
  const names = cargo.packages.map(({ name }) => name)
  return failed({
    input: 'package',
    problem: `the workspace has no package "${asked.package}"`,
    remedy: suggest(asked.package, names),
  })
}

function findBinary(
  packages: readonly PackageFacts[],
  cargo: CargoFacts,
  asked: Asked,
): Parsed<BinaryChoice> {
  const all = packages.flatMap((pkg) => pkg.binaries.map((bin) => ({ package: pkg, bin })))
  if (asked.bin !== undefined) return namedBinary(all, asked.bin)
  const [only, ...more] = preferred(all, packages, cargo)
  if (only && more.length === 0) return { ok: true, value: only }
  if (only) {
    const names = [only, ...more].map(({ package: { name }, bin }) => `${bin} (package ${name})`)
    return failed({
      input: 'bin',
      problem: `there are ${names.length} binaries: ${names.join(', ')}`,
      remedy: 'choose one with the input `bin`',
    })
  }
  return failed({
    input: 'Cargo.toml',
    problem: 'no package has a binary, only libraries',
    remedy: 'add src/main.rs or a [[bin]] table, or name another folder as context',
  })
}

function namedBinary(all: readonly BinaryChoice[], bin: string): Parsed<BinaryChoice> {
  const [found, another] = all.filter((candidate) => candidate.bin === bin)
  if (found && another) {
    return failed({
      input: 'package',
      problem: `the packages ${found.package.name} and ${another.package.name} both have a binary "${bin}"`,
      remedy: 'name the package as well',
    })
  }
  if (found) return { ok: true, value: found }
  return failed({
    input: 'bin',
    problem: `there is no binary "${bin}"`,
    remedy: suggest(
      bin,
      all.map((candidate) => candidate.bin),
    ),
  })
}

/** cargo's own order of preference: `default-run`, then the default members, then the root package. */
function preferred(
  all: readonly BinaryChoice[],
  packages: readonly PackageFacts[],
  cargo: CargoFacts,
): readonly BinaryChoice[] {
  const narrower = [
    all,
    all.filter(({ package: { name } }) => cargo.defaultMembers.includes(name)),
    all.filter(({ package: { folder } }) => folder === '.' && packages.length > 1),
  ].filter((choices) => choices.length > 0)
  for (const choices of narrower) {
    if (choices.length === 1) return choices
    const defaults = choices.filter(({ package: pkg, bin }) => pkg.defaultRun === bin)
    if (defaults.length === 1) return defaults
  }
  return all
}

function checkProfile(cargo: CargoFacts, profile: string | undefined): readonly InputError[] {
  const known = [...new Set([...BUILT_IN_PROFILES, ...cargo.profiles])]
  if (profile === undefined || known.includes(profile)) return []
  return [
    {
      input: 'profile',
      problem: `Cargo.toml has no profile "${profile}"`,
      remedy: suggest(profile, known),
    },
  ]
}

/** `dep/feature` is cargo's business; `package/feature` of a member and a plain name are checked. */
function checkFeatures(
  pkg: PackageFacts,
  cargo: CargoFacts,
  features: readonly string[],
): readonly InputError[] {
  return features.flatMap((feature) => {
    const [owner, name] = feature.includes('/') ? feature.split('/', 2) : [pkg.name, feature]
    const member = cargo.packages.find((candidate) => candidate.name === owner)
    if (!member || name === undefined || member.features.includes(name)) return []
    // An optional dependency is a feature of its name, and the manifest does not list it.
    if (name === 'default' || member.optionalDependencies.includes(name)) return []
    return [
      {
        input: 'features',
        problem: `package ${member.name} has no feature "${name}"`,
        remedy: suggest(name, [...member.features, ...member.optionalDependencies]),
      },
    ]
  })
}

function suggest(given: string, known: readonly string[]): string {
  if (known.length === 0) return 'leave it out: there is none'
  const near = nearest(given, known)
  const list = `known are ${known.join(', ')}`
  return near === undefined ? list : `did you mean "${near}"? ${list}`
}

function failed(error: InputError): Parsed<never> {
  return { ok: false, errors: [error] }
}
