import type { AttemptPorts } from '../build/run-attempt.ts'
import { isLoopback } from '../image/reference.ts'
import type { PipelinePorts } from '../pipeline-ports.ts'
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
  const network = once(async () => {
    const { makeNetworkPorts } = await import('./network-ports.ts')
    return makeNetworkPorts(env, run)
  })
  const cache = once(async () => {
    const { makeCachePorts } = await import('./cache-ports.ts')
    return makeCachePorts({ run, log, env, network })
  })
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
    cache,
    network,
    publishFiles: async () => (await import('./publish-files.ts')).publishFiles,
    scan: async (plan, prepared, context, signal) => {
      const { runRealScan } = await import('./scan.ts')
      return runRealScan(plan, prepared, context, { run, network, cache }, signal)
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

/** What a run learned of a service in one stage, the next one knows. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Commands get this environment unless they bring one of their own. */
export function withEnvironment(env: Environment): CommandRunner {
  return (argv, options) => runCommand(argv, { env, ...options })
}

/** Behind a proxy or an authority of the site the small client would not get through. */
export function httpOf(env: Environment): Http {
  const isPlain = Object.keys(proxySettings(env)).length === 0 && !caBundle(env).caBundle
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
  const isDirect = (url: string) => isPlain || isLoopback(new URL(url).host)
  return async (url, request) => {
    if (!isDirect(url)) return through(url, request)
    try {
      return await http(url, request)
    } catch (error) {
      if (!isUntrusted(error)) throw error
      // What opens TLS on the way may be known to this machine, although no variable says so.
      return through(url, request)
    }
  }
}

const UNTRUSTED = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]

function isUntrusted(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException
  return UNTRUSTED.includes(code)
}
