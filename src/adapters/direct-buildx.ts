import type { Argv, CommandRunner } from '../ports.ts'

/**
 * `docker buildx …` as a call of the plugin itself. docker would first ask each of its plugins who it is,
 * which takes 100 ms, and then start buildx with the same arguments, environment and configuration.
 * A plugin that cannot be run is left to docker, which knows more places.
 */
export function withDirectBuildx(run: CommandRunner, plugin: string | undefined): CommandRunner {
  if (plugin === undefined) return run
  return async (argv, options) => {
    const [program, first, ...rest] = argv
    if (program !== 'docker' || first !== 'buildx') return await run(argv, options)
    const direct: Argv = [plugin, ...rest]
    const result = await run(direct, options).catch(() => undefined)
    return result === undefined || result.exitCode === 127 ? await run(argv, options) : result
  }
}
