export type StoredFile = {
  readonly name: string
  readonly sizeBytes: number
  /** When it was saved or last restored; milliseconds since the epoch. */
  readonly usedMs: number
}

/** What has to go, the longest unused first, so that the rest and `neededBytes` fit the budget. */
export function planPrune(
  stored: readonly StoredFile[],
  budgetBytes: number,
  neededBytes: number,
): readonly StoredFile[] {
  let excess = stored.reduce((sum, { sizeBytes }) => sum + sizeBytes, neededBytes) - budgetBytes
  return [...stored]
    .sort((a, b) => a.usedMs - b.usedMs)
    .filter(({ sizeBytes }) => {
      const goes = excess > 0
      if (goes) excess -= sizeBytes
      return goes
    })
}

/** Age after which what is still being written is not: nobody writes an archive for as long. */
const ABANDONED_AFTER_MS = 6 * 3_600_000

export function findAbandoned(parts: readonly StoredFile[], nowMs: number): readonly StoredFile[] {
  return parts.filter(({ usedMs }) => nowMs - usedMs > ABANDONED_AFTER_MS)
}
