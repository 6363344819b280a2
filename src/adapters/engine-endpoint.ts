import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { asObject, asString, parseJson } from '../image/json.ts'
import type { Files } from '../ports.ts'

/** Where the Docker engine listens that the docker CLI would talk to. */
export type EngineEndpoint =
  | { readonly kind: 'socket'; readonly path: string }
  /** SSH, TLS, a named pipe: docker itself makes the connection. */
  | { readonly kind: 'through-docker'; readonly env: Environment }

export type Environment = Readonly<Record<string, string | undefined>>

/** DOCKER_CONFIG, or `.docker` in the home folder. */
export function dockerConfigFolder(env: Environment): string {
  return env.DOCKER_CONFIG || join(homedir(), '.docker')
}

/** As the docker CLI finds it: DOCKER_HOST, then DOCKER_CONTEXT, then the selected context. */
export async function findEngineEndpoint(
  env: Environment,
  files: Pick<Files, 'readTextIfAny'>,
): Promise<EngineEndpoint> {
  if (env.DOCKER_HOST) return endpointOf(env.DOCKER_HOST, env)
  const folder = dockerConfigFolder(env)
  const config = asObject(parseJson((await files.readTextIfAny(`${folder}/config.json`)) ?? ''))
  const context = env.DOCKER_CONTEXT || asString(config?.currentContext) || 'default'
  if (context === 'default') return endpointOf('unix:///var/run/docker.sock', env)
  const id = createHash('sha256').update(context).digest('hex')
  const meta = await files.readTextIfAny(`${folder}/contexts/meta/${id}/meta.json`)
  const docker = asObject(asObject(asObject(parseJson(meta ?? ''))?.Endpoints)?.docker)
  return endpointOf(asString(docker?.Host) ?? '', env)
}

function endpointOf(host: string, env: Environment): EngineEndpoint {
  return host.startsWith('unix://')
    ? { kind: 'socket', path: host.slice('unix://'.length) }
    : { kind: 'through-docker', env }
}
