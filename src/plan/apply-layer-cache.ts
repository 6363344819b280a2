import { planLayerCache } from '../cache/layer-cache.ts'
import { findUntrusted, isRelease } from '../cache/stores/who-may-save.ts'
import type { RunFacts } from '../facts.ts'
import type { BuildRequest } from '../request/build-request.ts'
import type { RunContext } from '../run-context.ts'

/** The request with the `cache-from` and `cache-to` that `layer-cache` stands for. Pure. */
export function applyLayerCache(
  request: BuildRequest,
  { dockerfile }: Pick<RunFacts, 'dockerfile'>,
  context: Pick<RunContext, 'github' | 'git'>,
): BuildRequest {
  const { layerCache, cacheSave, platforms, cacheFrom, cacheTo } = request
  if (layerCache === undefined) return request
  // Of the Actions cache each ref sees its own entries and those of its base.
  const scope = layerCache.kind === 'gha' ? 'ref' : 'everybody'
  const isTrusted = cacheSave === 'always' || findUntrusted(context, scope) === undefined
  const planned = planLayerCache({
    cache: layerCache,
    variant: dockerfile.variant ?? 'own',
    platforms,
    mayRestore: !isRelease(context),
    maySave: cacheSave !== 'never' && isTrusted,
    given: { cacheFrom, cacheTo },
  })
  // Its form was checked with the inputs.
  return planned.ok ? { ...request, ...planned.value } : request
}
