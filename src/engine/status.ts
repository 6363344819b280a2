import { findDaemon } from './daemon.ts'
import { daemonPaths } from './daemon-plan.ts'
import { findInstallObstacle } from './install.ts'
import type { EngineContext, EnginePorts, ImageStore } from './ports.ts'
import { probeEngine } from './probe.ts'
import type { EngineState } from './state.ts'

export type EngineStatus =
  /** An engine that is not ours answers and is fit. */
  | { readonly kind: 'system'; readonly serverVersion: string; readonly buildxVersion: string }
  | { readonly kind: 'private'; readonly state: EngineState }
  | {
      readonly kind: 'none'
      /** Why what is there will not do. */
      readonly reason: string
      /** Why we cannot bring one; absent when `up` can. */
      readonly obstacle?: string
    }

export const STORES: readonly ImageStore[] = ['containerd', 'classic']

/** Ours if one is up; else what answers; else why there is none and whether we can bring one. */
export async function readStatus(
  ports: EnginePorts,
  context: EngineContext,
): Promise<EngineStatus> {
  const state = await findOwnDaemon(ports, context)
  if (state) return { kind: 'private', state }
  const probe = context.store
    ? ({
        kind: 'unfit',
        reason: `no private engine with the ${context.store} store is up`,
      } as const)
    : await probeEngine(ports.run, context.env)
  if (probe.kind === 'fit') return { ...probe, kind: 'system' }
  const foreign = findForeignHost(context)
  const obstacle = foreign ?? (await findInstallObstacle(ports))
  return { kind: 'none', reason: probe.reason, ...(obstacle === undefined ? {} : { obstacle }) }
}

/** A daemon of ours that runs, unless the user named another host. */
export async function findOwnDaemon(
  ports: EnginePorts,
  context: EngineContext,
): Promise<EngineState | undefined> {
  if (findForeignHost(context)) return undefined
  const stores = storesInOrder(context)
  const states = await Promise.all(stores.map((store) => findDaemon(ports, context, store)))
  return states.find((state) => state !== undefined)
}

/** The one that DOCKER_HOST names comes first: both may be up. */
function storesInOrder({ env, cacheFolder, store }: EngineContext): readonly ImageStore[] {
  if (store) return [store]
  const named = STORES.filter((name) => env.DOCKER_HOST === hostOf(name, cacheFolder))
  return [...named, ...STORES.filter((name) => !named.includes(name))]
}

function hostOf(store: ImageStore, cacheFolder: string): string {
  return `unix://${daemonPaths({ cacheFolder }, store).socket}`
}

/** A DOCKER_HOST that the user set names the engine they want; another in its place would surprise. */
function findForeignHost({ env, cacheFolder, store }: EngineContext): string | undefined {
  const given = env.DOCKER_HOST
  if (!given || store) return undefined
  const ours = STORES.map((name) => hostOf(name, cacheFolder))
  return ours.includes(given) ? undefined : `DOCKER_HOST names ${given}, which is left alone`
}

/** For a person; one sentence each. */
export function formatStatus(status: EngineStatus): readonly string[] {
  switch (status.kind) {
    case 'system':
      return [
        `The Docker engine that is there is used: Docker ${status.serverVersion}, buildx ${status.buildxVersion}.`,
      ]
    case 'private':
      return [
        `A private Docker engine is up (${status.state.store} store, pid ${status.state.pid}).`,
        `Its socket is ${status.state.socket}.`,
      ]
    case 'none':
      return [
        `No usable Docker engine: ${status.reason}.`,
        status.obstacle === undefined
          ? '`engine up` unpacks one from the Debian archive and starts it.'
          : `None can be brought: ${status.obstacle}.`,
      ]
  }
}
