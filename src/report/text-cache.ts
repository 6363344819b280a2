import type { CacheReport } from '../cache/cache.ts'
import { listRemarks, usedArchives } from './cache-highlights.ts'
import { cleanLine } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import { type Paint, tableLines } from './terminal.ts'
import { formatCargo } from './wording.ts'
import {
  ARCHIVE_LABELS,
  ARCHIVE_TITLES,
  describeArchive,
  describeCompile,
  describeCrateHits,
  describeUnchanged,
  nameRemark,
} from './wording-cache.ts'

export function unchangedLines({ cache }: RunReport, paint: Paint): readonly string[] {
  if (cache?.unchanged === undefined) return []
  return [paint(cleanLine(`Build skipped: ${describeUnchanged(cache.unchanged)}`), 'bold')]
}

/** Where archives are kept, what each of them was good for, and the three hit figures. */
export function cacheLines({ cache, compile, cargo }: RunReport, paint: Paint): readonly string[] {
  if (cache === undefined) return []
  const crates = describeCrateHits(cache)
  return [
    cleanLine(`cache: ${cache.reason}`),
    ...(compile === undefined ? [] : [cleanLine(describeCompile(compile, cache))]),
    ...archiveLines(cache, paint),
    ...listRemarks(cache).map((remark) => cleanLine(`  ${nameRemark(remark)}: ${remark.sentence}`)),
    ...(crates === undefined ? [] : [crates]),
    ...(cargo === undefined ? [] : [formatCargo(cargo)]),
  ]
}

function archiveLines(cache: CacheReport, paint: Paint): readonly string[] {
  const archives = usedArchives(cache)
  if (archives.length === 0) return []
  const rows = archives.map((archive) => [
    ARCHIVE_LABELS[archive.name],
    ...describeArchive(archive),
  ])
  return tableLines(['cache', ...ARCHIVE_TITLES], rows, 'left', paint)
}
