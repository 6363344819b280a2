import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { clock } from '../adapters/clock.ts'
import { runCommand } from '../adapters/command-runner.ts'
import { engineHost } from '../adapters/engine-host.ts'
import { cacheFolder, definedVariables } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { measureTree } from '../adapters/tree-figures.ts'
import { formatInputError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { cleanLine } from '../report/plain-text.ts'
import { CLEAN_HELP, type CleanArguments, parseCleanArguments } from './clean-arguments.ts'
import { type CleanPorts, type CleanRequest, runClean } from './clean-run.ts'
import { makeConsoleLogger } from './console-logger.ts'
import { terminal } from './terminal.ts'

/** `clean`: see its help. Gives the exit code. */
export async function runCleanCommand(args: readonly string[]): Promise<number> {
  const parsed = parseCleanArguments(args)
  if (!parsed.ok) {
    for (const error of parsed.errors) complain(`error: ${formatInputError(error)}`)
    return EXIT.input
  }
  if (parsed.value.help) {
    process.stdout.write(CLEAN_HELP)
    return EXIT.ok
  }
  return await runClean(planRequest(parsed.value), makePorts())
}

function planRequest({ level, cacheDir, yes, dryRun }: CleanArguments): CleanRequest {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  const { RUNNER_TEMP } = process.env
  return {
    level,
    engine: { cacheFolder: resolve(cacheFolder(process.env)), env: definedVariables(process.env) },
    ...(cacheDir === undefined ? {} : { cacheDir: resolve(cacheDir) }),
    tempRoots: [tmpdir(), ...(RUNNER_TEMP ? [RUNNER_TEMP] : [])],
    mode: chooseMode(yes, dryRun, isTerminal),
    dryRun,
    color: terminal.isColorful,
  }
}

function chooseMode(yes: boolean, dryRun: boolean, isTerminal: boolean): CleanRequest['mode'] {
  if (yes) return 'yes'
  return isTerminal && !dryRun ? 'ask' : 'tell'
}

function makePorts(): CleanPorts {
  const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
    color: terminal.isScreen,
    verbose: false,
  })
  return {
    run: runCommand,
    files,
    clock,
    log,
    host: engineHost,
    measureTree,
    userId: engineHost.userId,
    // Made of our own words and clean names; the head of the table may be dim.
    say: (line) => process.stdout.write(`${line}\n`),
    complain,
    confirm,
  }
}

async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  // Ctrl-C or the end of the input: nobody said yes.
  const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  try {
    const answer = await Promise.race([lines.question(question).catch(() => ''), closed])
    return /^y(?:es)?$/i.test(answer.trim())
  } finally {
    lines.close()
  }
}

function complain(line: string): void {
  process.stderr.write(`${cleanLine(line)}\n`)
}
