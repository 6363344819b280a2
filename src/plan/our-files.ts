import type { RunFacts } from '../facts.ts'
import type { RunContext } from '../run-context.ts'
import type { TemporaryFile } from './plan.ts'

export type OurFiles = {
  /** Path for `--file`. */
  readonly dockerfile: string
  readonly files: readonly TemporaryFile[]
  /** Values of `--secret`. */
  readonly secrets: readonly string[]
}

type Subject = { readonly context: RunContext; readonly facts: RunFacts; readonly path: string }

/** Name under which the writer of temporary files finds the proxy settings. */
export const PROXY_SECRET = 'proxy'

/**
 * Files and secrets of a build with one of our Dockerfiles. BuildKit takes `<Dockerfile>.dockerignore`
 * in the place of the context's own file: only where there is none, the Dockerfile is copied beside ours.
 */
export function planOurFiles({ context, facts, path }: Subject): OurFiles {
  const { tempFolder, dockerFolder } = context
  const copied = `${tempFolder}/Dockerfile`
  const needsIgnore = facts.workspace?.hasDockerignore === false
  const ignore: readonly TemporaryFile[] = needsIgnore
    ? [
        { kind: 'copy', from: path, path: copied, mode: 0o644 },
        {
          kind: 'copy',
          from: `${dockerFolder}/default.dockerignore`,
          path: `${copied}.dockerignore`,
          mode: 0o644,
        },
      ]
    : []
  const hasProxy = Object.keys(context.proxy).length > 0
  const proxyFile = `${tempFolder}/proxy`
  return {
    dockerfile: needsIgnore ? copied : path,
    files: hasProxy
      ? [...ignore, { kind: 'secret', secret: PROXY_SECRET, path: proxyFile, mode: 0o600 }]
      : ignore,
    secrets: [
      ...(facts.caBundle === undefined ? [] : [`id=ca-bundle,src=${facts.caBundle}`]),
      ...(hasProxy ? [`id=${PROXY_SECRET},src=${proxyFile}`] : []),
    ],
  }
}

/** The proxy settings as lines that a POSIX shell reads as assignments, whatever the values hold. */
export function proxyFileText(proxy: RunContext['proxy']): string {
  const lines = Object.entries(proxy).flatMap(([name, value]) => {
    const quoted = `'${value.replaceAll("'", "'\\''")}'`
    return [`${name}=${quoted}`, `${name.toLowerCase()}=${quoted}`]
  })
  return `${lines.join('\n')}\n`
}
