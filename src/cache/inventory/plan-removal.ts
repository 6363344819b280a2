import { bytesOf, type Holding } from './holding.ts'
import { PARTS } from './parts.ts'

/** As the automatic pruning of crates and images has it. */
const OLD_MS = 7 * 24 * 3600 * 1000
/** Another run may be about to use it. */
const RECENT_MS = 3600 * 1000

export const CLEAN_LEVELS = ['normal', 'deep', 'all'] as const
export type CleanLevel = (typeof CLEAN_LEVELS)[number]

/** What a level of `clean` takes of what is kept. */
export function planClean(
  holdings: readonly Holding[],
  level: CleanLevel,
  nowMs: number,
): readonly Holding[] {
  switch (level) {
    case 'normal':
      return holdings.filter((one) => isPrunable(one) && nowMs - one.usedMs > OLD_MS)
    case 'deep':
      return holdings.filter(({ part }) => cleanedBy(part) === 'deep')
    case 'all':
      return holdings
  }
}

/**
 * What has to go so that the rest takes no more than the budget: the longest unused first. What was used
 * within the last hour stays, even where the budget is then not kept.
 */
export function planPrune(
  holdings: readonly Holding[],
  budgetBytes: number,
  nowMs: number,
): readonly Holding[] {
  const prunable = holdings.filter(isPrunable)
  const names = countNames(prunable)
  const removed: Holding[] = []
  let totalBytes = bytesOf(prunable)
  // Of equal age, the folder goes before the files that it has links to.
  const oldest = [...prunable].sort(
    (a, b) => a.usedMs - b.usedMs || b.shared.length - a.shared.length,
  )
  for (const one of oldest) {
    if (totalBytes <= budgetBytes || nowMs - one.usedMs < RECENT_MS) break
    removed.push(one)
    totalBytes -= one.ownBytes
    for (const { id, bytes } of one.shared) {
      const left = (names.get(id) ?? 1) - 1
      names.set(id, left)
      if (left === 0) totalBytes -= bytes
    }
  }
  return removed
}

function countNames(holdings: readonly Holding[]): Map<string, number> {
  const names = new Map<string, number>()
  for (const { shared } of holdings)
    for (const { id } of shared) names.set(id, (names.get(id) ?? 0) + 1)
  return names
}

export function isPrunable({ part }: Pick<Holding, 'part'>): boolean {
  return PARTS.some(({ name, isPrunable }) => name === part && isPrunable)
}

function cleanedBy(part: string): 'deep' | 'all' {
  return PARTS.find(({ name }) => name === part)?.cleanedBy ?? 'all'
}
