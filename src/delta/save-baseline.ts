import { join } from 'node:path'
import { renderJson } from '../report/json.ts'
import type { RunReport } from '../report/run-report.ts'
import type { StorePorts } from './find-in-store.ts'
import type { SavePlan } from './plan-save-baseline.ts'

/**
 * Keeps the report of a successful run for those that come after it. `report` has to be free of secrets.
 * Gives what went wrong, one sentence each: it costs the next run its comparison, nothing else.
 */
export async function saveBaseline(
  plan: SavePlan,
  report: RunReport,
  { store, files, tempFolder }: StorePorts,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (plan.kind === 'none' || !store || report.outcome !== 'success') return []
  const folder = join(tempFolder, 'kept-report')
  const problems: string[] = []
  try {
    await files.makeFolder(folder)
    for (const [index, { platform, key }] of plan.keys.entries()) {
      const kept = keptReport(report, platform)
      if (!kept) continue
      const file = join(folder, `${index}.json`)
      await files.writeText(file, renderJson(kept))
      const saved = await store.save(key, file, signal)
      if (saved.outcome === 'lost') {
        problems.push(`The report is not kept for comparisons: ${saved.cause}`)
      }
    }
    await files.remove(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (typeof code !== 'string') throw error
    problems.push(`The report is not kept for comparisons: ${folder} cannot be used (${code}).`)
  }
  return problems
}

/** What comparisons need of one platform; logs, names of servers and the like stay where they were. */
export function keptReport(report: RunReport, platform: string): RunReport | undefined {
  const { image, cache, cargo } = report
  const { schemaVersion, tool, startedAt, durationMs, outcome, source, build, stages } = report
  const platforms = image?.platforms.filter((one) => one.platform === platform) ?? []
  if (!image || platforms.length === 0) return undefined
  return {
    ...{ schemaVersion, tool, startedAt, durationMs, outcome, source, build, stages },
    ...(cache ? { cache: { ...cache, archives: [] } } : {}),
    ...{ attempts: [], steps: [], warnings: [] },
    ...(cargo ? { cargo } : {}),
    image: { ...image, platforms },
  }
}
