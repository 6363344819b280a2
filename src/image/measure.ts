import type { MeasurePlan } from '../plan/plan.ts'
import type { Clock, Files, Http } from '../ports.ts'
import type { ImageReport } from '../report/run-report.ts'
import { layoutFolderReader, type OpenFile, openTarFile } from './archive-reader.ts'
import { type CredentialDeps, readCredentials } from './credentials.ts'
import type { EngineApi } from './engine-api.ts'
import { openEngineImage } from './engine-image.ts'
import type { Inside } from './look-inside.ts'
import type { BuiltDockerfile } from './origins.ts'
import { describePlatform } from './platform-image.ts'
import { attemptRead, found, type Read, unreadable } from './read.ts'
import { type ReadImages, readImages } from './read-images.ts'
import type { ImageReader } from './reader.ts'
import { parseReference } from './reference.ts'
import { registryReader } from './registry-reader.ts'

export type MeasureDeps = CredentialDeps & {
  readonly files: Pick<Files, 'readTextIfAny' | 'kindOf'>
  readonly http: Http
  readonly clock: Clock
  readonly openFile: OpenFile
  /** Called for images in an engine only. */
  readonly openEngine: () => EngineApi
}

type Measured = ReadImages & {
  readonly unpackedAs?: 'files'
  /** One for each image, where layers were looked into. */
  readonly insides?: readonly Inside[]
}

/** Reads on from images to what is in them. */
type LookOn = (images: ReadImages, reader: ImageReader) => Promise<Measured>

/** For what nobody waits longer: where a slow registry holds the layers. */
const PATIENCE_MS = 30_000

/**
 * Sizes of what was built, for each platform and layer. Never fails: the build has succeeded, and
 * why there are no sizes is said in `unmeasured`. Without the Dockerfile the base is not told apart.
 * With `files` own layers are read whole (0.1 s for 10 MB) and their files listed.
 */
export async function measureImage(
  plan: MeasurePlan,
  deps: MeasureDeps,
  dockerfile?: BuiltDockerfile,
  wanted: { readonly files?: boolean } = {},
): Promise<ImageReport> {
  if (plan.kind === 'none') return { platforms: [], unmeasured: plan.reason }
  const where = plan.kind === 'archive' ? plan.path : plan.reference || 'the image'
  const lookOn = wanted.files ? looker(deps, dockerfile) : async (images: ReadImages) => images
  const result = await attemptRead(`${where} could not be measured`, () => read(plan, deps, lookOn))
  if (!result.ok) return { platforms: [], unmeasured: result.problem }
  const { images, digest, unpackedAs, insides } = result.value
  const [only, ...others] = images
  return {
    // The id of an image is its config's digest; an index of several has no config.
    ...(only && others.length === 0 ? { imageId: only.configDigest } : {}),
    ...(digest === undefined ? {} : { digest }),
    platforms: images.map((image, at) => describePlatform(image, dockerfile, insides?.[at])),
    ...(unpackedAs ? { unpackedAs } : {}),
  }
}

/** Loaded only where it is wanted. */
function looker(deps: MeasureDeps, dockerfile: BuiltDockerfile | undefined): LookOn {
  return async (images, reader) => {
    const { lookInside } = await import('./look-inside.ts')
    const options = { now: deps.clock.now, patienceMs: PATIENCE_MS }
    const known = dockerfile ? { ...options, dockerfile } : options
    return { ...images, insides: await lookInside(images.images, reader, known) }
  }
}

async function readOn(reader: ImageReader, lookOn: LookOn): Promise<Read<Measured>> {
  const images = await readImages(reader)
  return images.ok ? found(await lookOn(images.value, reader)) : images
}

function read(
  plan: Exclude<MeasurePlan, { kind: 'none' }>,
  deps: MeasureDeps,
  lookOn: LookOn,
): Promise<Read<Measured>> {
  switch (plan.kind) {
    case 'registry':
      return readFromRegistry(plan.reference, deps, lookOn)
    case 'engine':
      return readFromEngine(plan, deps.openEngine(), lookOn)
    case 'archive':
      return readFromArchive(plan.path, deps, lookOn)
  }
}

async function readFromRegistry(
  text: string,
  deps: MeasureDeps,
  lookOn: LookOn,
): Promise<Read<Measured>> {
  const reference = parseReference(text)
  if (!reference) return unreadable('this is not an image reference')
  const credentialsFor = (registry: string) => readCredentials(registry, deps)
  return readOn(registryReader(reference, { ...deps, credentialsFor }), lookOn)
}

async function readFromEngine(
  plan: Extract<MeasurePlan, { kind: 'engine' }>,
  api: EngineApi,
  lookOn: LookOn,
): Promise<Read<Measured>> {
  try {
    const image = await openEngineImage(plan, api)
    if (!image.ok) return image
    if (image.value.kind === 'files') {
      return found({ images: [image.value.image], unpackedAs: 'files' })
    }
    return await readOn(image.value.reader, lookOn)
  } finally {
    api.close()
  }
}

async function readFromArchive(
  path: string,
  deps: MeasureDeps,
  lookOn: LookOn,
): Promise<Read<Measured>> {
  if ((await deps.files.kindOf(path)) === 'folder') {
    return readOn(layoutFolderReader(path, deps.openFile), lookOn)
  }
  const file = await deps.openFile(path)
  try {
    const reader = await openTarFile(file)
    return reader.ok ? await readOn(reader.value, lookOn) : reader
  } finally {
    await file.close()
  }
}
