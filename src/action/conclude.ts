import { resolve } from 'node:path'
import { files } from '../adapters/files.ts'
import { logWarnings } from '../build/warnings.ts'
import type { PipelineResult } from '../pipeline.ts'
import { renderJson } from '../report/json.ts'
import { makeOutputs } from '../report/outputs.ts'
import type { RunReport } from '../report/run-report.ts'
import { renderSummary } from '../report/summary.ts'
import { decideVerdict } from '../report/verdict.ts'
import type { RunContext } from '../run-context.ts'
import { actionsLogger } from './actions-logger.ts'
import { loadToolkit } from './toolkit.ts'

/**
 * Tells what a run did in every place where a runner shows it: annotations, report.json (at `wanted`,
 * else in the folder of the run) with its page beside it, outputs, job summary. Gives the exit code.
 */
export async function conclude(
  { report, metadata, output }: PipelineResult,
  wanted: string | undefined,
  { workspaceFolder, tempFolder }: RunContext,
): Promise<number> {
  const core = await loadToolkit()
  logWarnings(actionsLogger, report.warnings)
  const path = resolve(workspaceFolder, wanted ?? `${tempFolder}/report.json`)
  const isWritten = await tryTo('report.json', () => files.writeText(path, renderJson(report)))
  const pagePath = pageBeside(path)
  const hasPage = await tryTo('report.html', () => writePage(pagePath, report))
  const outputs = makeOutputs(report, {
    ...(isWritten ? { reportFile: path } : {}),
    ...(hasPage ? { pageFile: pagePath } : {}),
    ...(metadata === undefined ? {} : { metadata }),
  })
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  if (process.env.GITHUB_STEP_SUMMARY) {
    await tryTo('the job summary', () => writeSummary(renderSummary(report)))
  }
  if (output !== undefined) actionsLogger.info(output)
  return tellVerdict(report)
}

/** `report.html` of `report.json`. */
function pageBeside(path: string): string {
  return `${path.replace(/\.json$/i, '')}.html`
}

/** Loaded when the build is over, which does not wait for it. */
async function writePage(path: string, report: RunReport): Promise<void> {
  const { renderPage } = await import('../report/page/render-page.ts')
  await files.writeText(path, renderPage(report))
}

async function writeSummary(markdown: string): Promise<void> {
  const core = await loadToolkit()
  await core.summary.addRaw(markdown).write()
}

/** What only tells of a build never fails it. */
async function tryTo(what: string, write: () => Promise<void>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    actionsLogger.warning(`${what} could not be written: ${(error as Error).message}`)
    return false
  }
}

function tellVerdict(report: RunReport): number {
  const { exitCode, sentence } = decideVerdict(report)
  if (exitCode !== 0) actionsLogger.error(sentence)
  // Nobody may take an image of stand-ins for a real one.
  else if (report.build.standIns.length > 0) actionsLogger.warning(sentence)
  else actionsLogger.info(sentence)
  return exitCode
}
