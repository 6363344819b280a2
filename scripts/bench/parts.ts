type Stage = { readonly name: string; readonly startMs: number; readonly durationMs: number }

/**
 * Seconds of each stage by name, and as `rest` those of the whole run in which there was none: stages
 * can go on side by side, so their sum may be more than the whole.
 */
export function partsOf(
  stages: readonly Stage[],
  seconds: number,
): Readonly<Record<string, number>> {
  const parts = Object.fromEntries(stages.map(({ name, durationMs }) => [name, durationMs / 1000]))
  return { ...parts, rest: Math.max(0, seconds - coveredMs(stages) / 1000) }
}

function coveredMs(stages: readonly Stage[]): number {
  let covered = 0
  let endMs = 0
  for (const { startMs, durationMs } of [...stages].sort((a, b) => a.startMs - b.startMs)) {
    covered += Math.max(0, startMs + durationMs - Math.max(endMs, startMs))
    endMs = Math.max(endMs, startMs + durationMs)
  }
  return covered
}
