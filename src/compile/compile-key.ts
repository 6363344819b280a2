import { createHash } from 'node:crypto'
import type { ArchiveKeys } from '../cache/cache.ts'
import type { LockedPackage } from '../workspace/facts.ts'
import { parseToml } from './parse-toml.ts'

export type KeySubject = {
  /** Of the plan: arguments that compiled dependencies depend on. */
  readonly sharedBy: Readonly<Record<string, string>>
  readonly packages: readonly LockedPackage[]
  /** What the tool chain says of itself. */
  readonly toolchain: string
  /** Path in the context to text: every Cargo.toml, and cargo's configuration. */
  readonly manifests: Readonly<Record<string, string>>
}

/**
 * Keys of the compiled dependencies: exact for one lock file and what the manifests ask of it; the
 * prefix finds the newest of an older one, of which cargo takes what still fits.
 */
export function planUnitsKeys(subject: KeySubject): ArchiveKeys {
  const prefix = `cvdb-units-v2-${hash([subject.sharedBy, subject.toolchain])}-`
  return { key: `${prefix}${hashLock(subject)}`, prefixes: [prefix] }
}

/**
 * rustc's state is of use with the same dependencies only: there is no key with another lock. What a
 * `scope` keeps (that of a pull request) nobody else finds; in it the state of everybody is found, too.
 */
export function planWorkspaceKeys(
  subject: KeySubject,
  contextHash: string,
  scope?: string,
): ArchiveKeys {
  const lock = hashLock(subject)
  const prefixOf = (...more: readonly string[]) =>
    `cvdb-workspace-v2-${hash([subject.sharedBy, subject.toolchain, ...more])}-${lock}-`
  const prefixes = scope === undefined ? [prefixOf()] : [prefixOf(scope), prefixOf()]
  return { key: `${prefixes[0]}${contextHash.slice(0, HASH_DIGITS)}`, prefixes }
}

const HASH_DIGITS = 24

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, HASH_DIGITS)
}

function hashLock({ packages, manifests }: KeySubject): string {
  const foreign = packages
    .filter(({ source }) => source !== undefined)
    .map(({ name, version, source, checksum }) => [name, version, source, checksum ?? ''].join(' '))
    .sort()
  const asked = Object.entries(manifests)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => [path, readAsked(path, text)])
  return hash([foreign, asked])
}

/** Of a manifest only what decides how dependencies are compiled: a new version of the application changes nothing. */
const TABLES = [
  'dependencies',
  'build-dependencies',
  'features',
  'target',
  'profile',
  'patch',
  'replace',
  'workspace',
] as const

function readAsked(path: string, text: string): unknown {
  if (!path.endsWith('Cargo.toml')) return text
  const manifest = parseToml(text)
  if (manifest === undefined) return text
  return TABLES.map((name) => manifest[name] ?? null)
}
