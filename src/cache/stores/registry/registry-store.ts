import type { Clock, Logger } from '../../../ports.ts'
import type { PushTarget } from '../../../publish/registry-session.ts'
import type { CacheStore, Restored, Saved } from '../../cache.ts'
import { makeServiceBudget } from '../service-budget.ts'
import {
  CALL_LIMITS,
  type CallLimits,
  conclude,
  type Lost,
  lost,
  watchCall,
} from '../watch-call.ts'
import type { RegistryCall, RegistryPorts } from './ports.ts'

export type RegistryStoreParts = {
  readonly target: PushTarget
  /** Of one archive: what a registry holds in all is for its own rules to limit. */
  readonly budgetBytes: number
  readonly open: () => Promise<RegistryPorts>
  readonly clock: Clock
  readonly log: Logger
  readonly limits?: CallLimits
}

/**
 * Archives as OCI artifacts of one repository, for fleets that have a registry and nothing else in common.
 * `open` and what speaks to registries is loaded with the first call.
 */
export function makeRegistryStore(parts: RegistryStoreParts): CacheStore {
  const { target, clock, log, budgetBytes, limits = CALL_LIMITS } = parts
  const budget = makeServiceBudget(clock)
  let opened: Promise<RegistryPorts> | undefined
  const tell = () => `${target.registry} did not answer within ${limits.stallMs / 1000} s.`
  const watched = async <T extends Restored | Saved>(
    body: (call: RegistryCall) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T | Lost> => {
    const result = await watchCall<T | Lost>(
      async (watch, given) => {
        watch.enter('asking')
        try {
          opened ??= parts.open()
          const ports = await opened
          return await body({ target, ports, clock, log, budgetBytes, watch, signal: given })
        } catch (error) {
          return lost(`The archive could not be moved: ${(error as Error).message}`)
        }
      },
      { budget, clock, limits, signal, tell },
    )
    return conclude(result)
  }
  return {
    kind: 'registry',
    restore: async (wanted, to, signal) => {
      const { restoreArchive } = await import('./restore-archive.ts')
      return watched<Restored>((call) => restoreArchive(wanted, to, call), signal)
    },
    save: async (key, from, signal, replaced) => {
      const { saveArchive } = await import('./save-archive.ts')
      return watched<Saved>((call) => saveArchive(key, from, replaced !== undefined, call), signal)
    },
  }
}
