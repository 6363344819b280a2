import type { Argv, CommandOptions, CommandResult, CommandRunner } from '../../src/ports.ts'

type Answer = Partial<CommandResult> | ((options: CommandOptions) => Partial<CommandResult>)

/**
 * Answers commands by the beginning of their command line; an unscripted command throws. The longest
 * matching beginning wins, so that `docker run` and `docker` can both be scripted.
 */
export function fakeCommandRunner(script: Readonly<Record<string, Answer>>) {
  const calls: Argv[] = []
  const run: CommandRunner = async (argv, options = {}) => {
    calls.push(argv)
    const line = argv.join(' ')
    const [key] = Object.keys(script)
      .filter((start) => line.startsWith(start))
      .sort((a, b) => b.length - a.length)
    if (key === undefined) throw new Error(`unscripted command ${calls.length}: ${line}`)
    const answer = script[key]
    const result = typeof answer === 'function' ? answer(options) : answer
    return { exitCode: 0, stdout: '', stderr: '', ...result }
  }
  return { run, calls, lines: () => calls.map((argv) => argv.join(' ')) }
}
