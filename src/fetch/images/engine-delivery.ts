import { asArray, asObject, asString, parseJson } from '../../image/json.ts'
import { formatPlatform } from '../../image/oci.ts'
import type { CommandRunner } from '../../ports.ts'
import type { FetchFault } from '../fetch.ts'
import { loadFailed } from './image-faults.ts'
import type { ImageRecord } from './image-record.ts'

export type EngineDeliveryPorts = {
  readonly run: CommandRunner
  /** The whole environment of docker's commands; without it they inherit ours. */
  readonly env?: Readonly<Record<string, string>>
}

/** What an engine has under a name. */
export type EngineImage = {
  /** Digest of the config (classic store), or of what the name points at (containerd store). */
  readonly id: string
  /** Digests under which registries are known to have it. */
  readonly digests: readonly string[]
  readonly platform?: string
}

export async function readEngineImage(
  name: string,
  { run, env }: EngineDeliveryPorts,
  signal: AbortSignal,
): Promise<EngineImage | undefined> {
  const argv = ['docker', 'image', 'inspect', '--format', '{{json .}}', name] as const
  const { exitCode, stdout } = await run(argv, { signal, ...(env ? { env } : {}) })
  const image = exitCode === 0 ? asObject(parseJson(stdout)) : undefined
  const id = asString(image?.Id)
  if (id === undefined) return undefined
  const { Os: os, Architecture: architecture, Variant: variant } = image ?? {}
  const platform = formatPlatform({ os, architecture, variant })
  const digests = (asArray(image?.RepoDigests) ?? []).flatMap(
    (text) => /@(sha256:[0-9a-f]{64})$/.exec(asString(text) ?? '')?.[1] ?? [],
  )
  return { id, digests, ...(platform ? { platform } : {}) }
}

/** Whether the engine has what the digest says: of an index, a manifest or a config. */
export function hasDigest(image: EngineImage | undefined, digests: readonly string[]): boolean {
  return image !== undefined && [image.id, ...image.digests].some((one) => digests.includes(one))
}

/** `docker load` reads the layout as one stream; the only text that a shell reads here. */
const LOAD_SCRIPT = 'tar --create --directory="$1" . | docker load --quiet'

/** Puts the one platform of a layout made for engines into the engine, under its name. */
export async function loadLayout(
  folder: string,
  record: ImageRecord,
  { run, env }: EngineDeliveryPorts,
  signal: AbortSignal,
): Promise<FetchFault | undefined> {
  const argv = ['sh', '-c', LOAD_SCRIPT, 'sh', folder] as const
  const { exitCode, stderr } = await run(argv, { signal, ...(env ? { env } : {}) })
  return exitCode === 0 ? undefined : loadFailed(record.reference, stderr)
}

/** Digests by which the engine may know an image of the record. */
export function idsOf(record: ImageRecord): readonly string[] {
  const [image] = record.images
  return [record.root.digest, ...(image ? [image.manifest.digest, image.config.digest] : [])]
}
