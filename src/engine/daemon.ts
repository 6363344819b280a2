import { ToolError } from '../errors.ts'
import { cleanUpAfterDaemon } from './clean-up.ts'
import { type DaemonPaths, daemonPaths, formatDaemonConfig, planDaemonArgv } from './daemon-plan.ts'
import { type EngineTree, enginePath } from './install.ts'
import {
  type EngineNetwork,
  findDefaultInterface,
  parseRoutes,
  planBridgeUp,
  planNetwork,
  planRules,
} from './network.ts'
import { formatSeconds } from './packages.ts'
import type { EngineContext, EnginePorts, ImageStore } from './ports.ts'
import { type EngineState, isOurDaemon, readState, writeState } from './state.ts'

const READY_WITHIN_MS = 30_000
const STOPPED_WITHIN_MS = 20_000
const POLL_MS = 100
const FORWARDING = '/proc/sys/net/ipv4/ip_forward'

/** The running daemon of this store, if there is one. What a dead one left is not touched here. */
export async function findDaemon(
  ports: EnginePorts,
  context: EngineContext,
  store: ImageStore,
): Promise<EngineState | undefined> {
  const paths = daemonPaths(context, store)
  const state = await readState(ports, paths)
  return state && (await isOurDaemon(ports, paths, state.pid)) ? state : undefined
}

/** Starts dockerd and waits until it answers. Throws ENGINE_START_FAILED with the end of its log. */
export async function startDaemon(
  ports: EnginePorts,
  context: EngineContext,
  tree: EngineTree,
  start: { readonly store: ImageStore; readonly startedBy: EngineState['startedBy'] },
): Promise<EngineState> {
  const { files, clock, host, log } = ports
  const startedAtMs = clock.now()
  const paths = daemonPaths(context, start.store)
  const previous = await readState(ports, paths)
  if (previous) await cleanUpAfterDaemon(ports, paths, previous)
  for (const folder of [paths.folder, paths.socketFolder]) await files.makeFolder(folder)
  await files.remove(paths.socket)
  await files.remove(paths.pidFile)
  await files.remove(paths.logFile)
  const env = { ...context.env, PATH: enginePath(tree.folder, context.env.PATH) }
  const forwardingBefore = ((await files.readTextIfAny(FORWARDING)) ?? '').trim()
  const network = await makeNetwork(ports, paths, tree, env)
  await files.writeText(paths.configFile, formatDaemonConfig(paths, network, start.store))
  const argv = planDaemonArgv(tree.folder, paths)
  const pid = await host.spawnDaemon(argv, { env, logFile: paths.logFile })
  const state: EngineState = {
    schemaVersion: 1,
    pid,
    ...start,
    socket: paths.socket,
    tree: tree.folder,
    startedAtMs,
    network,
    forwardingBefore,
  }
  await writeState(ports, paths, state)
  await waitUntilReady(ports, paths, state, env)
  log.info(
    `Private Docker engine (${start.store} store) answers after ${formatSeconds(clock.now() - startedAtMs)}`,
  )
  return state
}

async function makeNetwork(
  { files, run, log }: EnginePorts,
  paths: DaemonPaths,
  tree: EngineTree,
  env: Readonly<Record<string, string>>,
): Promise<EngineNetwork> {
  const routes = (await files.readTextIfAny('/proc/net/route')) ?? ''
  const outward = findDefaultInterface(parseRoutes(routes))
  const mtu = outward ? await files.readTextIfAny(`/sys/class/net/${outward}/mtu`) : undefined
  const network = planNetwork(paths.seed, routes, mtu ? Number.parseInt(mtu, 10) : undefined)
  const problems: string[] = []
  for (const argv of planBridgeUp(`${tree.folder}/bin/busybox`, network)) {
    const { exitCode, stderr } = await run(argv, { env })
    // Left by a daemon whose state was lost: just what is wanted.
    if (exitCode !== 0 && !/exists/i.test(stderr)) problems.push(stderr.trim())
  }
  // `iptables` is looked up on a PATH that ends with ours, so that a system's own goes first.
  for (const argv of planRules('iptables', network.subnet, 'insert')) {
    const { exitCode, stderr } = await run(argv, { env })
    if (exitCode !== 0) problems.push(stderr.trim())
  }
  if (problems.length > 0)
    log.warning(`Containers may have no way out of the private engine: ${problems.join('; ')}`)
  return network
}

/** While a process becomes another program (unshare, then dockerd) its command line reads empty for a moment. */
const GONE_AFTER_LOOKS = 5

async function waitUntilReady(
  ports: EnginePorts,
  paths: DaemonPaths,
  state: EngineState,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const { clock, run, files } = ports
  const deadline = clock.now() + READY_WITHIN_MS
  const host = `unix://${paths.socket}`
  const asClient = { env: { ...env, DOCKER_CONFIG: `${paths.folder}/none` }, timeoutMs: 5_000 }
  let missedLooks = 0
  while (clock.now() < deadline && missedLooks < GONE_AFTER_LOOKS) {
    if ((await files.kindOf(paths.socket)) === 'other') {
      const answer = await run(['docker', '--host', host, 'version'], asClient)
      if (answer.exitCode === 0) return
    }
    missedLooks = (await isOurDaemon(ports, paths, state.pid)) ? 0 : missedLooks + 1
    await clock.sleep(POLL_MS)
  }
  const dead = !(await isOurDaemon(ports, paths, state.pid))
  await stopDaemon(ports, paths, state)
  const text = (await files.readTextIfAny(paths.logFile)) ?? ''
  const how = dead ? 'ended while starting' : `did not answer within ${READY_WITHIN_MS / 1000} s`
  throw new ToolError(
    'ENGINE_START_FAILED',
    `dockerd ${how}: ${text.trim().split('\n').slice(-5).join(' | ')}`,
    `its log is ${paths.logFile}`,
  )
}

/** Asks the daemon to stop, kills it when it does not, and takes away what it made. Gives what could not be. */
export async function stopDaemon(
  ports: EnginePorts,
  paths: DaemonPaths,
  state: EngineState,
): Promise<readonly string[]> {
  const { clock, host } = ports
  const running = () => isOurDaemon(ports, paths, state.pid)
  if (await running()) host.signal(state.pid, 'SIGTERM')
  const deadline = clock.now() + STOPPED_WITHIN_MS
  while (clock.now() < deadline && (await running())) await clock.sleep(POLL_MS)
  if (await running()) host.signal(state.pid, 'SIGKILL')
  const remaining = await cleanUpAfterDaemon(ports, paths, state)
  await ports.files.remove(paths.stateFile)
  return remaining
}
