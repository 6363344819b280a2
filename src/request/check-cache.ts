import { parseLayerCache, planLayerCache } from '../cache/layer-cache.ts'
import type { Check } from './checks.ts'
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

export const CACHE_CHECKS: Readonly<Record<string, Check>> = { 'layer-cache': checkLayerCache }
