import { type DaemonPaths, daemonPaths } from './daemon-plan.ts'
import { enginePath } from './install.ts'
import type { EngineContext, EnginePorts } from './ports.ts'
import type { EngineState } from './state.ts'

/** What a docker client needs to use a private engine; empty when the engine is the system's. */
export type EngineEnv = {
  readonly DOCKER_HOST?: string
  readonly DOCKER_CONFIG?: string
  readonly PATH?: string
}

const PLUGIN = 'usr/libexec/docker/cli-plugins/docker-buildx'

/**
 * The client finds plugins only beside its settings. So that logins keep working and nothing secret
 * is copied, the settings folder is one of links: to all that the user's own holds, and to our buildx.
 */
export async function prepareClient(
  { files, run }: Pick<EnginePorts, 'files' | 'run'>,
  context: EngineContext,
  state: EngineState,
): Promise<EngineEnv> {
  const paths = daemonPaths(context, state.store)
  const own = paths.clientFolder
  const theirs = findUserFolder(context.env, own)
  await files.makeFolder(`${own}/cli-plugins`)
  const link = async (from: string, to: string) => {
    // A file that a client has written here itself (a login without settings before) stays.
    if ((await files.kindOf(to)) !== 'file') await run(['ln', '-sfn', from, to])
  }
  for (const { name } of theirs ? await files.list(theirs) : [])
    if (name !== 'cli-plugins' && (await files.kindOf(`${own}/${name}`)) !== 'folder')
      await link(`${theirs}/${name}`, `${own}/${name}`)
  for (const { name } of theirs ? await files.list(`${theirs}/cli-plugins`) : [])
    await link(`${theirs}/cli-plugins/${name}`, `${own}/cli-plugins/${name}`)
  await link(`${state.tree}/${PLUGIN}`, `${own}/cli-plugins/docker-buildx`)
  return formatEngineEnv(context, paths, state)
}

function formatEngineEnv(
  { env }: EngineContext,
  paths: DaemonPaths,
  state: EngineState,
): EngineEnv {
  const path = env.PATH ?? ''
  return {
    DOCKER_HOST: `unix://${state.socket}`,
    DOCKER_CONFIG: paths.clientFolder,
    // After `eval "$(… engine env)"` it is there already.
    PATH: path.startsWith(`${state.tree}/`) ? path : enginePath(state.tree, path),
  }
}

/** The user's settings folder; `undefined` when it is ours already, or there is no home. */
function findUserFolder(env: EngineContext['env'], own: string): string | undefined {
  const folder = env.DOCKER_CONFIG || (env.HOME ? `${env.HOME}/.docker` : undefined)
  return folder === own ? undefined : folder
}

/** Lines for `eval` in a POSIX shell. */
export function formatExports(env: EngineEnv): readonly string[] {
  return Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)}`)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
