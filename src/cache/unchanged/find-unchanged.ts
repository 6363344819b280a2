import { parseJson } from '../../image/json.ts'
import { restoreArchive } from '../archive-errands.ts'
import type { ArchiveReport } from '../cache.ts'
import { readArchivedIds } from './archived-ids.ts'
import { inspectImage, loadImage, tagImage } from './engine-images.ts'
import type { HashedInput, PossiblePlan } from './hash-input.ts'
import type { UnchangedPorts } from './ports.ts'
import { tagPushed } from './pushed-image.ts'
import { type BuiltRecord, parseRecord, readRecord, rememberRecord } from './records.ts'

export type FindSubject = {
  readonly possible: PossiblePlan
  readonly input: Pick<HashedInput, 'key'>
  /** Of this run, absolute: archives pass through it. */
  readonly tempFolder: string
  /** What was built on this machine, absolute. */
  readonly recordsFile: string
}

/** The image of an earlier build of the same input. Its tags are as planned. */
export type FoundImage = {
  readonly key: string
  /** As the build reported them that made it. */
  readonly imageId?: string
  readonly digest?: string
  /** Where it can be read: an id in the engine, or `repository@digest`. */
  readonly reference: string
  readonly from: 'engine' | 'archive' | 'registry'
}

export type Finding = {
  /** Absent: build. */
  readonly image?: FoundImage
  /** Of the archive `image`; its remarks say why an image that was found is not used. */
  readonly archive: ArchiveReport
}

const OFF = { name: 'image', hit: 'off', restoredBytes: 0, restoreMs: 0, remarks: [] } as const

/** Looks on this machine first, then in the store. Whatever is not as it should be leads to a build. */
export async function findUnchanged(
  subject: FindSubject,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<Finding> {
  const { possible, input, recordsFile } = subject
  const record = await readRecord(recordsFile, input.key, ports.files)
  const here = record && (await useRecord(record, possible, ports, signal))
  if (here?.image) return { image: here.image, archive: OFF }
  const remarks = here?.problem === undefined ? [] : [here.problem]
  if (!ports.store || signal.aborted) return { archive: { ...OFF, remarks } }
  const kept = await findKept(subject, { ...ports, store: ports.store }, signal)
  return { ...kept, archive: { ...kept.archive, remarks: [...remarks, ...kept.archive.remarks] } }
}

type Use = { readonly image?: FoundImage; readonly problem?: string }

/** With what the engine or the registry has still. */
async function useRecord(
  record: BuiltRecord,
  { output, tags }: PossiblePlan,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<Use> {
  const { key, imageId, digest, engineId } = record
  const built = { key, ...(imageId ? { imageId } : {}), ...(digest ? { digest } : {}) }
  if (output === 'push') {
    const [tag = ''] = tags
    if (digest === undefined) return {}
    const problem = await tagPushed(digest, tags, ports, signal)
    if (problem !== undefined) return { problem: `The earlier image is not used: ${problem}.` }
    const reference = `${tag.replace(/:[^:/@]+$/, '')}@${digest}`
    return { image: { ...built, reference, from: 'registry' } }
  }
  if (engineId === undefined) return {}
  const image = await inspectImage(engineId, ports, signal)
  if (image?.id !== engineId) return {}
  if (!(await tagImage(engineId, tags, ports, signal))) {
    return { problem: 'The earlier image is not used: the engine does not tag it.' }
  }
  return { image: { ...built, reference: engineId, from: 'engine' } }
}

async function findKept(
  { possible, input, tempFolder, recordsFile }: FindSubject,
  ports: UnchangedPorts & Pick<Required<UnchangedPorts>, 'store'>,
  signal: AbortSignal,
): Promise<Finding> {
  const folder = `${tempFolder}/unchanged`
  const file = `${tempFolder}/unchanged.archive`
  const errand = { name: 'image', keys: { key: input.key, prefixes: [] }, file, folder } as const
  const archive = await restoreArchive(errand, ports, signal)
  try {
    if (archive.hit !== 'exact') return { archive: { ...archive, hit: 'miss' } }
    const text = (await ports.files.readTextIfAny(`${folder}/record.json`)) ?? ''
    const record = parseRecord(parseJson(text), input.key)
    if (!record) return { archive: useless(archive, 'its record is of another build') }
    if (possible.output === 'load') {
      const file = `${folder}/image.tar`
      const wrong = await findWrong(record, file, ports)
      if (wrong !== undefined) return { archive: useless(archive, wrong) }
      const problem = await bringImage(record, file, ports, signal)
      if (problem !== undefined) return { archive: refused(archive, problem) }
    }
    const use = await useRecord(record, possible, ports, signal)
    if (!use.image) return { archive: withRemark(archive, use.problem) }
    await rememberRecord(recordsFile, record, ports.files).catch(() => undefined)
    const from = possible.output === 'load' ? 'archive' : 'registry'
    return { image: { ...use.image, from }, archive }
  } finally {
    await ports.files.remove(folder)
  }
}

/** What is wrong with the archive itself: nothing but the image of the record is loaded. */
async function findWrong(
  { engineId }: BuiltRecord,
  file: string,
  { openFile }: UnchangedPorts,
): Promise<string | undefined> {
  if (engineId === undefined) return 'its record names no image'
  const ids = await readArchivedIds(file, openFile)
  if (!ids.ok) return ids.problem
  return ids.value.includes(engineId) ? undefined : 'it holds another image than its record says'
}

/** Puts the archived image into the engine. */
async function bringImage(
  { engineId = '' }: BuiltRecord,
  file: string,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  const loaded = await loadImage(file, ports, signal)
  if (!loaded.ok) return loaded.problem
  const image = await inspectImage(engineId, ports, signal)
  return image?.id === engineId ? undefined : 'the engine made another image of it'
}

function refused(archive: ArchiveReport, problem: string): ArchiveReport {
  return withRemark({ ...archive, hit: 'miss' }, `The archived image is not used: ${problem}.`)
}

/** The build that follows replaces it. */
function useless(archive: ArchiveReport, problem: string): ArchiveReport {
  return { ...refused(archive, problem), useless: true }
}

function withRemark(archive: ArchiveReport, remark: string | undefined): ArchiveReport {
  return remark === undefined ? archive : { ...archive, remarks: [...archive.remarks, remark] }
}
