import type { Descriptor } from '../../../image/oci.ts'
import { blobsOf } from '../../../publish/layout.ts'
import { PUSH_LIMITS, type PublishFiles, type PushPorts } from '../../../publish/ports.ts'
import { pushBlob } from '../../../publish/push-blob.ts'
import { askDigest, sendDocument } from '../../../publish/push-document.ts'
import { done, type Outcome } from '../../../publish/push-fault.ts'
import { makePushRun, type PushRun, persist } from '../../../publish/push-run.ts'
import { makeRegistrySession, type RegistrySession } from '../../../publish/registry-session.ts'
import type { Saved } from '../../cache.ts'
import { overBudget } from '../over-budget.ts'
import { archiveManifest, EMPTY_CONFIG, EMPTY_CONFIG_TEXT } from './archive-manifest.ts'
import { newestTags, tagOf } from './archive-tags.ts'
import { giveUp } from './give-up.ts'
import { REGISTRY_POLICY, type RegistryCall } from './ports.ts'

/**
 * Puts an archive into the repository: its bytes, then the manifest under the tag of its key, then under those of
 * its beginnings. Of two who save the same one after the other is found, and either is whole.
 */
export async function saveArchive(
  key: string,
  from: string,
  isReplaced: boolean,
  call: RegistryCall,
): Promise<Saved> {
  const { target, ports, budgetBytes, signal } = call
  const sizeBytes = await ports.sizeOf(from)
  if (sizeBytes > budgetBytes) return overBudget(sizeBytes, budgetBytes)
  const run = makePushRun(pushPorts(call), signal)
  const session = makeRegistrySession(target, run.ports, signal)
  const known = isReplaced ? done(false) : await isThere(key, session, run)
  if (!known.ok) return giveUp(known.fault, call)
  if (known.value) return { outcome: 'present' }
  // Through the watch: reading it here is no wait for the registry.
  const digest = (await run.ports.blobs.digestOf(from, 'sha256')) ?? ''
  const archive = { key, from, blob: { digest, sizeBytes }, isReplaced }
  const saved = await put(archive, session, run, call)
  return saved.ok ? { outcome: 'saved', bytes: sizeBytes } : giveUp(saved.fault, call)
}

function isThere(key: string, session: RegistrySession, run: PushRun): Promise<Outcome<boolean>> {
  // Its own digest is not known here: whatever is under the tag of the key is the archive.
  const any = archiveManifest({ key, blob: { digest: '', sizeBytes: 0 } })
  return persist(run, async () => {
    const found = await askDigest(session, tagOf(key), any)
    return found.ok ? done(found.value !== undefined) : found
  })
}

type Archive = {
  readonly key: string
  readonly from: string
  readonly blob: Pick<Descriptor, 'digest' | 'sizeBytes'>
  /** Then nothing is believed of what the registry says that it has. */
  readonly isReplaced: boolean
}

async function put(
  { key, from, blob, isReplaced }: Archive,
  session: RegistrySession,
  run: PushRun,
  { ports: { files } }: RegistryCall,
): Promise<Outcome<void>> {
  const manifest = archiveManifest({ key, blob })
  const config = `${from}.config`
  await files.writeText(config, EMPTY_CONFIG_TEXT)
  try {
    for (const part of blobsOf(manifest)) {
      const path = part.digest === EMPTY_CONFIG.digest ? config : from
      const errand = { blob: part, path, session, mountFrom: [], force: isReplaced }
      const pushed = await pushBlob(errand, run)
      if (!pushed.ok) return pushed
    }
  } finally {
    await files.remove(config)
  }
  const name = (tag: string) => persist(run, () => sendDocument(session, manifest, tag))
  const named = await name(tagOf(key))
  if (!named.ok) return named
  const others = await Promise.all(newestTags(key).map(name))
  return others.find(({ ok }) => !ok) ?? named
}

function pushPorts({ ports, clock, log, watch }: RegistryCall): PushPorts {
  const { transport, credentialsFor, random, blobs } = ports
  return {
    transportFor: () => transport,
    blobs: watched(blobs, watch),
    // Nobody has to read of every try of a cache.
    log: { info: log.debug },
    ...{ clock, credentialsFor, random, policy: REGISTRY_POLICY, limits: PUSH_LIMITS },
  }
}

/** Reading here is no wait for the registry; sending is one as long as nothing leaves. */
function watched(blobs: PublishFiles, watch: RegistryCall['watch']): PublishFiles {
  let sentBytes = 0
  return {
    ...blobs,
    digestOf: async (...args) => {
      watch.enter('working')
      const digest = await blobs.digestOf(...args)
      watch.enter('asking')
      return digest
    },
    stream: (...args) => {
      const parts = blobs.stream(...args)
      async function* counted() {
        watch.enter('moving')
        for await (const part of parts) {
          sentBytes += part.length
          watch.moved(sentBytes)
          yield part
        }
      }
      return counted()
    },
  }
}
