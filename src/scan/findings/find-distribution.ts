import { layoutFolderReader, normalize, type OpenFile } from '../../image/archive-reader.ts'
import { chunksOf, unpackLayer } from '../../image/layer-bytes.ts'
import { type Descriptor, type Manifest, parseDocument } from '../../image/oci.ts'
import { attempt, attemptRead, found, type Read, unreadable } from '../../image/read.ts'
import type { ImageReader } from '../../image/reader.ts'
import { type OtherTarEntry, type TarEntry, walkTar } from '../../image/tar.ts'
import { streamCursor } from '../../image/tar-cursors.ts'
import type { ScanInput } from '../scan-plan.ts'

/** The first is a link to the second as a rule; either says that there is a distribution. */
const RELEASE_FILES = ['etc/os-release', 'usr/lib/os-release']
const RELEASE_LIMIT_BYTES = 64 * 1024

/** Ends the walk through a layer. */
const FOUND = unreadable('found')

/** What an image says that it is made of, as it says it (untrusted): `Arch Linux`, or `` where it does not. */
export type Distribution = { readonly name: string }

/**
 * The distribution of an image of which the scanner named none: it says nothing of those that it does not
 * know, as of an image that has none. Reads the layers, the lowest first, until one has a release file.
 */
export async function findDistribution(
  input: ScanInput,
  openFile: OpenFile,
): Promise<Read<Distribution | undefined>> {
  if (input.kind !== 'oci-layout') return unreadable('it is no OCI layout')
  const reader = layoutFolderReader(input.folder, openFile)
  return attemptRead('its layers cannot be read', async () => {
    const manifest = await readManifest(reader)
    if (!manifest.ok) return manifest
    for (const layer of manifest.value.layers) {
      const distribution = await searchLayer(layer, reader)
      if (!distribution.ok || distribution.value) return distribution
    }
    return found(undefined)
  })
}

/** Of the one image that a view has. */
async function readManifest(reader: ImageReader): Promise<Read<Manifest>> {
  const root = await reader.readRoot()
  if (!root.ok) return root
  const document = parseDocument(root.value.bytes)
  if (!document.ok) return document
  return document.value.kind === 'manifest'
    ? found(document.value)
    : unreadable('there are several images')
}

async function searchLayer(
  layer: Descriptor,
  { readSlice }: ImageReader,
): Promise<Read<Distribution | undefined>> {
  let distribution: Distribution | undefined
  const chunks = chunksOf(layer, readSlice)
  const read = await attempt('', () =>
    unpackLayer(layer.mediaType, chunks, async (tar) => {
      const searched = await searchTar(tar)
      // What is not read to its end is only left by an error.
      if (!searched.ok) throw new Error(searched.problem)
      distribution = searched.value
      if (distribution) throw new Error('found')
      return searched
    }),
  )
  if (distribution) return found(distribution)
  return read.ok ? read.value : unreadable(read.problem.replace(/^: /, ''))
}

async function searchTar(tar: AsyncIterable<Uint8Array>): Promise<Read<Distribution | undefined>> {
  const cursor = streamCursor(tar)
  let distribution: Distribution | undefined
  const isRelease = (name: string) => RELEASE_FILES.includes(normalize(name))
  const visit = async ({ name, sizeBytes }: TarEntry) => {
    if (!isRelease(name)) return found(undefined)
    const bytes = await cursor.read(Math.min(sizeBytes, RELEASE_LIMIT_BYTES))
    distribution = { name: readName(Buffer.from(bytes).toString('utf8')) }
    return FOUND
  }
  // A link: the file that it leads to may follow, and has the name.
  const visitOther = ({ name }: OtherTarEntry) => {
    if (isRelease(name)) distribution ??= { name: '' }
    return found(undefined)
  }
  const walked = await walkTar(cursor, visit, visitOther)
  if (walked === FOUND) return found(distribution)
  if (!walked.ok) return walked
  // What follows the end mark belongs to the layer, too: one that is cut off there is not whole.
  await cursor.skip(Number.POSITIVE_INFINITY)
  return found(distribution)
}

function readName(text: string): string {
  for (const key of ['PRETTY_NAME', 'NAME', 'ID']) {
    const [, name = ''] = new RegExp(`^${key}=["']?([^"'\\n]+)`, 'm').exec(text) ?? []
    if (name.trim() !== '') return name.trim()
  }
  return ''
}
