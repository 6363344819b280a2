import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { definedVariables } from '../../src/adapters/pipeline-ports.ts'
import type { CommandResult } from '../../src/ports.ts'
import { parseReport } from '../../src/report/json.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { tempFolder } from '../fakes/temp-folder.ts'

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
export const EXAMPLE = join(REPOSITORY, 'examples/cv')
/** Of the committed bundle, as a user runs it; `src/cli/index.ts` while one is at work on it. */
export const CLI = join(REPOSITORY, process.env.CV_DOCKER_BUILD_TEST_CLI ?? 'dist/cli/index.js')

export const MINUTES = 60_000

export type CliResult = CommandResult & { readonly report?: RunReport }

type CliOptions = { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> }

/** `cv-docker-build build` with stand-ins where no registry answers; reads its report back. */
export async function build(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const file = join(tempFolder(), 'report.json')
  const result = await cli(['build', '--stand-ins', 'auto', '--report', file, ...args], options)
  const text = readIfAny(file)
  const parsed = text === undefined ? undefined : parseReport(text)
  if (parsed && !parsed.ok)
    throw new Error(`report.json is not valid: ${JSON.stringify(parsed.errors)}`)
  return { ...result, ...(parsed ? { report: parsed.value } : {}) }
}

export function cli(
  args: readonly string[],
  { cwd, env }: CliOptions = {},
): Promise<CommandResult> {
  return runCommand([process.execPath, CLI, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...definedVariables(process.env), ...env },
  })
}

/** Runs docker; what it says on an error is part of the exception. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(['docker', ...args])
  if (exitCode !== 0) throw new Error(`docker ${args.join(' ')} exited with ${exitCode}: ${stderr}`)
  return stdout.trim()
}

/** Text of a report for the message of a failed expectation. */
export function told({ exitCode, stdout, stderr }: CommandResult): string {
  return `exit code ${exitCode}\n${stdout}\n${stderr.split('\n').slice(-40).join('\n')}`
}

function readIfAny(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
