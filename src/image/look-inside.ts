import type { BinaryReport, LayerReport } from '../report/image-report.ts'
import { countCrates } from './count-crates.ts'
import { passBlobsOf, unpackLayer } from './layer-bytes.ts'
import { byFileSize, type LayerListing, listLayer, type Program } from './list-layer.ts'
import type { Descriptor } from './oci.ts'
import { type BuiltDockerfile, originsOfLayers } from './origins.ts'
import type { MeasuredImage, MeasuredLayer } from './platform-image.ts'
import { attempt, attemptRead, type Read, unreadable } from './read.ts'
import type { ImageReader } from './reader.ts'

/** What is in the own layers of one image. */
export type Inside = {
  readonly layers: ReadonlyMap<string, Pick<LayerReport, 'files' | 'otherFiles'>>
  readonly binary?: BinaryReport
  /** What is missing and why, one sentence. */
  readonly unlisted?: string
}

export type LookInsideOptions = {
  readonly dockerfile?: BuiltDockerfile
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** For all images together. What is not read by then stays unlisted. */
  readonly patienceMs: number
}

/** Compressed. Layers of an application have some MB; one with a model or a data base in it is passed over. */
const LAYER_LIMIT_BYTES = 512 * 1024 * 1024

type Entry = { readonly layer: MeasuredLayer; readonly listing: LayerListing }

/**
 * Lists the files of own layers and the crates of the largest program, for each image in order. It
 * reads these layers whole: a second for 100 MB. What cannot be read is said in `unlisted`.
 */
export async function lookInside(
  images: readonly MeasuredImage[],
  reader: ImageReader,
  { dockerfile, now, patienceMs }: LookInsideOptions,
): Promise<readonly Inside[]> {
  const deadlineMs = now() + patienceMs
  const patient = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      if (now() > deadlineMs) throw new Error(`it took longer than ${patienceMs / 1000} s`)
      yield chunk
    }
  }
  const insides: Inside[] = []
  for (const image of images) insides.push(await lookInsideOne(image, reader, dockerfile, patient))
  return insides
}

type Patient = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

async function lookInsideOne(
  image: MeasuredImage,
  reader: ImageReader,
  dockerfile: BuiltDockerfile | undefined,
  patient: Patient,
): Promise<Inside> {
  const origins = originsOfLayers(image.history, image.layers.length, dockerfile)
  const own = image.layers.filter((_, index) => origins[index]?.origin === 'own')
  if (origins.some(({ origin }) => origin === 'unknown')) {
    return missing('our own layers cannot be told apart from those of the base image')
  }
  const listed = await listAll(own, reader, patient)
  const entries = [...listed.entries]
  const layers = new Map(
    entries.map(({ layer, listing: { files, otherFiles } }) => [
      layer.digest,
      { files, ...(otherFiles ? { otherFiles } : {}) },
    ]),
  )
  const binary = await describeBinary(entries, reader, patient)
  const problem = listed.problem ?? binary.problem
  return {
    layers,
    ...(binary.report ? { binary: binary.report } : {}),
    ...(problem === undefined ? {} : missing(problem, layers)),
  }
}

function missing(problem: string, layers: Inside['layers'] = new Map()): Inside {
  return { layers, unlisted: `Not all files are listed: ${problem}.` }
}

async function listAll(
  own: readonly MeasuredLayer[],
  reader: ImageReader,
  patient: Patient,
): Promise<{ readonly entries: readonly Entry[]; readonly problem?: string }> {
  const entries: Entry[] = []
  const large = own.find(({ compressedBytes }) => (compressedBytes ?? 0) > LAYER_LIMIT_BYTES)
  const wanted = own.filter(({ compressedBytes }) => (compressedBytes ?? 0) <= LAYER_LIMIT_BYTES)
  const problems = large ? [`${large.digest} is too large to be read`] : []
  const passed = await passAll(wanted, reader, patient, async (layer, chunks) => {
    const listing = await unpack(layer, chunks, listLayer)
    if (listing.ok) entries.push({ layer, listing: listing.value })
    else problems.push(`${layer.digest} cannot be read: ${listing.problem}`)
  })
  if (!passed.ok) problems.unshift(passed.problem)
  const [problem] = problems
  return problem === undefined ? { entries } : { entries, problem }
}

type Visit = (layer: MeasuredLayer, chunks: AsyncIterable<Uint8Array>) => Promise<void>

async function passAll(
  layers: readonly MeasuredLayer[],
  reader: ImageReader,
  patient: Patient,
  visit: Visit,
): Promise<Read<void>> {
  // Of two layers with the same content there is one blob.
  const byDigest = new Map(layers.map((layer) => [layer.digest, layer]))
  if (byDigest.size === 0) return { ok: true, value: undefined }
  return attemptRead('reading them failed', () =>
    passBlobsOf(reader)([...byDigest.values()].map(describe), async ({ digest }, chunks) => {
      const layer = byDigest.get(digest)
      if (layer) await visit(layer, patient(chunks))
    }),
  )
}

/** Where blobs do not lie as they travel, their size is not needed to read them. */
function describe({ digest, mediaType, compressedBytes }: MeasuredLayer): Descriptor {
  return { digest, mediaType, sizeBytes: compressedBytes ?? 0, annotations: {} }
}

/** What is damaged makes the unpacking reject. */
async function unpack<T>(
  { mediaType }: MeasuredLayer,
  chunks: AsyncIterable<Uint8Array>,
  use: (tar: AsyncIterable<Uint8Array>) => Promise<Read<T>>,
): Promise<Read<T>> {
  const unpacked = await attempt('it', () => unpackLayer(mediaType, chunks, use))
  if (unpacked.ok) return unpacked.value
  return unreadable(unpacked.problem.replace(/^it: /, ''))
}

/** The largest program of all own layers; a second look at its layer only where it has symbols. */
async function describeBinary(
  entries: readonly Entry[],
  reader: ImageReader,
  patient: Patient,
): Promise<{ readonly report?: BinaryReport; readonly problem?: string }> {
  const [found] = entries
    .flatMap(({ layer, listing: { program } }) => (program ? [{ layer, program }] : []))
    .sort((a, b) => byFileSize(a.program, b.program))
  if (!found) return {}
  const { layer, program } = found
  const report = { path: program.path, sizeBytes: program.sizeBytes }
  if (!program.table) return { report }
  const crates = await readCrates(layer, program, reader, patient)
  return crates.ok
    ? { report: { ...report, crates: crates.value } }
    : { report, problem: `the symbols of ${program.path} cannot be read: ${crates.problem}` }
}

async function readCrates(
  layer: MeasuredLayer,
  program: Program,
  reader: ImageReader,
  patient: Patient,
): Promise<Awaited<ReturnType<typeof countCrates>>> {
  let crates: Awaited<ReturnType<typeof countCrates>> = unreadable('the layer is not there')
  const passed = await passAll([layer], reader, patient, async (_, chunks) => {
    crates = await unpack(layer, chunks, (tar) => countCrates(tar, program))
  })
  return passed.ok ? crates : passed
}
