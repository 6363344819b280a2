import { clock } from '../adapters/clock.ts'
import { runCommand } from '../adapters/command-runner.ts'
import { engineHost } from '../adapters/engine-host.ts'
import { files } from '../adapters/files.ts'
import { hostCargoReader } from '../adapters/host-cargo.ts'
import { definedVariables } from '../adapters/pipeline-ports.ts'
import type { EnginePorts } from '../engine/ports.ts'
import { formatInputError, type InputError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { CLI_FLAGS } from '../inputs.ts'
import type { Logger } from '../ports.ts'
import { type Preparation, type PreparePorts, prepare } from '../prepare.ts'
import { cleanLine } from '../report/plain-text.ts'
import type { RunContext } from '../run-context.ts'
import { type CliArguments, parseCliArguments } from './args.ts'
import { makeConsoleLogger } from './console-logger.ts'
import { readCliContext } from './context.ts'
import { renderHelp } from './help.ts'
import { terminal } from './terminal.ts'

/** One run of `build` or `plan`. */
export type Session = {
  readonly args: CliArguments
  readonly context: RunContext
  readonly log: Logger
  /** Of docker's commands; gets the way to a private engine when one is used. */
  env: Readonly<Record<string, string>>
  /** What has to be undone at the end, last first. */
  readonly undo: (() => Promise<void>)[]
}

/** Reads the arguments, runs the command, and undoes whatever happened what it made on the way. */
export async function withSession(
  rawArgs: readonly string[],
  command: (session: Session) => Promise<number>,
): Promise<number> {
  const args = parseCliArguments(rawArgs)
  if (!args.ok) return refuse(args.errors)
  if (args.value.flags.some(({ kind }) => kind === 'help')) {
    process.stdout.write(renderHelp())
    return EXIT.ok
  }
  const refused = refusals(args.value)
  if (refused.length > 0) return refuse(refused)
  const context = await readCliContext(args.value.positionals[0] ?? args.value.raw.context)
  const session: Session = {
    args: args.value,
    context,
    log: makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
      color: terminal.isScreen,
      verbose: false,
    }),
    env: definedVariables(process.env),
    undo: [() => files.remove(context.tempFolder)],
  }
  try {
    return await command(session)
  } finally {
    await undoAll(session)
  }
}

/** One that fails must not keep the others from being undone: the temporary folder may hold secrets. */
async function undoAll({ undo, log }: Session): Promise<void> {
  for (const one of undo.reverse()) {
    await one().catch((error: Error) =>
      log.warning(`not everything could be tidied up: ${error.message}`),
    )
  }
}

/** What the command line asks for and cannot have. */
function refusals({ flags, positionals }: CliArguments): readonly InputError[] {
  const refused = CLI_FLAGS.flatMap(({ flag, effect }) =>
    effect.kind === 'refused' && flags.includes(effect)
      ? [{ input: `--${flag.long}`, problem: effect.problem, remedy: effect.remedy }]
      : [],
  )
  const [, second] = positionals
  if (second === undefined) return refused
  const problem = `there is a second context "${second}"`
  const remedy = 'give one folder; quote a path with blanks'
  return [...refused, { input: 'context', problem, remedy }]
}

/** The action's way to a plan. */
export async function prepareSession(
  session: Session,
  ports: Pick<PreparePorts, 'engineFacts' | 'standIns'>,
): Promise<Preparation> {
  const { args, context } = session
  const [folder] = args.positionals
  const raw = folder === undefined ? args.raw : { ...args.raw, context: folder }
  const hostCargo = hostCargoReader(session.env, files)
  return prepare(raw, context, { files, hostCargo, ...ports })
}

export function enginePorts({ log }: Session): EnginePorts {
  return { run: runCommand, files, clock, log, host: engineHost }
}

/** Says why there is no plan; gives the exit code. */
export function refusePreparation(preparation: Exclude<Preparation, { kind: 'ready' }>): number {
  if (preparation.kind === 'errors') return refuse(preparation.errors)
  const { message, hint } = preparation.refusal
  process.stderr.write(`error: ${cleanLine(message)}\n  ${cleanLine(hint)}\n`)
  return EXIT.build
}

function refuse(errors: readonly InputError[]): number {
  for (const error of errors) process.stderr.write(`error: ${cleanLine(formatInputError(error))}\n`)
  return EXIT.input
}
