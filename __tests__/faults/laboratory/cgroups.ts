import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = '/sys/fs/cgroup'

/** Version 1 has a folder for each controller, version 2 one for all. */
function hierarchies(): readonly string[] {
  if (existsSync(join(ROOT, 'cgroup.controllers'))) return [ROOT]
  return existsSync(ROOT) ? readdirSync(ROOT).map((name) => join(ROOT, name)) : []
}

/** A group in which all processes together have this memory; `false` where that cannot be had. */
export function makeMemoryGroup(name: string, limitBytes: number): boolean {
  const isTwo = existsSync(join(ROOT, 'cgroup.controllers'))
  const folder = isTwo ? join(ROOT, name) : join(ROOT, 'memory', name)
  const files = isTwo
    ? ['memory.max', 'memory.swap.max']
    : ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes']
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, files[0] ?? ''), String(limitBytes))
  } catch {
    return false
  }
  try {
    writeFileSync(join(folder, files[1] ?? ''), isTwo ? '0' : String(limitBytes))
  } catch {
    // No swap on this machine, and so nothing to limit.
  }
  return true
}

/** Removes what is left of a group and of those below it; one with a process in it stays. */
export function removeGroups(name: string): void {
  for (const hierarchy of hierarchies()) removeTree(join(hierarchy, name))
}

function removeTree(folder: string): void {
  if (!existsSync(folder)) return
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) removeTree(join(folder, entry.name))
    rmdirSync(folder)
  } catch {
    // A process that ends in this moment holds it.
  }
}
