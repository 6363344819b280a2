/** Numbers as people read them. The exact values stand in report.json. */

/** In the place of a value that is not known, or that there is not. */
export const BLANK = '–'

const SIZE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Decimal units with one decimal, as Docker counts: `512 B`, `13.2 MB`. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return BLANK
  // Compared after rounding, so that 999,950 is `1.0 MB` and not `1000.0 kB`.
  const index = SIZE_UNITS.findIndex((_, power) => Math.round(bytes / 1000 ** power / 0.1) < 10_000)
  const power = index === -1 ? SIZE_UNITS.length - 1 : index
  if (power === 0) return `${Math.round(bytes)} B`
  return `${(bytes / 1000 ** power).toFixed(1)} ${SIZE_UNITS[power]}`
}

/** All digits: `13,214,720 B`. */
export function formatExactBytes(bytes: number): string {
  return `${groupDigits(bytes)} B`
}

/** `850 ms`, `12.3 s`, `2 min 05 s`, `1 h 02 min`. */
export function formatDuration(durationMs: number): string {
  const ms = Math.round(durationMs)
  if (ms < 1000) return `${ms} ms`
  const tenths = Math.round(durationMs / 100)
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`
  const seconds = Math.round(durationMs / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`
  const minutes = Math.round(durationMs / 60_000)
  return `${groupDigits(Math.floor(minutes / 60))} h ${twoDigits(minutes % 60)} min`
}

/** `93 %`. Never `0 %` of something nor `100 %` of not all: `<1 %`, `>99 %`. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return BLANK
  const percent = (part / whole) * 100
  if (percent > 0 && percent < 1) return '<1 %'
  if (percent > 99 && percent < 100) return '>99 %'
  return `${Math.round(percent)} %`
}

/** `1 layer`, `1,204 steps`. */
export function formatCount(count: number, one: string, many: string = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`
}

/** Independent of the locale of the machine: the same report is the same text everywhere. */
export function groupDigits(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
