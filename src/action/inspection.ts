import { runCommand } from '../adapters/command-runner.ts'
import { isDockerProgram } from '../adapters/docker-program.ts'
import { definedVariables } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { findBuildxPlugin } from '../engine/buildx-plugin.ts'
import type { EngineFacts } from '../engine/facts.ts'
import { readEngineFacts } from '../engine/inspect.ts'
import type { CommandRunner } from '../ports.ts'
import { readInput } from './runner-commands.ts'

/** A look at engine and builder that began before anybody asked for it. */
export type Inspection = {
  readonly read: (builder: string | undefined) => Promise<EngineFacts>
  /** Ends it where nobody is going to ask: the process would wait for it. */
  readonly stop: () => void
}

/**
 * Docker and buildx take longer to say what they are than we take to load, so they start first. The
 * plan comes from what was read all the same: an input named by something else is looked at anew.
 */
export function startInspection(env: NodeJS.ProcessEnv, signal: AbortSignal): Inspection {
  const stopped = new AbortController()
  const options = {
    env: definedVariables(env),
    signal: AbortSignal.any([signal, stopped.signal]),
  }
  const run: CommandRunner = (argv, more) => runCommand(argv, { ...options, ...more })
  const plugin = isDockerProgram(env.PATH)
    ? findBuildxPlugin(files, options.env)
    : Promise.resolve(undefined)
  const look = async (builder: string | undefined) => {
    const path = await plugin
    return readEngineFacts(run, builder, path === undefined ? {} : { plugin: path })
  }
  const foreseen = readInput('builder', env).trim() || undefined
  const begun = look(foreseen)
  // Whoever asks gets the error; if nobody does, there is none.
  begun.catch(() => {})
  return {
    read: (builder) => (builder === foreseen ? begun : look(builder)),
    stop: () => stopped.abort(),
  }
}
