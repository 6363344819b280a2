import { type ImageReference, parseReference, registryBaseUrl } from '../image/reference.ts'
import { indexEndpoint, isCratesIo } from './crates-endpoints.ts'
import {
  CRATES_DOWNLOADS,
  CRATES_INDEX,
  DOCKER_HUB_TOKEN_SERVER,
  GITHUB_API,
  PACKAGE_SERVERS,
} from './default-endpoints.ts'
import type { CratesSources } from './effective-cargo.ts'
import type { Endpoint } from './preflight.ts'

/** What a build reaches over the network, as the plan and the facts say it. */
export type PreflightNeeds = {
  /**
   * After FROM (no stages; what a named context replaces is left out) and `# syntax=`; build
   * arguments replaced. `scratch` and what is no reference is passed over.
   */
  readonly baseImages: readonly string[]
  /** Tags that are pushed; empty when nothing is. */
  readonly pushTags: readonly string[]
  /** `ref` of cache-from and cache-to with type=registry. */
  readonly cacheReferences: readonly string[]
  /** Of each locked package, `source` as in Cargo.lock; empty when no crate has to be brought. */
  readonly lockSources: readonly string[]
  /** What `readCratesSources` makes of the cargo configuration; absent: crates.io itself. */
  readonly cargo?: CratesSources
  /** Where a comment is written or a release asked for: `https://api.github.com`. */
  readonly gitHubApi?: string
  /** References of the scanner's database; empty when there is no scan. */
  readonly scannerDatabases: readonly string[]
  /** What RUN steps with network install packages with. */
  readonly packageManagers?: readonly (keyof typeof PACKAGE_SERVERS)[]
  /** Mirrors that are looked at when the real one does not answer: `docker.io` → `mirror.gcr.io`. */
  readonly mirrors?: Readonly<Record<string, readonly string[]>>
}

/** Every server once for each purpose; of base images and caches one repository stands for all. */
export function planEndpoints(needs: PreflightNeeds): readonly Endpoint[] {
  const images = [
    ...registryEndpoints(needs.baseImages, 'base-image'),
    ...registryEndpoints(needs.pushTags, 'push'),
    ...registryEndpoints(needs.cacheReferences, 'cache'),
    ...registryEndpoints(needs.scannerDatabases, 'scanner-database'),
  ]
  const usesHub = images.some(({ url }) => new URL(url).host === 'registry-1.docker.io')
  const endpoints = [
    ...images,
    ...(usesHub ? [DOCKER_HUB_TOKEN_SERVER] : []),
    ...cratesEndpoints(needs),
    ...gitEndpoints(needs.lockSources),
    ...apiEndpoints(needs.gitHubApi),
    ...[...new Set(needs.packageManagers ?? [])].map((name) => PACKAGE_SERVERS[name]),
  ]
  const wanted = unique(endpoints)
  return [...wanted, ...mirrorEndpoints(wanted, needs.mirrors ?? {})]
}

const NAMES: Readonly<Record<string, string>> = { 'docker.io': 'Docker Hub' }
const SUFFIXES = {
  'base-image': '',
  push: 'push',
  cache: 'cache',
  'scanner-database': 'scanner database',
} as const

function registryEndpoints(
  references: readonly string[],
  purpose: keyof typeof SUFFIXES,
): readonly Endpoint[] {
  const parsed = references.flatMap((text) =>
    text === 'scratch' ? [] : (parseReference(text) ?? []),
  )
  // The right to push is given for each repository, and is worth a question for each.
  const keyOf = ({ registry, repository }: ImageReference) =>
    purpose === 'push' ? `${registry}/${repository}` : registry
  const keys = parsed.map(keyOf)
  return parsed
    .filter((reference, at) => keys.indexOf(keyOf(reference)) === at)
    .map((reference) => registryEndpoint(reference, purpose))
}

