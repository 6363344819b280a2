import type { RunParts } from './compare.ts'
import type { DeltaReport } from './delta-report.ts'

type Compared = Pick<DeltaReport, 'durations' | 'cache'>
type Figure = NonNullable<DeltaReport['cache']>[number]
type Share = Figure['before']

/** Stages that took less in both runs are noise alone. */
const NOTICEABLE_MS = 100

/** What depends on the machine and on chance as much as on the change; absent where one run has none. */
export function compareRuns(before: RunParts, after: RunParts): Compared {
  const durations = compareDurations(before, after)
  const figures: readonly Figure[] = [
    ...figure('units-fresh', freshUnits(before), freshUnits(after)),
    ...figure('crates-restored', restoredCrates(before), restoredCrates(after)),
  ]
  return {
    ...(durations.length > 0 ? { durations } : {}),
    ...(figures.length > 0 ? { cache: figures } : {}),
  }
}

function compareDurations(before: RunParts, after: RunParts) {
  return (after.stages ?? []).flatMap(({ name, durationMs }) => {
    const earlier = before.stages?.find((stage) => stage.name === name)
    if (!earlier || Math.max(earlier.durationMs, durationMs) < NOTICEABLE_MS) return []
    return [{ name, beforeMs: earlier.durationMs, afterMs: durationMs }]
  })
}

function figure(
  name: Figure['name'],
  before: Share | undefined,
  after: Share | undefined,
): readonly Figure[] {
  return before && after ? [{ name, before, after }] : []
}

function freshUnits({ cargo }: RunParts): Share | undefined {
  if (cargo?.fresh === undefined) return undefined
  return { part: cargo.fresh, total: cargo.fresh + cargo.compiled }
}

function restoredCrates({ cache }: RunParts): Share | undefined {
  return cache?.crates && { part: cache.crates.restored, total: cache.crates.locked }
}
