import type { BuildRequest } from '../request/build-request.ts'
import type { Secret } from '../request/secret.ts'
import type { TemporaryFile } from './plan.ts'

export type SecretsPlan = {
  /** Values of `--secret`. */
  readonly specs: readonly string[]
  readonly files: readonly TemporaryFile[]
  readonly warnings: readonly string[]
}

export type SecretsSubject = {
  readonly request: Pick<BuildRequest, 'secrets' | 'githubToken' | 'defaultGitContext'>
  readonly serverUrl?: string
  readonly contextArgument: string
  readonly tempFolder: string
  /** Paths of `secret-files` that do not exist: those secrets are left out with a warning. */
  readonly missingFiles: readonly string[]
}

/** Secrets given by value go through files of this run; nothing of a value gets into the plan. */
export function planSecrets(subject: SecretsSubject): SecretsPlan {
  const { tempFolder, missingFiles } = subject
  const secrets = [...subject.request.secrets, ...gitToken(subject)]
  const isMissing = ({ source }: (typeof secrets)[number]) =>
    source.kind === 'file' && missingFiles.includes(source.path)
  const written = secrets.filter(({ source }) => source.kind === 'value')
  const pathOf = (id: string) =>
    `${tempFolder}/secret-${written.findIndex((secret) => secret.id === id) + 1}`
  return {
    specs: secrets
      .filter((secret) => !isMissing(secret))
      .map(({ id, source }) => {
        if (source.kind === 'env') return `id=${id},env=${source.name}`
        return `id=${id},${csvField(`src=${source.kind === 'file' ? source.path : pathOf(id)}`)}`
      }),
    files: written.map(({ id }) => ({
      kind: 'secret',
      secret: id,
      path: pathOf(id),
      mode: 0o600,
    })),
    warnings: secrets
      .filter(isMissing)
      .map(({ id }) => `secret-files: the file of the secret ${id} does not exist; it is left out`),
  }
}

/** The text behind `TemporaryFile.secret`. */
export function secretOf(
  request: Pick<BuildRequest, 'secrets' | 'githubToken'>,
  id: string,
): Secret | undefined {
  const source = request.secrets.find((secret) => secret.id === id)?.source
  if (source?.kind === 'value') return source.value
  return id.startsWith(GIT_TOKEN) ? request.githubToken : undefined
}

const GIT_TOKEN = 'GIT_AUTH_TOKEN.'

/** BuildKit clones the workflow's repository with the workflow's token; any other context gets none. */
function gitToken({
  request,
  serverUrl,
  contextArgument,
}: SecretsSubject): BuildRequest['secrets'] {
  const { githubToken, defaultGitContext } = request
  if (!githubToken || !serverUrl || !defaultGitContext) return []
  if (!contextArgument.startsWith(defaultGitContext)) return []
  const id = `${GIT_TOKEN}${new URL(serverUrl).host}`
  if (request.secrets.some((secret) => secret.id === id)) return []
  return [{ id, source: { kind: 'value', value: githubToken } }]
}

/** One field of an attribute list, quoted where its text needs it. */
export function csvField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