function registryEndpoint(
  { registry, repository }: ImageReference,
  purpose: keyof typeof SUFFIXES,
): Endpoint {
  const name = NAMES[registry] ?? registry
  const use = purpose === 'push' ? `push ${repository}` : SUFFIXES[purpose]
  return {
    name: use === '' ? name : `${name} (${use})`,
    url: `${registryBaseUrl(registry)}/v2/`,
    purpose,
    health: 'registry',
    repository,
  }
}

function cratesEndpoints({ lockSources, cargo }: PreflightNeeds): readonly Endpoint[] {
  const indexes = [...new Set(lockSources)].filter((source) =>
    /^(?:registry|sparse)\+/.test(source),
  )
  return indexes.flatMap((source): readonly Endpoint[] => {
    const real = cargo?.replacements[source] ?? source
    if (real === 'local') return []
    if (isCratesIo(real)) return [CRATES_INDEX, CRATES_DOWNLOADS]
    return [indexEndpoint(real)].flatMap((endpoint) => (endpoint ? [endpoint] : []))
  })
}

/** `git+https://github.com/org/repo?rev=…#hash`: the server answers for all its repositories. */
function gitEndpoints(lockSources: readonly string[]): readonly Endpoint[] {
  const urls = lockSources.flatMap((source) => {
    const text = source.startsWith('git+') ? source.slice('git+'.length) : ''
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (url?.protocol === 'ssh:') return [`ssh://${url.host}/`]
    return url && /^https?:$/.test(url.protocol) ? [`${url.origin}/`] : []
  })
  return [...new Set(urls)].map((url) => ({
    name: url === 'https://github.com/' ? 'GitHub' : `${new URL(url).host} (git)`,
    url,
    purpose: 'git',
    health: 'reachable',
  }))
}

function apiEndpoints(api: string | undefined): readonly Endpoint[] {
  if (api === undefined || !URL.canParse(api)) return []
  if (new URL(api).host === 'api.github.com') return [GITHUB_API]
  const name = `${new URL(api).host} (API)`
  return [{ name, url: `${api.replace(/\/$/, '')}/`, purpose: 'api', health: 'reachable' }]
}

/** Of what is needed: a mirror of something else helps nobody. */
function mirrorEndpoints(
  wanted: readonly Endpoint[],
  mirrors: Readonly<Record<string, readonly string[]>>,
): readonly Endpoint[] {
  return Object.entries(mirrors).flatMap(([mirrored, places]) => {
    if (mirrored === 'crates.io') {
      return wanted.includes(CRATES_INDEX) ? places.flatMap(cratesMirror) : []
    }
    const base = `${registryBaseUrl(mirrored)}/v2/`
    const isWanted = wanted.some(({ url, purpose }) => url === base && purpose === 'base-image')
    return isWanted ? places.map((place) => registryMirror(mirrored, place)) : []
  })
}

/** `mirror.gcr.io`, or a URL with the scheme of an inner mirror: `http://mirror.corp:5000`. */
function registryMirror(mirrored: string, place: string): Endpoint {
  const base = /^https?:\/\//.test(place) ? place.replace(/\/$/, '') : registryBaseUrl(place)
  return {
    name: `${new URL(base).host} (mirror of ${NAMES[mirrored] ?? mirrored})`,
    url: `${base}/v2/`,
    purpose: 'base-image',
    health: 'registry',
    mirrorOf: mirrored,
  }
}

function cratesMirror(place: string): readonly Endpoint[] {
  const endpoint = indexEndpoint(place.startsWith('sparse+') ? place : `sparse+${place}`)
  if (!endpoint) return []
  const name = `${new URL(endpoint.url).host} (mirror of crates.io)`
  return [{ ...endpoint, name, mirrorOf: 'crates.io' }]
}

function unique(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const keys = endpoints.map(({ name, url, purpose }) => `${purpose} ${url} ${name}`)
  return endpoints.filter((_, at) => keys.indexOf(keys[at] ?? '') === at)
}
