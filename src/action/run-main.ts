import { resolve } from 'node:path'
import * as core from '@actions/core'
import { files } from '../adapters/files.ts'
import { definedVariables, makePipelinePorts } from '../adapters/pipeline-ports.ts'
import { standInSource } from '../adapters/stand-in-source.ts'
import { logWarnings } from '../build/warnings.ts'
import { readEngineFacts } from '../engine/inspect.ts'
import { formatInputError, ToolError } from '../errors.ts'
import { inputsOf } from '../inputs.ts'
import { leftBehind, type PipelineResult, runPipeline } from '../pipeline.ts'
import { type Preparation, type Prepared, prepare } from '../prepare.ts'
import { renderJson } from '../report/json.ts'
import { makeOutputs } from '../report/outputs.ts'
import { renderSummary } from '../report/summary.ts'
import { decideVerdict } from '../report/verdict.ts'
import { revealSecret } from '../request.ts'
import type { RunContext } from '../run-context.ts'
import { actionsLogger } from './actions-logger.ts'
import { readActionContext } from './context.ts'
import { formatState, STATE_KEY } from './state.ts'

const EXIT = { input: 2, tool: 1, bug: 70 }

/** The main step. Gives the exit code; whatever happens, the reason stands in an annotation. */
export async function runMain(signal: AbortSignal): Promise<number> {
  const context = readActionContext(process.env)
  saveState(context, {})
  try {
    return await build(context, signal)
  } catch (error) {
    return fail(error)
  }
}

async function build(context: RunContext, signal: AbortSignal): Promise<number> {
  const env = definedVariables(process.env)
  const ports = makePipelinePorts(env, actionsLogger)
  const preparation = await prepare(readInputs(), context, {
    files,
    engineFacts: (builder) => readEngineFacts(ports.run, builder),
    standIns: standInSource(context.cacheFolder, () => env, actionsLogger),
  })
  if (preparation.kind !== 'ready') return refuse(preparation)
  const { plan, request } = preparation
  for (const { source } of request.secrets) {
    if (source.kind === 'value') core.setSecret(revealSecret(source.value))
  }
  saveState(context, leftBehind(plan))
  for (const note of plan.notes) core.info(note)
  const result = await runPipeline(preparation, context, ports, signal)
  return conclude(result, preparation, context)
}

/** As the runner hands them over; a value is trimmed by the parser where that is right. */
function readInputs(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    inputsOf('action').map(({ name }) => [name, core.getInput(name, { trimWhitespace: false })]),
  )
}

function saveState({ tempFolder }: RunContext, left: { readonly builderName?: string }): void {
  core.saveState(STATE_KEY, formatState({ version: 1, tempFolder, ...left }))
}

async function conclude(
  { report, metadata, output }: PipelineResult,
  { request }: Prepared,
  context: RunContext,
): Promise<number> {
  logWarnings(actionsLogger, report.warnings)
  const reportFile = resolve(
    context.workspaceFolder,
    request.report ?? `${context.tempFolder}/report.json`,
  )
  await files.writeText(reportFile, renderJson(report))
  const outputs = makeOutputs(report, {
    reportFile,
    ...(metadata === undefined ? {} : { metadata }),
  })
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  await writeSummary(renderSummary(report))
  if (output !== undefined) core.info(output)
  const verdict = decideVerdict(report)
  if (verdict.exitCode !== 0) core.error(verdict.sentence)
  // Nobody may take an image of stand-ins for a real one.
  else if (report.build.standIns.length > 0) core.warning(verdict.sentence)
  else actionsLogger.info(verdict.sentence)
  return verdict.exitCode
}

/** A summary that cannot be written never fails a build. */
async function writeSummary(markdown: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return
  try {
    await core.summary.addRaw(markdown, true).write()
  } catch (error) {
    core.warning(`the job summary could not be written: ${(error as Error).message}`)
  }
}

function refuse(preparation: Exclude<Preparation, { kind: 'ready' }>): number {
  if (preparation.kind === 'refusal') {
    core.error(`${preparation.refusal.message} ${preparation.refusal.hint}`)
    return EXIT.tool
  }
  for (const error of preparation.errors) core.error(formatInputError(error))
  return EXIT.input
}

function fail(error: unknown): number {
  if (error instanceof ToolError) {
    core.error(`${error.message} ${error.hint}`)
    return EXIT.tool
  }
  core.error(
    `This is a bug of cv-docker-build, please report it: ${error instanceof Error ? error.message : String(error)}`,
  )
  if (error instanceof Error && error.stack) actionsLogger.info(error.stack)
  return EXIT.bug
}
