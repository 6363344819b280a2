import type { RunContext } from '../run-context.ts'

/** Of the package that goes into the image, from its Cargo.toml. */
export type Application = {
  readonly name: string
  readonly description?: string
  readonly license?: string
}

const PREFIX = 'org.opencontainers.image'

/**
 * The OCI labels that follow from git and the package, as `key=value`, sorted: the set of
 * docker/metadata-action. What is not known is left out. `created` is the time of the commit, so
 * that the same commit gives the same image; without one, the start of this run.
 */
export function planLabels(
  context: RunContext,
  version: string,
  application: Application | undefined,
): readonly string[] {
  const { github, git } = context
  const url = github ? `${github.serverUrl}/${github.repository}` : publicUrl(git?.remoteUrl)
  const labels: Readonly<Record<string, string | undefined>> = {
    created: createdAt(context),
    description: github?.description ?? application?.description,
    licenses: github?.license ?? application?.license,
    revision: github?.sha ?? git?.sha,
    source: url,
    title: github?.repository.split('/')[1] ?? application?.name,
    url,
    version,
  }
  return Object.entries(labels).flatMap(([key, value]) =>
    value ? [`${PREFIX}.${key}=${oneLine(value)}`] : [],
  )
}

/** Labels by key, as buildx reads them: without `=` the value is empty, the last of a key wins. */
export function labelRecord(labels: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    labels.map((label) => {
      const [key = '', ...value] = label.split('=')
      return [key, value.join('=')]
    }),
  )
}

function createdAt({ git, startedAtMs }: RunContext): string {
  const timeMs = git?.commitTimeSec === undefined ? startedAtMs : git.commitTimeSec * 1000
  return new Date(timeMs).toISOString()
}

/** A git remote as a page that can be opened, without user or password; `undefined` for a path. */
function publicUrl(remote: string | undefined): string | undefined {
  const [, host, path] = /^(?:[^@/]+@)?([^:/@]+):(?!\/)(.+)$/.exec(remote ?? '') ?? []
  const text = host === undefined ? remote : `https://${host}/${path}`
  if (text === undefined || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (!['http:', 'https:', 'ssh:', 'git:'].includes(url.protocol)) return undefined
  const isWeb = url.protocol.startsWith('http')
  return `${isWeb ? url.protocol : 'https:'}//${isWeb ? url.host : url.hostname}${url.pathname.replace(/(?:\.git)?\/?$/, '')}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
