import type { LockedPackage } from '../../workspace/facts.ts'
import type { RegistryPlan } from '../fetch.ts'
import { type CargoConfigFacts, followSource } from './cargo-config.ts'
import { planDownloads } from './plan-downloads.ts'
import { CRATES_IO, gitKeys, sameIndex, sourceOf } from './sources.ts'

/** What is to be brought for the packages of a lock file. */
export type LockedPlan = {
  readonly packages: readonly LockedPackage[]
  readonly registries: readonly RegistryPlan[]
  readonly git: readonly string[]
  /** Why it cannot be brought; a sentence. */
  readonly problem?: string
}

export function planLocked(
  locked: readonly LockedPackage[],
  config: CargoConfigFacts,
  mirrors: readonly string[],
): LockedPlan {
  const sources = [...new Set(locked.flatMap((one) => registrySource(one) ?? []))].sort()
  const allGit = [...new Set(locked.flatMap((one) => gitSource(one) ?? []))].sort()
  const git = allGit.filter((source) => !isVendored(source, config))
  const planned = sources.map((source) => planRegistry(source, config, mirrors))
  const registries = planned.filter((one) => typeof one === 'object')
  const wanted = new Set(registries.map(({ source }) => source))
  const packages = locked
    .map((one) => ({ ...one, source: registrySource(one) ?? '' }))
    .filter(({ source }) => wanted.has(source))
    .sort(byName)
  const told =
    planned.find((one) => typeof one === 'string') ??
    sharedProblem(registries) ??
    packages.flatMap((one) => packageProblem(one) ?? [])[0]
  return { packages, registries, git, ...(told === undefined ? {} : { problem: told }) }
}

function sharedProblem(registries: readonly RegistryPlan[]): string | undefined {
  const names = registries.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  return twice === undefined
    ? undefined
    : `The cargo configuration puts the source ${twice} in the place of several.`
}

function packageProblem(one: LockedPackage): string | undefined {
  if (one.checksum === undefined) {
    return `Cargo.lock has no checksum of ${one.name} ${one.version}.`
  }
  return isPlain(one)
    ? undefined
    : `Cargo.lock has a package that no registry would take: ${JSON.stringify(one.name)}.`
}

/** Names, versions and checksums become parts of paths. */
function isPlain({ name, version, checksum = '' }: LockedPackage): boolean {
  const isVersion = /^\d+\.\d+\.\d+[0-9A-Za-z.+-]*$/.test(version)
  return /^[A-Za-z0-9][\w-]*$/.test(name) && isVersion && /^[0-9a-f]{64}$/.test(checksum)
}

function registrySource(one: LockedPackage): string | undefined {
  const source = sourceOf(one)
  return source.kind === 'registry' ? source.source : undefined
}

function gitSource(one: LockedPackage): string | undefined {
  const source = sourceOf(one)
  return source.kind === 'git' ? source.source : undefined
}

/** The plan of one registry, a sentence why there is none, or `undefined`: the checkout has its crates. */
function planRegistry(
  source: string,
  { context, host }: CargoConfigFacts,
  mirrors: readonly string[],
): RegistryPlan | string | undefined {
  const index = source.replace(/^registry\+/, '')
  const start = source === CRATES_IO ? 'crates-io' : definedAs(context.sources, index)
  const end = followSource(context, start ?? source)
  if (end === undefined) {
    return `The cargo configuration replaces the source ${start ?? source} by one that is not defined.`
  }
  if (end.table.local !== undefined) return undefined
  const registryName = Object.keys(host.registries)
    .sort()
    .find((name) => sameIndex(host.registries[name] ?? '', index))
  // The end of a chain may also be a name under [registries], which is no source yet.
  const isKnown = end.name === 'crates-io' || context.sources[end.name]?.registry !== undefined
  const isNamed = registryName !== undefined && context.registries[registryName] === undefined
  return {
    source,
    name: end.name,
    ...(isKnown ? {} : { define: end.table.registry ?? index }),
    ...(isNamed ? { registryName } : {}),
    downloads: planDownloads(source, host, mirrors, registryName),
  }
}

/** Whether the checkout brings this repository: only then its configuration has a source for it. */
function isVendored(source: string, { context }: CargoConfigFacts): boolean {
  const { git = '' } = gitKeys(source)
  return Object.values(context.sources).some((entry) => sameIndex(entry.git ?? '', git))
}

function definedAs(
  sources: CargoConfigFacts['context']['sources'],
  index: string,
): string | undefined {
  return Object.keys(sources).find((name) => sameIndex(sources[name]?.registry ?? '', index))
}

function byName(a: LockedPackage, b: LockedPackage): number {
  const [one, other] = [a, b].map(({ name, version, source }) => `${name} ${version} ${source}`)
  return (one ?? '') < (other ?? '') ? -1 : 1
}
