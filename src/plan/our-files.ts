import type { RunFacts } from '../facts.ts'
import type { BuildRequest } from '../request/build-request.ts'
import type { RunContext } from '../run-context.ts'
import { csvField } from './buildx-secrets.ts'
import type { TemporaryFile } from './plan.ts'

export type OurFiles = {
  /** Path for `--file`. */
  readonly dockerfile: string
  readonly files: readonly TemporaryFile[]
  /** Values of `--secret`. */
  readonly secrets: readonly string[]
}

type Subject = {
  readonly request: Pick<BuildRequest, 'secrets'>
  readonly context: RunContext
  readonly facts: RunFacts
  readonly path: string
}

/**
 * Name under which the writer of temporary files finds the proxy settings. A user's own secret may be
 * called `proxy`, but no id of one can hold an equals sign.
 */
export const PROXY_SECRET = 'host=proxy'

/**
 * Files and secrets of a build with one of our Dockerfiles. BuildKit takes `<Dockerfile>.dockerignore`
 * in the place of the context's own file: only where there is none, the Dockerfile is copied beside ours.
 * A secret that the user gave under the same id takes the place of ours.
 */
export function planOurFiles({ request, context, facts, path }: Subject): OurFiles {
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
  const isGiven = (id: string) => request.secrets.some((secret) => secret.id === id)
  const hasProxy = Object.keys(context.proxy).length > 0 && !isGiven('proxy')
  const caBundle = isGiven('ca-bundle') ? undefined : facts.caBundle
  const proxyFile = `${tempFolder}/proxy`
  return {
    dockerfile: needsIgnore ? copied : path,
    files: hasProxy
      ? [...ignore, { kind: 'secret', secret: PROXY_SECRET, path: proxyFile, mode: 0o600 }]
      : ignore,
    secrets: [
      ...(caBundle === undefined ? [] : [`id=ca-bundle,${csvField(`src=${caBundle}`)}`]),
      ...(hasProxy ? [`id=proxy,${csvField(`src=${proxyFile}`)}`] : []),
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
