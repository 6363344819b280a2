import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempFolder } from '../fakes/temp-folder.ts'

/** A checkout with a Dockerfile of its own that needs no base image and compiles nothing. */
export function tinyWorkspace(dockerfile = 'FROM scratch\nCOPY hello.txt /hello.txt\n'): string {
  return tempFolder({ Dockerfile: dockerfile, 'hello.txt': 'hello\n' })
}

const PROGRAMS = ['sh', 'cat', 'sleep']

/**
 * A checkout whose Dockerfile can use RUN without any registry: the first lines put this machine's own
 * shell into an empty image, with the libraries that it loads.
 */
export function shellWorkspace(
  instructions: string,
  files: Readonly<Record<string, string>> = {},
): string {
  const folder = tempFolder({
    ...files,
    Dockerfile: `FROM scratch\nCOPY root /\nENV PATH=/bin\n${instructions}`,
  })
  for (const program of PROGRAMS) {
    copy(find(program), join(folder, 'root/bin', program))
    for (const library of librariesOf(find(program))) copy(library, join(folder, 'root', library))
  }
  return folder
}

function find(program: string): string {
  const { stdout } = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' })
  return realpathSync(stdout.trim())
}

/** The absolute paths that ldd names: the libraries and the loader. */
function librariesOf(program: string): readonly string[] {
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' })
  return [...stdout.matchAll(/(?:^\s+|=> )(\/\S+) \(0x/gm)].map(([, path = '']) => path)
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(realpathSync(from), to)
}
