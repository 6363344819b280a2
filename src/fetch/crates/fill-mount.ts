import type { CommandRunner, Files } from '../../ports.ts'
import type { DownloadFiles } from '../store.ts'
import type { CacheMount } from './cache-mount.ts'
import { CACHE_NAMES, planCacheFiles } from './cargo-cache.ts'
import type { RegistryContent } from './context-folder.ts'

export type FillMountRequest = {
  readonly mount: CacheMount
  readonly cargoHome: string
  readonly content: readonly RegistryContent[]
  /** The base image of the step, which the builder has; it needs a shell. */
  readonly image: string
  readonly platform: string
  readonly builder: string
  /** Of this run alone. */
  readonly tempFolder: string
}

export type FillMountPorts = {
  readonly run: CommandRunner
  readonly files: Pick<Files, 'makeFolder' | 'remove'>
  readonly store: DownloadFiles
  /** The whole environment of docker's commands; without it they inherit ours. */
  readonly env?: Readonly<Record<string, string>>
}

const CRATES_FOLDER = '/cv-docker-build-crates'

/**
 * Puts crates and index under both names of crates.io into `$1`. A crate that is there stays: another
 * build may be reading it. The index entries are ours: an older one may lack what the lock file names.
 */
const SCRIPT = `from=${CRATES_FOLDER}
for name in ${CACHE_NAMES.join(' ')}; do
  cache="$1/cache/$name" index="$1/index/$name"
  mkdir -p "$cache" "$index"
  for crate in "$from"/cache/*; do
    file="$cache/\${crate##*/}"
    [ -s "$file" ] || { cp "$crate" "$file.part" && mv "$file.part" "$file"; }
  done
  [ -s "$index/config.json" ] || cp "$from/index/config.json" "$index/config.json"
  cp -R "$from/index/.cache" "$index/"
  chmod -R a+rwX "$cache" "$index"
done`

/** The build by which the cache mount of a step is filled: a mount can be reached from no other place. */
export function planFillDockerfile({
  mount,
  cargoHome,
  image,
}: Pick<FillMountRequest, 'mount' | 'cargoHome' | 'image'>): string {
  const command = JSON.stringify(['/bin/sh', '-euc', SCRIPT, 'sh', `${cargoHome}/registry`])
  const mounts = `--mount=${mount.options} --mount=type=bind,target=${CRATES_FOLDER}`
  return `FROM ${image}\nUSER 0\nRUN --network=none ${mounts} ${command}\n`
}

/** Whether it was filled. */
export async function runFillMount(
  request: FillMountRequest,
  { run, files, store, env }: FillMountPorts,
  signal: AbortSignal,
): Promise<boolean> {
  const folder = `${request.tempFolder}/fill-mount`
  await files.remove(folder)
  await store.writeFixed(`${folder}/Dockerfile`, planFillDockerfile(request))
  await files.makeFolder(`${folder}/cache`)
  for (const file of planCacheFiles(request.content)) {
    const path = `${folder}/${file.part}/${file.name}`
    if (file.kind === 'file') await store.linkOrCopy(file.from, path)
    else await store.writeFixed(path, Buffer.from(file.bytes).toString())
  }
  const { builder, platform } = request
  // What a mount holds is no part of any cache key: a result of an earlier time would change nothing.
  const flags = [
    '--builder',
    builder,
    '--platform',
    platform,
    '--no-cache',
    '--output',
    'type=cacheonly',
  ]
  const argv = ['docker', 'buildx', 'build', ...flags, folder] as const
  const { exitCode } = await run(argv, { signal, ...(env ? { env } : {}) })
  return exitCode === 0
}
