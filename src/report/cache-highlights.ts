import type { ArchiveName, ArchiveReport, CacheReport } from '../cache/cache.ts'

/** What the summary, the terminal and the outputs pick out of the caches. */

/** Those that were looked for or saved: of the others there is nothing to tell but their remarks. */
export function usedArchives({ archives }: CacheReport): readonly ArchiveReport[] {
  return archives.filter(({ hit, saved }) => hit !== 'off' || saved !== undefined)
}

/** A sentence, and the archives that it is about. */
export type CacheRemark = { readonly archives: readonly ArchiveName[]; readonly sentence: string }

/** Each sentence once: what keeps one archive from being saved often keeps all of them. */
export function listRemarks({ archives }: CacheReport): readonly CacheRemark[] {
  const about = new Map<string, Set<ArchiveName>>()
  for (const { name, remarks } of archives) {
    for (const sentence of remarks) {
      about.set(sentence, (about.get(sentence) ?? new Set()).add(name))
    }
  }
  return [...about].map(([sentence, names]) => ({ archives: [...names], sentence }))
}

/** Of what could be used: a damaged archive has bytes, too, and is a miss. */
export function sumRestoredBytes({ archives }: CacheReport): number {
  return archives.reduce(
    (sum, { hit, restoredBytes }) =>
      sum + (hit === 'exact' || hit === 'partial' ? restoredBytes : 0),
    0,
  )
}

/** Of what is new in the store: neither what was lost nor what somebody else had saved. */
export function sumSavedBytes({ archives }: CacheReport): number {
  return archives.reduce(
    (sum, { saved }) => sum + (saved?.outcome === 'saved' ? saved.bytes : 0),
    0,
  )
}
