import { decodeBuilder, EMPTY_REQUEST } from '../../src/engine/control-protocol.ts'
import { encodeFrame, encodeNumber, encodeText } from '../../src/engine/grpc-message.ts'

const LABEL = 'org.mobyproject.buildkit.worker'

function message(field: number, bytes: readonly number[]): readonly number[] {
  return encodeText(field, Buffer.from(bytes).toString('latin1'))
}

function info(version: string): Uint8Array {
  return encodeFrame(
    message(1, [...encodeText(1, 'github.com/moby/buildkit'), ...encodeText(2, version)]),
  )
}

function worker(
  labels: readonly string[],
  platforms: readonly (readonly string[])[],
): readonly number[] {
  return message(1, [
    ...encodeText(1, 'id'),
    ...labels.flatMap((label) => message(2, [...encodeText(1, label), ...encodeText(2, 'x')])),
    ...platforms.flatMap((names) =>
      message(
        3,
        names.flatMap((name, index) => encodeText(index + 1, name)),
      ),
    ),
    ...encodeNumber(9, 7),
  ])
}

test('a request without content is an empty frame', () => {
  expect([...EMPTY_REQUEST]).toEqual([0, 0, 0, 0, 0])
})

test.each([
  ['containerd', `${LABEL}.snapshotter`],
  ['classic', `${LABEL}.moby.host-gateway-ip`],
])('version, platforms and the %s image store', (imageStore, label) => {
  const workers = encodeFrame([
    ...worker(
      [label],
      [
        ['amd64', 'linux'],
        ['arm', 'linux', 'v7'],
      ],
    ),
    ...worker([], [['amd64', 'linux']]),
  ])
  expect(decodeBuilder(info('v0.25.1-moby'), workers)).toEqual({
    buildkitVersion: '0.25.1-moby',
    platforms: ['linux/amd64', 'linux/arm/v7'],
    imageStore,
  })
})

test.each([
  ['no label tells the image store', info('v1'), encodeFrame(worker(['other'], []))],
  ['there is no worker', info('v1'), encodeFrame([])],
  ['there is no version', encodeFrame([]), encodeFrame(worker([`${LABEL}.snapshotter`], []))],
  ['an answer is cut off', info('v1').subarray(0, 9), encodeFrame([])],
  ['an answer is no protobuf', info('v1'), encodeFrame([0xff, 0xff])],
])('nothing where %s', (_, version, workers) => {
  expect(decodeBuilder(version, workers)).toBeUndefined()
})
