import { found, type Read, unreadable } from './read.ts'

/**
 * The two messages of containerd.services.content.v1.Content/Read in their gRPC frames, by hand:
 * a protobuf library for three numbers and a string would be the larger part of the bundle.
 */
export const READ_CONTENT_PATH = '/containerd.services.content.v1.Content/Read'

const FRAME_HEADER_BYTES = 5
const VARINT = 0
const BYTES = 2

/** `ReadContentRequest { digest = 1; offset = 2; size = 3 }` as one gRPC frame. */
export function encodeReadRequest(
  digest: string,
  startByte: number,
  lengthBytes: number,
): Uint8Array {
  const text = Buffer.from(digest, 'utf8')
  const message = [
    ...[(1 << 3) | BYTES, ...varint(text.length), ...text],
    ...[(2 << 3) | VARINT, ...varint(startByte)],
    ...[(3 << 3) | VARINT, ...varint(lengthBytes)],
  ]
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + message.length)
  frame.writeUInt32BE(message.length, 1)
  frame.set(message, FRAME_HEADER_BYTES)
  return new Uint8Array(frame)
}

/** Joins the data of all `ReadContentResponse { offset = 1; data = 2 }` frames of an answer. */
export function decodeReadResponses(body: Uint8Array): Read<Uint8Array> {
  const parts: Uint8Array[] = []
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  for (let at = 0; at < body.length; ) {
    const end = at + FRAME_HEADER_BYTES + (at + 5 <= body.length ? view.getUint32(at + 1) : 0)
    if (at + FRAME_HEADER_BYTES > body.length || end > body.length || body[at] !== 0) {
      return unreadable('the engine sent a gRPC frame that is cut off or compressed')
    }
    const data = dataOf(body.subarray(at + FRAME_HEADER_BYTES, end))
    if (!data.ok) return data
    parts.push(data.value)
    at = end
  }
  return found(new Uint8Array(Buffer.concat(parts)))
}

/** The bytes of field 2; fields of other numbers are passed over. */
function dataOf(message: Uint8Array): Read<Uint8Array> {
  let data: Uint8Array = new Uint8Array(0)
  for (let at = 0; at < message.length; ) {
    const field = readField(message, at)
    if (!field) return unreadable('the engine sent a content message that cannot be read')
    if (field.key === ((2 << 3) | BYTES)) data = message.subarray(field.start, field.end)
    at = field.end
  }
  return found(data)
}

type Field = { readonly key: number; readonly start: number; readonly end: number }

function readField(message: Uint8Array, at: number): Field | undefined {
  const key = readVarint(message, at)
  const value = key && readVarint(message, key.end)
  if (!value || ![VARINT, BYTES].includes(key.value % 8)) return undefined
  const end = value.end + (key.value % 8 === BYTES ? value.value : 0)
  return end <= message.length ? { key: key.value, start: value.end, end } : undefined
}

/** Base 128, lowest digits first. Arithmetic instead of shifts: sizes go beyond 32 bits. */
function varint(value: number): readonly number[] {
  const digits: number[] = []
  for (let rest = value; digits.length === 0 || rest > 0; rest = Math.floor(rest / 128)) {
    digits.push((rest % 128) + (rest >= 128 ? 128 : 0))
  }
  return digits
}

function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } | undefined {
  let value = 0
  for (let at = start; at < Math.min(bytes.length, start + 10); at++) {
    const byte = bytes[at] ?? 0
    value += (byte % 128) * 128 ** (at - start)
    if (byte < 128) return { value, end: at + 1 }
  }
  return undefined
}
