import { addArgs, dropFlags, filterOf, isOn, valuesOf } from './argv.ts'
import type { Reach } from './reach.ts'

/**
 * The arguments of a retry: what the attempt before finished is not done again, although it was to be
 * done without the cache. What it did not finish is still done so: the cache may hold an older result
 * of it, made on top of an older result of what is finished. `--pull` stays: it costs one question a
 * base image, and without it an older local image could take the place of the one just pulled.
 */
export function keepFinished(
  argv: readonly string[],
  { isBuilt, finishedStages, openStages }: Reach,
  platformCount: number,
): readonly string[] {
  const values = valuesOf(argv, '--no-cache-filter').flatMap((value) => value.split(','))
  const filters = [...new Set(values.map((stage) => stage.trim()))]
  const noCache = isOn(argv, '--no-cache')
  if (!noCache && filters.length === 0) return argv
  if (isBuilt) return withFilters(argv, [])
  // The stages of one platform may be finished while those of another have not even been announced.
  if (platformCount > 1 || finishedStages.length === 0) return argv
  const left = filters.filter((stage) => !isIn(finishedStages, stage))
  return withFilters(argv, noCache ? openStages : left)
}

function isIn(stages: readonly string[], stage: string): boolean {
  return stages.some((one) => one.toLowerCase() === stage.toLowerCase())
}

function withFilters(argv: readonly string[], stages: readonly string[]): readonly string[] {
  const kept = dropFlags(argv, ({ name }) => name === '--no-cache' || name === '--no-cache-filter')
  return addArgs(kept, stages.flatMap(filterOf))
}
