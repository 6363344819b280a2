import type { Parsed } from '../errors.ts'
import { parseToml } from './cargo-manifest.ts'
import type { CargoFacts, LockedPackage } from './facts.ts'

/** Lock formats that exist: 1 and 2 carry no `version` key. */
const NEWEST_KNOWN_VERSION = 4

export function parseCargoLock(text: string): Parsed<NonNullable<CargoFacts['lock']>> {
  const conflict = /^(<{7}|>{7}) /m.test(text)
  if (conflict) {
    return failed(
      'holds merge conflict markers',
      'resolve the conflict, or run `cargo update --workspace`',
    )
  }
  const toml = parseToml(text, 'Cargo.lock')
  if (!toml.ok) return toml
  const { version, package: entries, metadata } = toml.value
  const checksums = metadataChecksums(metadata)
  const number = typeof version === 'number' ? version : checksums.size > 0 ? 1 : 2
  if (number > NEWEST_KNOWN_VERSION) {
    return failed(
      `has format version ${number}, newer than ${NEWEST_KNOWN_VERSION}`,
      'update cv-docker-build, or write the lock file with an older cargo',
    )
  }
  const packages = Array.isArray(entries)
    ? entries.flatMap((entry) => lockedPackage(entry, checksums))
    : []
  return { ok: true, value: { version: number, packages } }
}

/** Of version 1: `"checksum NAME VERSION (SOURCE)"` under `[metadata]`, `<none>` for git. */
function metadataChecksums(metadata: unknown): ReadonlyMap<string, string> {
  const entries = typeof metadata === 'object' && metadata !== null ? Object.entries(metadata) : []
  return new Map(
    entries.flatMap(([key, value]) => {
      const [, id] = /^checksum (\S+ \S+ \(.+\))$/.exec(key) ?? []
      const isChecksum = typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
      return id !== undefined && isChecksum ? [[id, value] as const] : []
    }),
  )
}

function lockedPackage(
  entry: unknown,
  checksums: ReadonlyMap<string, string>,
): readonly LockedPackage[] {
  if (typeof entry !== 'object' || entry === null) return []
  const { name, version, source, checksum: own } = entry as Record<string, unknown>
  if (typeof name !== 'string' || typeof version !== 'string') return []
  const checksum = own ?? checksums.get(`${name} ${version} (${source})`)
  return [
    {
      name,
      version,
      ...(typeof source === 'string' ? { source } : {}),
      ...(typeof checksum === 'string' ? { checksum } : {}),
    },
  ]
}

function failed(problem: string, remedy: string) {
  return { ok: false, errors: [{ input: 'Cargo.lock', problem, remedy }] } as const
}
