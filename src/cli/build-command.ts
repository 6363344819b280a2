import { resolve } from 'node:path'
import { files } from '../adapters/files.ts'
import { makePipelinePorts, withEnvironment } from '../adapters/pipeline-ports.ts'
import { cancelOnSignals } from '../adapters/signals.ts'
import { standInSource } from '../adapters/stand-in-source.ts'
import { logWarnings } from '../build/warnings.ts'
import { runRemoveBuilder } from '../engine/builder.ts'
import { ensureEngine } from '../engine/commands.ts'
import { readEngineFacts } from '../engine/inspect.ts'
import { leftBehind, runPipeline } from '../pipeline.ts'
import type { Prepared } from '../prepare.ts'
import { renderJson } from '../report/json.ts'
import { renderText } from '../report/text.ts'
import { decideVerdict } from '../report/verdict.ts'
import {
  enginePorts,
  prepareSession,
  refusePreparation,
  type Session,
  withSession,
} from './session.ts'
import { terminal } from './terminal.ts'

/** `build`: with an engine that is there or brought for the run; the report goes to standard output. */
export function runBuildCommand(args: readonly string[]): Promise<number> {
  // First of all: a signal must not end us between the making of the temporary folder and its removal.
  const signal = cancelOnSignals()
  return withSession(args, (session) => build(session, signal))
}

async function build(session: Session, signal: AbortSignal): Promise<number> {
  const preparation = await prepareSession(session, {
    engineFacts: async (builder) => {
      await useEngine(session)
      return readEngineFacts(withEnvironment(session.env), builder)
    },
    standIns: standInSource(session.context.cacheFolder, () => session.env, session.log),
  })
  if (preparation.kind !== 'ready') return refusePreparation(preparation)
  removeOwnBuilderLater(preparation, session)
  for (const note of preparation.plan.notes) session.log.info(note)
  return runAndTell(preparation, session, signal)
}

async function useEngine(session: Session): Promise<void> {
  const { cacheFolder } = session.context
  const engine = await ensureEngine(enginePorts(session), { cacheFolder, env: session.env })
  session.undo.push(engine.stop)
  session.env = { ...session.env, ...engine.env }
}

function removeOwnBuilderLater({ plan }: Prepared, { undo, env, log }: Session): void {
  const { builderName } = leftBehind(plan)
  if (builderName === undefined) return
  undo.push(async () => {
    const isGone = await runRemoveBuilder(builderName, { run: withEnvironment(env) })
    if (!isGone) log.warning(`the builder ${builderName} could not be removed`)
  })
}

async function runAndTell(
  preparation: Prepared,
  { args, context, env, log }: Session,
  signal: AbortSignal,
): Promise<number> {
  const ports = makePipelinePorts(env, log, {
    ...(terminal.isScreen ? { display: terminal } : {}),
    showNetwork: args.flags.some(({ kind }) => kind === 'network-test'),
  })
  const { report, output } = await runPipeline(preparation, context, ports, signal)
  if (output !== undefined) process.stdout.write(output)
  logWarnings(log, report.warnings)
  const { report: file } = preparation.request
  if (file !== undefined) {
    await files.writeText(resolve(context.workspaceFolder, file), renderJson(report))
  }
  const { isColorful: color } = terminal
  process.stdout.write(renderText(report, { columns: terminal.columns(), color }))
  return decideVerdict(report).exitCode
}
