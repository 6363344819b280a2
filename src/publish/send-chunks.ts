import type { Descriptor } from '../image/oci.ts'
import {
  done,
  failed,
  lostUpload,
  type Outcome,
  type PushFault,
  stalledUpload,
  strayUpload,
} from './push-fault.ts'
import { type PushRun, persist } from './push-run.ts'
import type { Answer, RegistrySession } from './registry-session.ts'
import { watchUpload } from './watched-upload.ts'

export type ChunkErrand = {
  readonly blob: Descriptor
  readonly path: string
  readonly session: RegistrySession
  /** Where the upload goes on. */
  readonly location: string
  readonly chunkBytes: number
}

type Place = { readonly location: string; readonly offset: number }

type Step =
  | ({ readonly kind: 'sent' } & Place)
  /** It has to begin anew. */
  | { readonly kind: 'lost'; readonly fault: PushFault }

/** Sends a blob piece by piece; after a fault it goes on where the registry says. Gives the place for the end. */
export async function sendChunks(errand: ChunkErrand, run: PushRun): Promise<Outcome<string>> {
  const { blob, location } = errand
  let place: Place = { location, offset: 0 }
  while (place.offset < blob.sizeBytes) {
    const from = place
    const step = await persist(run, async (number) => {
      const at = number === 1 ? sentUntil(from) : await askPlace(errand, from)
      const isOver = !at.ok || at.value.kind === 'lost' || at.value.offset >= blob.sizeBytes
      return isOver ? at : sendChunk(errand, at.value, run)
    })
    if (!step.ok) return step
    if (step.value.kind === 'lost') return failed(step.value.fault)
    place = step.value
  }
  return done(place.location)
}

function sentUntil(place: Place): Outcome<Step> {
  return done({ kind: 'sent', ...place })
}

function lost(fault: PushFault): Outcome<Step> {
  return done({ kind: 'lost', fault })
}

/** How much of the upload the registry has. */
async function askPlace(
  { session, blob }: ChunkErrand,
  { location }: Place,
): Promise<Outcome<Step>> {
  const answer = await session.send({ method: 'GET', to: location })
  if (!answer.ok) return answer
  const { status } = answer.value
  const { registry } = session.target
  if (status === 429 || status >= 500) return failed(session.faultOf(answer.value))
  if (status !== 204 && status !== 202) return lost(lostUpload(registry))
  const offset = readOffset(answer.value)
  return offset === undefined || offset > blob.sizeBytes
    ? lost(lostUpload(registry))
    : placeOf(answer.value, location, session, offset)
}

async function sendChunk(
  { session, path, blob, chunkBytes }: ChunkErrand,
  { location, offset }: Place,
  run: PushRun,
): Promise<Outcome<Step>> {
  const { limits } = run.ports
  const sizeBytes = Math.min(chunkBytes, blob.sizeBytes - offset)
  const watch = { stallMs: limits.stallMs, host: session.target.registry }
  const part = { path, startByte: offset, sizeBytes }
  const watched = watchUpload(part, watch, run.ports, run.signal)
  const answer = await session.send({
    method: 'PATCH',
    to: location,
    headers: {
      'content-type': 'application/octet-stream',
      'content-range': `${offset}-${offset + sizeBytes - 1}`,
    },
    upload: watched.upload,
    signal: watched.signal,
    answerTimeoutMs: limits.commitMs,
  })
  watched.stop()
  if (watched.hasStalled()) return failed(stalledUpload(session.target.registry))
  return answer.ok ? readSent(answer.value, location, session, offset + sizeBytes, run) : answer
}

function readSent(
  answer: Answer,
  location: string,
  session: RegistrySession,
  sentBytes: number,
  run: PushRun,
): Outcome<Step> {
  if ([200, 201, 202, 204].includes(answer.status)) {
    return placeOf(answer, location, session, readOffset(answer) || sentBytes)
  }
  const fault = session.faultOf(answer)
  if (fault.hope === 'later' || fault.fault === 'registry-denied') return failed(fault)
  // It has another place in mind, or does not like pieces: then blobs are sent whole from now on.
  run.refusesChunks ||= answer.status !== 416 && answer.status !== 404
  return lost(lostUpload(session.target.registry))
}

/** Bytes that are there; `0-0` is what registries say of an upload that has none. */
function readOffset({ headers }: Answer): number | undefined {
  const last = /^(?:bytes=)?0-(\d+)$/.exec(headers.range ?? '')?.[1]
  if (last === undefined) return undefined
  return last === '0' ? 0 : Number(last) + 1
}

function placeOf(
  { headers }: Answer,
  before: string,
  session: RegistrySession,
  offset: number,
): Outcome<Step> {
  const location =
    headers.location === undefined ? before : session.resolve(headers.location, before)
  return location === undefined
    ? failed(strayUpload(session.target.registry))
    : sentUntil({ location, offset })
}
