import type { CleanLevel } from '../cache/inventory/plan-removal.ts'
import { findDaemon } from '../engine/daemon.ts'
import { daemonPaths } from '../engine/daemon-plan.ts'
import { isAlive } from '../engine/lock.ts'
import type { EngineContext, EnginePorts } from '../engine/ports.ts'
import { STORES } from '../engine/status.ts'

/** Why nothing can be removed now, in one sentence; `undefined` when it can. */
export async function findObstacle(
  level: CleanLevel,
  ports: EnginePorts,
  context: EngineContext,
): Promise<string | undefined> {
  return (await findHeldLock(ports, context)) ?? (await findEngineInUse(level, ports, context))
}

async function findHeldLock(
  { files }: EnginePorts,
  { cacheFolder }: EngineContext,
): Promise<string | undefined> {
  for (const { name } of await files.list(`${cacheFolder}/locks`)) {
    const owner = await files.readTextIfAny(`${cacheFolder}/locks/${name}/owner`)
    // A lock that was set aside is that of a process that was dead already.
    if (owner === undefined || name.includes('.stale-') || !(await isAlive({ files }, owner)))
      continue
    return `Another run is at work here: process ${Number.parseInt(owner, 10)} holds the lock ${name}.`
  }
  return undefined
}

async function findEngineInUse(
  level: CleanLevel,
  ports: EnginePorts,
  context: EngineContext,
): Promise<string | undefined> {
  for (const store of STORES) {
    const state = await findDaemon(ports, context, store)
    if (!state) continue
    const user = await findUser(ports, `${daemonPaths(context, store).folder}/users`)
    if (user !== undefined)
      return `Another run is at work here: process ${user} builds with the private engine.`
    if (level === 'all')
      return 'The private engine is up: stop it first (cv-docker-build engine down removes its images, too).'
  }
  return undefined
}

async function findUser({ files }: EnginePorts, folder: string): Promise<number | undefined> {
  for (const { name } of await files.list(folder)) {
    const owner = await files.readTextIfAny(`${folder}/${name}`)
    if (owner !== undefined && (await isAlive({ files }, owner))) return Number.parseInt(owner, 10)
  }
  return undefined
}
