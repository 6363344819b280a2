import { parseLayerCache, planLayerCache } from '../cache/layer-cache.ts'
import type { Check, Fault } from './checks.ts'
import { parseReference } from './image-reference.ts'
import { quote } from './wording.ts'

/** Which build it is for, and what it may do, makes no place right or wrong. */
const ANY_BUILD = { variant: 'any', platforms: [], mayRestore: true, maySave: true }

function checkLayerCache(text: string) {
  const cache = parseLayerCache(text)
  if (cache === undefined) {
    return {
      problem: `${quote(text)} is no place for layers`,
      remedy:
        'use gha, registry:REFERENCE (registry:ghcr.io/owner/name:buildcache) or local:FOLDER',
    }
  }
  const given = { cacheFrom: [], cacheTo: [] }
  const planned = planLayerCache({ ...ANY_BUILD, cache, given })
  return planned.ok ? undefined : planned.errors[0]
}

function checkRegistry(text: string): Fault | undefined {
  const parsed = parseReference(text.toLowerCase())
  if (parsed.ok && parsed.value.tag === undefined && parsed.value.digest === undefined) {
    return undefined
  }
  return {
    problem: `${quote(text)} is not a repository that archives can be kept in`,
    remedy: 'name one without a tag, for example ghcr.io/owner/name/cache',
  }
}

export const CACHE_CHECKS: Readonly<Record<string, Check>> = {
  'cache-registry': checkRegistry,
  'layer-cache': checkLayerCache,
}
