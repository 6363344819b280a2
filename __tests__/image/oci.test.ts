import {
  formatPlatform,
  isAttestation,
  isImage,
  parseConfig,
  parseDocument,
} from '../../src/image/oci.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const descriptor = (more: object = {}) => ({ mediaType: 'm', digest: DIGEST, size: 7, ...more })

describe('documents', () => {
  test('an index keeps platform, annotations and artifact type of its entries', () => {
    const entry = descriptor({
      platform: { os: 'linux', architecture: 'arm', variant: 'v7' },
      annotations: { a: 'b', bad: 1 },
      artifactType: 't',
    })
    expect(parseDocument(json({ schemaVersion: 2, manifests: [entry] }))).toEqual({
      ok: true,
      value: {
        kind: 'index',
        manifests: [
          {
            mediaType: 'm',
            digest: DIGEST,
            sizeBytes: 7,
            platform: 'linux/arm/v7',
            annotations: { a: 'b' },
            artifactType: 't',
          },
        ],
      },
    })
  })

  test.each<[string, unknown]>([
    ['schema 1', { schemaVersion: 1, fsLayers: [] }],
    ['not an object', []],
    ['a manifest without layers', { schemaVersion: 2, config: descriptor() }],
    ['a manifest without config', { schemaVersion: 2, layers: [] }],
    ['a negative size', { schemaVersion: 2, manifests: [descriptor({ size: -1 })] }],
    ['a size in a string', { schemaVersion: 2, manifests: [descriptor({ size: '7' })] }],
    ['a path in a digest', { schemaVersion: 2, manifests: [descriptor({ digest: '../../etc' })] }],
    ['an unknown algorithm', { schemaVersion: 2, manifests: [descriptor({ digest: 'md5:00' })] }],
  ])('%s is refused', (_what, value) => {
    expect(parseDocument(json(value)).ok).toBe(false)
  })

  test('bytes that are not UTF-8, or not JSON, are refused', () => {
    expect(parseDocument(Uint8Array.of(0xff, 0xfe)).ok).toBe(false)
    expect(parseDocument(new TextEncoder().encode('<html>')).ok).toBe(false)
  })
})

describe('attestations', () => {
  const plain = { mediaType: 'm', digest: DIGEST, sizeBytes: 1, annotations: {} }
  test.each([
    [
      'by annotation',
      { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
      true,
    ],
    ['by platform', { platform: 'unknown/unknown' }, true],
    ['by type', { artifactType: 'application/vnd.docker.attestation.manifest.v1+json' }, true],
    ['not at all', { platform: 'linux/amd64' }, false],
  ])('are told %s', (_how, more, expected) => {
    expect(isAttestation({ ...plain, ...more })).toBe(expected)
  })

  test('a manifest with another config than an image is none', () => {
    const manifest = (mediaType: string) =>
      ({ kind: 'manifest', config: { ...plain, mediaType }, layers: [] }) as const
    expect(isImage(manifest('application/vnd.oci.image.config.v1+json'))).toBe(true)
    expect(isImage(manifest('application/vnd.docker.container.image.v1+json'))).toBe(true)
    expect(isImage(manifest('application/vnd.oci.empty.v1+json'))).toBe(false)
  })
})

test.each([
  [{ os: 'linux', architecture: 'amd64' }, 'linux/amd64'],
  [{ os: 'linux', architecture: 'arm64', variant: 'v8' }, 'linux/arm64'],
  [{ os: 'linux', architecture: 'amd64', variant: 'v3' }, 'linux/amd64/v3'],
  [{ os: 'linux' }, undefined],
  [undefined, undefined],
])('platform %j is %s', (value, expected) => {
  expect(formatPlatform(value)).toBe(expected)
})

test('a config without rootfs is not that of an image', () => {
  expect(parseConfig(json({ os: 'linux', architecture: 'amd64' })).ok).toBe(false)
  expect(
    parseConfig(json({ os: 'linux', architecture: 'amd64', rootfs: { diff_ids: [] } })),
  ).toEqual({
    ok: true,
    value: { platform: 'linux/amd64', history: [], diffIds: [] },
  })
})
