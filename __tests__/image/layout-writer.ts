import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { RandomAccess } from '../../src/image/tar-cursors.ts'
import { encode } from './tar-writer.ts'

/** Writes OCI archives as buildx does, for images of any layers that a test thinks of. */

export type WrittenLayer = {
  /** File contents by path; a number is that many bytes. */
  readonly files: Readonly<Record<string, Uint8Array | number>>
  /** As in the history; without it the layer is one of the base image. */
  readonly createdBy?: string
  readonly pack?: (tar: Uint8Array) => Uint8Array
  readonly type?: string
}

export type WrittenImage = { readonly platform: string; readonly layers: readonly WrittenLayer[] }

const OCI = 'application/vnd.oci.image'

export function layerTar(files: WrittenLayer['files']): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) =>
    encode({
      name,
      content: typeof content === 'number' ? Buffer.alloc(content, name) : content,
      form: 'ustar',
    }),
  )
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

export function writeArchive(images: readonly WrittenImage[]): Buffer {
  const blobs = new Map<string, Uint8Array>()
  const keep = (bytes: Uint8Array, mediaType: string) => {
    const hex = createHash('sha256').update(bytes).digest('hex')
    blobs.set(`blobs/sha256/${hex}`, bytes)
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length }
  }
  const keepJson = (value: unknown, type: string) =>
    keep(Buffer.from(JSON.stringify(value)), `${OCI}.${type}+json`)
  const manifests = images.map(({ platform, layers }) => {
    const [os, architecture, variant] = platform.split('/')
    const descriptors = layers.map(({ files, pack = gzipSync, type = 'tar+gzip' }) =>
      keep(pack(layerTar(files)), `${OCI}.layer.v1.${type}`),
    )
    const config = keepJson(
      {
        os,
        architecture,
        ...(variant ? { variant } : {}),
        rootfs: { type: 'layers', diff_ids: layers.map(({ files }) => sha256(layerTar(files))) },
        history: layers.map(({ createdBy }) =>
          createdBy
            ? { created_by: createdBy, comment: 'buildkit.dockerfile.v0' }
            : { created_by: 'base' },
        ),
      },
      'config.v1',
    )
    const manifest = { schemaVersion: 2, mediaType: `${OCI}.manifest.v1+json`, config }
    return {
      ...keepJson({ ...manifest, layers: descriptors }, 'manifest.v1'),
      platform: { os, architecture, ...(variant ? { variant } : {}) },
    }
  })
  const index = { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests }
  const root = manifests.length === 1 ? manifests : [keepJson(index, 'index.v1')]
  const files = {
    ...Object.fromEntries(blobs),
    'index.json': Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: root })),
    'oci-layout': Buffer.from('{"imageLayoutVersion":"1.0.0"}'),
  }
  return layerTar(files)
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** An archive as an open file. */
export function accessTo(archive: Uint8Array): RandomAccess {
  return {
    read: async (start, length) => archive.subarray(start, start + length),
    close: async () => undefined,
  }
}
