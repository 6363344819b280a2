import { layoutFolderReader, type OpenFile } from '../image/archive-reader.ts'
import { asObject, asString, parseJson } from '../image/json.ts'
import {
  type Descriptor,
  type ImageConfig,
  isAttestation,
  isImage,
  type Manifest,
  parseConfig,
} from '../image/oci.ts'
import { found, type Read, unreadable } from '../image/read.ts'
import { type LayoutDocument, readLayout, readVerified } from './layout.ts'

/** What was built, as it lies in an OCI layout folder: what is scanned, measured and pushed. */
export type HeldResult = {
  readonly folder: string
  readonly root: LayoutDocument
  /** Of the index, or of the manifest where there is no index. */
  readonly digest: string
  /** In the order of the index; attestations are left out. */
  readonly platforms: readonly HeldPlatform[]
  /** Manifests that hold provenance or an SBOM: published, and not scanned. */
  readonly attestations: number
}

export type HeldPlatform = {
  /** `linux/amd64`, `linux/arm64/v8`. */
  readonly platform: string
  readonly descriptor: Descriptor
  readonly manifest: Manifest
  readonly config: ImageConfig
  /** As the image says: empty is root. */
  readonly user: string
}

/** Reads the folder; every document and config is checked against its digest. */
export async function readHeldResult(
  folder: string,
  openFile: OpenFile,
): Promise<Read<HeldResult>> {
  const root = await readLayout(folder, openFile)
  if (!root.ok) return root
  const platforms: HeldPlatform[] = []
  for (const document of imagesOf(root.value)) {
    const platform = await readPlatform(document, folder, openFile)
    if (!platform.ok) return platform
    platforms.push(platform.value)
  }
  if (platforms.length === 0) return unreadable('there is no image in it')
  const { digest } = root.value.descriptor
  const attestations = leavesOf(root.value).length - platforms.length
  return found({ folder, root: root.value, digest, platforms, attestations })
}

function leavesOf(document: LayoutDocument): readonly LayoutDocument[] {
  return document.content.kind === 'index' ? document.children.flatMap(leavesOf) : [document]
}

function imagesOf(root: LayoutDocument): readonly LayoutDocument[] {
  return leavesOf(root).filter(
    ({ content, descriptor }) =>
      content.kind === 'manifest' && isImage(content) && !isAttestation(descriptor),
  )
}

async function readPlatform(
  { content, descriptor }: LayoutDocument,
  folder: string,
  openFile: OpenFile,
): Promise<Read<HeldPlatform>> {
  if (content.kind === 'index') return unreadable('an index in the place of an image')
  const reader = layoutFolderReader(folder, openFile)
  const bytes = await readVerified(content.config, reader.readBlob)
  if (!bytes.ok) return bytes
  const config = parseConfig(bytes.value)
  if (!config.ok) return config
  const user = asString(asObject(asObject(parseJson(bytes.value))?.config)?.User) ?? ''
  const platform = descriptor.platform ?? config.value.platform
  return found({ platform, descriptor, manifest: content, config: config.value, user })
}
