import { resolve } from 'node:path'
import type { EngineFacts } from '../engine/facts.ts'
import { parseGoBoolean } from '../request/attributes.ts'
import type { BuildRequest, Exporter } from '../request/build-request.ts'
import type { ImageMetadata } from './image-metadata.ts'
import type { MeasurePlan } from './plan.ts'

type Subject = {
  readonly request: BuildRequest
  readonly image: Pick<ImageMetadata, 'tags'>
  /** The plan adds `--load`. */
  readonly load: boolean
  readonly engine: EngineFacts
  readonly workspaceFolder: string
}

/** Where the manifests of the result can be read, the nearest place first: this machine, then a registry. */
export function planMeasurement({
  request,
  image,
  load,
  engine,
  workspaceFolder,
}: Subject): MeasurePlan {
  if (request.call !== undefined && request.call !== 'build') {
    return { kind: 'none', reason: `nothing is built by call=${request.call}` }
  }
  const archive = request.outputs.find(({ type, attributes }) => isArchive(type) && attributes.dest)
  if (archive)
    return { kind: 'archive', path: resolve(workspaceFolder, archive.attributes.dest ?? '') }
  const inEngine = request.load || load || request.outputs.some(({ type }) => type === 'docker')
  const usesDockerDriver = engine.builder.driver === 'docker'
  const isImage =
    request.outputs.length === 0 || request.outputs.some(({ type }) => type === 'image')
  // The docker driver keeps what it builds, pushed or not.
  if (inEngine || (usesDockerDriver && isImage))
    return { kind: 'engine', reference: image.tags[0] ?? '' }
  const pushed = pushedReference(request, image.tags[0])
  if (pushed !== undefined) return { kind: 'registry', reference: pushed }
  const reason = isImage
    ? 'the image stays in the build cache: neither push, load nor outputs was given'
    : 'the output is files, not an image'
  return { kind: 'none', reason }
}

function isArchive(type: string): boolean {
  return type === 'oci' || type === 'docker'
}

function pushedReference(request: BuildRequest, tag: string | undefined): string | undefined {
  if (request.push) return tag
  const exporter = request.outputs.find(isPushed)
  // Several names stand in one attribute, separated by commas.
  return exporter && (exporter.attributes.name?.split(',')[0] ?? tag)
}

function isPushed({ type, attributes }: Exporter): boolean {
  return type === 'registry' || (type === 'image' && parseGoBoolean(attributes.push ?? '') === true)
}
