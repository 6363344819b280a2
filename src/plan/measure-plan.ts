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
export function planMeasurement(subject: Subject): MeasurePlan {
  const { request, image, workspaceFolder } = subject
  if (request.call !== undefined && request.call !== 'build') {
    return { kind: 'none', reason: `nothing is built by call=${request.call}` }
  }
  const archive = archivePath(request)
  if (archive !== undefined) return { kind: 'archive', path: resolve(workspaceFolder, archive) }
  const pushed = pushedReference(request, image.tags[0])
  const { driver, imageStore } = subject.engine.builder
  const isClassic = driver === 'docker' && imageStore === 'classic'
  // The classic store keeps no compressed layers: what was pushed from it is measured where it went.
  if (isInEngine(subject) && !(isClassic && pushed !== undefined)) {
    const store = driver === 'docker' && imageStore ? { imageStore } : {}
    return { kind: 'engine', reference: image.tags[0] ?? '', ...store }
  }
  if (pushed !== undefined) return { kind: 'registry', reference: pushed }
  return { kind: 'none', reason: whyNone(request) }
}

/** The docker driver keeps what it builds, pushed or not. */
function isInEngine({ request, load, engine }: Subject): boolean {
  const isLoaded = request.load || load || request.outputs.some(({ type }) => type === 'docker')
  return isLoaded || (engine.builder.driver === 'docker' && makesImage(request))
}

function makesImage({ outputs }: BuildRequest): boolean {
  return outputs.length === 0 || outputs.some(({ type }) => type === 'image' || type === 'registry')
}

function whyNone(request: BuildRequest): string {
  const { outputs } = request
  if (outputs.length === 0) {
    return 'the image stays in the build cache: neither push, load nor outputs was given'
  }
  const isFiles = outputs.some(({ type }) => type === 'local' || type === 'tar')
  return isFiles ? 'the output is files, not an image' : 'the image stays in the build cache'
}

function archivePath({ outputs }: BuildRequest): string | undefined {
  return outputs.find(({ type, attributes }) => isArchive(type) && attributes.dest)?.attributes.dest
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
