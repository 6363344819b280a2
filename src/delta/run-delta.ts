import type { CommandRunner } from '../ports.ts'
import type { DeltaRequest } from '../request/delta-request.ts'
import { compareReports, type RunParts } from './compare.ts'
import type { DeltaReport } from './delta-report.ts'
import { evaluateBudgets } from './evaluate-budgets.ts'
import { findBase } from './find-base.ts'
import { type BaselinePorts, type BaselineSearch, findBaseline } from './find-baseline.ts'
import { type DeltaSubject, planBaseline } from './plan-baseline.ts'
import { planSaveBaseline } from './plan-save-baseline.ts'

export type DeltaStageSubject = Omit<DeltaSubject, 'request' | 'platforms'> & {
  readonly request: DeltaSubject['request'] & DeltaRequest
}

export type DeltaPorts = BaselinePorts & { readonly run: CommandRunner }

/** Whether own layers have to be listed (`measureImage(…, { files: true })`): somebody will compare them. */
export function wantsFiles(subject: DeltaStageSubject): boolean {
  return mayCompare(subject) || planSaveBaseline({ ...subject, platforms: ['any'] }).kind === 'save'
}

/** Before the checkout was looked at: whether there is any chance of a comparison. */
function mayCompare(subject: DeltaStageSubject): boolean {
  const anyBase = { branch: 'any', commit: '0'.repeat(40), ancestors: [] }
  return planBaseline({ ...subject, platforms: ['any'] }, anyBase).sources.length > 0
}

/**
 * The stage: finds what this run is compared with and compares. Faults of git, a store, a registry or
 * GitHub are remarks. `undefined` where there is nothing to say: nothing to compare with by design, and
 * no budget. Throws only for bugs.
 */
export async function runDelta(
  subject: DeltaStageSubject,
  after: RunParts,
  ports: DeltaPorts,
  signal: AbortSignal,
): Promise<DeltaReport | undefined> {
  const { request, plan, context } = subject
  const isComparing = mayCompare(subject)
  if (!isComparing && request.sizeBudget.length === 0) return undefined
  const platforms = after.image?.platforms.map(({ platform }) => platform) ?? []
  const isAuto = isComparing && request.compare === 'auto'
  const base = isAuto ? await findBase(context, ports.run) : undefined
  const baselinePlan = planBaseline({ ...subject, platforms }, base)
  const search: BaselineSearch =
    platforms.length > 0
      ? await findBaseline(baselinePlan, ports, signal)
      : { before: { kind: 'none', reason: whyNothing(after) }, remarks: [] }
  const compared = compareReports(search.before, after)
  const budgetSubject = {
    rules: request.sizeBudget,
    action: request.sizeBudgetAction,
    ...(plan.variant === undefined ? {} : { variant: plan.variant }),
  }
  return {
    ...compared,
    budgets: evaluateBudgets(budgetSubject, compared.platforms),
    remarks: [...search.remarks, ...compared.remarks],
  }
}

function whyNothing({ image, cache }: RunParts): string {
  if (cache?.unchanged)
    return 'The build was skipped, and its image was compared when it was built.'
  return image?.unmeasured === undefined
    ? 'There is no image to compare.'
    : `There are no sizes to compare: ${image.unmeasured}.`
}
