/**
 * gRPC frames and protobuf fields by hand, as far as the engine's answers to us need them: a library
 * for a few numbers and texts would be the larger part of the bundle.
 */
const FRAME_HEADER_BYTES = 5
const VARINT = 0
export const BYTES = 2

/** One message as an uncompressed gRPC frame. */
export function encodeFrame(message: readonly number[]): Uint8Array {
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + message.length)
  frame.writeUInt32BE(message.length, 1)
  frame.set(message, FRAME_HEADER_BYTES)
  return new Uint8Array(frame)
}

export function encodeText(field: number, text: string): readonly number[] {
  const bytes = Buffer.from(text, 'utf8')
  return [(field << 3) | BYTES, ...varint(bytes.length), ...bytes]
}

export function encodeNumber(field: number, value: number): readonly number[] {
  return [(field << 3) | VARINT, ...varint(value)]
}

/** The messages of an answer; `undefined` when it is cut off or compressed. */
export function splitFrames(body: Uint8Array): readonly Uint8Array[] | undefined {
  const messages: Uint8Array[] = []
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  for (let at = 0; at < body.length; ) {
    const end = at + FRAME_HEADER_BYTES + (at + 5 <= body.length ? view.getUint32(at + 1) : 0)
    if (at + FRAME_HEADER_BYTES > body.length || end > body.length || body[at] !== 0) {
      return undefined
    }
    messages.push(body.subarray(at + FRAME_HEADER_BYTES, end))
    at = end
  }
  return messages
}

/** Values of the length-delimited fields (texts, bytes, messages) of that number, in their order. */
export function valuesOf(message: Uint8Array, field: number): readonly Uint8Array[] | undefined {
  const values: Uint8Array[] = []
  for (let at = 0; at < message.length; ) {
    const found = readField(message, at)
    if (!found) return undefined
    if (found.key === ((field << 3) | BYTES)) values.push(message.subarray(found.start, found.end))
    at = found.end
  }
  return values
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
