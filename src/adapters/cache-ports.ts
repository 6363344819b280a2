import { cp } from 'node:fs/promises'
import type { CacheDecision, CacheStore } from '../cache/cache.ts'
import type { CachePorts } from '../cache/ports.ts'
import { makeDirectoryStore } from '../cache/stores/directory-store.ts'
import { makeRegistryStore } from '../cache/stores/registry/registry-store.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { CommandRunner, Logger } from '../ports.ts'
import { actionsCacheProgram, makeActionsStore } from './actions-cache.ts'
import { makeArchiver } from './archive.ts'
import { archiveFiles } from './archive-files.ts'
import { clock } from './clock.ts'
import { contextFiles } from './context-files.ts'
import { caBundle } from './environment.ts'

export type CacheMachine = {
  readonly run: CommandRunner
  readonly log: Logger
  /** Has the URL and the token of the Actions cache, on a runner. */
  readonly env: Readonly<Record<string, string>>
  /** Only where archives are in a registry. */
  readonly network: () => Promise<NetworkPorts>
}

/** Everything real that caches need. One store serves a whole run: what it knows of a dead service stays known. */
export function makeCachePorts(machine: CacheMachine): CachePorts {
  let opened: CacheStore | undefined
  return {
    store: (decision) => {
      opened ??= openStore(decision, machine)
      return opened
    },
    archiver: makeArchiver(),
    contextFiles,
    copyFolder: (from, to) => cp(from, to, { recursive: true }),
  }
}

function openStore({ store }: CacheDecision, { run, log, env, network }: CacheMachine) {
  switch (store.kind) {
    case 'actions':
      return makeActionsStore({
        run,
        clock,
        log,
        env: trusting(env),
        program: actionsCacheProgram(),
      })
    case 'directory': {
      const { folder, budgetBytes } = store
      return makeDirectoryStore({ folder, budgetBytes, files: archiveFiles, clock, log })
    }
    case 'registry': {
      const { registry, repository, budgetBytes } = store
      const target = { registry, repository }
      const open = async () => {
        const { makeRegistryPorts } = await import('./registry-cache.ts')
        return makeRegistryPorts(await network(), registry)
      }
      return makeRegistryStore({ target, budgetBytes, open, clock, log })
    }
    case 'mounts':
    case 'none':
      return undefined
  }
}

/** The library speaks TLS by itself, and knows no other way to hear of an authority of the site. */
function trusting(env: CacheMachine['env']): CacheMachine['env'] {
  const { caBundle: bundle } = caBundle(env)
  return bundle === undefined ? env : { NODE_EXTRA_CA_CERTS: bundle, ...env }
}
