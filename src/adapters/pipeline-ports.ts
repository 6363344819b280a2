import type { AttemptPorts } from '../build/run-attempt.ts'
import type { PipelinePorts } from '../pipeline.ts'
import type { CommandRunner, Logger } from '../ports.ts'
import { VERSION } from '../version.ts'
import { clock } from './clock.ts'
import { runCommand } from './command-runner.ts'
import { withDirectBuildx } from './direct-buildx.ts'
import { engineApi } from './engine-api.ts'
import { dockerConfigFolder, findEngineEndpoint } from './engine-endpoint.ts'
import { files } from './files.ts'
import { http } from './http.ts'
import { openFile } from './random-access.ts'

export { definedVariables } from './environment.ts'

export type Environment = Readonly<Record<string, string>>

export type PipelineOptions = {
  readonly display?: AttemptPorts['display']
  /** Path of buildx, to be run without docker in between. */
  readonly buildxPlugin?: string
}

/** Everything real, over the environment that docker's commands shall have. */
export function makePipelinePorts(
  env: Environment,
  log: Logger,
  { display, buildxPlugin }: PipelineOptions = {},
): PipelinePorts {
  const run = withDirectBuildx(withEnvironment(env), buildxPlugin)
  return {
    run,
    clock,
    files,
    http,
    log,
    env,
    toolVersion: VERSION,
    ...(display ? { display } : {}),
    measure: {
      run,
      files,
      http,
      clock,
      openFile,
      dockerConfigFolder: dockerConfigFolder(env),
      openEngine: () => engineApi(() => findEngineEndpoint(env, files)),
    },
  }
}

/** Commands get this environment unless they bring one of their own. */
export function withEnvironment(env: Environment): CommandRunner {
  return (argv, options) => runCommand(argv, { env, ...options })
}
