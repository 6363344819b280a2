import type { RunParts } from './delta/compare.ts'
import type { DeltaReport } from './delta/delta-report.ts'
import type { Timed } from './network-stages.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import type { Prepared } from './prepare.ts'
import type { Failure, RunReport } from './report/run-report.ts'
import type { RunContext } from './run-context.ts'

export type Compared = {
  readonly delta?: DeltaReport
  /** Present where the image is larger than it may be. */
  readonly failure?: Failure
  /** Keeps the finished report for later runs. */
  readonly keep?: (report: RunReport) => Promise<void>
}

/** What this run changes against an earlier one. Loaded only where somebody may ask for it. */
export async function compareRun(
  after: RunParts,
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<Compared> {
  if (!mayCompare(prepared, context) || after.image === undefined || signal.aborted) return {}
  const [{ keepReport, runDeltaStage }, { budgetFailure }] = await Promise.all([
    import('./delta-stages.ts'),
    import('./delta/evaluate-budgets.ts'),
  ])
  const delta = await timed('delta', () => runDeltaStage(prepared, context, after, ports, signal))
  const failure = delta && budgetFailure(delta)
  for (const { outcome, action, sentence } of delta?.budgets ?? []) {
    if (outcome === 'exceeded' && action === 'warn') ports.log.warning(sentence)
  }
  return {
    ...(delta ? { delta } : {}),
    ...(failure ? { failure } : {}),
    keep: async (report) => {
      const problems = await keepReport(prepared, context, report, ports, signal)
      for (const problem of problems) ports.log.warning(problem)
    },
  }
}

/** Cheap: an ordinary run outside of a workflow has nothing to be compared with. */
export function mayCompare({ request }: Prepared, { github }: RunContext): boolean {
  const { compare, sizeBudget } = request
  return github !== undefined || sizeBudget.length > 0 || !['auto', 'off'].includes(compare)
}
