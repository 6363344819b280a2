import { type ImageReference, isLoopback, registryBaseUrl } from '../../image/reference.ts'

/** Mirrors by registry, each `host[:port][/prefix]`, optionally with `http://` or `https://` before it. */
export type Mirrors = Readonly<Record<string, readonly string[]>>

/** A host that can serve one repository. */
export type Endpoint = {
  /** As it is told to people, and `via` of the report: `mirror.gcr.io`. */
  readonly host: string
  /** Ends with `/v2/`. */
  readonly apiUrl: string
  /** With the prefix of a pull-through mirror. */
  readonly repository: string
  /** Under which name docker knows credentials for it. */
  readonly credentialsKey: string
  /** The registry itself: what it denies or does not have, no mirror has to be asked for. */
  readonly isOrigin: boolean
}

type KnownMirror = {
  readonly registry: string
  readonly mirror: string
  /** Of the repositories of the registry, those that the mirror has. */
  readonly serves: (repository: string) => boolean
}

/**
 * Public mirrors that need no account. mirror.gcr.io keeps what is often pulled from Docker Hub and
 * has no pull limit; Amazon's gallery has the official images, at one pull a second for strangers.
 */
const KNOWN_MIRRORS: readonly KnownMirror[] = [
  { registry: 'docker.io', mirror: 'mirror.gcr.io', serves: () => true },
  {
    registry: 'docker.io',
    mirror: 'public.ecr.aws/docker',
    serves: (repository) => repository.startsWith('library/'),
  },
]

/** Hosts in the order in which they are asked: the user's mirrors, the registry, the public mirrors. */
export function planEndpoints(reference: ImageReference, given: Mirrors): readonly Endpoint[] {
  const { registry, repository } = reference
  const known = KNOWN_MIRRORS.filter(
    ({ registry: of, serves }) => of === registry && serves(repository),
  )
  const own = (given[registry] ?? []).map(parseMirror).filter((parsed) => parsed !== undefined)
  const fallbacks = known
    .map(({ mirror }) => parseMirror(mirror))
    .filter((one) => one !== undefined)
  const origin = originOf(reference)
  const endpoints = [
    ...own.map((mirror) => toEndpoint(mirror, repository)),
    origin,
    ...fallbacks.map((mirror) => toEndpoint(mirror, repository)),
  ]
  return endpoints.filter(
    (one, at) => endpoints.findIndex(({ apiUrl }) => apiUrl === one.apiUrl) === at,
  )
}

/** The registry itself, in the place of all who can stand in for it. */
export function originOf({
  registry,
  repository,
}: Pick<ImageReference, 'registry' | 'repository'>): Endpoint {
  const apiUrl = `${registryBaseUrl(registry)}/v2/`
  return { host: registry, apiUrl, repository, credentialsKey: registry, isOrigin: true }
}

type ParsedMirror = {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly prefix: string
}

const MIRROR =
  /^(?:(?<scheme>https?):\/\/)?(?<host>(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d+)?)(?<prefix>(?:\/[\w.-]+)*)\/?$/

/** `undefined` for what is not the address of a mirror. Loopback speaks plain HTTP, as for docker. */
export function parseMirror(text: string): ParsedMirror | undefined {
  const { scheme, host, prefix = '' } = MIRROR.exec(text.trim())?.groups ?? {}
  if (host === undefined) return undefined
  const plain = scheme === 'http' || (scheme === undefined && isLoopback(host))
  return {
    scheme: plain ? 'http' : 'https',
    host,
    prefix: prefix.replace(/^\/(?:v2(?=\/|$)\/?)?/, ''),
  }
}

function toEndpoint({ scheme, host, prefix }: ParsedMirror, repository: string): Endpoint {
  return {
    host,
    apiUrl: `${scheme}://${host}/v2/`,
    repository: prefix === '' ? repository : `${prefix}/${repository}`,
    credentialsKey: host,
    isOrigin: false,
  }
}

/** Where a blob of the repository lies at the endpoint. */
export function blobUrl({ apiUrl, repository }: Endpoint, digest: string): string {
  return `${apiUrl}${repository}/blobs/${digest}`
}
