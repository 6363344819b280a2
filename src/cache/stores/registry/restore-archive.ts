import type { DownloadItem } from '../../../fetch/download.ts'
import { downloadItem } from '../../../fetch/download.ts'
import type { EndpointFault } from '../../../fetch/images/endpoint-fault.ts'
import { blobUrl, type Endpoint } from '../../../fetch/images/mirrors.ts'
import {
  makeRegistrySession,
  type RegistrySession,
} from '../../../fetch/images/registry-session.ts'
import { registryBaseUrl } from '../../../image/reference.ts'
import { planDelayMs } from '../../../network/backoff.ts'
import type { Transport } from '../../../network/transport.ts'
import { sentence } from '../../../publish/push-run.ts'
import type { ArchiveKeys, Restored } from '../../cache.ts'
import { lost } from '../watch-call.ts'
import { readArchiveManifest, type StoredArchive } from './archive-manifest.ts'
import { newestTag, tagOf } from './archive-tags.ts'
import { REGISTRY_POLICY, type RegistryCall } from './ports.ts'

/** Looks for the archive under its tags, and brings the first that fits; checked against its digest. */
export async function restoreArchive(
  wanted: ArchiveKeys,
  to: string,
  call: RegistryCall,
): Promise<Restored> {
  const scene = openScene(call)
  for (const { tag, fits } of planLookups(wanted)) {
    const looked = await look(tag, scene, call)
    if (looked.kind === 'lost') return lost(looked.cause)
    if (looked.kind === 'absent' || !fits(looked.archive.key)) continue
    return take(looked.archive, looked.archive.key === wanted.key, to, scene, call)
  }
  return { outcome: 'miss' }
}

type Lookup = { readonly tag: string; readonly fits: (key: string) => boolean }

/** A tag is moved by hand as easily as by us: the key that the archive itself has decides. */
function planLookups({ key, prefixes }: ArchiveKeys): readonly Lookup[] {
  const whole = (wanted: string): Lookup => ({ tag: tagOf(wanted), fits: (k) => k === wanted })
  const others = prefixes.map((prefix): Lookup => {
    const tag = newestTag(prefix)
    return tag === undefined ? whole(prefix) : { tag, fits: (k) => k.startsWith(prefix) }
  })
  return [whole(key), ...others]
}

type Scene = {
  readonly session: RegistrySession
  readonly endpoint: Endpoint
  readonly transport: Transport
}

function openScene({ target, ports, clock, watch }: RegistryCall): Scene {
  const { registry, repository } = target
  const apiUrl = `${registryBaseUrl(registry)}/v2/`
  const endpoint = { host: registry, apiUrl, repository, credentialsKey: registry, isOrigin: true }
  const { transport, credentialsFor } = ports
  const session = makeRegistrySession({ transport, clock, credentialsFor })
  return { session, endpoint, transport: counting(transport, watch.moved) }
}

/** Tells how many bytes of bodies have come so far. */
function counting(transport: Transport, moved: (bytes: number) => void): Transport {
  let total = 0
  return async (url, request) => {
    const answer = await transport(url, request)
    async function* body() {
      for await (const chunk of answer.body) {
        total += chunk.length
        moved(total)
        yield chunk
      }
    }
    return { ...answer, body: body() }
  }
}

type Looked =
  | { readonly kind: 'found'; readonly archive: StoredArchive }
  | { readonly kind: 'absent' }
  | { readonly kind: 'lost'; readonly cause: string }

async function look(
  tag: string,
  { session, endpoint }: Scene,
  call: RegistryCall,
): Promise<Looked> {
  const accept = 'application/vnd.oci.image.manifest.v1+json'
  const what = `${endpoint.repository}:${tag}`
  const request = { method: 'GET', path: `manifests/${tag}`, accept, what } as const
  for (let number = 1; ; number++) {
    const answer = await session.ask(endpoint, request, call.signal)
    if (answer.ok) {
      const archive = readArchiveManifest(answer.value.body)
      return archive ? { kind: 'found', archive } : { kind: 'absent' }
    }
    const { fault } = answer
    if (fault.fault === 'image-missing') return { kind: 'absent' }
    const delayMs = delayBefore(number, fault, call)
    if (delayMs === undefined) return { kind: 'lost', cause: giveUp(fault, call) }
    await call.clock.sleep(delayMs, call.signal)
  }
}

/** `undefined`: nobody asks again. */
function delayBefore(
  retry: number,
  { hope, notBeforeMs }: EndpointFault,
  { clock, ports, watch }: RegistryCall,
): number | undefined {
  if (hope !== 'later' || retry > REGISTRY_POLICY.retries) return undefined
  const askedMs = notBeforeMs === undefined ? undefined : Math.max(0, notBeforeMs - clock.now())
  const delayMs = planDelayMs(REGISTRY_POLICY, retry, ports.random, askedMs)
  return delayMs > Math.min(REGISTRY_POLICY.budgetMs, watch.remainingMs()) ? undefined : delayMs
}

/**
 * A registry that cannot answer now is asked no more in this run. One that refuses is: some do so until the first
 * push has made the repository.
 */
function giveUp({ problem, network }: EndpointFault, { watch, signal }: RegistryCall): string {
  const cause = sentence(problem)
  if (network && !signal.aborted) watch.foundDead(cause)
  return cause
}

async function take(
  { key, blob }: StoredArchive,
  isExact: boolean,
  to: string,
  { session, endpoint, transport }: Scene,
  { ports, clock, watch, signal }: RegistryCall,
): Promise<Restored> {
  const item: DownloadItem = {
    name: key,
    urls: [blobUrl(endpoint, blob.digest)],
    path: to,
    sha256: blob.digest.slice('sha256:'.length),
    sizeBytes: blob.sizeBytes,
    headers: () => session.headersFor(endpoint, signal),
  }
  watch.enter('moving')
  const download = { transport, clock, random: ports.random, store: ports.downloads }
  const result = await downloadItem(item, download, REGISTRY_POLICY, signal)
  watch.enter('working')
  if (result.ok) return { outcome: isExact ? 'exact' : 'partial', key, bytes: blob.sizeBytes }
  const { cause, network, fault } = result.fault
  if (network && !signal.aborted) watch.foundDead(cause)
  // The registry has lost it, or has something else under its digest: the next one who may save replaces it.
  const isDamaged = isExact && ['download-missing', 'checksum-mismatch'].includes(fault)
  return { ...lost(cause), ...(isDamaged ? { damaged: key } : {}) }
}
