import { ToolError } from '../errors.ts'
import { type EngineEnv, formatExports, prepareClient } from './client.ts'
import { findDaemon, startDaemon, stopDaemon } from './daemon.ts'
import { daemonPaths } from './daemon-plan.ts'
import { installEngine } from './install.ts'
import { withLock } from './lock.ts'
import type { EngineContext, EnginePorts, ImageStore } from './ports.ts'
import { type EngineState, readState } from './state.ts'
import { type EngineStatus, findOwnDaemon, formatStatus, readStatus, STORES } from './status.ts'
import { addUser, keepDaemon, releaseDaemon } from './users.ts'

export type EngineReport = {
  readonly status: EngineStatus
  /** For a person; one sentence each. */
  readonly lines: readonly string[]
}

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

function missingEngine(reason: string, obstacle: string): ToolError {
  return new ToolError(
    'ENGINE_MISSING',
    `No usable Docker engine: ${reason}; and none can be brought: ${obstacle}`,
    'install Docker Engine 23 or later with buildx 0.13 or later (https://docs.docker.com/engine/install/)',
  )
}
