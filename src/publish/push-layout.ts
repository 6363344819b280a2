import type { Descriptor } from '../image/oci.ts'
import { blobsOf, documentsOf, type LayoutDocument, pathInLayout } from './layout.ts'
import { type BlobResult, pushBlob } from './push-blob.ts'
import { askDigest, sendDocument } from './push-document.ts'
import { done, failed, type Outcome, type PushFault, unverified } from './push-fault.ts'
import { type PushRun, persist } from './push-run.ts'
import type { RegistrySession } from './registry-session.ts'

/** Where one image goes: a repository, with the tags that it gets there. */
export type PushErrand = {
  readonly session: RegistrySession
  readonly root: LayoutDocument
  readonly folder: string
  readonly mountFrom: readonly string[]
}

export type PushedBytes = {
  readonly pushedBytes: number
  /** The mounted ones among them. */
  readonly presentBytes: number
  readonly mountedBytes: number
}

export const NO_BYTES: PushedBytes = { pushedBytes: 0, presentBytes: 0, mountedBytes: 0 }

/**
 * Brings an image into a repository, without a tag: blobs, then the manifests that name them, then the
 * index. At no moment does the repository name what it does not have.
 */
export async function pushContent(errand: PushErrand, run: PushRun): Promise<Outcome<PushedBytes>> {
  const documents = documentsOf(errand.root)
  const missing = await findMissing(errand, documents, run)
  if (!missing.ok) return missing
  const lacking = missing.value
  const blobs = uniqueBlobs(lacking)
  const sent = await pushBlobs(errand, blobs, run)
  if (!sent.ok) return sent
  for (const document of lacking) {
    const put = await putDocument(errand, document, document.descriptor.digest, run)
    if (!put.ok) return put
  }
  const others = documents.filter((document) => !lacking.includes(document))
  const present = uniqueBlobs(others).filter((blob) => !blobs.includes(blob))
  return done({
    pushedBytes: sent.value.pushedBytes + sum(lacking.map(({ descriptor }) => descriptor)),
    presentBytes:
      sent.value.presentBytes + sum([...present, ...others.map(({ descriptor }) => descriptor)]),
    mountedBytes: sent.value.mountedBytes,
  })
}

/** Whoever has a manifest has what it names: registries take none without. */
async function findMissing(
  errand: PushErrand,
  documents: readonly LayoutDocument[],
  run: PushRun,
): Promise<Outcome<readonly LayoutDocument[]>> {
  const missing: LayoutDocument[] = []
  for (const document of documents) {
    const isThere = await persist(run, () => askDocument(errand, document))
    if (!isThere.ok) return isThere
    if (!isThere.value) missing.push(document)
  }
  return done(missing)
}

function sum(descriptors: readonly Descriptor[]): number {
  return descriptors.reduce((total, { sizeBytes }) => total + sizeBytes, 0)
}

/** The tag points at the image afterwards, or it is a fault. One that does so already is left alone. */
export async function pushTag(
  errand: PushErrand,
  tag: string,
  run: PushRun,
): Promise<Outcome<void>> {
  const { session, root } = errand
  const { registry, repository } = session.target
  const reference = `${registry}/${repository}:${tag}`
  let isPut = false
  return persist(run, async () => {
    const before = await askDigest(session, tag, root)
    if (!before.ok) return before
    if (before.value === root.descriptor.digest) return done(undefined)
    if (isPut) return failed(unverified(registry, reference, before.value))
    const put = await putDocument(errand, root, tag, run)
    if (!put.ok) return put
    isPut = true
    const after = await askDigest(session, tag, root)
    if (!after.ok) return after
    return after.value === root.descriptor.digest
      ? done(undefined)
      : failed(unverified(registry, reference, after.value))
  })
}

/** Whether the repository has the index or manifest: asked for after a push by digest alone. */
export async function verifyDigest(errand: PushErrand, run: PushRun): Promise<Outcome<void>> {
  const { session, root } = errand
  const { registry, repository } = session.target
  const { digest } = root.descriptor
  return persist(run, async () => {
    const found = await askDigest(session, digest, root)
    if (!found.ok || found.value === digest) return found.ok ? done(undefined) : found
    return failed(unverified(registry, `${registry}/${repository}@${digest}`, found.value))
  })
}

async function askDocument(
  { session }: PushErrand,
  document: LayoutDocument,
): Promise<Outcome<boolean>> {
  const { digest } = document.descriptor
  const found = await askDigest(session, digest, document)
  return found.ok ? done(found.value === digest) : found
}

async function putDocument(
  errand: PushErrand,
  document: LayoutDocument,
  reference: string,
  run: PushRun,
): Promise<Outcome<void>> {
  const { session } = errand
  return persist(run, async (number) => {
    // A registry that said of a blob that it has it, and does not know it now, gets it once more.
    const isRepeated = number > 1 && run.incidents.at(-1)?.fault === 'push-blob-missing'
    const blobs = isRepeated
      ? await pushBlobs(errand, blobsOf(document), run, true)
      : done(NO_BYTES)
    if (!blobs.ok) return blobs
    return sendDocument(session, document, reference)
  })
}

/** Several at once. The first that cannot be brought ends it; those under way are waited for. */
async function pushBlobs(
  { session, folder, mountFrom }: PushErrand,
  blobs: readonly Descriptor[],
  run: PushRun,
  force = false,
): Promise<Outcome<PushedBytes>> {
  const queue = [...blobs]
  let bytes = NO_BYTES
  let fault: PushFault | undefined
  const work = async () => {
    for (let blob = queue.shift(); blob && !fault; blob = queue.shift()) {
      const path = pathInLayout(folder, blob.digest)
      const result = await pushBlob({ blob, path, session, mountFrom, force }, run)
      if (result.ok) bytes = count(bytes, result.value, blob.sizeBytes)
      else fault ??= result.fault
    }
  }
  await Promise.all(Array.from({ length: run.ports.limits.parallel }, work))
  return fault ? failed(fault) : done(bytes)
}

function uniqueBlobs(documents: readonly LayoutDocument[]): readonly Descriptor[] {
  return [...new Map(documents.flatMap(blobsOf).map((blob) => [blob.digest, blob])).values()]
}

function count(bytes: PushedBytes, result: BlobResult, sizeBytes: number): PushedBytes {
  const mounted = result === 'mounted' ? sizeBytes : 0
  return add(bytes, {
    pushedBytes: result === 'pushed' ? sizeBytes : 0,
    presentBytes: result === 'pushed' ? 0 : sizeBytes,
    mountedBytes: mounted,
  })
}

export function add(a: PushedBytes, b: PushedBytes): PushedBytes {
  return {
    pushedBytes: a.pushedBytes + b.pushedBytes,
    presentBytes: a.presentBytes + b.presentBytes,
    mountedBytes: a.mountedBytes + b.mountedBytes,
  }
}
