import type { Variant } from '../plan/plan.ts'
import type { Fault } from '../request/checks.ts'
import { quote } from '../request/wording.ts'

/** One rule of `size-budget`. */
export type BudgetRule = {
  /** As given. */
  readonly text: string
  /** Only for this one, if it is given. */
  readonly platform?: string
  readonly variant?: Variant
  /** `own`: of the layers that the build added, without the base image. */
  readonly part: 'total' | 'own'
  readonly measure: 'compressed' | 'unpacked' | 'growth'
  readonly limit:
    | { readonly kind: 'bytes'; readonly bytes: number }
    /** Of the earlier size. */
    | { readonly kind: 'percent'; readonly percent: number }
  /** Else as `size-budget-action` says. */
  readonly action?: 'warn' | 'fail'
}

type ParsedRule =
  | { readonly ok: true; readonly rule: BudgetRule }
  | { readonly ok: false; readonly fault: Fault }

const RULE =
  /^(?:(?<scope>[^\s:<=>]+)\s*:\s*)?(?<part>own-)?(?<measure>[a-z-]+)\s*<=\s*(?<number>\d+(?:\.\d+)?)\s*(?<unit>%|[a-z]+)?(?:\s+(?<action>[a-z]+))?$/i
const MEASURES = ['compressed', 'unpacked', 'growth'] as const
const ACTIONS = ['warn', 'fail'] as const
const VARIANTS: readonly Variant[] = ['prod', 'dev', 'minimal']
const PLATFORM = /^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/
const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1000,
  mb: 1000 ** 2,
  gb: 1000 ** 3,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
}

const FORM =
  'use MEASURE<=LIMIT with compressed, unpacked or growth, for example compressed<=20MB or growth<=5%'

/** `[PLATFORM|VARIANT:][own-]MEASURE<=LIMIT [warn|fail]` */
export function parseBudgetRule(text: string): ParsedRule {
  const groups = RULE.exec(text.trim())?.groups
  if (!groups) return refuse(`${quote(text)} is not a rule for a size`, FORM)
  const { scope, number = '', unit = '', action: word } = groups
  const measure = MEASURES.find((known) => known === groups.measure)
  if (!measure) return refuse(`${quote(groups.measure ?? '')} is no measure of a size`, FORM)
  const limit = parseLimit(Number(number), unit, measure)
  if ('problem' in limit) return { ok: false, fault: limit }
  const place = parseScope(scope)
  if ('problem' in place) return { ok: false, fault: place }
  const action = ACTIONS.find((known) => known === word)
  if (word !== undefined && !action) {
    return refuse(`${quote(word)} in ${quote(text)} is no action`, 'use warn or fail, or neither')
  }
  const part = groups.part === undefined ? 'total' : 'own'
  return { ok: true, rule: { text, ...place, part, measure, limit, ...(action ? { action } : {}) } }
}

/** For the table of checks. */
export function checkBudgetRule(text: string): Fault | undefined {
  const parsed = parseBudgetRule(text)
  return parsed.ok ? undefined : parsed.fault
}

function refuse(problem: string, remedy: string): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: { problem, remedy } }
}

function parseScope(scope: string | undefined): Pick<BudgetRule, 'platform' | 'variant'> | Fault {
  if (scope === undefined) return {}
  const variant = VARIANTS.find((known) => known === scope)
  if (variant) return { variant }
  if (PLATFORM.test(scope)) return { platform: scope }
  return {
    problem: `${quote(scope)} is neither a platform nor a variant`,
    remedy: 'use os/arch, for example linux/arm64, or prod, dev or minimal',
  }
}

function parseLimit(
  number: number,
  unit: string,
  measure: BudgetRule['measure'],
): BudgetRule['limit'] | Fault {
  if (unit === '%') {
    if (measure === 'growth') return { kind: 'percent', percent: number }
    return {
      problem: `a limit of ${quote(measure)} cannot be in percent`,
      remedy: 'give bytes, for example 20MB, or limit growth',
    }
  }
  const factor = UNITS[unit.toLowerCase() || 'b']
  const bytes = Math.round(number * (factor ?? Number.NaN))
  if (Number.isSafeInteger(bytes)) return { kind: 'bytes', bytes }
  return factor === undefined
    ? {
        problem: `${quote(unit)} is not a unit of a size`,
        remedy: `use B, kB, MB, GB, KiB, MiB or GiB${measure === 'growth' ? ', or %' : ''}`,
      }
    : {
        problem: `${quote(`${number}${unit}`)} is more than can be counted`,
        remedy: 'give a smaller limit',
      }
}
