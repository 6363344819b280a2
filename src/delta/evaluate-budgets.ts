import { EXIT } from '../exit-codes.ts'
import type { Variant } from '../plan/plan.ts'
import { formatBytes } from '../report/format.ts'
import type { Size } from '../report/image-report.ts'
import type { Failure } from '../report/run-report.ts'
import type { BudgetResult, DeltaReport, PlatformDelta, SizePair } from './delta-report.ts'
import { formatPercent } from './format-change.ts'
import type { BudgetRule } from './parse-budget.ts'

export type BudgetSubject = {
  readonly rules: readonly BudgetRule[]
  /** Of rules that name none. */
  readonly action: 'warn' | 'fail'
  readonly variant?: Variant
}

type Verdict = Pick<BudgetResult, 'outcome' | 'sentence'>

/** One result for each rule and each platform that it is about. What is not known is not exceeded. */
export function evaluateBudgets(
  { rules, action, variant }: BudgetSubject,
  platforms: readonly PlatformDelta[],
): readonly BudgetResult[] {
  return rules
    .filter((rule) => rule.variant === undefined || rule.variant === variant)
    .flatMap((rule) => {
      const meant = platforms.filter(
        ({ platform }) => rule.platform === undefined || rule.platform === platform,
      )
      const about = { rule: rule.text, action: rule.action ?? action }
      if (platforms.length === 0) {
        const sentence = 'The size of the image is not known.'
        return [
          { ...about, platform: rule.platform ?? '', outcome: 'not-known' as const, sentence },
        ]
      }
      return meant.map((one) => ({ ...about, platform: one.platform, ...judge(rule, one) }))
    })
}

function judge(rule: BudgetRule, platform: PlatformDelta): Verdict {
  const pair = rule.part === 'own' ? platform.own : platform.total
  const where = `${platform.platform}${rule.part === 'own' ? ', own layers' : ''}`
  if (!pair) {
    return notKnown(where, 'own layers cannot be told apart from those of the base image')
  }
  return rule.measure === 'growth'
    ? judgeGrowth(rule.limit, pair, where)
    : judgeSize(rule.limit, pair.after, rule.measure, where)
}

function notKnown(where: string, why: string): Verdict {
  return { outcome: 'not-known', sentence: `${where}: ${why}.` }
}

const MEMBERS = { compressed: 'compressedBytes', unpacked: 'unpackedBytes' } as const

function judgeSize(
  limit: BudgetRule['limit'],
  size: Size,
  measure: keyof typeof MEMBERS,
  where: string,
): Verdict {
  const bytes = size[MEMBERS[measure]]
  if (bytes === null || limit.kind === 'percent') {
    return notKnown(where, `the ${measure} size is not known here`)
  }
  const figures = `${formatBytes(bytes)} ${measure}`
  return bytes <= limit.bytes
    ? {
        outcome: 'kept',
        sentence: `${where}: ${figures}, and ${formatBytes(limit.bytes)} are allowed.`,
      }
    : {
        outcome: 'exceeded',
        sentence: `${where}: ${figures}, ${formatBytes(bytes - limit.bytes)} more than the ${formatBytes(limit.bytes)} that are allowed.`,
      }
}

/** Of what travels where that is known of both, else of what it takes on a disk. */
function judgeGrowth(
  limit: BudgetRule['limit'],
  { before, after }: SizePair,
  where: string,
): Verdict {
  const measure = (['compressed', 'unpacked'] as const).find(
    (one) => (before?.[MEMBERS[one]] ?? null) !== null && after[MEMBERS[one]] !== null,
  )
  if (!before || !measure) return notKnown(where, 'there is no earlier size to compare with')
  const [then, now] = [before[MEMBERS[measure]] ?? 0, after[MEMBERS[measure]] ?? 0]
  const grown = now - then
  const allowedBytes = limit.kind === 'bytes' ? limit.bytes : (then * limit.percent) / 100
  const allowed = limit.kind === 'bytes' ? formatBytes(limit.bytes) : `${limit.percent} %`
  const share = then > 0 ? ` (${formatPercent(grown, then)})` : ''
  const figures =
    grown <= 0
      ? `${formatBytes(now)} ${measure}, ${formatBytes(-grown)} less than before${share}`
      : `${formatBytes(now)} ${measure}, ${formatBytes(grown)} more than before${share}`
  return grown <= allowedBytes
    ? { outcome: 'kept', sentence: `${where}: ${figures}; growth of ${allowed} is allowed.` }
    : { outcome: 'exceeded', sentence: `${where}: ${figures}, and only ${allowed} are allowed.` }
}

/** As of a scan that breaks its policy. */

/** The failure of the run, if a rule that is to fail it is exceeded. */
export function budgetFailure({ budgets }: Pick<DeltaReport, 'budgets'>): Failure | undefined {
  const exceeded = budgets.filter(
    ({ outcome, action }) => outcome === 'exceeded' && action === 'fail',
  )
  const [first, ...others] = exceeded
  if (!first) return undefined
  const more = others.length === 0 ? '' : ` ${others.length} more of size-budget are exceeded, too.`
  return {
    stage: 'size-budget',
    cause: `The image is larger than ${first.rule} allows. ${first.sentence}${more}`,
    remedy:
      'Make the image smaller (the report lists the files that grew), or raise size-budget; size-budget-action: warn lets the run pass.',
    evidence: exceeded.map(({ rule, sentence }) => `${rule}: ${sentence}`),
    exitCode: EXIT.policy,
  }
}
