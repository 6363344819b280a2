import { isAbsolute, join } from 'node:path'
import { parseDockerfile } from '../../workspace/dockerfile.ts'
import type { DockerfileFacts } from '../../workspace/facts.ts'
import { valuesOf } from './argv.ts'

/** What has the form of a remote context or of standard input; a Dockerfile there is not looked at. */
const REMOTE = /^-$|^[a-z][a-z0-9+.-]*:\/\/|^(?:git@|github\.com\/)/i

/**
 * The absolute path of the Dockerfile that buildx will read; `undefined` where it is no file on this
 * machine. `cwd` is where relative paths start.
 */
export function locateDockerfile(
  argv: readonly string[],
  cwd: string | undefined,
): string | undefined {
  const context = argv.at(-1) ?? '.'
  const file = valuesOf(argv, '--file').at(-1)
  if (REMOTE.test(context) || (file !== undefined && REMOTE.test(file))) return undefined
  const path = file ?? join(context, 'Dockerfile')
  if (isAbsolute(path)) return path
  return cwd === undefined ? undefined : join(cwd, path)
}

/** Whether a stage declares the argument, so that `--build-arg` reaches its RUN steps as a variable. */
export function declaresArg({ stages }: DockerfileFacts, name: string): boolean {
  return stages.some(({ instructions }) =>
    instructions.some(
      ({ keyword, text }) =>
        keyword === 'ARG' && text.split(/\s+/).some((word) => word.split('=')[0] === name),
    ),
  )
}

export function readDockerfileFacts(text: string | undefined): DockerfileFacts | undefined {
  return text === undefined ? undefined : parseDockerfile(text, 'Dockerfile')
}
