import type { CacheDecision } from './cache.ts'

/** Whether there is a place for archives at all: cache mounts of a builder hold none. */
export function keepsArchives({ store: { kind } }: Pick<CacheDecision, 'store'>): boolean {
  return kind !== 'none' && kind !== 'mounts'
}
