import type { EnginePorts } from './ports.ts'

type LockPorts = Pick<EnginePorts, 'files' | 'clock' | 'log' | 'host'>

const POLL_MS = 200
/** A lock without an owner is one whose maker died between two system calls. */
const POLLS_WITHOUT_OWNER = 25

/**
 * Runs `body` while no other process does so under the same name. The lock is a folder, because
 * making one is the atomic test that every file system has; a dead owner's lock is taken over.
 */
export async function withLock<T>(
  ports: LockPorts,
  cacheFolder: string,
  name: string,
  body: () => Promise<T>,
): Promise<T> {
  const lock = `${cacheFolder}/locks/${name}`
  const stale = await acquire(ports, lock)
  try {
    return await body()
  } finally {
    await ports.files.remove(lock)
    for (const folder of stale) await ports.files.remove(folder)
  }
}

async function acquire(ports: LockPorts, lock: string): Promise<readonly string[]> {
  const { files, clock, log, host } = ports
  const stale: string[] = []
  let told = false
  for (let ownerless = 0; ; ) {
    if (await host.makeFolderOnce(lock)) {
      await files.writeText(`${lock}/owner`, await processIdentity(ports, host.processId))
      return stale
    }
    const owner = await files.readTextIfAny(`${lock}/owner`)
    ownerless = owner ? 0 : ownerless + 1
    const dead = owner ? !(await isAlive(ports, owner)) : ownerless > POLLS_WITHOUT_OWNER
    if (dead) {
      stale.push(await setAside(ports, lock, owner))
      continue
    }
    if (!told) log.info(`Waiting for another process that holds ${lock}`)
    told = true
    await clock.sleep(POLL_MS)
  }
}

/**
 * Moved to a name made from the dead owner, which stays until we are done: of two that find the
 * same dead owner, only one can move it there, so a fresh lock is never taken for the dead one.
 */
async function setAside(ports: LockPorts, lock: string, owner: string | undefined) {
  const target = `${lock}.stale-${(owner ?? 'unknown').trim().replace(/\D+/g, '-')}`
  await ports.host.rename(lock, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST')
      throw error
  })
  return target
}

/** Whether the process that `processIdentity` described still runs. */
export async function isAlive(ports: Pick<EnginePorts, 'files'>, owner: string): Promise<boolean> {
  const pid = Number.parseInt(owner, 10)
  return Number.isInteger(pid) && (await processIdentity(ports, pid)) === owner
}

/** Process id and start time: ids are used again, the pair is not before the next boot. */
export async function processIdentity(
  { files }: Pick<EnginePorts, 'files'>,
  pid: number,
): Promise<string> {
  const stat = (await files.readTextIfAny(`/proc/${pid}/stat`)) ?? ''
  return `${pid} ${parseStartTime(stat) ?? 'gone'}\n`
}

/** Field 22 of /proc/<pid>/stat, in clock ticks since boot. The name in field 2 may hold spaces and brackets. */
export function parseStartTime(stat: string): string | undefined {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(' ')
  return stat.includes(')') ? fields[19] : undefined
}
