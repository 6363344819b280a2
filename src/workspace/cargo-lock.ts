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
  const { version, package: entries } = toml.value
  const number = typeof version === 'number' ? version : 2
  if (number > NEWEST_KNOWN_VERSION) {
    return failed(
      `has format version ${number}, newer than ${NEWEST_KNOWN_VERSION}`,
      'update cv-docker-build, or write the lock file with an older cargo',
    )
  }
  const packages = Array.isArray(entries) ? entries.flatMap(lockedPackage) : []
  return { ok: true, value: { version: number, packages } }
}

function lockedPackage(entry: unknown): readonly LockedPackage[] {
  if (typeof entry !== 'object' || entry === null) return []
  const { name, version, source, checksum } = entry as Record<string, unknown>
  if (typeof name !== 'string' || typeof version !== 'string') return []
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
