import type { Descriptor } from '../image/oci.ts'
import { algorithmOf } from './layout.ts'
import {
  damagedLayout,
  done,
  failed,
  type Outcome,
  otherDigest,
  type PushFault,
  stalledUpload,
  strayUpload,
} from './push-fault.ts'
import { type PushRun, persist } from './push-run.ts'
import type { Answer, RegistrySession } from './registry-session.ts'
import { sendChunks } from './send-chunks.ts'
import { watchUpload } from './watched-upload.ts'

export type BlobErrand = {
  readonly blob: Descriptor
  /** Of the file that holds it. */
  readonly path: string
  readonly session: RegistrySession
  /** Repositories of the same registry that may have it. */
  readonly mountFrom: readonly string[]
  /** The registry says that it has it, and that is not to be believed. */
  readonly force?: boolean
}

export type BlobResult = 'present' | 'mounted' | 'pushed'

/** Brings one blob into the repository. Bytes are sent only if they are what the digest says. */
export async function pushBlob(errand: BlobErrand, run: PushRun): Promise<Outcome<BlobResult>> {
  const state: BlobState = { isVerified: false, hasBroken: false }
  return persist(run, async () => {
    const presence = errand.force ? done(false) : await askPresence(errand)
    if (!presence.ok) return presence
    return presence.value ? done('present') : send(errand, state, run)
  })
}

type BlobState = {
  isVerified: boolean
  /** A transfer broke off. */
  hasBroken: boolean
}

async function send(
  errand: BlobErrand,
  state: BlobState,
  run: PushRun,
): Promise<Outcome<BlobResult>> {
  const { blob, path } = errand
  const { digest } = blob
  state.isVerified ||= (await run.ports.blobs.digestOf(path, algorithmOf(digest))) === digest
  if (!state.isVerified) return failed(damagedLayout(`${digest} holds something else`))
  const begun = await begin(errand)
  if (!begun.ok) return begun
  if (begun.value.kind === 'mounted') return done('mounted')
  const sent = await upload(errand, begun.value, state.hasBroken, run)
  state.hasBroken ||= !sent.ok
  return sent.ok ? done('pushed') : sent
}

/** What a registry does not tell is sent: that costs time, and nothing else. */
async function askPresence({ blob, session }: BlobErrand): Promise<Outcome<boolean>> {
  const answer = await session.send({ method: 'HEAD', to: `blobs/${blob.digest}` })
  if (!answer.ok) return answer
  const { status, headers } = answer.value
  if (status === 429 || status >= 500) return failed(session.faultOf(answer.value))
  const length = headers['content-length']
  // Those that keep blobs elsewhere lead there, and only to what they have.
  if ([301, 302, 303, 307, 308].includes(status)) return done(true)
  return done(status === 200 && (length === undefined || Number(length) === blob.sizeBytes))
}

type Begun =
  | { readonly kind: 'mounted' }
  | { readonly kind: 'upload'; readonly location: string; readonly minChunkBytes: number }

/** A mount that the registry cannot do begins an upload, as the specification has it. */
async function begin(errand: BlobErrand): Promise<Outcome<Begun>> {
  const { blob, session, mountFrom, force } = errand
  for (const from of force ? [] : mountFrom) {
    const query = new URLSearchParams({ mount: blob.digest, from })
    const to = `blobs/uploads/?${query}`
    const answer = await session.send({ method: 'POST', to, readsFrom: from })
    // Who may not read there may still push here.
    if (!answer.ok) continue
    const begun = readBegun(answer.value, to, session)
    if (begun.ok) return begun
  }
  const to = 'blobs/uploads/'
  const answer = await session.send({ method: 'POST', to })
  return answer.ok ? readBegun(answer.value, to, session) : answer
}

function readBegun(answer: Answer, of: string, session: RegistrySession): Outcome<Begun> {
  const { status, headers } = answer
  if (status === 201) return done({ kind: 'mounted' })
  if (status !== 202) return failed(session.faultOf(answer))
  const location = session.resolve(headers.location, of)
  if (location === undefined) return failed(strayUpload(session.target.registry))
  const minChunkBytes = Number(headers['oci-chunk-min-length'] ?? 0) || 0
  return done({ kind: 'upload', location, minChunkBytes })
}

/** In one piece; in several after a transfer that broke off, so that less is lost the next time. */
async function upload(
  errand: BlobErrand,
  { location, minChunkBytes }: Extract<Begun, { kind: 'upload' }>,
  hasBroken: boolean,
  run: PushRun,
): Promise<Outcome<void>> {
  const { blob } = errand
  const chunkBytes = Math.max(run.ports.limits.chunkBytes, minChunkBytes)
  if (hasBroken && blob.sizeBytes > chunkBytes && !run.refusesChunks) {
    const sent = await sendChunks({ ...errand, location, chunkBytes }, run)
    if (!sent.ok) return sent
    return finish(errand, await putEnd(errand, sent.value))
  }
  return finish(errand, await putWhole(errand, location, run))
}

function putEnd({ blob, session }: BlobErrand, location: string): Promise<Outcome<Answer>> {
  return session.send({ method: 'PUT', to: withDigest(location, blob.digest) })
}

async function putWhole(
  { blob, session, path }: BlobErrand,
  location: string,
  { ports, signal }: PushRun,
): Promise<Outcome<Answer>> {
  const { stallMs, commitMs } = ports.limits
  const part = { path, startByte: 0, sizeBytes: blob.sizeBytes }
  const watched = watchUpload(part, { stallMs, host: session.target.registry }, ports, signal)
  const answer = await session.send({
    method: 'PUT',
    to: withDigest(location, blob.digest),
    headers: { 'content-type': 'application/octet-stream' },
    upload: watched.upload,
    signal: watched.signal,
    answerTimeoutMs: commitMs,
  })
  watched.stop()
  return watched.hasStalled() ? failed(stalledUpload(session.target.registry)) : answer
}

function finish({ blob, session }: BlobErrand, answer: Outcome<Answer>): Outcome<void> {
  if (!answer.ok) return answer
  const { status, headers } = answer.value
  if (![200, 201, 204].includes(status)) return failed(uploadFault(session, answer.value))
  const said = headers['docker-content-digest']
  return said === undefined || said === blob.digest
    ? done(undefined)
    : failed(otherDigest(session.target.registry, blob.digest, said))
}

/** A token that ended meanwhile, or an upload that the registry has forgotten: it is begun anew. */
function uploadFault(session: RegistrySession, answer: Answer): PushFault {
  const fault = session.faultOf(answer)
  return answer.status === 404 || answer.status === 416 ? { ...fault, hope: 'later' } : fault
}

/** By hand: the registry's own query is signed, and must not be written in another way. */
function withDigest(location: string, digest: string): string {
  const mark = location.includes('?') ? '&' : '?'
  return `${location}${mark}digest=${encodeURIComponent(digest)}`
}
