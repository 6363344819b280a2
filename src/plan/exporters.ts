import { isOn } from '../request/attributes.ts'
import type { BuildRequest, Exporter } from '../request/build-request.ts'

/** What a build says of where its image goes. */
export type Outputs = Pick<BuildRequest, 'call' | 'outputs' | 'push' | 'load' | 'scan'>

/** As buildx understands `--push`: every image is pushed, and there is one where none was asked for. */
export function pushedExporters({ push, outputs }: Outputs): readonly Exporter[] {
  const images = outputs.filter(isImage)
  if (push) return images.length > 0 ? images : [{ text: '', type: 'image', attributes: {} }]
  return images.filter(({ type, attributes }) => isOn(attributes.push ?? `${type === 'registry'}`))
}

/** With a builder that is not the engine's own: an image is made, and goes nowhere. */
export function staysInCache({ outputs, load }: Outputs): boolean {
  if (load || outputs.some(isLoad) || outputs.some(isArchive)) return false
  return outputs.length === 0 || outputs.some((one) => isImage(one) || one.type === 'cacheonly')
}

/** Names without the empty ones, each once. */
export function namesOf(exporters: readonly Exporter[]): readonly string[] {
  const names = exporters.flatMap(({ attributes }) => attributes.name?.split(',') ?? [])
  return [...new Set(names.filter((name) => name !== ''))]
}

export function isScanned({ scan, call }: Outputs): boolean {
  return scan !== 'off' && (call === undefined || call === 'build')
}

export function isImage({ type }: Exporter): boolean {
  return type === 'image' || type === 'registry'
}

export function isLoad({ type, attributes }: Exporter): boolean {
  return type === 'docker' && attributes.dest === undefined
}

export function isArchive({ type, attributes }: Exporter): boolean {
  return attributes.dest !== undefined && (type === 'oci' || type === 'docker')
}
