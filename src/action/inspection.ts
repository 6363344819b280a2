import { runCommand } from '../adapters/command-runner.ts'
import { isDockerProgram } from '../adapters/docker-program.ts'
import { definedVariables } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { findBuildxPlugin } from '../engine/buildx-plugin.ts'
import type { EngineFacts } from '../engine/facts.ts'
import { type InspectOptions, readEngineFacts } from '../engine/inspect.ts'
import type { CommandRunner } from '../ports.ts'
import { readInput } from './step-environment.ts'

/** A look at engine and builder that began before anybody asked for it. */
export type Inspection = {
  readonly read: (builder: string | undefined) => Promise<EngineFacts>
  /** The buildx that docker would run; absent where docker has to see every call, or it was not found. */
  readonly plugin?: string
  /** Ends it where nobody is going to ask: the process would wait for it. */
  readonly stop: () => void
}

/**
 * Docker and buildx take longer to say what they are than we take to load, so they start first. The
 * plan comes from what was read all the same: an input named by something else is looked at anew.
 */
export async function startInspection(
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Inspection> {
  const stopped = new AbortController()
  const options = {
    env: definedVariables(env),
    signal: AbortSignal.any([signal, stopped.signal]),
  }
  const run: CommandRunner = (argv, more) => runCommand(argv, { ...options, ...more })
  const ways: InspectOptions = isDockerProgram(env.PATH) ? await findShortWays(options.env) : {}
  const look = (builder: string | undefined) => readEngineFacts(run, builder, ways)
  const foreseen = readInput('builder', env).trim() || undefined
  const begun = look(foreseen)
  // Whoever asks gets the error; if nobody does, there is none.
  begun.catch(() => {})
  return {
    read: (builder) => (builder === foreseen ? begun : look(builder)),
    stop: () => stopped.abort(),
    ...(ways.plugin === undefined ? {} : { plugin: ways.plugin }),
  }
}

/** Past the docker program, which takes 50 ms to answer and 100 ms to hand over to buildx. */
async function findShortWays(env: Readonly<Record<string, string>>): Promise<InspectOptions> {
  const plugin = await findBuildxPlugin(files, env)
  return {
    ...(plugin === undefined ? {} : { plugin }),
    defaultBuilder: async () => {
      // After buildx has been started: it has more to do than this.
      const { readDefaultBuilder } = await import('../adapters/default-builder.ts')
      return readDefaultBuilder(env, files)
    },
  }
}
