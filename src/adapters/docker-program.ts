import { closeSync, openSync, readSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const ELF = '\u007fELF'

/**
 * Whether `docker` on this PATH is a program rather than a script. A script in its place (a wrapper of
 * the site, the one that stands for podman) may set what it likes, and has to see every call.
 */
export function isDockerProgram(path: string | undefined): boolean {
  for (const folder of (path ?? '').split(delimiter)) {
    const start = readStart(join(folder, 'docker'))
    if (start !== undefined) return start === ELF
  }
  return false
}

function readStart(path: string): string | undefined {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = new Uint8Array(ELF.length)
      readSync(file, bytes)
      return String.fromCharCode(...bytes)
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}
