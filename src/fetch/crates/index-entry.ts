import type { LockedPackage } from '../../workspace/facts.ts'
import { CRATES_IO, sameIndex } from './sources.ts'

/**
 * One line of a registry index, made from the crate's own manifest. The lock's checksum vouches for
 * that manifest, and for no index: so the result depends on the lock file alone, and needs no request.
 */
export type IndexEntry = {
  readonly name: string
  readonly vers: string
  readonly deps: readonly IndexDependency[]
  readonly cksum: string
  readonly features: FeatureTable
  /** Those with syntax that cargo before 1.60 does not know; only with `v: 2`. */
  readonly features2?: FeatureTable
  readonly yanked: false
  readonly links?: string
  readonly rust_version?: string
  readonly v?: 2
}

type FeatureTable = Readonly<Record<string, readonly string[]>>

type IndexDependency = {
  /** As the crate's code calls it. */
  readonly name: string
  readonly req: string
  readonly features: readonly string[]
  readonly optional: boolean
  readonly default_features: boolean
  readonly target: string | null
  readonly kind: 'normal' | 'build' | 'dev'
  /** Absent: the registry of the crate itself. */
  readonly registry?: string
  /** Its real name, where it was renamed. */
  readonly package?: string
}

type Table = Readonly<Record<string, unknown>>

const KINDS = [
  ['normal', ['dependencies']],
  ['build', ['build-dependencies', 'build_dependencies']],
  ['dev', ['dev-dependencies', 'dev_dependencies']],
] as const

/** `manifest` is the parsed Cargo.toml of the crate, `locked` all packages of the lock file. */
export function makeIndexEntry(
  crate: LockedPackage,
  manifest: Table,
  locked: readonly LockedPackage[],
): IndexEntry {
  const pkg = table(manifest.package ?? manifest.project)
  const platforms = Object.entries(table(manifest.target))
  const owners: readonly (readonly [string | null, Table])[] = [
    [null, manifest],
    ...platforms.map(([target, value]) => [target, table(value)] as const),
  ]
  const deps = owners.flatMap(([target, owner]) =>
    KINDS.flatMap(([kind, names]) =>
      names
        .flatMap((name) => Object.entries(table(owner[name])))
        .flatMap(([name, value]) => dependency(name, value, { kind, target, crate, locked })),
    ),
  )
  const rustVersion = pkg['rust-version']
  return {
    name: crate.name,
    vers: crate.version,
    deps,
    cksum: crate.checksum ?? '',
    ...splitFeatures(table(manifest.features)),
    yanked: false,
    ...(typeof pkg.links === 'string' ? { links: pkg.links } : {}),
    ...(typeof rustVersion === 'string' ? { rust_version: rustVersion } : {}),
  }
}

type Place = Pick<IndexDependency, 'kind' | 'target'> & {
  readonly crate: LockedPackage
  readonly locked: readonly LockedPackage[]
}

function dependency(name: string, value: unknown, place: Place): readonly IndexDependency[] {
  const entry: Table = typeof value === 'string' ? { version: value } : table(value)
  const { version, optional } = entry
  // Dependencies of tests on the crate's own neighbours are published without a version: not at all.
  if (typeof version !== 'string' && place.kind === 'dev') return []
  const real = typeof entry.package === 'string' ? entry.package : name
  const declared = entry['registry-index']
  const registry = registryOf(real, typeof declared === 'string' ? declared : undefined, place)
  return [
    {
      name,
      req: typeof version === 'string' ? version : '*',
      features: strings(entry.features),
      optional: optional === true,
      default_features: (entry['default-features'] ?? entry.default_features) !== false,
      target: place.target,
      kind: place.kind,
      ...(registry === undefined ? {} : { registry }),
      ...(real === name ? {} : { package: real }),
    },
  ]
}

/**
 * Which registry a dependency is from. The manifest names it by the address that it had when the crate
 * was published, and a mirror that calls itself a registry has the manifests of crates.io; the lock
 * file knows where the dependency was found.
 */
function registryOf(
  name: string,
  declared: string | undefined,
  { crate, locked }: Place,
): string | undefined {
  const own = crate.source ?? CRATES_IO
  if (own === CRATES_IO) return undefined
  const found = new Set(
    locked.flatMap((other) => (other.name === name && other.source ? [other.source] : [])),
  )
  const wanted = declared ?? CRATES_IO
  const source =
    [...found].find((one) => found.size === 1 || sameIndex(one, wanted)) ??
    (found.has(own) ? own : undefined)
  return source === undefined || source === own ? undefined : source.replace(/^registry\+/, '')
}

function splitFeatures(features: Table): Pick<IndexEntry, 'features' | 'features2' | 'v'> {
  const all = Object.entries(features).map(([name, value]) => [name, strings(value)] as const)
  const isNew = ([, values]: readonly [string, readonly string[]]) =>
    values.some((value) => value.startsWith('dep:') || value.includes('?/'))
  const newer = all.filter(isNew)
  const older = Object.fromEntries(all.filter((one) => !isNew(one)))
  return newer.length === 0
    ? { features: older }
    : { features: older, features2: Object.fromEntries(newer), v: 2 }
}

/** Below `index/`, as cargo looks it up. */
export function indexPath(crateName: string): string {
  const name = crateName.toLowerCase()
  if (name.length <= 2) return `${name.length}/${name}`
  if (name.length === 3) return `3/${name[0]}/${name}`
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`
}

function table(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Table)
    : {}
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
