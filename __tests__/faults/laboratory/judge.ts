import type { FaultKind } from './kind.ts'
import { OUTAGE_SECONDS } from './scene.ts'
import { RETRIES, type Trial } from './trial.ts'

/** Why ours decided wrongly, one sentence each; none: it was right. */
export function judgeDecision(trial: Trial): readonly string[] {
  if (trial.outcome === 'hung') return [`it hung (stopped after ${trial.seconds.toFixed(0)} s)`]
  const { kind, mode, attempts, outcome, fault } = trial
  const wanted = expect(kind, mode)
  return [
    ...(outcome === wanted.outcome ? [] : [`it ${outcome}; it should have ${wanted.outcome}`]),
    ...(wanted.attempts === undefined || attempts === wanted.attempts
      ? []
      : [`${attempts} attempts; ${wanted.attempts} would have been right`]),
    ...(fault === undefined || kind.expected.faults.includes(fault)
      ? []
      : [`fault ${fault}; right: ${kind.expected.faults.join(', ')}`]),
    ...(outcome === 'failed' && fault === undefined ? ['no fault is named'] : []),
  ]
}

type Wanted = { readonly outcome: 'passed' | 'failed'; readonly attempts?: number }

function expect({ expected }: FaultKind, mode: Trial['mode']): Wanted {
  const isOver = mode !== 'forever'
  switch (expected.decision) {
    case 'unharmed':
      return { outcome: 'passed', attempts: 1 }
    case 'stopped':
      return { outcome: 'failed', attempts: 1 }
    case 'healed':
      return { outcome: 'passed' }
    case 'retried':
      return isOver ? { outcome: 'passed' } : { outcome: 'failed', attempts: RETRIES + 1 }
    case 'retried-once':
      return mode === 'once' ? { outcome: 'passed' } : { outcome: 'failed', attempts: 2 }
  }
}

/** Seconds from the end of the outage to the end of a build that passed. */
export function secondsAfterOutage(trial: Trial): number | undefined {
  const { mode, outcome, secondsSinceFault } = trial
  if (mode !== '20s' || outcome !== 'passed' || secondsSinceFault === undefined) return undefined
  return trial.attempts === 1 ? undefined : secondsSinceFault - OUTAGE_SECONDS
}
