import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openFile } from '../../../src/adapters/random-access.ts'
import { TAR_END } from '../../../src/fetch/bundle/tar-header.ts'
import { findDistribution } from '../../../src/scan/findings/find-distribution.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { tarEntry } from '../sample-image.ts'

afterAll(removeTempFolders)

type Layer = { readonly bytes: Buffer; readonly type?: string }

/** An OCI layout of one image with these layers, the lowest first. */
function layout(layers: readonly Layer[], manifests = 1) {
  const folder = tempFolder()
  const blobs = join(folder, 'blobs/sha256')
  mkdirSync(blobs, { recursive: true })
  const put = (bytes: Buffer) => {
    const hex = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(join(blobs, hex), bytes)
    return { digest: `sha256:${hex}`, size: bytes.length }
  }
  const json = (value: unknown) => Buffer.from(JSON.stringify(value))
  const image = (name: number) => ({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    ...put(
      json({
        schemaVersion: 2,
        config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...put(json({ name })) },
        layers: layers.map(({ bytes, type = 'tar' }) => ({
          mediaType: `application/vnd.oci.image.layer.v1.${type}`,
          ...put(bytes),
        })),
      }),
    ),
  })
  const all = Array.from({ length: manifests }, (_, at) => image(at))
  writeFileSync(join(folder, 'index.json'), json({ schemaVersion: 2, manifests: all }))
  return { kind: 'oci-layout', folder } as const
}

function tar(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => tarEntry(name, Buffer.from(text)))
  return Buffer.concat([...entries, TAR_END])
}

/** A symbolic link, as Debian's own base has one. */
function link(name: string): Buffer {
  const entry = tarEntry(name, Buffer.alloc(0))
  entry.write('2', 156)
  entry.write('        ', 148)
  const sum = entry.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  entry.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return entry
}

const PROGRAM = tar({ 'app/server': 'x'.repeat(3_000) })
const ARCH = 'NAME="Arch Linux"\nPRETTY_NAME="Arch Linux, rolling"\nID=arch\n'

const named = (name: string) => ({ ok: true, value: { name } })
const none = { ok: true, value: undefined }

test.each<[string, readonly Layer[], unknown]>([
  ['no layer', [], none],
  ['only a program', [{ bytes: PROGRAM }], none],
  ['only a program, packed', [{ bytes: gzipSync(PROGRAM), type: 'tar+gzip' }], none],
  [
    'a file of another name',
    [{ bytes: tar({ 'srv/etc/os-release': ARCH, 'etc/os-release.d': 'x' }) }],
    none,
  ],
  ['a release file', [{ bytes: tar({ 'etc/os-release': ARCH }) }], named('Arch Linux, rolling')],
  [
    'in the second place, packed, in an upper layer',
    [
      { bytes: PROGRAM },
      { bytes: gzipSync(tar({ './usr/lib/os-release': 'ID=void\n' })), type: 'tar+gzip' },
    ],
    named('void'),
  ],
  ['without a name', [{ bytes: tar({ 'etc/os-release': 'NAME=""\n# x\n' }) }], named('')],
  [
    'a link, and the file after it',
    [
      {
        bytes: Buffer.concat([
          link('etc/os-release'),
          tar({ 'usr/lib/os-release': "NAME='NixOS'\n" }),
        ]),
      },
    ],
    named('NixOS'),
  ],
  [
    'a link that leads elsewhere',
    [{ bytes: Buffer.concat([link('etc/os-release'), PROGRAM]) }],
    named(''),
  ],
  [
    'nothing but padding after the end, much of it',
    [{ bytes: gzipSync(Buffer.concat([PROGRAM, Buffer.alloc(9_000_000)])), type: 'tar+gzip' }],
    none,
  ],
  [
    'a large layer: the rest of it is not needed',
    [
      {
        bytes: gzipSync(tar({ 'etc/os-release': ARCH, data: 'x'.repeat(9_000_000) })),
        type: 'tar+gzip',
      },
    ],
    named('Arch Linux, rolling'),
  ],
])('%s', async (_, layers, expected) => {
  expect(await findDistribution(layout(layers), openFile)).toEqual(expected)
})

test.each<[string, () => Parameters<typeof findDistribution>[0], RegExp]>([
  ['no layout', () => ({ kind: 'oci-layout', folder: tempFolder() }), /no index\.json/],
  ['an archive', () => ({ kind: 'docker-archive', file: '/x.tar' }), /^it is no OCI layout$/],
  ['several images', () => layout([{ bytes: PROGRAM }], 2), /several images/],
  ['a damaged layer', () => layout([{ bytes: Buffer.alloc(3_000, 'x') }]), /not a tar archive/],
  [
    'a large layer that is damaged',
    () => layout([{ bytes: gzipSync(Buffer.alloc(9_000_000, 'x')), type: 'tar+gzip' }]),
    /not a tar archive/,
  ],
  [
    'a layer that is cut off',
    () => layout([{ bytes: gzipSync(PROGRAM).subarray(0, 40), type: 'tar+gzip' }]),
    /layers cannot be read: unexpected end of file/,
  ],
  [
    'an unknown packing',
    () => layout([{ bytes: PROGRAM, type: 'tar+lz4' }]),
    /compressed in a way that cannot be read here/,
  ],
])('%s: nobody can tell', async (_, input, problem) => {
  expect(await findDistribution(input(), openFile)).toEqual({
    ok: false,
    problem: expect.stringMatching(problem),
  })
})
