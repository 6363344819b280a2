import type { CacheReport } from '../cache/cache.ts'
import { type CacheRemark, listRemarks, usedArchives } from './cache-highlights.ts'
import { EMPTY, join, type Markdown, md, paragraphs, prose, table } from './markdown.ts'
import { capitalize } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import { bulletList, left, sentence, titledList } from './summary-parts.ts'
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

const MAX_ITEMS = 12

/** Never left out: nobody may look for the steps of a build that did not run. */
export function renderUnchanged({ cache }: RunReport): Markdown {
  return cache?.unchanged === undefined
    ? EMPTY
    : md`**Build skipped:** ${prose(describeUnchanged(cache.unchanged))}`
}

/**
 * Where archives are kept and why, and what came of it: archives, crates and compile units, each
 * with a figure of its own. Nothing for a run without caches.
 */
export function renderCache(report: RunReport, show: { readonly cache: boolean }): Markdown {
  const { cache } = report
  if (cache === undefined || !show.cache) return EMPTY
  return paragraphs([
    md`### Cache`,
    placeSentences(report, cache),
    archiveTable(cache),
    bulletList(figuresOf(report, cache), MAX_ITEMS),
    titledList(
      md`What was not restored or not saved:`,
      listRemarks(cache).map(remarkItem),
      MAX_ITEMS,
    ),
  ])
}

function placeSentences({ compile }: RunReport, cache: CacheReport): Markdown {
  const sentences = [cache.reason, ...(compile ? [describeCompile(compile, cache)] : [])]
  return join(sentences.map(sentence), ' ')
}

function archiveTable(cache: CacheReport): Markdown {
  const archives = usedArchives(cache).slice(0, MAX_ITEMS)
  if (archives.length === 0) return EMPTY
  const columns = ['Archive', ...ARCHIVE_TITLES.map(capitalize)].map(left)
  const rows = archives.map((archive) => [
    md`${ARCHIVE_LABELS[archive.name]}`,
    ...describeArchive(archive).map((cell) => md`${cell}`),
  ])
  return table(columns, rows)
}

function figuresOf({ cargo }: RunReport, cache: CacheReport): readonly Markdown[] {
  const crates = describeCrateHits(cache)
  return [
    ...(crates === undefined ? [] : [md`${crates}`]),
    ...(cargo === undefined ? [] : [md`${formatCargo(cargo)}`]),
  ]
}

function remarkItem(remark: CacheRemark): Markdown {
  return md`**${nameRemark(remark)}**: ${sentence(remark.sentence)}`
}
