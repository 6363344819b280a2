import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempFolder } from '../../fakes/temp-folder.ts'

export type Crate = {
  readonly name: string
  readonly version: string
  /** Normal dependencies on others of the registry: name to requirement. */
  readonly needs?: Readonly<Record<string, string>>
  /** Further lines of its manifest, after those of `[package]`. */
  readonly manifest?: string
  readonly files: Readonly<Record<string, string>>
}

/** A CARGO_HOME in which a local registry stands for crates.io. */
export function makeCargoHome(crates: readonly Crate[]): string {
  const home = tempFolder()
  const registry = join(home, 'local')
  for (const crate of crates) addCrate(registry, crate)
  writeFileSync(
    join(home, 'config.toml'),
    `[source.crates-io]\nreplace-with = "here"\n[source.here]\nlocal-registry = "${registry}"\n`,
  )
  return home
}

function addCrate(registry: string, { name, version, needs = {}, manifest = '', files }: Crate) {
  const dependencies = Object.entries(needs).map(([key, value]) => `${key} = "${value}"\n`)
  const stem = `${name}-${version}`
  const sources = Object.entries(files).map(([path, text]) => [`${stem}/${path}`, text])
  const folder = tempFolder({
    ...Object.fromEntries(sources),
    [`${stem}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n${manifest}\n[dependencies]\n${dependencies.join('')}`,
  })
  const file = join(registry, `${stem}.crate`)
  mkdirSync(registry, { recursive: true })
  execFileSync('tar', ['-czf', file, '-C', folder, stem])
  const entry = {
    name,
    vers: version,
    deps: Object.entries(needs).map(([key, req]) => ({ name: key, req, ...NO_FEATURES })),
    cksum: createHash('sha256').update(readFileSync(file)).digest('hex'),
    features: {},
    yanked: false,
  }
  const index = join(registry, 'index', name.slice(0, 2), name.slice(2, 4), name)
  mkdirSync(dirname(index), { recursive: true })
  appendFileSync(index, `${JSON.stringify(entry)}\n`)
}

const NO_FEATURES = {
  features: [],
  optional: false,
  default_features: true,
  target: null,
  kind: 'normal',
}
