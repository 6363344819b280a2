import type { BuilderFacts } from './facts.ts'
import { encodeFrame, splitFrames, valuesOf } from './grpc-message.ts'

/** What `docker buildx inspect` asks the BuildKit of the engine (moby.buildkit.v1.Control). */
export const INFO_PATH = '/moby.buildkit.v1.Control/Info'
export const LIST_WORKERS_PATH = '/moby.buildkit.v1.Control/ListWorkers'
/** Both requests are empty messages. */
export const EMPTY_REQUEST = encodeFrame([])

const LABEL = 'org.mobyproject.buildkit.worker'

/**
 * `InfoResponse { buildkitVersion = 1 { version = 2 } }` and `ListWorkersResponse { record = 1
 * { labels = 2, platforms = 3 { architecture = 1, os = 2, variant = 3 } } }`; `undefined` when they
 * cannot be read or say nothing of the image store.
 */
export function decodeBuilder(
  info: Uint8Array,
  workers: Uint8Array,
): Omit<BuilderFacts, 'name' | 'driver'> | undefined {
  const version = textAt(splitFrames(info)?.[0], 1, 2)
  const records = valuesOf(splitFrames(workers)?.[0] ?? new Uint8Array(0), 1) ?? []
  const labels = records.flatMap((record) => entries(record))
  const imageStore = storeOf(labels)
  if (version === undefined || imageStore === undefined) return undefined
  const platforms = records.flatMap((record) => (valuesOf(record, 3) ?? []).map(formatPlatform))
  return {
    buildkitVersion: version.replace(/^v/, ''),
    platforms: [...new Set(platforms)],
    imageStore,
  }
}

/** The worker of the containerd store names its snapshotter; the one of the classic store only its gateway. */
function storeOf(labels: readonly string[]): BuilderFacts['imageStore'] {
  if (labels.includes(`${LABEL}.snapshotter`)) return 'containerd'
  return labels.some((label) => label.startsWith(`${LABEL}.moby.`)) ? 'classic' : undefined
}

/** Keys of the labels. */
function entries(record: Uint8Array): readonly string[] {
  return (valuesOf(record, 2) ?? []).map((entry) => textAt(entry, 1) ?? '')
}

function formatPlatform(platform: Uint8Array): string {
  const [architecture, os, variant] = [1, 2, 3].map((field) => textAt(platform, field))
  return [os, architecture, variant].filter(Boolean).join('/')
}

/** The text at the end of a path of field numbers. */
function textAt(message: Uint8Array | undefined, ...path: readonly number[]): string | undefined {
  let found = message
  for (const field of path) found = found && valuesOf(found, field)?.[0]
  return found && Buffer.from(found).toString('utf8')
}
