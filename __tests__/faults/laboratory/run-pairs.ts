import type { TrialPlan } from './course.ts'
import { judgeDecision, secondsAfterOutage } from './judge.ts'
import type { Laboratory } from './laboratory.ts'
import { runTrial, type Trial } from './trial.ts'

/** The same fault for both. */
export type Pair = {
  readonly raw: Trial
  readonly ours: Trial
  /** Why ours decided wrongly; empty when it was right. */
  readonly wrong: readonly string[]
  readonly secondsAfterOutage?: number
  /** How much later than raw ours told of a permanent fault. */
  readonly permanentDelaySeconds?: number
}

export async function runPair(
  lab: Laboratory,
  { kind, mode }: TrialPlan,
  signal?: AbortSignal,
): Promise<Pair> {
  const raw = await runTrial(lab, kind, mode, 'raw', signal)
  const ours = await runTrial(lab, kind, mode, 'ours', signal)
  const after = secondsAfterOutage(ours)
  const isPermanent = kind.expected.decision === 'stopped' && raw.outcome === 'failed'
  return {
    raw,
    ours,
    wrong: judgeDecision(ours),
    ...(after !== undefined && { secondsAfterOutage: after }),
    ...(isPermanent && { permanentDelaySeconds: ours.seconds - raw.seconds }),
  }
}

export type PairsOptions = {
  /** Pairs at the same time. */
  readonly jobs: number
  readonly onPair?: (pair: Pair) => void
  readonly signal?: AbortSignal
}

/** In the order of the plans. Waiting is most of it, so that several at once take little longer. */
export async function runPairs(
  lab: Laboratory,
  plans: readonly TrialPlan[],
  { jobs, onPair, signal }: PairsOptions,
): Promise<readonly Pair[]> {
  const pairs = new Map<number, Pair>()
  const queue = plans.map((plan, index) => ({ plan, index }))
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (signal?.aborted) return
      const pair = await runPair(lab, next.plan, signal)
      if (signal?.aborted) return
      pairs.set(next.index, pair)
      onPair?.(pair)
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return plans.flatMap((_, index) => pairs.get(index) ?? [])
}
