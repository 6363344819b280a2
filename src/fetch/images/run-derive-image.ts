import { asObject, parseJson } from '../../image/json.ts'
import { CANCELLED, localFault } from '../download-faults.ts'
import type { Fetched, FetchFault, ImagePlan } from '../fetch.ts'
import { deliverImage } from './deliver-image.ts'
import { type DerivedPart, planDerivedImage } from './derive-image.ts'
import { downloadBlobs } from './download-blobs.ts'
import { type Errand, makeErrand } from './errand.ts'
import { missingOffline, unreadableImage } from './image-faults.ts'
import { type ImageRecord, type RecordedImage, selectPlatforms } from './image-record.ts'
import { makeImageStore } from './image-store.ts'
import type { FetchedImage, ImageOptions, ImagePorts, Located, Step, Work } from './image-work.ts'
import { type LayerEntry, writeLayer } from './layer-tar.ts'
import { makeRegistrySession } from './registry-session.ts'
import { resolveDigest, resolveImage } from './resolve-image.ts'

export type DeriveRequest = {
  /** With the delivery of the builder that will take it. */
  readonly plan: ImagePlan
  /** The image that the builder has under that name, if that is known: then its layers are not brought. */
  readonly digestInBuilder?: string
  /** What is added to an image that is configured so; or a sentence why nothing can be. */
  readonly planFiles: (
    config: Readonly<Record<string, unknown>>,
  ) => Promise<readonly LayerEntry[] | string>
  /** For the history of the image. */
  readonly createdBy: string
}

export type Derived =
  | {
      readonly kind: 'derived'
      /** Its plan has the name that the build knows, its record a name of its own. */
      readonly image: FetchedImage
      /** Of the layer that was added. */
      readonly layerBytes: number
    }
  | { readonly kind: 'unfit'; readonly reason: string }

/**
 * Makes a base image with one layer more, and puts it where the build takes it from. In an OCI layout
 * the layers that the builder has are left out: it reads none of these. An engine loads images whole.
 * The image itself is left as it is, in the registry, in the store and in the engine.
 */
export async function runDeriveImage(
  request: DeriveRequest,
  ports: ImagePorts,
  options: ImageOptions,
  signal: AbortSignal,
): Promise<Fetched<Derived>> {
  const { plan, digestInBuilder } = request
  const name = plan.reference.replace(/@.*$/, '')
  const reference = digestInBuilder === undefined ? plan.reference : `${name}@${digestInBuilder}`
  const errand = makeErrand({ ...plan, reference }, options.mirrors)
  if (!errand.ok) return { ...errand, incidents: [] }
  const images = makeImageStore(options.cacheFolder, ports)
  const work: Work = { images, session: makeRegistrySession(ports), ports, options, signal }
  const derived = await derive(request, errand.value, work).catch((error): Step<never> => {
    return { ok: false, fault: localFault(error, 'a base image') }
  })
  const { incidents } = errand.value
  if (derived.ok) return { ...derived, incidents }
  return { ok: false, fault: signal.aborted ? CANCELLED : derived.fault, incidents }
}

async function derive(request: DeriveRequest, errand: Errand, work: Work): Promise<Step<Derived>> {
  const startMs = work.ports.clock.now()
  const base = await findBase(errand, work)
  if (!base.ok) return base
  const located = { errand, startMs, ...base.value }
  const made = await makeParts(request, located, work)
  if (!made.ok) return made
  const parts = made.value
  if (typeof parts === 'string') return { ok: true, value: { kind: 'unfit', reason: parts } }
  const { plan, digestInBuilder, createdBy } = request
  const isPartial = plan.delivery === 'oci-layout' && digestInBuilder !== undefined
  const fault = isPartial ? undefined : await bringBase(located, work)
  if (fault) return { ok: false, fault }
  const { record, documents } = planDerivedImage(errand.name, parts, createdBy)
  for (const { digest, bytes } of documents) await work.images.writeDocument(digest, bytes)
  const given = isPartial ? withLayers(record, -1) : record
  const delivered = await deliverImage({ ...located, record: given, isHere: true }, work)
  if (!delivered.ok) return delivered
  const layerBytes = Math.max(...parts.map(({ layer }) => layer.sizeBytes))
  // The build knows it by the name that stands in the Dockerfile.
  return { ok: true, value: { kind: 'derived', image: { ...delivered.value, plan }, layerBytes } }
}

/** The new layers; or a sentence why there can be none. Of the image, only its configuration is brought. */
async function makeParts(
  { planFiles }: DeriveRequest,
  located: LocatedBase,
  work: Work,
): Promise<Step<readonly DerivedPart[] | string>> {
  const onlyConfigs = { ...located, record: withLayers(located.record, Number.POSITIVE_INFINITY) }
  const fault = await downloadBlobs([onlyConfigs], work)
  if (fault) return { ok: false, fault }
  const parts: DerivedPart[] = []
  for (const image of located.record.images) {
    const documents = await readDocuments(image, located.errand, work)
    if (!documents.ok) return documents
    const files = await planFiles(documents.value.config)
    if (typeof files === 'string') return { ok: true, value: files }
    const layer = await writeLayer(files, work.images.blobPath, work.ports)
    parts.push({ image, ...documents.value, layer })
  }
  return { ok: true, value: parts }
}

type LocatedBase = Extract<Located, { kind: 'record' }>
type Base = Pick<LocatedBase, 'kind' | 'record' | 'isHere'>

/** What the registry says that it is now; else the image of the last time. */
async function findBase(errand: Errand, work: Work): Promise<Step<Base>> {
  const { images, session, ports, options, signal } = work
  const stored = await images.readRecord(errand.name)
  const here = stored && selectPlatforms(stored, errand.plan.platforms)
  const fromStore: Step<Base> | undefined = here && {
    ok: true,
    value: { kind: 'record', record: here, isHere: true },
  }
  if (options.offline) {
    return fromStore ?? { ok: false, fault: missingOffline([errand.plan]) }
  }
  const { clock, random } = ports
  const resolving = { session, images, policy: options.policy, signal, clock, random }
  const digest = await resolveDigest(errand, resolving)
  if (!digest.ok) return fromStore ?? digest
  if (fromStore && here?.root.digest === digest.value) return fromStore
  const record = await resolveImage(digest.value, errand, resolving)
  if (!record.ok) return fromStore ?? record
  return { ok: true, value: { kind: 'record', record: record.value, isHere: false } }
}

/** With the layers of each platform from this one on: the others are not to be there. */
function withLayers(record: ImageRecord, from: number): ImageRecord {
  const images = record.images.map((image) => ({ ...image, layers: image.layers.slice(from) }))
  return { ...record, images }
}

async function bringBase(located: LocatedBase, work: Work): Promise<FetchFault | undefined> {
  const fault = await downloadBlobs([located], work)
  if (!fault && !located.isHere) await work.images.writeRecord(located.record)
  return fault
}

async function readDocuments(
  { config, manifest }: RecordedImage,
  { name }: Errand,
  { images }: Work,
): Promise<Step<Pick<DerivedPart, 'config' | 'manifest'>>> {
  const [configObject, manifestObject] = await Promise.all(
    [config, manifest].map(async ({ digest }) => {
      const bytes = await images.readDocument(digest)
      return bytes && asObject(parseJson(bytes))
    }),
  )
  if (configObject && manifestObject)
    return { ok: true, value: { config: configObject, manifest: manifestObject } }
  return { ok: false, fault: unreadableImage(name, 'its configuration is not JSON') }
}
