import type { Baseline, BudgetResult, DeltaReport, PlatformDelta } from '../delta/delta-report.ts'
import { formatByteChange, formatPercent } from '../delta/format-change.ts'
import { BLANK, formatBytes, formatCount, formatDuration } from './format.ts'
import type { Size } from './image-report.ts'

/** Phrases of what a run changed, for summary, comment and terminal. Plain text, not yet cleaned or escaped. */

export type DeltaRow = {
  readonly platform: string
  readonly measure: 'compressed' | 'unpacked'
  /** `base`: layers of the base image; `own`: those that the build added. */
  readonly part: 'total' | 'base' | 'own'
  readonly beforeBytes: number | null
  readonly afterBytes: number
  /** `12.3 MB` */
  readonly before: string
  readonly after: string
  /** `+1.2 MB`; a dash where nothing is known of before. */
  readonly change: string
  /** `+4.2 %` */
  readonly percent: string
}

/** Says no more than the bytes do. */
const NO_PERCENT = formatPercent(0, 1)

const MEASURES = [
  ['compressed', 'compressedBytes'],
  ['unpacked', 'unpackedBytes'],
] as const
const PARTS = ['total', 'base', 'own'] as const

/** Every size that is known now, with what it was: by platform, measure and part, the whole before its parts. */
export function deltaRows({ platforms }: Pick<DeltaReport, 'platforms'>): readonly DeltaRow[] {
  return platforms.flatMap((platform) =>
    MEASURES.flatMap(([measure, member]) =>
      PARTS.flatMap((part) => rowOf(platform, measure, member, part)),
    ),
  )
}

function rowOf(
  platform: PlatformDelta,
  measure: DeltaRow['measure'],
  member: keyof Size,
  part: DeltaRow['part'],
): readonly DeltaRow[] {
  const pair = platform[part]
  const afterBytes = pair?.after[member] ?? null
  if (pair === undefined || afterBytes === null) return []
  const beforeBytes = pair.before?.[member] ?? null
  const change = beforeBytes === null ? undefined : afterBytes - beforeBytes
  return [
    {
      ...{ platform: platform.platform, measure, part, beforeBytes, afterBytes },
      before: formatBytes(beforeBytes),
      after: formatBytes(afterBytes),
      change: change === undefined ? BLANK : formatByteChange(change),
      percent: change === undefined ? BLANK : formatPercent(change, beforeBytes ?? 0),
    },
  ]
}

/** `+1.2 MB (+4.2 %)`, `±0` */
export function describeRowChange({
  change,
  percent,
}: Pick<DeltaRow, 'change' | 'percent'>): string {
  return percent === BLANK || percent === NO_PERCENT ? change : `${change} (${percent})`
}

/** One sentence; names commits and digests between backticks. */
export function describeBaseline(baseline: Baseline): string {
  switch (baseline.kind) {
    case 'report':
      return `Compared with ${describeReportOf(baseline)}${describeDigest(baseline)}.`
    case 'image':
      return `Compared with the image \`${baseline.reference}\`${describeImageDigest(baseline)}.`
    case 'none':
      return `Not compared. ${baseline.reason}`
  }
}

type ReportBaseline = Extract<Baseline, { readonly kind: 'report' }>

const ORIGINS: Readonly<Record<ReportBaseline['origin'], string>> = {
  cache: 'its kept report',
  artifact: 'the artifact of its run',
  file: 'the report that was named',
}

function describeReportOf({ origin, commit, commitsBehind }: ReportBaseline): string {
  if (commit === undefined) return ORIGINS[origin]
  const behind = commitsBehind ? `, ${formatCount(commitsBehind, 'commit')} before the base` : ''
  return `\`${commit.slice(0, 12)}\`${behind} (${ORIGINS[origin]})`
}

function describeImageDigest({ digest }: { readonly digest?: string }): string {
  return digest === undefined ? '' : ` (\`${digest.slice(0, 19)}\`)`
}

function describeDigest({ digest }: { readonly digest?: string }): string {
  return digest === undefined ? '' : `, image \`${digest.slice(0, 19)}\``
}

export const BUDGET_SIGNS: Readonly<Record<BudgetResult['outcome'], string>> = {
  kept: '✅',
  exceeded: '❌',
  'not-known': '❔',
}

/** A rule that only warns is no failure. */
export function budgetSign({ outcome, action }: BudgetResult): string {
  return outcome === 'exceeded' && action === 'warn' ? '⚠️' : BUDGET_SIGNS[outcome]
}

export const NOISY =
  'Times and cache figures depend on the machine and on what ran before: a single run proves little.'

/** `12.3 s → 14.1 s` */
export function describeDurations({
  beforeMs,
  afterMs,
}: NonNullable<DeltaReport['durations']>[number]): string {
  return `${formatDuration(beforeMs)} → ${formatDuration(afterMs)}`
}

const FIGURES = {
  'units-fresh': 'compile units fresh',
  'crates-restored': 'crates restored',
} as const

/** `compile units fresh: 71 of 74 → 12 of 80` */
export function describeCacheChange({
  name,
  before,
  after,
}: NonNullable<DeltaReport['cache']>[number]): string {
  return `${FIGURES[name]}: ${before.part} of ${before.total} → ${after.part} of ${after.total}`
}
