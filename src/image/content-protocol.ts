import {
  encodeFrame,
  encodeNumber,
  encodeText,
  splitFrames,
  valuesOf,
} from '../engine/grpc-message.ts'
import { found, type Read, unreadable } from './read.ts'

/** The two messages of containerd.services.content.v1.Content/Read in their gRPC frames. */
export const READ_CONTENT_PATH = '/containerd.services.content.v1.Content/Read'

/** `ReadContentRequest { digest = 1; offset = 2; size = 3 }` as one gRPC frame. */
export function encodeReadRequest(
  digest: string,
  startByte: number,
  lengthBytes: number,
): Uint8Array {
  return encodeFrame([
    ...encodeText(1, digest),
    ...encodeNumber(2, startByte),
    ...encodeNumber(3, lengthBytes),
  ])
}

/** Joins the data of all `ReadContentResponse { offset = 1; data = 2 }` frames of an answer. */
export function decodeReadResponses(body: Uint8Array): Read<Uint8Array> {
  const messages = splitFrames(body)
  if (!messages) return unreadable('the engine sent a gRPC frame that is cut off or compressed')
  const parts: Uint8Array[] = []
  for (const message of messages) {
    const data = valuesOf(message, 2)
    if (!data) return unreadable('the engine sent a content message that cannot be read')
    parts.push(data.at(-1) ?? new Uint8Array(0))
  }
  return found(new Uint8Array(Buffer.concat(parts)))
}
