import type { ArchiveName, ArchiveReport, CacheReport } from '../cache/cache.ts'
import type { CacheRemark } from './cache-highlights.ts'
import { BLANK, formatBytes, formatDuration, formatShare, groupDigits } from './format.ts'
import { clip } from './plain-text.ts'
import type { CompileReport } from './run-report.ts'
import { endSentence } from './wording.ts'

/** Phrases on caches that the summary and the terminal share. Plain text, not yet cleaned or escaped. */

const MAX_KEY = 80
/** As with digests, twelve digits are enough to tell one from another; report.json has all. */
const LONG_HASH = /\b([0-9a-f]{12})[0-9a-f]{20,}\b/g

const COMPILED: Readonly<Record<CompileReport['kind'], string>> = {
  'in-build': 'Compiled in the steps of the Dockerfile',
  mounts: "Compiled in the builder's cache mounts",
  container: 'Compiled in a container of the tool-chain stage',
}

/** `Compiled in the steps of the Dockerfile: The input compile-in is build.`; a reason is told once. */
export function describeCompile({ kind, reason }: CompileReport, cache: CacheReport): string {
  const fact = COMPILED[kind]
  const isTold = reason.trim() === '' || reason === cache.reason
  return endSentence(isTold ? fact : `${fact}: ${reason.trim()}`)
}

/** Follows `Build skipped:`. */
export function describeUnchanged({ key }: NonNullable<CacheReport['unchanged']>): string {
  return `nothing that goes into the image has changed (input \`${clip(key.replace(LONG_HASH, '$1'), MAX_KEY)}\`).`
}

export const ARCHIVE_LABELS: Readonly<Record<ArchiveName, string>> = {
  crates: 'crates',
  units: 'compiled dependencies',
  workspace: 'incremental state',
  image: 'finished image',
  scanner: 'scanner',
  database: 'vulnerability database',
}

export const ARCHIVE_TITLES = ['hit', 'restored', 'saved'] as const

/** Under `ARCHIVE_TITLES`: `partial`, `105.3 MB in 2.1 s`, `was there already`. */
export function describeArchive(archive: ArchiveReport): readonly string[] {
  const { hit, saved } = archive
  return [hit === 'off' ? BLANK : hit, describeRestored(archive), describeSaved(saved)]
}

/** A miss has a time, too: that of a service which does not answer is the one to be seen. */
function describeRestored({ hit, restoredBytes, restoreMs }: ArchiveReport): string {
  switch (hit) {
    case 'off':
      return BLANK
    case 'miss':
      return `nothing${restoredBytes === 0 ? '' : ` of ${formatBytes(restoredBytes)}`}, after ${formatDuration(restoreMs)}`
    case 'exact':
    case 'partial':
      return `${formatBytes(restoredBytes)} in ${formatDuration(restoreMs)}`
  }
}

function describeSaved(saved: ArchiveReport['saved']): string {
  switch (saved?.outcome) {
    case undefined:
      return BLANK
    case 'saved':
      return `${formatBytes(saved.bytes)} in ${formatDuration(saved.durationMs)}`
    case 'present':
      return 'was there already'
    case 'lost':
      return `not saved, after ${formatDuration(saved.durationMs)}`
  }
}

/** Before the sentence: `crates, incremental state`. */
export function nameRemark({ archives }: CacheRemark): string {
  return archives.map((name) => ARCHIVE_LABELS[name]).join(', ')
}

/** `Crates: 150 of 155 restored (97 %).`; `undefined` where the lock file names none. */
export function describeCrateHits({ crates }: CacheReport): string | undefined {
  if (crates === undefined || crates.locked === 0) return undefined
  const { restored, locked } = crates
  const share = formatShare(restored, locked)
  return `Crates: ${groupDigits(restored)} of ${groupDigits(locked)} restored (${share}).`
}
