import type { Files } from '../ports.ts'

/** Where docker looks after the user's own folders. */
const SYSTEM_FOLDERS = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
]

/**
 * The buildx that `docker buildx` would run, found in docker's own order. Called directly it answers
 * in a third of the time: docker first asks every plugin for its description, then starts buildx once
 * more. `undefined` when it is not found; `docker buildx` is the way then.
 */
export async function findBuildxPlugin(
  files: Pick<Files, 'readTextIfAny' | 'kindOf'>,
  env: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const own = env.DOCKER_CONFIG || (env.HOME ? `${env.HOME}/.docker` : undefined)
  const config = own === undefined ? undefined : await readQuietly(files, `${own}/config.json`)
  const folders = [
    ...parseExtraFolders(config),
    ...(own === undefined ? [] : [`${own}/cli-plugins`]),
    ...SYSTEM_FOLDERS,
  ]
  for (const folder of folders) {
    const path = `${folder}/docker-buildx`
    const kind = await files.kindOf(path)
    // A link is `other`; where it leads shows when it is run.
    if (kind === 'file' || kind === 'other') return path
  }
  return undefined
}

async function readQuietly(files: Pick<Files, 'readTextIfAny'>, path: string) {
  return await files.readTextIfAny(path).catch(() => undefined)
}

/** `cliPluginsExtraDirs` of docker's config.json; nothing else of it is looked at. */
function parseExtraFolders(text: string | undefined): readonly string[] {
  if (text === undefined) return []
  try {
    const { cliPluginsExtraDirs }: { readonly cliPluginsExtraDirs?: unknown } = JSON.parse(text)
    return Array.isArray(cliPluginsExtraDirs)
      ? cliPluginsExtraDirs.filter((folder) => typeof folder === 'string')
      : []
  } catch {
    return []
  }
}
