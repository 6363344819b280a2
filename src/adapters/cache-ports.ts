import { cp } from 'node:fs/promises'
import type { CacheDecision, CacheStore } from '../cache/cache.ts'
import type { CachePorts } from '../cache/ports.ts'
import { makeDirectoryStore } from '../cache/stores/directory-store.ts'
import type { Logger } from '../ports.ts'
import { makeArchiver } from './archive.ts'
import { archiveFiles } from './archive-files.ts'
import { clock } from './clock.ts'
import { contextFiles } from './context-files.ts'

/** Everything real that caches need. One store serves a whole run: what it knows of a dead service stays known. */
export function makeCachePorts(log: Logger): CachePorts {
  let opened: CacheStore | undefined
  return {
    store: (decision) => {
      opened ??= openStore(decision, log)
      return opened
    },
    archiver: makeArchiver(),
    contextFiles,
    copyFolder: (from, to) => cp(from, to, { recursive: true }),
  }
}

function openStore({ store }: CacheDecision, log: Logger) {
  switch (store.kind) {
    case 'directory': {
      const { folder, budgetBytes } = store
      return makeDirectoryStore({ folder, budgetBytes, files: archiveFiles, clock, log })
    }
    case 'actions':
    case 'mounts':
    case 'none':
      return undefined
  }
}
