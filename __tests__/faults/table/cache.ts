import type { HttpFault } from '../laboratory/http-faults.ts'
import type { Expected, FaultKind } from '../laboratory/kind.ts'
import type { Scene } from '../laboratory/scene.ts'
import { MANIFESTS, retried, status, UNHARMED, useBase } from './from.ts'

function healed(...faults: readonly string[]): Expected {
  return { decision: 'healed', faults }
}

type CacheKind = Omit<FaultKind, 'strikes' | 'set'> & {
  readonly fault: HttpFault
  readonly path: RegExp | 'layers'
  readonly methods: readonly string[]
}

const UPLOADS = /\/blobs\/uploads\//

/** The same base through the registry that does well: only the cache is disturbed. */
async function goodBase(scene: Scene): Promise<string> {
  await scene.image()
  return `${await scene.registry()}/${scene.name}:1`
}

function cacheExport({
  fault,
  path,
  methods,
  ...kind
}: CacheKind & { readonly path: RegExp }): FaultKind {
  return {
    ...kind,
    strikes: 'cache',
    set: async (scene) => {
      const host = await scene.registry({ fault, path, methods })
      const reference = `type=registry,ref=${host}/${scene.name}-cache:1,mode=max`
      return {
        dockerfile: useBase(await goodBase(scene)),
        args: ['--cache-to', reference],
      }
    },
  }
}

/** Writes a cache with another builder, and lets the trial read it through a registry that strikes. */
function cacheImport({ fault, path, methods, ...kind }: CacheKind): FaultKind {
  return {
    ...kind,
    strikes: 'cache',
    needs: 'root',
    set: async (scene) => {
      const dockerfile = useBase(await goodBase(scene))
      const { builder, remove } = await scene.lab.newBuilder(scene.name)
      scene.after(remove)
      const layers = await scene.exportCache(dockerfile, `${scene.name}-cache`)
      const struck = path === 'layers' ? new RegExp(layers.join('|')) : path
      const striking = await scene.registry({ fault, path: struck, methods })
      return {
        dockerfile: `${dockerfile}RUN cat /done\n`,
        args: ['--cache-from', `type=registry,ref=${striking}/${scene.name}-cache:1`],
        builder,
      }
    },
  }
}

/** A build without its cache is slower, and better than none. */
export const CACHE_KINDS: readonly FaultKind[] = [
  cacheExport({
    id: 'cache-export-503',
    fault: status(503),
    path: UPLOADS,
    methods: ['POST'],
    once: 8,
    expected: healed('cache-export'),
  }),
  cacheExport({
    id: 'cache-export-reset',
    fault: { kind: 'reset' },
    path: UPLOADS,
    methods: ['PUT', 'PATCH'],
    once: 4,
    expected: healed('cache-export'),
  }),
  cacheExport({
    id: 'cache-export-denied',
    fault: status(403, 'DENIED', 'requested access to the resource is denied'),
    path: UPLOADS,
    methods: ['POST'],
    expected: healed('cache-export'),
  }),
  cacheExport({
    id: 'cache-export-stall',
    fault: { kind: 'stall' },
    path: UPLOADS,
    methods: ['POST'],
    stallSeconds: 2,
    expected: healed('stalled'),
  }),
  cacheImport({
    id: 'cache-import-503',
    fault: status(503),
    path: MANIFESTS,
    methods: ['GET', 'HEAD'],
    once: 4,
    expected: UNHARMED,
  }),
  // BuildKit reads a cache under a lock: as long as that connection hangs, the builder builds nothing,
  // for nobody, whether the client is still there or not (Docker 28.5, BuildKit 0.34). Nothing can be
  // done for a builder that is not ours but to say so.
  {
    ...cacheImport({
      id: 'cache-import-stall',
      fault: { kind: 'stall' },
      path: MANIFESTS,
      methods: ['GET', 'HEAD'],
      stallSeconds: 5,
      expected: retried('stalled'),
    }),
    modes: ['forever'],
  },
  cacheImport({
    id: 'cache-import-layer-missing',
    fault: status(404, 'BLOB_UNKNOWN'),
    path: 'layers',
    methods: ['GET', 'HEAD'],
    once: 8,
    expected: healed('cache-import'),
  }),
  cacheImport({
    id: 'cache-import-layer-reset',
    fault: { kind: 'reset-midway' },
    path: 'layers',
    methods: ['GET'],
    once: 8,
    expected: healed('cache-import'),
  }),
]
