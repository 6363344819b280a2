import type { ImageReport, LayerReport, PlatformImage, Size } from './image-report.ts'
import { choice, digest, list, may, must, nullable, record, text, whole } from './shape.ts'

const bytes = nullable(whole)

const size = record<Size>({ compressedBytes: must(bytes), unpackedBytes: must(bytes) })

const layer = record<LayerReport>({
  digest: must(digest),
  mediaType: must(text),
  compressedBytes: must(bytes),
  unpackedBytes: must(bytes),
  origin: must(choice('base', 'own', 'unknown')),
  createdBy: may(text),
})

const platformImage = record<PlatformImage>({
  platform: must(text),
  digest: may(digest),
  total: must(size),
  base: may(size),
  own: may(size),
  layers: must(list(layer)),
})

export const image = record<ImageReport>({
  imageId: may(digest),
  digest: may(digest),
  platforms: must(list(platformImage)),
  unpackedAs: may(choice('files')),
  unmeasured: may(text),
})
