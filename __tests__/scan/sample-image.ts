import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TAR_END, tarHeader, tarPadding } from '../../src/fetch/bundle/tar-header.ts'
import { type AuditedCrate, auditableBinary } from './auditable-binary.ts'

/** What an image of one layer shall hold. */
export type SampleImage = {
  /** Of the program `/app/web`; `[]`-like lists give one with audit data, `undefined` one without. */
  readonly crates?: readonly AuditedCrate[]
  /** Installed packages, name to version. */
  readonly debian?: Readonly<Record<string, string>>
  readonly alpine?: Readonly<Record<string, string>>
  /** Further files, by path without a leading slash. */
  readonly files?: Readonly<Record<string, string | Buffer>>
  /** `USER` of the image. */
  readonly user?: string
}

const EXECUTABLE = 0o755

/** Writes an OCI layout of the image, and gives the digest of its manifest. */
export function ociLayout(folder: string, image: SampleImage): string {
  const blobs = join(folder, 'blobs/sha256')
  mkdirSync(blobs, { recursive: true })
  const put = (bytes: Buffer) => {
    const hex = sha256(bytes)
    writeFileSync(join(blobs, hex), bytes)
    return { digest: `sha256:${hex}`, size: bytes.length }
  }
  const layer = layerTar(image)
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      ...put(configOf(layer, image)),
    },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...put(layer) }],
  }
  const stored = { mediaType: manifest.mediaType, ...put(json(manifest)) }
  const platform = { os: 'linux', architecture: 'amd64' }
  const index = { schemaVersion: 2, manifests: [{ ...stored, platform }] }
  writeFileSync(join(folder, 'index.json'), json(index))
  writeFileSync(join(folder, 'oci-layout'), json({ imageLayoutVersion: '1.0.0' }))
  return stored.digest
}

/** Writes what `docker save` writes: a tar with one image. */
export function dockerArchive(file: string, image: SampleImage): void {
  const layer = layerTar(image)
  const config = configOf(layer, image)
  const names = { config: `${sha256(config)}.json`, layer: `${sha256(layer)}/layer.tar` }
  const manifest = [{ Config: names.config, RepoTags: ['sample:1'], Layers: [names.layer] }]
  const parts = [
    tarEntry(names.config, config),
    tarEntry(names.layer, layer),
    tarEntry('manifest.json', json(manifest)),
  ]
  writeFileSync(file, Buffer.concat([...parts, TAR_END]))
}

/** One file of a tar. */
export function tarEntry(name: string, content: Buffer, mode = 0o644): Buffer {
  const head = Buffer.from(tarHeader(name, content.length))
  head.write(`${mode.toString(8).padStart(7, '0')}\0`, 100)
  head.write('        ', 148)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([head, content, tarPadding(content.length)])
}

function layerTar({ crates, debian, alpine, files = {} }: SampleImage): Buffer {
  const entries = [
    tarEntry('app/web', auditableBinary(crates), EXECUTABLE),
    ...(debian === undefined ? [] : debianFiles(debian)),
    ...(alpine === undefined ? [] : alpineFiles(alpine)),
    ...Object.entries(files).map(([name, content]) => tarEntry(name, Buffer.from(content))),
  ]
  return Buffer.concat([...entries, TAR_END])
}

function debianFiles(packages: Readonly<Record<string, string>>): readonly Buffer[] {
  const release = 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\nVERSION_ID="13"\n'
  const status = Object.entries(packages).map(([name, version]) =>
    [
      `Package: ${name}`,
      'Status: install ok installed',
      'Architecture: amd64',
      `Version: ${version}`,
      'Maintainer: Nobody <nobody@example.invalid>',
      'Description: a sample',
      '',
      '',
    ].join('\n'),
  )
  return [
    tarEntry('etc/os-release', Buffer.from(release)),
    tarEntry('etc/debian_version', Buffer.from('13.1\n')),
    tarEntry('var/lib/dpkg/status', Buffer.from(status.join(''))),
  ]
}

function alpineFiles(packages: Readonly<Record<string, string>>): readonly Buffer[] {
  const installed = Object.entries(packages).map(
    ([name, version]) => `P:${name}\nV:${version}\nA:x86_64\no:${name}\nL:MIT\n\n`,
  )
  return [
    tarEntry('etc/os-release', Buffer.from('NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.22.1\n')),
    tarEntry('etc/alpine-release', Buffer.from('3.22.1\n')),
    tarEntry('lib/apk/db/installed', Buffer.from(installed.join(''))),
  ]
}

function configOf(layer: Buffer, { user }: SampleImage): Buffer {
  return json({
    architecture: 'amd64',
    os: 'linux',
    config: { Entrypoint: ['/app/web'], ...(user === undefined ? {} : { User: user }) },
    rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(layer)}`] },
    history: [{ created_by: 'COPY app/web /app/web' }],
  })
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}
