import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '../fakes/temp-folder.ts'

/**
 * A PATH on which `docker` is a script: these lines of POSIX shell, and then, unless they exit, the
 * real docker with the same arguments.
 */
export function dockerInFront(lines: string): string {
  const folder = tempFolder()
  const file = join(folder, 'docker')
  writeFileSync(file, `#!/bin/sh\n${lines}\nexec '${findDocker()}' "$@"\n`)
  chmodSync(file, 0o755)
  return `${folder}:${process.env.PATH}`
}

function findDocker(): string {
  const { stdout } = spawnSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' })
  return stdout.trim()
}
