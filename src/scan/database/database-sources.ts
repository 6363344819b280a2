import type { Endpoint } from '../../fetch/images/mirrors.ts'
import { parseReference, registryBaseUrl } from '../../image/reference.ts'
import { SCHEMA_VERSION } from './database-metadata.ts'

/** A repository that may have the database. */
export type DatabaseSource = {
  readonly endpoint: Endpoint
  readonly tagOrDigest: string
  /** For people: `mirror.gcr.io/aquasec/trivy-db`. */
  readonly name: string
}

/** Those to which Aqua publishes, the one without limits for strangers first. */
export const DATABASE_REPOSITORIES: readonly string[] = [
  'mirror.gcr.io/aquasec/trivy-db',
  'ghcr.io/aquasecurity/trivy-db',
  'public.ecr.aws/aquasecurity/trivy-db',
  'docker.io/aquasec/trivy-db',
]

const DIGEST = /^sha256:[0-9a-f]{64}$/

/** `undefined` for text that names no repository. Without a tag that of the schema is meant. */
export function parseDatabaseSource(text: string): DatabaseSource | undefined {
  const isNamed = /[:@][^/]*$/.test(text)
  const reference = parseReference(isNamed ? text : `${text}:${SCHEMA_VERSION}`)
  if (reference === undefined) return undefined
  const { registry, repository, tagOrDigest } = reference
  const endpoint: Endpoint = {
    host: registry,
    apiUrl: `${registryBaseUrl(registry)}/v2/`,
    repository,
    credentialsKey: registry,
    // None is the only one: what it denies or lacks, another may have.
    isOrigin: false,
  }
  return { endpoint, tagOrDigest, name: `${registry}/${repository}` }
}

/**
 * The user's repositories, then the public ones. A digest among the user's is what is wanted, wherever
 * it comes from: the public ones are asked for the same.
 */
export function planDatabaseSources(
  given: readonly string[],
  known: readonly string[] = DATABASE_REPOSITORIES,
): readonly DatabaseSource[] {
  const own = given.flatMap((text) => parseDatabaseSource(text) ?? [])
  const [pin] = pinnedDigests(own)
  const others = known
    .map((name) => (pin === undefined ? name : `${name}@${pin}`))
    .flatMap((text) => parseDatabaseSource(text) ?? [])
  const all = [...own, ...others]
  return all.filter((one, at) => all.findIndex(({ name }) => name === one.name) === at)
}

export function pinnedDigests(sources: readonly DatabaseSource[]): readonly string[] {
  return [...new Set(sources.map(({ tagOrDigest }) => tagOrDigest))].filter((one) =>
    DIGEST.test(one),
  )
}
