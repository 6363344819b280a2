/** What BuildKit's JSON holds is believed only after it has been looked at. */

export type JsonRecord = { readonly [key: string]: unknown }

/** `undefined` for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The members that could be read; the others are left out. */
export function collect<T>(
  values: unknown,
  read: (value: JsonRecord) => T | undefined,
): readonly T[] {
  if (!Array.isArray(values)) return []
  return values.flatMap((value) => (isRecord(value) ? (read(value) ?? []) : []))
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text that is not empty. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Go writes byte strings as base64. */
export function decodeText(value: unknown): string | undefined {
  return readText(typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value)
}

/** Counts of bytes; anything else is 0. */
export function readSize(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0
}

/**
 * RFC 3339 as Go writes it, in milliseconds with their fraction: BuildKit may end a step and take it
 * up again within one millisecond. Go's zero time, year 1, means "not set".
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const ms = Date.parse(value)
  if (!(ms > 0)) return undefined
  const beyondMs = /\.\d{3}(\d{1,6})/.exec(value)?.[1]
  return beyondMs === undefined ? ms : ms + Number(`0.${beyondMs}`)
}
