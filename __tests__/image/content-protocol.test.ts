import { decodeReadResponses, encodeReadRequest } from '../../src/image/content-protocol.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))

test('a request is one frame of three fields', () => {
  // As protoc encodes digest "ab", offset 300, size 4.
  expect(hex(encodeReadRequest('ab', 300, 4))).toBe(hex(bytes('00 00000009 0a02 6162 10ac02 1804')))
})

test('offsets beyond 32 bits survive', () => {
  // As protoc encodes digest "", offset 2^33 + 1, size 0.
  expect(hex(encodeReadRequest('', 2 ** 33 + 1, 0))).toBe(
    hex(bytes('00 0000000a 0a00 108180808020 1800')),
  )
})

test('the data of several frames is joined, other fields are passed over', () => {
  // Frames as the engine sent them: data only, then offset and data.
  const body = bytes('00 00000005 1203 010203   00 00000006 0803 1202 0405')
  expect(decodeReadResponses(body)).toEqual({ ok: true, value: Uint8Array.of(1, 2, 3, 4, 5) })
})

test('no frame is no data', () => {
  expect(decodeReadResponses(new Uint8Array(0))).toEqual({ ok: true, value: new Uint8Array(0) })
})

test.each([
  ['a header that is cut off', '00 0000'],
  ['a frame that is cut off', '00 00000005 1203 01'],
  ['a compressed frame', '01 00000005 1203 010203'],
  ['data beyond its message', '00 00000004 1209 0102'],
  ['a wire type that does not occur', '00 00000002 1500'],
  ['a number without end', '00 00000003 08ffff'],
])('%s is refused', (_what, text) => {
  expect(decodeReadResponses(bytes(text)).ok).toBe(false)
})
