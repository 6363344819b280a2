import type { Finding } from '../scan-report.ts'

/** One entry of an ignore file that could be read. */
export type IgnoreRule = {
  readonly id: string
  /** What it can let pass; all kinds where the form of the file does not say. */
  readonly kinds?: readonly Finding['kind'][]
  /** Patterns of paths in the image, without a leading slash; absent: everywhere. */
  readonly paths?: readonly string[]
  /** Package URLs; one without a version stands for all of them. Absent: every package. */
  readonly purls?: readonly string[]
  readonly reason?: string
  /** `2027-01-31`: the last day (UTC) on which it counts. */
  readonly expires?: string
}

export type IgnoreFile = {
  readonly rules: readonly IgnoreRule[]
  /** What could not be read and therefore lets nothing pass, one sentence each. */
  readonly remarks: readonly string[]
}

const DAY_MS = 86_400_000

/** The day itself still counts. */
export function isExpired({ expires }: Pick<IgnoreRule, 'expires'>, nowMs: number): boolean {
  return expires !== undefined && nowMs >= Date.parse(`${expires}T00:00:00Z`) + DAY_MS
}

/** A day that the calendar has, as `2027-01-31`. */
export function isDay(text: string): boolean {
  const [day] = /^\d{4}-\d\d-\d\d$/.exec(text) ?? []
  if (day === undefined) return false
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** Names of advisories, of rules for secrets, and our own `root-user`. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._:-]{1,99}$/.test(text)
}
