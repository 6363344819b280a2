import { processIdentity } from '../../engine/lock.ts'
import type { Files } from '../../ports.ts'
import { findRuns, type Run } from './find-runs.ts'
import type { InventoryPorts, TreeFigures } from './holding.ts'

export type TempFolder = { readonly path: string; readonly bytes: number }

export type TempPorts = InventoryPorts & {
  /** Of this process. */
  readonly userId: number
}

/** File in the folder of a run that says which process made it. */
export const OWNER_MARK = 'owner'

/** As `mkdtemp` makes them for a run; folders of tests have longer names. */
const NAME = /^cv-docker-build-[A-Za-z0-9]{6}$/
const DAY_MS = 24 * 3600 * 1000
/** The resolution of start times, and some more. */
const MARGIN_MS = 5_000

/**
 * The mark of a process: itself and the first of its machine or container, by their numbers and start
 * times. A process of another container that shares the folder for temporary files is told apart by it.
 */
export async function makeOwnerMark(files: Files, pid: number) {
  return `${await processIdentity({ files }, pid)}${await processIdentity({ files }, 1)}`
}

/**
 * Folders of runs that were killed. A folder belongs to one if its name, its owner and its mark say so
 * and the process of the mark is gone. Without a mark it has to be a day old, and no process may run that
 * is older than its last change and looks like one of ours.
 */
export async function findDeadTempFolders(
  tempRoot: string,
  ports: TempPorts,
): Promise<readonly TempFolder[]> {
  const { files, measureTree, userId } = ports
  const entries = (await files.list(tempRoot)).filter(
    ({ name, kind }) => kind === 'folder' && NAME.test(name),
  )
  if (entries.length === 0) return []
  const runs = await findRuns(ports)
  const found: TempFolder[] = []
  for (const { name } of entries) {
    const path = `${tempRoot}/${name}`
    const figures = await measureTree(path)
    if (figures?.ownerId !== userId) continue
    if (await isDead(path, figures, runs, ports)) found.push({ path, bytes: figures.ownBytes })
  }
  return found
}

async function isDead(
  path: string,
  { changedMs, newestMs }: TreeFigures,
  runs: readonly Run[] | undefined,
  { files, clock }: TempPorts,
): Promise<boolean> {
  const mark = await files.readTextIfAny(`${path}/${OWNER_MARK}`).catch(() => undefined)
  const pid = Number.parseInt(mark ?? '', 10)
  if (mark !== undefined && Number.isInteger(pid)) {
    const now = await makeOwnerMark(files, pid)
    const [, first] = now.split('\n')
    return mark.split('\n')[1] === first && mark !== now
  }
  if (runs === undefined) return false
  const lastMs = Math.max(changedMs, newestMs)
  const isNew = ({ startedMs }: Run) => startedMs > lastMs + MARGIN_MS
  return clock.now() - lastMs > DAY_MS && runs.every(isNew)
}
