import {
  asArray,
  asByteCount,
  asObject,
  asString,
  type JsonObject,
  parseJson,
} from '../image/json.ts'
import { attempt, found, type Read, unreadable } from '../image/read.ts'
import type { Http, HttpResponse } from '../ports.ts'
import type { FoundArtifact } from './find-baseline.ts'
import type { BaselineSource } from './plan-baseline.ts'
import { readZipFile } from './read-zip.ts'

export type ArtifactPorts = {
  readonly http: Http
  /** `https://api.github.com` */
  readonly apiUrl: string
  /** `owner/name` */
  readonly repository: string
  /** May read actions. */
  readonly token: string
}

type Wanted = Extract<BaselineSource, { readonly kind: 'artifact' }>

const TIMEOUT_MS = 10_000
const PER_PAGE = 100
/** Pull requests upload under the same name: that of the base branch may be some way down. */
const PAGES = 3
/** Of a report, packed and unpacked. */
const LIMIT_BYTES = 8 * 1024 * 1024

type Artifact = { readonly id: number; readonly commit: string }

/**
 * The report.json of a run on the base branch that uploaded it as an artifact: of the commit nearest
 * to the base. What a fork uploads is passed over, whatever its branch is called. Tries nothing twice:
 * there are other places to look.
 */
export async function findArtifact(
  wanted: Wanted,
  ports: ArtifactPorts,
  signal: AbortSignal,
): Promise<Read<FoundArtifact>> {
  const candidates: Artifact[] = []
  for (let page = 1; page <= PAGES && !signal.aborted; page += 1) {
    const answer = await list(wanted.name, page, ports)
    if (!answer.ok) return answer
    candidates.push(...answer.value.flatMap((value) => readArtifact(value, wanted)))
    if (
      answer.value.length < PER_PAGE ||
      candidates.some(({ commit }) => commit === wanted.commits[0])
    )
      break
  }
  // The list begins with the newest, which counts where a run was repeated.
  const [best] = [...candidates].sort(
    (a, b) => wanted.commits.indexOf(a.commit) - wanted.commits.indexOf(b.commit),
  )
  if (!best) return unreadable('no run on that branch has one for these commits')
  const zip = await download(best.id, ports)
  if (!zip.ok) return zip
  const file = readZipFile(zip.value, (name) => /(?:^|\/)report\.json$/.test(name), LIMIT_BYTES)
  if (!file.ok) return unreadable(`report.json in it cannot be read: ${file.problem}`)
  return found({ json: Buffer.from(file.value).toString('utf8'), commit: best.commit })
}

async function list(
  name: string,
  page: number,
  { apiUrl, repository, ...ports }: ArtifactPorts,
): Promise<Read<readonly unknown[]>> {
  const query = new URLSearchParams({ name, per_page: `${PER_PAGE}`, page: `${page}` })
  const answer = await ask(`${apiUrl}/repos/${repository}/actions/artifacts?${query}`, ports)
  if (!answer.ok) return answer
  if (answer.value.status !== 200) return unreadable(describeStatus(answer.value.status))
  const artifacts = asArray(asObject(parseJson(answer.value.body))?.artifacts)
  return artifacts ? found(artifacts) : unreadable('GitHub answered something else than a list')
}

/** Empty for one that is not of this branch of this repository, or is gone. */
function readArtifact(value: unknown, { name, branch, commits }: Wanted): readonly Artifact[] {
  const artifact = asObject(value) ?? {}
  const run: JsonObject = asObject(artifact.workflow_run) ?? {}
  const id = asByteCount(artifact.id)
  const commit = asString(run.head_sha)
  const isOwn =
    asByteCount(run.repository_id) !== undefined && run.repository_id === run.head_repository_id
  const isIt = artifact.name === name && artifact.expired === false && run.head_branch === branch
  const isSmall = (asByteCount(artifact.size_in_bytes) ?? LIMIT_BYTES + 1) <= LIMIT_BYTES
  if (id === undefined || commit === undefined || !isOwn || !isIt || !isSmall) return []
  return commits.includes(commit) ? [{ id, commit }] : []
}

/** GitHub sends to a storage that signs its addresses itself: the token must not reach it. */
async function download(id: number, ports: ArtifactPorts): Promise<Read<Uint8Array>> {
  const { apiUrl, repository, http } = ports
  const answer = await ask(`${apiUrl}/repos/${repository}/actions/artifacts/${id}/zip`, ports)
  if (!answer.ok) return answer
  const { status, headers } = answer.value
  if (status === 200) return found(answer.value.body)
  const { location } = headers
  if (status !== 302 || location === undefined) return unreadable(describeStatus(status))
  if (!isAllowed(location, apiUrl)) return unreadable('GitHub redirects to where it should not')
  const stored = await attempt('its storage cannot be reached', () =>
    http(location, { timeoutMs: TIMEOUT_MS }),
  )
  if (!stored.ok) return stored
  return stored.value.status === 200
    ? found(stored.value.body)
    : unreadable(`its storage answered ${stored.value.status}`)
}

function isAllowed(location: string, apiUrl: string): boolean {
  if (!URL.canParse(location)) return false
  const { protocol } = new URL(location)
  return protocol === 'https:' || protocol === new URL(apiUrl).protocol
}

function ask(
  url: string,
  { http, token }: Pick<ArtifactPorts, 'http' | 'token'>,
): Promise<Read<HttpResponse>> {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': 'cv-docker-build',
    'x-github-api-version': '2022-11-28',
  }
  return attempt('GitHub cannot be asked', () => http(url, { headers, timeoutMs: TIMEOUT_MS }))
}

function describeStatus(status: number): string {
  const right = status === 403 || status === 404 ? ' (the token needs actions: read)' : ''
  return `GitHub answered ${status}${right}`
}
