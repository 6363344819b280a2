import { resolve } from 'node:path'
import { clock } from '../adapters/clock.ts'
import { runCommand } from '../adapters/command-runner.ts'
import { engineHost } from '../adapters/engine-host.ts'
import { files } from '../adapters/files.ts'
import { definedVariables, makePipelinePorts } from '../adapters/pipeline-ports.ts'
import { cancelOnSignals } from '../adapters/signals.ts'
import { standInSource } from '../adapters/stand-in-source.ts'
import { logWarnings } from '../build/warnings.ts'
import { runRemoveBuilder } from '../engine/builder.ts'
import { ensureEngine } from '../engine/commands.ts'
import { formatInputError, type InputError } from '../errors.ts'
import { leftBehind, runPipeline } from '../pipeline.ts'
import type { Logger } from '../ports.ts'
import { type Preparation, type Prepared, prepare } from '../prepare.ts'
import { renderJson } from '../report/json.ts'
import { renderText } from '../report/text.ts'
import { decideVerdict } from '../report/verdict.ts'
import type { RunContext } from '../run-context.ts'
import { type CliArguments, parseCliArguments } from './args.ts'
import { makeConsoleLogger } from './console-logger.ts'
import { readCliContext } from './context.ts'
import { EXIT } from './exit.ts'
import { renderHelp } from './help.ts'
import { terminal } from './terminal.ts'

type Session = {
  readonly context: RunContext
  readonly log: Logger
  /** Of docker's commands; gets the way to a private engine when one is used. */
  env: Readonly<Record<string, string>>
  /** What has to be undone at the end, last first. */
  readonly undo: (() => Promise<void>)[]
}

/** `build` and `plan`: the same way up to the plan. */
export async function runBuildCommand(
  command: 'build' | 'plan',
  args: readonly string[],
): Promise<number> {
  const parsed = parseCliArguments(args)
  if (!parsed.ok) return refuse(parsed.errors)
  if (parsed.value.flags.some(({ kind }) => kind === 'help')) {
    process.stdout.write(renderHelp())
    return EXIT.ok
  }
  const refused = refusedFlags(parsed.value)
  if (refused.length > 0) return refuse(refused)
  const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
    color: terminal.isScreen,
    verbose: false,
  })
  const session: Session = {
    context: await readCliContext(),
    log,
    env: definedVariables(process.env),
    undo: [],
  }
  session.undo.push(() => files.remove(session.context.tempFolder))
  try {
    return await (command === 'plan'
      ? showPlan(parsed.value, session)
      : build(parsed.value, session))
  } finally {
    for (const undo of session.undo.reverse()) await undo()
  }
}

function refusedFlags({ flags, positionals }: CliArguments): readonly InputError[] {
  const refused = flags.flatMap((flag) =>
    flag.kind === 'refused'
      ? [{ input: '--no-buildkit', problem: flag.problem, remedy: flag.remedy }]
      : [],
  )
  const [, second] = positionals
  if (second === undefined) return refused
  const problem = `there is a second context "${second}"`
  return [
    ...refused,
    { input: 'context', problem, remedy: 'give one folder; quote a path with blanks' },
  ]
}

function rawInputs({
  raw,
  positionals: [context],
}: CliArguments): Readonly<Record<string, string>> {
  return context === undefined ? raw : { ...raw, context }
}

async function prepareSession(
  args: CliArguments,
  session: Session,
  ensure: () => Promise<void>,
): Promise<Preparation> {
  const { context, log } = session
  for (const flag of args.flags) if (flag.kind === 'later') log.notice(flag.notice)
  return prepare(rawInputs(args), context, {
    run: (argv, options) => runCommand(argv, { env: session.env, ...options }),
    files,
    ensureEngine: ensure,
    standIns: standInSource(context.cacheFolder, () => session.env, log),
  })
}

async function showPlan(args: CliArguments, session: Session): Promise<number> {
  const preparation = await prepareSession(args, session, async () => {})
  if (preparation.kind !== 'ready') return refusePreparation(preparation)
  const { plan } = preparation
  const isJson = args.flags.some(({ kind }) => kind === 'json')
  const text = isJson
    ? JSON.stringify(plan, null, 2)
    : ['docker', ...plan.buildx.argv].map(shown).join(' ')
  process.stdout.write(`${text}\n`)
  return EXIT.ok
}

/** As a shell would need it, to be read by people. */
function shown(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`
}

async function build(args: CliArguments, session: Session): Promise<number> {
  const signal = cancelOnSignals()
  const preparation = await prepareSession(args, session, () => useEngine(session))
  if (preparation.kind !== 'ready') return refusePreparation(preparation)
  const { plan } = preparation
  const { builderName } = leftBehind(plan)
  const run = makePipelinePorts(session.env, session.log).run
  if (builderName !== undefined) {
    session.undo.push(async () => {
      const isGone = await runRemoveBuilder(builderName, { run })
      if (!isGone) session.log.warning(`the builder ${builderName} could not be removed`)
    })
  }
  for (const note of plan.notes) session.log.info(note)
  return await runAndTell(preparation, session, signal)
}

async function runAndTell(
  preparation: Prepared,
  { context, env, log }: Session,
  signal: AbortSignal,
): Promise<number> {
  const ports = makePipelinePorts(env, log, terminal.isScreen ? terminal : undefined)
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

async function useEngine(session: Session): Promise<void> {
  const ports = { run: runCommand, files, clock, log: session.log, host: engineHost }
  const { cacheFolder } = session.context
  const engine = await ensureEngine(ports, { cacheFolder, env: session.env })
  session.undo.push(engine.stop)
  session.env = { ...session.env, ...engine.env }
}

function refusePreparation(preparation: Exclude<Preparation, { kind: 'ready' }>): number {
  if (preparation.kind === 'errors') return refuse(preparation.errors)
  const { message, hint } = preparation.refusal
  process.stderr.write(`error: ${message}\n  ${hint}\n`)
  return EXIT.build
}

function refuse(errors: readonly InputError[]): number {
  for (const error of errors) process.stderr.write(`error: ${formatInputError(error)}\n`)
  return EXIT.input
}
