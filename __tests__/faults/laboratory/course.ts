import { type FaultKind, modesOf } from './kind.ts'
import type { Mode } from './scene.ts'

export type TrialPlan = { readonly kind: FaultKind; readonly mode: Mode }

/** `only`: ids separated by commas, with * for anything; `modes` likewise. */
export function selectTrials(
  kinds: readonly FaultKind[],
  { only, modes }: { readonly only: string; readonly modes: string },
): readonly TrialPlan[] {
  const ids = toPattern(only)
  const wanted = toPattern(modes)
  return kinds.flatMap((kind) =>
    ids.test(kind.id)
      ? modesOf(kind).flatMap((mode) => (wanted.test(mode) ? [{ kind, mode }] : []))
      : [],
  )
}

function toPattern(list: string): RegExp {
  const parts = list.split(',').map((part) => part.trim().replaceAll('*', '.*'))
  return new RegExp(`^(?:${parts.join('|')})$`)
}

/** Why a trial cannot be made here; `undefined` when it can. */
export function describeSkip({ kind }: TrialPlan): string | undefined {
  return kind.needs === 'root' && process.getuid?.() !== 0 ? 'only root can do that' : undefined
}
