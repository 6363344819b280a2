import { ToolError } from '../errors.ts'
import { type EngineEnv, formatExports, prepareClient } from './client.ts'
import { findDaemon, startDaemon, stopDaemon } from './daemon.ts'
import { daemonPaths } from './daemon-plan.ts'
import { findInstallObstacle, installEngine } from './install.ts'
import { withLock } from './lock.ts'
import type { EngineContext, EnginePorts, ImageStore } from './ports.ts'
import { probeEngine } from './probe.ts'
import { type EngineState, readState } from './state.ts'
import { addUser, keepDaemon, releaseDaemon } from './users.ts'

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

export type EngineReport = {
  readonly status: EngineStatus
  /** For a person; one sentence each. */
  readonly lines: readonly string[]
}

const STORES: readonly ImageStore[] = ['containerd', 'classic']

/** What is there. Changes nothing. */
export async function engineStatus(
  ports: EnginePorts,
  context: EngineContext,
): Promise<EngineReport> {
  const status = await readStatus(ports, context)
  return { status, lines: formatStatus(status) }
}

/** Makes sure that an engine runs until `engineDown`. Throws a ToolError when there can be none. */
export async function engineUp(
  ports: EnginePorts,
  context: EngineContext,
): Promise<EngineReport & { readonly env: EngineEnv }> {
  const { status } = await bringUp(ports, context, 'up')
  const env = status.kind === 'private' ? await prepareClient(ports, context, status.state) : {}
  return { status, env, lines: formatStatus(status) }
}

/** Lines for `eval "$(cv-docker-build engine env)"`; none when the system's engine is used as it is. */
export async function engineEnvLines(
  ports: EnginePorts,
  context: EngineContext,
): Promise<readonly string[]> {
  const status = await readStatus(ports, context)
  if (status.kind !== 'private') return []
  return formatExports(await prepareClient(ports, context, status.state))
}

export type EngineInUse = {
  readonly env: EngineEnv
  readonly startedHere: boolean
  /** Stops what was started for this run, unless another run uses it too. Images are kept. */
  readonly stop: () => Promise<void>
}

/** For one build on the command line: uses what runs, or starts an engine for the time of the run. */
export async function ensureEngine(
  ports: EnginePorts,
  context: EngineContext,
): Promise<EngineInUse> {
  const { status, startedHere } = await bringUp(ports, context, 'run')
  if (status.kind !== 'private') return { env: {}, startedHere: false, stop: async () => {} }
  const env = await prepareClient(ports, context, status.state)
  const stop = async () => await releaseDaemon(ports, context, status.state)
  return { env, startedHere, stop }
}

/**
 * The way to a private engine that is up already, without running anything but a few links: the
 * command line asks this before it looks for other engines. `undefined` when there is none.
 */
export async function findPrivateEngine(
  ports: EnginePorts,
  context: EngineContext,
): Promise<EngineEnv | undefined> {
  const state = await findOwnDaemon(ports, context)
  return state && (await prepareClient(ports, context, state))
}

/** Stops our engines and removes their data; with `all` the unpacked programs, base images and package lists too. */
export async function engineDown(
  ports: EnginePorts,
  context: EngineContext,
  { all = false }: { readonly all?: boolean } = {},
): Promise<EngineDownReport> {
  return await withLock(ports, context.cacheFolder, 'engine', async () => {
    const stores: EngineDownReport[] = []
    for (const store of STORES) stores.push(await takeDown(ports, context, store))
    const lines = stores.flatMap((report) => report.lines)
    const remaining = stores.flatMap((report) => report.remaining)
    if (lines.length === 0) lines.push('No private engine was up.')
    for (const name of all ? ['engine', 'stand-ins', 'buildkit', 'apt'] : [])
      await ports.files.remove(`${context.cacheFolder}/${name}`)
    if (all) lines.push('Its programs, the stand-in images and the package lists are removed.')
    return {
      lines: [...lines, ...remaining.map((what) => `Could not be removed: ${what}`)],
      remaining,
    }
  })
}

export type EngineDownReport = {
  readonly lines: readonly string[]
  /** What stayed on the host, e.g. `mount /…`; empty when all is as before. */
  readonly remaining: readonly string[]
}

async function takeDown(
  ports: EnginePorts,
  context: EngineContext,
  store: ImageStore,
): Promise<EngineDownReport> {
  const paths = daemonPaths(context, store)
  if ((await ports.files.kindOf(paths.folder)) === 'absent') return { lines: [], remaining: [] }
  const state = await readState(ports, paths)
  const remaining = state ? await stopDaemon(ports, paths, state) : []
  await ports.files.remove(paths.folder)
  const line = `The private engine (${store} store) is stopped and its images are removed.`
  return { lines: [line], remaining }
}

async function bringUp(
  ports: EnginePorts,
  context: EngineContext,
  startedBy: EngineState['startedBy'],
): Promise<{ readonly status: EngineStatus; readonly startedHere: boolean }> {
  const before = await readStatus(ports, context)
  if (before.kind === 'system') return { status: before, startedHere: false }
  if (before.kind === 'none' && before.obstacle !== undefined)
    throw missingEngine(before.reason, before.obstacle)
  const store = before.kind === 'private' ? before.state.store : (context.store ?? 'containerd')
  const tree = before.kind === 'private' ? undefined : await installEngine(ports, context)
  return await withLock(ports, context.cacheFolder, 'engine', async () => {
    const running = await findDaemon(ports, context, store)
    const state = running
      ? await keepDaemon(ports, context, running, startedBy)
      : await startDaemon(ports, context, tree ?? (await installEngine(ports, context)), {
          store,
          startedBy,
        })
    if (startedBy === 'run') await addUser(ports, context, state)
    return { status: { kind: 'private', state }, startedHere: !running }
  })
}

async function readStatus(ports: EnginePorts, context: EngineContext): Promise<EngineStatus> {
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

async function findOwnDaemon(
  ports: EnginePorts,
  context: EngineContext,
): Promise<EngineState | undefined> {
  if (findForeignHost(context)) return undefined
  const stores = context.store ? [context.store] : STORES
  const states = await Promise.all(stores.map((store) => findDaemon(ports, context, store)))
  return states.find((state) => state !== undefined)
}

/** A DOCKER_HOST that the user set names the engine they want; another in its place would surprise. */
function findForeignHost({ env, cacheFolder, store }: EngineContext): string | undefined {
  const given = env.DOCKER_HOST
  if (!given || store) return undefined
  const ours = STORES.map((name) => `unix://${daemonPaths({ cacheFolder, env }, name).socket}`)
  return ours.includes(given) ? undefined : `DOCKER_HOST names ${given}, which is left alone`
}

function missingEngine(reason: string, obstacle: string): ToolError {
  return new ToolError(
    'ENGINE_MISSING',
    `No usable Docker engine: ${reason}; and none can be brought: ${obstacle}`,
    'install Docker Engine 23 or later with buildx 0.13 or later (https://docs.docker.com/engine/install/)',
  )
}

function formatStatus(status: EngineStatus): readonly string[] {
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
