import { runCommand } from '../adapters/command-runner.ts'
import { definedVariables } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { markOwner } from '../adapters/owner-mark.ts'
import { type Environment, makePipelinePorts } from '../adapters/pipeline-ports.ts'
import { formatInputError, ToolError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { inputsOf } from '../inputs.ts'
import { leftBehind, runPipeline } from '../pipeline.ts'
import type { BuildPlan } from '../plan/plan.ts'
import { type Preparation, prepare, type StandInSource } from '../prepare.ts'
import { cleanLine } from '../report/plain-text.ts'
import { revealSecret } from '../request.ts'
import type { RunContext } from '../run-context.ts'
import { readCommitTime } from '../workspace/read-git.ts'
import { actionsLogger } from './actions-logger.ts'
import { commentOn } from './comment.ts'
import { conclude } from './conclude.ts'
import { readActionContext } from './context.ts'
import type { Inspection } from './inspection.ts'
import { formatState, STATE_KEY } from './state.ts'
import { readInput } from './step-environment.ts'
import { loadToolkit, withToolkit } from './toolkit.ts'

/** By then docker has been started, and this process waits for it. */
const LOAD_TOOLKIT_MS = 10
const LOAD_HTTP2_MS = 100

/** The main step. Gives the exit code; whatever happens, the reason stands in an annotation. */
export async function runMain(inspection: Inspection, signal: AbortSignal): Promise<number> {
  const started = readActionContext(process.env)
  saveForPost(started, {})
  try {
    // The inspection takes longer than git: nothing waits for this.
    const [git] = await Promise.all([
      readCommitTime(started.workspaceFolder, runCommand),
      markOwner(started.tempFolder),
    ])
    return await build({ ...started, git }, inspection, signal)
  } catch (error) {
    // Whatever was cut short by the signal fails in its own way.
    return signal.aborted ? cancelled() : fail(error)
  } finally {
    inspection.stop()
    // What was said before it was loaded is said now, at the latest.
    await loadToolkit()
  }
}

async function build(
  context: RunContext,
  inspection: Inspection,
  signal: AbortSignal,
): Promise<number> {
  const env = definedVariables(process.env)
  const { plugin } = inspection
  const ports = makePipelinePorts(
    env,
    actionsLogger,
    plugin === undefined ? {} : { buildxPlugin: plugin },
  )
  const preparation = await prepare(readInputs(), context, {
    files,
    engineFacts: inspection.read,
    standIns: standIns(context, env),
    hostCargo: async (folder) => {
      const { hostCargoReader } = await import('../adapters/host-cargo.ts')
      return hostCargoReader(env, files)(folder)
    },
  })
  if (preparation.kind !== 'ready') return refuse(preparation)
  if (signal.aborted) return cancelled()
  const { plan, request } = preparation
  for (const { source } of request.secrets) {
    if (source.kind !== 'value') continue
    const text = revealSecret(source.value)
    withToolkit((core) => core.setSecret(text))
  }
  saveForPost(context, leftBehind(plan))
  for (const note of plan.notes) actionsLogger.info(note)
  loadAhead(plan)
  const result = await runPipeline(preparation, context, ports, signal)
  const token = request.githubToken === undefined ? '' : revealSecret(request.githubToken)
  const report = await commentOn(result.report, request, token, context, signal)
  return conclude({ ...result, report }, request.report, context)
}

/** What is needed later is loaded while the builder works. */
function loadAhead({ measure }: BuildPlan): void {
  // Whoever needs it gets the error, should there be one.
  setTimeout(() => loadToolkit().catch(() => {}), LOAD_TOOLKIT_MS).unref()
  if (measure.kind === 'engine') setTimeout(() => import('node:http2'), LOAD_HTTP2_MS).unref()
}

/** Loaded only where they are asked for: on an ordinary runner never. */
function standIns({ cacheFolder }: RunContext, env: Environment): StandInSource {
  const source = async () => {
    const { standInSource } = await import('../adapters/stand-in-source.ts')
    return standInSource(cacheFolder, () => env, actionsLogger)
  }
  return {
    make: async (...wanted) => (await source()).make(...wanted),
    makeBuildkitImage: async (wanted) => (await source()).makeBuildkitImage(wanted),
  }
}

/** As the runner hands them over; a value is trimmed by the parser where that is right. */
function readInputs(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    inputsOf('action').map(({ name }) => [name, readInput(name, process.env)]),
  )
}

function saveForPost({ tempFolder }: RunContext, left: { readonly builderName?: string }): void {
  const state = formatState({ version: 1, tempFolder, ...left })
  withToolkit((core) => core.saveState(STATE_KEY, state))
}

function refuse(preparation: Exclude<Preparation, { kind: 'ready' }>): number {
  if (preparation.kind === 'refusal') {
    const { message, hint } = preparation.refusal
    actionsLogger.error(sentence(message, hint))
    return EXIT.build
  }
  for (const error of preparation.errors) actionsLogger.error(formatInputError(error))
  return EXIT.input
}

function cancelled(): number {
  withToolkit((core) => core.setOutput('outcome', 'cancelled'))
  actionsLogger.error('The run was cancelled before the build began.')
  return EXIT.cancelled
}

function fail(error: unknown): number {
  if (error instanceof ToolError) {
    actionsLogger.error(sentence(error.message, error.hint))
    return EXIT.build
  }
  const text = error instanceof Error ? error.message : String(error)
  actionsLogger.error(`This is a bug of cv-docker-build, please report it: ${cleanLine(text)}`)
  if (error instanceof Error && error.stack) actionsLogger.info(error.stack)
  return EXIT.bug
}

/** What happened and what to do, on one line; either may quote what docker said. */
function sentence(message: string, hint: string): string {
  const end = /[.!?:]$/.test(message) ? '' : ';'
  return cleanLine(`${message}${end} ${hint}`)
}
