import { type Asked, askEndpoints } from '../../fetch/images/ask-endpoints.ts'
import type { EndpointFault } from '../../fetch/images/endpoint-fault.ts'
import type { Endpoint } from '../../fetch/images/mirrors.ts'
import type { Outcome } from '../../fetch/images/registry-exchange.ts'
import type { RegistrySession } from '../../fetch/images/registry-session.ts'
import { parseDocument } from '../../image/oci.ts'
import { sha256 } from '../../image/reader.ts'
import type { RetryPolicy } from '../../network/backoff.ts'
import type { ScannerPorts } from '../ports.ts'
import type { DatabaseSource } from './database-sources.ts'

/** What a repository has now. */
export type DatabaseManifest = {
  readonly source: DatabaseSource
  /** Of the manifest. */
  readonly digest: string
  /** The one layer: a tar.gz with both files. */
  readonly layer: { readonly digest: string; readonly sizeBytes: number }
}

const MANIFEST_TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]
const LAYER_TYPE = 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip'
/** Far above the real one's 100 MB. */
const LAYER_LIMIT_BYTES = 2 * 1024 ** 3

type AskPorts = Pick<ScannerPorts, 'clock' | 'random'> & { readonly session: RegistrySession }

/** Asks one repository after the other; begins again after a pause where there is hope. */
export function askManifest(
  sources: readonly DatabaseSource[],
  ports: AskPorts,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<Asked<DatabaseManifest>> {
  const endpoints = sources.map(({ endpoint }) => endpoint)
  const ask = (endpoint: Endpoint) => {
    const source = sources.find((one) => one.endpoint === endpoint)
    // askEndpoints hands back what it was given.
    if (source === undefined) throw new Error(`${endpoint.host} was not asked for`)
    return askOne(source, ports.session, signal)
  }
  return askEndpoints(endpoints, ask, ports, policy, signal)
}

async function askOne(
  source: DatabaseSource,
  session: RegistrySession,
  signal: AbortSignal,
): Promise<Outcome<DatabaseManifest>> {
  const { endpoint, tagOrDigest, name } = source
  const request = {
    method: 'GET',
    path: `manifests/${tagOrDigest}`,
    accept: MANIFEST_TYPES.join(', '),
    what: name,
  } as const
  const answer = await session.ask(endpoint, request, signal)
  if (!answer.ok) return answer
  const { body, headers } = answer.value
  const digest = sha256(body)
  const promised = tagOrDigest.includes(':')
    ? tagOrDigest
    : (headers['docker-content-digest'] ?? digest)
  if (promised !== digest) {
    const problem = `${endpoint.host} sends another manifest than ${promised}`
    return elsewhere(endpoint, 'checksum-mismatch', problem)
  }
  const layer = readLayer(body)
  return layer === undefined
    ? elsewhere(endpoint, 'not-a-database', `${name} has no database of Trivy`)
    : { ok: true, value: { source, digest, layer } }
}

function readLayer(body: Uint8Array): DatabaseManifest['layer'] | undefined {
  const document = parseDocument(body)
  if (!document.ok || document.value.kind !== 'manifest') return undefined
  const [layer, ...others] = document.value.layers
  const isRight =
    others.length === 0 &&
    layer?.mediaType === LAYER_TYPE &&
    layer.digest.startsWith('sha256:') &&
    layer.sizeBytes <= LAYER_LIMIT_BYTES
  return isRight ? { digest: layer.digest, sizeBytes: layer.sizeBytes } : undefined
}

function elsewhere({ host }: Endpoint, fault: string, problem: string) {
  const said: EndpointFault = { fault, host, problem, network: true, hope: 'elsewhere' }
  return { ok: false, fault: said } as const
}
