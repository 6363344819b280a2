import type { HttpFault } from '../laboratory/http-faults.ts'
import type { FaultKind } from '../laboratory/kind.ts'
import { MANIFESTS, retried, status, stopped, TOO_MANY, UNHARMED } from './from.ts'

type PushKind = Omit<FaultKind, 'strikes' | 'set'> & {
  readonly fault: HttpFault
  readonly path: RegExp
  readonly methods: readonly string[]
}

const UPLOADS = /\/blobs\/uploads\//

function push({ fault, path, methods, ...kind }: PushKind): FaultKind {
  return {
    ...kind,
    strikes: 'push',
    set: async (scene) => {
      const host = await scene.registry({ fault, path, methods })
      const image = `${host}/${scene.name}:1`
      // The engine's builder keeps what it pushes.
      scene.after(() => scene.lab.docker('image', 'rm', '--force', image).catch(() => ''))
      return {
        dockerfile: `FROM scratch\nCOPY one /one\n`,
        files: { one: scene.name.repeat(2_000) },
        args: ['--push', '--tag', image],
      }
    },
  }
}

/** The image is built; only its way into the registry is disturbed. */
export const PUSH_KINDS: readonly FaultKind[] = [
  push({
    id: 'push-upload-503',
    fault: status(503),
    path: UPLOADS,
    methods: ['POST'],
    once: 15,
    expected: retried('registry-failing'),
  }),
  push({
    id: 'push-upload-429',
    fault: TOO_MANY,
    path: UPLOADS,
    methods: ['POST'],
    once: 12,
    expected: retried('rate-limit'),
  }),
  push({
    id: 'push-body-reset',
    fault: { kind: 'reset' },
    path: UPLOADS,
    methods: ['PUT', 'PATCH'],
    once: 8,
    expected: retried('push-failed', 'connection-lost'),
  }),
  push({
    id: 'push-body-stall',
    fault: { kind: 'stall' },
    path: UPLOADS,
    methods: ['PUT', 'PATCH'],
    stallSeconds: 2,
    expected: retried('stalled'),
  }),
  push({
    id: 'push-body-400',
    fault: status(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content'),
    path: UPLOADS,
    methods: ['PUT', 'PATCH'],
    once: 2,
    expected: retried('push-damaged'),
  }),
  push({
    id: 'push-manifest-500',
    fault: status(500),
    path: MANIFESTS,
    methods: ['PUT'],
    once: 8,
    expected: retried('registry-failing'),
  }),
  push({
    id: 'push-manifest-blob-unknown',
    fault: status(404, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry'),
    path: MANIFESTS,
    methods: ['PUT'],
    expected: retried('push-blob-missing'),
  }),
  push({
    id: 'push-slow',
    fault: { kind: 'delay', delayMs: 1_000 },
    path: UPLOADS,
    methods: ['PUT', 'PATCH'],
    stallSeconds: 5,
    expected: UNHARMED,
  }),
  push({
    id: 'push-denied',
    fault: status(403, 'DENIED', 'requested access to the resource is denied'),
    path: UPLOADS,
    methods: ['POST'],
    expected: stopped('registry-denied'),
  }),
  push({
    id: 'push-unauthorized',
    fault: status(401, 'UNAUTHORIZED', 'authentication required'),
    path: UPLOADS,
    methods: ['POST'],
    expected: stopped('registry-denied'),
  }),
  push({
    id: 'push-name-unknown',
    fault: status(404, 'NAME_UNKNOWN', 'repository name not known to registry'),
    path: UPLOADS,
    methods: ['POST'],
    expected: stopped('image-missing', 'registry-denied'),
  }),
]
