// The benchmark goes before whatever else the machine does at the same time.
import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'

/** Of cgroup v1 and v2, the greatest weight; the usual one is 1024, or 100. */
const HIERARCHIES = [
  { root: '/sys/fs/cgroup/cpu', weight: 'cpu.shares', value: '262144' },
  { root: '/sys/fs/cgroup', weight: 'cpu.weight', value: '10000' },
] as const

const OWN = 'cv-docker-build-benchmark'

/**
 * This process and what it starts from now on. Nice alone would not do: where the kernel divides time by
 * sessions, it compares only within one, and daemons have their own. Returns what takes it back.
 */
export function goFirst(): () => void {
  setPriority(constants.priority.PRIORITY_ABOVE_NORMAL)
  const entered = raise(OWN)
  for (const { folder } of entered) enter(folder)
  return () => {
    for (const { root, folder } of entered) {
      enter(root)
      removeCgroup(folder)
    }
  }
}

/** Containers and build steps of an engine: in its cgroup, which lies below ours or beside it. */
export function letFirst(cgroup: string): void {
  for (const name of [cgroup, join(OWN, cgroup)]) raise(name)
}

/** The files in such a folder go with it. */
function removeCgroup(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeCgroup(join(folder, entry.name))
  try {
    rmdirSync(folder)
  } catch {
    // Somebody is still in it; it weighs nothing when it is empty.
  }
}

/** Nothing where there is no such hierarchy, or it does not weigh processors. */
function raise(cgroup: string): readonly { readonly root: string; readonly folder: string }[] {
  return HIERARCHIES.flatMap(({ root, weight, value }) => {
    if (!existsSync(join(root, 'cgroup.procs'))) return []
    const folder = join(root, cgroup)
    mkdirSync(folder, { recursive: true })
    if (!existsSync(join(folder, weight))) return []
    writeFileSync(join(folder, weight), value)
    return [{ root, folder }]
  })
}

function enter(folder: string): void {
  writeFileSync(join(folder, 'cgroup.procs'), String(process.pid))
}
