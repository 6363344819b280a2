import { stopDaemon } from './daemon.ts'
import { daemonPaths } from './daemon-plan.ts'
import { isAlive, processIdentity, withLock } from './lock.ts'
import type { EngineContext, EnginePorts } from './ports.ts'
import { type EngineState, readState, writeState } from './state.ts'

/*
 * A daemon started for one run may be found and used by a second. Each run leaves its name in a
 * folder; the last one to go stops the daemon. One that was started by `engine up` outlives them all.
 */

function usersFolder(context: EngineContext, state: EngineState): string {
  return `${daemonPaths(context, state.store).folder}/users`
}

export async function addUser(
  ports: EnginePorts,
  context: EngineContext,
  state: EngineState,
): Promise<void> {
  const pid = ports.host.processId
  const file = `${usersFolder(context, state)}/${pid}`
  await ports.files.writeText(file, await processIdentity(ports, pid))
}

/** An engine that a run started and that the user then asks for stays up. */
export async function keepDaemon(
  ports: EnginePorts,
  context: EngineContext,
  state: EngineState,
  startedBy: EngineState['startedBy'],
): Promise<EngineState> {
  if (state.startedBy === 'up' || startedBy === 'run') return state
  const kept: EngineState = { ...state, startedBy }
  await writeState(ports, daemonPaths(context, state.store), kept)
  return kept
}

/** This run is done with the daemon; stops it when it was started for runs and no other is left. */
export async function releaseDaemon(
  ports: EnginePorts,
  context: EngineContext,
  { store }: EngineState,
): Promise<void> {
  await withLock(ports, context.cacheFolder, 'engine', async () => {
    const paths = daemonPaths(context, store)
    const state = await readState(ports, paths)
    if (!state) return
    await ports.files.remove(`${usersFolder(context, state)}/${ports.host.processId}`)
    if (state.startedBy === 'run' && !(await hasUsers(ports, context, state)))
      await stopDaemon(ports, paths, state)
  })
}

async function hasUsers(ports: EnginePorts, context: EngineContext, state: EngineState) {
  const folder = usersFolder(context, state)
  for (const { name } of await ports.files.list(folder)) {
    const owner = await ports.files.readTextIfAny(`${folder}/${name}`)
    if (owner && (await isAlive(ports, owner))) return true
    await ports.files.remove(`${folder}/${name}`)
  }
  return false
}
