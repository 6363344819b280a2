import type { MeasurePlan } from '../plan/plan.ts'
import type { Clock, Files, Http } from '../ports.ts'
import type { ImageReport } from '../report/run-report.ts'
import { layoutFolderReader, type OpenFile, openTarFile } from './archive-reader.ts'
import { type CredentialDeps, readCredentials } from './credentials.ts'
import type { EngineApi } from './engine-api.ts'
import { openEngineImage } from './engine-image.ts'
import type { BuiltDockerfile } from './origins.ts'
import { describePlatform } from './platform-image.ts'
import { attemptRead, found, type Read, unreadable } from './read.ts'
import { type ReadImages, readImages } from './read-images.ts'
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

type Measured = ReadImages & { readonly unpackedAs?: 'files' }

/**
 * Sizes of what was built, for each platform and layer. Never fails: the build has succeeded, and
 * why there are no sizes is said in `unmeasured`. Without the Dockerfile the base is not told apart.
 */
export async function measureImage(
  plan: MeasurePlan,
  deps: MeasureDeps,
  dockerfile?: BuiltDockerfile,
): Promise<ImageReport> {
  if (plan.kind === 'none') return { platforms: [], unmeasured: plan.reason }
  const where = plan.kind === 'archive' ? plan.path : plan.reference || 'the image'
  const result = await attemptRead(`${where} could not be measured`, () => read(plan, deps))
  if (!result.ok) return { platforms: [], unmeasured: result.problem }
  const { images, digest, unpackedAs } = result.value
  const [only, ...others] = images
  return {
    // The id of an image is its config's digest; an index of several has no config.
    ...(only && others.length === 0 ? { imageId: only.configDigest } : {}),
    ...(digest === undefined ? {} : { digest }),
    platforms: images.map((image) => describePlatform(image, dockerfile)),
    ...(unpackedAs ? { unpackedAs } : {}),
  }
}

function read(
  plan: Exclude<MeasurePlan, { kind: 'none' }>,
  deps: MeasureDeps,
): Promise<Read<Measured>> {
  switch (plan.kind) {
    case 'registry':
      return readFromRegistry(plan.reference, deps)
    case 'engine':
      return readFromEngine(plan, deps.openEngine())
    case 'archive':
      return readFromArchive(plan.path, deps)
  }
}

async function readFromRegistry(text: string, deps: MeasureDeps): Promise<Read<Measured>> {
  const reference = parseReference(text)
  if (!reference) return unreadable('this is not an image reference')
  const credentialsFor = (registry: string) => readCredentials(registry, deps)
  return readImages(registryReader(reference, { ...deps, credentialsFor }))
}

async function readFromEngine(
  plan: Extract<MeasurePlan, { kind: 'engine' }>,
  api: EngineApi,
): Promise<Read<Measured>> {
  try {
    const image = await openEngineImage(plan, api)
    if (!image.ok) return image
    if (image.value.kind === 'files') {
      return found({ images: [image.value.image], unpackedAs: 'files' })
    }
    return await readImages(image.value.reader)
  } finally {
    api.close()
  }
}

async function readFromArchive(path: string, deps: MeasureDeps): Promise<Read<Measured>> {
  if ((await deps.files.kindOf(path)) === 'folder') {
    return readImages(layoutFolderReader(path, deps.openFile))
  }
  const file = await deps.openFile(path)
  try {
    const reader = await openTarFile(file)
    return reader.ok ? await readImages(reader.value) : reader
  } finally {
    await file.close()
  }
}
