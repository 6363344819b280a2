import { type DownloadItem, downloadItem } from '../../../fetch/download.ts'
import { askEndpoints } from '../../../fetch/images/ask-endpoints.ts'
import { blobUrl, type Endpoint, originOf } from '../../../fetch/images/mirrors.ts'
import type { Outcome } from '../../../fetch/images/registry-exchange.ts'
import {
  makeRegistrySession,
  type RegistrySession,
} from '../../../fetch/images/registry-session.ts'
import type { Transport } from '../../../network/transport.ts'
import type { ArchiveKeys, Restored } from '../../cache.ts'
import { lost } from '../watch-call.ts'
import { MANIFEST_TYPE, readArchiveManifest, type StoredArchive } from './archive-manifest.ts'
import { newestTag, tagOf } from './archive-tags.ts'
import { giveUp } from './give-up.ts'
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
    if (!looked.ok) return giveUp(looked.fault, call)
    const archive = looked.value
    if (archive && fits(archive.key)) {
      return take(archive, archive.key === wanted.key, to, scene, call)
    }
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
  const endpoint = originOf(target)
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

/** `undefined`: there is nothing of ours under the tag. */
async function look(
  tag: string,
  { session, endpoint }: Scene,
  { clock, ports: { random }, signal }: RegistryCall,
): Promise<Outcome<StoredArchive | undefined>> {
  const what = `${endpoint.repository}:${tag}`
  const path = `manifests/${tag}`
  const request = { method: 'GET', path, accept: MANIFEST_TYPE, what } as const
  const ask = () => session.ask(endpoint, request, signal)
  const asked = await askEndpoints([endpoint], ask, { clock, random }, REGISTRY_POLICY, signal)
  if (asked.ok) return { ok: true, value: readArchiveManifest(asked.value.body) }
  return asked.fault.fault === 'image-missing' ? { ok: true, value: undefined } : asked
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
