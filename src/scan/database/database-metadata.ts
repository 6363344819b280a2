import { asObject, asString, parseJson } from '../../image/json.ts'
import { found, type Read, unreadable } from '../../image/read.ts'

/** Of the databases that the pinned scanner reads; also their tag. */
export const SCHEMA_VERSION = 2

const DAY_MS = 86_400_000

/** When a database was built, in milliseconds since the epoch, from its `metadata.json`. */
export function readUpdatedAtMs(bytes: Uint8Array | string, nowMs: number): Read<number> {
  const metadata = asObject(parseJson(bytes))
  if (metadata === undefined) return unreadable('its metadata.json is not right')
  if (metadata.Version !== SCHEMA_VERSION)
    return unreadable(`it is of schema ${JSON.stringify(metadata.Version)}, not ${SCHEMA_VERSION}`)
  const updatedAtMs = Date.parse(asString(metadata.UpdatedAt) ?? '')
  if (Number.isNaN(updatedAtMs)) return unreadable('its metadata.json names no date')
  // One from the future would never grow old.
  return updatedAtMs > nowMs + DAY_MS
    ? unreadable(
        `it says that it was built on ${new Date(updatedAtMs).toISOString()}: its date or the clock of this machine is wrong`,
      )
    : found(updatedAtMs)
}
