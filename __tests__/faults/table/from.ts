import type { HttpFault } from '../laboratory/http-faults.ts'
import type { Expected, FaultKind } from '../laboratory/kind.ts'
import type { Scene, Target } from '../laboratory/scene.ts'

export function retried(...faults: readonly string[]): Expected {
  return { decision: 'retried', faults }
}
export function stopped(...faults: readonly string[]): Expected {
  return { decision: 'stopped', faults }
}
export const UNHARMED: Expected = { decision: 'unharmed', faults: [] }

/** A build that asks for one base image and does next to nothing with it. */
export function useBase(reference: string): string {
  return `FROM ${reference}\nRUN echo done > /done\n`
}

export const TOO_MANY: HttpFault = {
  kind: 'status',
  status: 429,
  headers: { 'retry-after': '2', 'content-type': 'application/json' },
  body: '{"errors":[{"code":"TOOMANYREQUESTS","message":"asked too often"}]}',
}

export function status(
  code: number,
  errorCode?: string,
  message = 'said the laboratory',
): HttpFault {
  if (errorCode === undefined) return { kind: 'status', status: code, body: `${code}\n` }
  return {
    kind: 'status',
    status: code,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ errors: [{ code: errorCode, message }] }),
  }
}

export const MANIFESTS = /^\/v2\/[^/]+\/manifests\//

/** The layer that no builder has, not those of the base. */
function layerOf(digest: string): RegExp {
  return new RegExp(`/blobs/${digest}`)
}

type PullKind = Omit<FaultKind, 'strikes' | 'set'> & {
  readonly fault: HttpFault
  readonly at: 'manifest' | 'layer'
  readonly methods?: readonly string[]
  readonly ownBytes?: number
}

function pull({ fault, at, methods, ownBytes, ...kind }: PullKind): FaultKind {
  return {
    ...kind,
    strikes: 'FROM',
    set: async (scene: Scene) => {
      const image = await scene.image(ownBytes === undefined ? {} : { ownBytes })
      const path = at === 'manifest' ? MANIFESTS : layerOf(image.layerDigest)
      const target: Target = { fault, path, ...(methods && { methods }) }
      const host = await scene.registry(target)
      return { dockerfile: useBase(`${host}/${scene.name}:1`) }
    },
  }
}

/** What a registry can do to a pull. BuildKit asks once more at once, and for layers after 1, 2 and 4 s. */
export const FROM_KINDS: readonly FaultKind[] = [
  pull({
    id: 'from-manifest-503',
    fault: status(503),
    at: 'manifest',
    once: 2,
    expected: retried('registry-failing'),
  }),
  pull({
    id: 'from-manifest-502',
    fault: status(502),
    at: 'manifest',
    expected: retried('registry-failing'),
  }),
  pull({
    id: 'from-429',
    fault: TOO_MANY,
    at: 'manifest',
    once: 6,
    expected: retried('rate-limit'),
  }),
  pull({
    id: 'from-manifest-reset',
    fault: { kind: 'reset' },
    at: 'manifest',
    expected: retried('connection-lost'),
  }),
  pull({
    id: 'from-manifest-stall',
    fault: { kind: 'stall' },
    at: 'manifest',
    stallSeconds: 5,
    expected: retried('stalled'),
  }),
  pull({
    id: 'from-manifest-truncated',
    fault: { kind: 'truncate' },
    at: 'manifest',
    methods: ['GET'],
    once: 4,
    expected: retried('connection-lost'),
  }),
  pull({
    id: 'from-layer-500',
    fault: status(500),
    at: 'layer',
    once: 8,
    expected: retried('registry-failing'),
  }),
  pull({
    id: 'from-layer-404',
    fault: status(404, 'BLOB_UNKNOWN'),
    at: 'layer',
    expected: retried('blob-missing', 'image-unreadable', 'download-failed'),
  }),
  pull({
    id: 'from-layer-reset',
    fault: { kind: 'reset-midway' },
    at: 'layer',
    once: 4,
    ownBytes: 400_000,
    expected: retried('connection-lost'),
  }),
  pull({
    id: 'from-layer-truncated',
    fault: { kind: 'truncate' },
    at: 'layer',
    ownBytes: 400_000,
    // It asks for the rest as often as it takes.
    expected: UNHARMED,
  }),
  pull({
    id: 'from-layer-corrupt',
    fault: { kind: 'corrupt' },
    at: 'layer',
    expected: retried('blob-damaged'),
  }),
  pull({
    id: 'from-layer-stall',
    fault: { kind: 'stall-midway' },
    at: 'layer',
    ownBytes: 400_000,
    stallSeconds: 5,
    expected: retried('stalled'),
  }),
  pull({
    id: 'from-layer-slow',
    // BuildKit's own progress moves by a mebibyte at a time: slower than that in 5 s would be a stall.
    fault: { kind: 'drip', bytesPerSecond: 500_000 },
    at: 'layer',
    ownBytes: 5_000_000,
    stallSeconds: 5,
    expected: UNHARMED,
  }),
  pull({
    id: 'from-latency',
    fault: { kind: 'delay', delayMs: 1_500 },
    at: 'manifest',
    expected: UNHARMED,
  }),
  pull({
    id: 'from-web-page',
    fault: { kind: 'web-page' },
    at: 'manifest',
    once: 2,
    expected: { decision: 'retried-once', faults: ['not-a-registry'] },
    modes: ['once', 'forever'],
  }),
  pull({
    id: 'from-wrong-digest-header',
    fault: {
      kind: 'header',
      name: 'docker-content-digest',
      value: `sha256:${'0'.repeat(64)}`,
    },
    at: 'manifest',
    once: 2,
    // A registry that names what it does not have: copies that are not the same yet, or a broken one.
    expected: { decision: 'retried-once', faults: ['download-failed', 'image-unreadable'] },
    modes: ['once', 'forever'],
  }),
  pull({
    id: 'from-denied',
    fault: status(403, 'DENIED', 'requested access to the resource is denied'),
    at: 'manifest',
    expected: stopped('registry-denied'),
  }),
  pull({
    id: 'from-unauthorized',
    fault: status(401, 'UNAUTHORIZED', 'authentication required'),
    at: 'manifest',
    expected: stopped('registry-denied'),
  }),
  {
    id: 'from-tag-missing',
    strikes: 'FROM',
    expected: stopped('image-missing'),
    set: async (scene) => {
      await scene.image()
      return { dockerfile: useBase(`${await scene.registry()}/${scene.name}:absent`) }
    },
  },
  {
    id: 'from-repository-missing',
    strikes: 'FROM',
    expected: stopped('image-missing'),
    set: async (scene) => ({ dockerfile: useBase(`${await scene.registry()}/${scene.name}:1`) }),
  },
  {
    id: 'from-digest-missing',
    strikes: 'FROM',
    expected: stopped('image-missing'),
    set: async (scene) => {
      await scene.image()
      const digest = `sha256:${'ab'.repeat(32)}`
      return { dockerfile: useBase(`${await scene.registry()}/${scene.name}@${digest}`) }
    },
  },
  {
    id: 'from-platform-missing',
    strikes: 'FROM',
    expected: stopped('platform-missing'),
    set: async (scene) => {
      const architecture = (await scene.lab.base()).architecture === 's390x' ? 'amd64' : 's390x'
      const { digest, size } = await scene.image({ architecture })
      const platform = { os: 'linux', architecture }
      await scene.index([{ digest, size, platform }])
      return { dockerfile: useBase(`${await scene.registry()}/${scene.name}:index`) }
    },
  },
]
