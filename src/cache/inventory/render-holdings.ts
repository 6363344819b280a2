import { formatBytes, formatCount, groupDigits } from '../../report/format.ts'
import { makePaint, tableLines } from '../../report/terminal.ts'
import { bytesOf, type Holding } from './holding.ts'
import { PARTS } from './parts.ts'

const TITLES = new Map(PARTS.map(({ name, title }) => [name, title]))

/** Of one part, for `cache list --json`. */
export type PartTotals = {
  readonly name: string
  readonly title: string
  readonly items: number
  /** What other parts have links to counts in the first of them alone, so that all add up. */
  readonly bytes: number
  readonly lastUsedMs: number
}

/** In the order of the parts; those of which nothing is there are left out. */
export function totalsOf(holdings: readonly Holding[]): readonly PartTotals[] {
  const counted: Holding[] = []
  return [...TITLES].flatMap(([name, title]) => {
    const part = holdings.filter((one) => one.part === name)
    if (part.length === 0) return []
    const before = bytesOf(counted)
    counted.push(...part)
    return [
      {
        name,
        title,
        items: part.length,
        bytes: bytesOf(counted) - before,
        lastUsedMs: Math.max(...part.map(({ usedMs }) => usedMs)),
      },
    ]
  })
}

/** A table of what is kept. */
export function renderHoldings(
  holdings: readonly Holding[],
  nowMs: number,
  color: boolean,
): readonly string[] {
  const rows = totalsOf(holdings).map(({ title, items, bytes, lastUsedMs }) => [
    title,
    groupDigits(items),
    formatBytes(bytes),
    formatAge(nowMs - lastUsedMs),
  ])
  const total = ['total', '', formatBytes(bytesOf(holdings)), '']
  return tableLines(
    ['kept', 'items', 'size', 'last use'],
    [...rows, total],
    'right',
    makePaint(color),
  )
}

/** One thing that a command is about to remove, besides what is kept. */
export type OtherRemoval = {
  readonly title: string
  readonly items: number
  readonly bytes?: number
}

/** A table of what is removed, by part, with what the disk gets back. */
export function renderRemoval(
  all: readonly Holding[],
  removed: readonly Holding[],
  others: readonly OtherRemoval[],
  color: boolean,
): readonly string[] {
  const rows = removalRows(all, removed, others).map(({ title, items, bytes }) => [
    title,
    groupDigits(items),
    formatBytes(bytes ?? null),
  ])
  const total = ['total', '', formatBytes(removalBytes(all, removed, others))]
  return tableLines(['to be removed', 'items', 'size'], [...rows, total], 'right', makePaint(color))
}

export function removalBytes(
  all: readonly Holding[],
  removed: readonly Holding[],
  others: readonly OtherRemoval[],
): number {
  const rows = removalRows(all, removed, others)
  return rows.reduce((sum, { bytes = 0 }) => sum + bytes, 0)
}

/** A file that loses its last name counts in the first part that has it: so the rows add up. */
export function removalRows(
  all: readonly Holding[],
  removed: readonly Holding[],
  others: readonly OtherRemoval[],
): readonly OtherRemoval[] {
  const gone = new Set(removed)
  const kept = all.filter((one) => !gone.has(one))
  const counted = new Set(kept.flatMap(({ shared }) => shared.map(({ id }) => id)))
  const rows = [...TITLES].flatMap(([name, title]): OtherRemoval[] => {
    const part = removed.filter((one) => one.part === name)
    if (part.length === 0) return []
    const freed = part.map((one) => ({
      ...one,
      shared: one.shared.filter(({ id }) => !counted.has(id)),
    }))
    for (const { shared } of freed) for (const { id } of shared) counted.add(id)
    return [{ title, items: part.length, bytes: bytesOf(freed) }]
  })
  return [...others.filter(({ items }) => items > 0), ...rows]
}

const MINUTE_MS = 60_000

/** `just now`, `12 minutes ago`, `3 days ago`. */
export function formatAge(ageMs: number): string {
  const minutes = Math.floor(ageMs / MINUTE_MS)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${formatCount(minutes, 'minute')} ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${formatCount(hours, 'hour')} ago`
  return `${formatCount(Math.floor(hours / 24), 'day')} ago`
}
