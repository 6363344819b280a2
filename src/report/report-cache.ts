import type { CacheReport } from '../cache/cache.ts'
import type { CompilePlan } from '../compile/compile.ts'
import type { CompileOutcome } from '../compile-stages.ts'
import type { FetchReport } from '../fetch/fetch.ts'
import type { Kept } from '../keep-stages.ts'
import type { BuildPlan } from '../plan/plan.ts'
import type { CompileReport } from './run-report.ts'

/** The plan, unless the container could not do it. */
export function reportCompile(
  plan: CompilePlan,
  compiled: CompileOutcome | undefined,
): CompileReport {
  const { leftToBuild } = compiled ?? {}
  if (leftToBuild !== undefined) return { kind: 'in-build', reason: leftToBuild }
  return { kind: plan.kind, reason: plan.reason }
}

/** Nothing is told of a cache where nobody could expect one. */
export function reportCache(
  { cache: { store, reason }, dockerfile }: BuildPlan,
  compiled: CompileOutcome | undefined,
  { archives, unchanged }: Kept,
  fetch: FetchReport | undefined,
): CacheReport | undefined {
  const isExpected = dockerfile.origin === 'ours' && store.kind !== 'none'
  if (!isExpected && archives.length === 0 && unchanged === undefined) return undefined
  const crates = fetch?.crates
  return {
    store: store.kind,
    reason,
    archives: [...archives, ...(compiled?.archives ?? [])],
    ...(crates ? { crates: { restored: crates.reused, locked: crates.total } } : {}),
    ...(unchanged ? { unchanged } : {}),
  }
}
