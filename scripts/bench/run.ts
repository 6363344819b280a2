import { runCommand } from '../../src/adapters/command-runner.ts'
import { definedVariables } from '../../src/adapters/environment.ts'
import type { Argv } from '../../src/ports.ts'

export type RunOptions = {
  readonly cwd?: string
  /** On top of this process's environment. */
  readonly env?: Readonly<Record<string, string>>
}

/** What the program prints. Throws with the end of its output when it fails. */
export async function run(argv: Argv, { cwd, env }: RunOptions = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(argv, {
    env: { ...definedVariables(process.env), ...env },
    ...(cwd === undefined ? {} : { cwd }),
  })
  if (exitCode !== 0) {
    const end = `${stdout}\n${stderr}`.trim().split('\n').slice(-40).join('\n')
    throw new Error(`exit code ${exitCode} of ${argv.join(' ')}:\n${end}`)
  }
  return stdout.trim()
}

/** With the seconds that it took. */
export async function timed<T>(
  body: () => Promise<T>,
): Promise<{ readonly value: T; readonly seconds: number }> {
  const start = performance.now()
  const value = await body()
  return { value, seconds: (performance.now() - start) / 1000 }
}

/** Takes the time of parts of a run, by name, in order. */
export function makeStopwatch() {
  const parts: Record<string, number> = {}
  const add = (name: string, seconds: number) => {
    parts[name] = (parts[name] ?? 0) + seconds
  }
  const part = async <T>(name: string, body: () => Promise<T>): Promise<T> => {
    const { value, seconds } = await timed(body)
    add(name, seconds)
    return value
  }
  return { parts: parts as Readonly<Record<string, number>>, part, add }
}

export type Stopwatch = ReturnType<typeof makeStopwatch>
