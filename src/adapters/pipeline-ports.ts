import type { AttemptPorts } from '../build/run-attempt.ts'
import { isLoopback } from '../image/reference.ts'
import type { PipelinePorts } from '../pipeline.ts'
import type { CommandRunner, Http, Logger } from '../ports.ts'
import { VERSION } from '../version.ts'
import { clock } from './clock.ts'
import { runCommand } from './command-runner.ts'
import { withDirectBuildx } from './direct-buildx.ts'
import { engineApi } from './engine-api.ts'
import { dockerConfigFolder, findEngineEndpoint } from './engine-endpoint.ts'
import { caBundle, proxySettings } from './environment.ts'
import { files } from './files.ts'
import { http } from './http.ts'
import { httpThrough } from './http-through-transport.ts'
import { openFile } from './random-access.ts'

export { definedVariables } from './environment.ts'

export type Environment = Readonly<Record<string, string>>

export type PipelineOptions = {
  readonly display?: AttemptPorts['display']
  /** Path of buildx, to be run without docker in between. */
  readonly buildxPlugin?: string
  readonly showNetwork?: boolean
}

/** Everything real, over the environment that docker's commands shall have. */
export function makePipelinePorts(
  env: Environment,
  log: Logger,
  { display, buildxPlugin, showNetwork }: PipelineOptions = {},
): PipelinePorts {
  const run = withDirectBuildx(withEnvironment(env), buildxPlugin)
  const ask = httpOf(env)
  return {
    run,
    clock,
    files,
    http: ask,
    log,
    env,
    toolVersion: VERSION,
    random: Math.random,
    ...(showNetwork === undefined ? {} : { showNetwork }),
    network: async () => {
      const { makeNetworkPorts } = await import('./network-ports.ts')
      return makeNetworkPorts(env, run)
    },
    ...(display ? { display } : {}),
    measure: {
      run,
      files,
      http: ask,
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

/** Behind a proxy or an authority of the site the small client would not get through. */
export function httpOf(env: Environment): Http {
  const isPlain = Object.keys(proxySettings(env)).length === 0 && !caBundle(env).caBundle
  if (isPlain) return http
  const load = async () => {
    const [{ makeTransport }, { readNetworkSettings }] = await Promise.all([
      import('./transport.ts'),
      import('./network-settings.ts'),
    ])
    return makeTransport(await readNetworkSettings(env))
  }
  let loading: ReturnType<typeof load> | undefined
  const through = httpThrough(() => {
    loading ??= load()
    return loading
  })
  // Loopback is never behind anything.
  return (url, request) => (isLoopback(new URL(url).host) ? http : through)(url, request)
}
