import type {
  BinaryReport,
  CrateSize,
  ImageReport,
  LayerFile,
  LayerReport,
  PlatformImage,
  Size,
} from './image-report.ts'
import { choice, digest, list, may, must, nullable, record, text, whole } from './shape.ts'

const bytes = nullable(whole)

export const size = record<Size>({ compressedBytes: must(bytes), unpackedBytes: must(bytes) })

const file = record<LayerFile>({ path: must(text), sizeBytes: must(whole) })

const layer = record<LayerReport>({
  digest: must(digest),
  mediaType: must(text),
  compressedBytes: must(bytes),
  unpackedBytes: must(bytes),
  origin: must(choice('base', 'own', 'unknown')),
  createdBy: may(text),
  files: may(list(file)),
  otherFiles: may(
    record<NonNullable<LayerReport['otherFiles']>>({ count: must(whole), bytes: must(whole) }),
  ),
})

const binary = record<BinaryReport>({
  path: must(text),
  sizeBytes: must(whole),
  crates: may(list(record<CrateSize>({ name: must(text), bytes: must(whole) }))),
})

const platformImage = record<PlatformImage>({
  platform: must(text),
  digest: may(digest),
  total: must(size),
  base: may(size),
  own: may(size),
  layers: must(list(layer)),
  binary: may(binary),
  unlisted: may(text),
})

export const image = record<ImageReport>({
  imageId: may(digest),
  digest: may(digest),
  platforms: must(list(platformImage)),
  unpackedAs: may(choice('files')),
  unmeasured: may(text),
})
