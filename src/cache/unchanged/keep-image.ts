import { formatBytes } from '../../report/format.ts'
import { type SaveErrand, saveArchive } from '../archive-errands.ts'
import type { ArchiveReport } from '../cache.ts'
import { readArchivedIds } from './archived-ids.ts'
import { type EngineImage, inspectImage, saveImage } from './engine-images.ts'
import type { FindSubject } from './find-unchanged.ts'
import type { HashedInput } from './hash-input.ts'
import type { UnchangedPorts } from './ports.ts'
import { type BuiltRecord, rememberRecord } from './records.ts'

export type KeepSubject = Omit<FindSubject, 'input'> &
  Pick<SaveErrand, 'replaced'> & {
    readonly input: HashedInput
    /** Of the build context as it is now (`hashAgain`). */
    readonly contextHash: string | undefined
    /** What the build reported. */
    readonly built: { readonly imageId?: string; readonly digest?: string }
    /** Whether the store takes archives of this run; if not, the image is remembered on this machine alone. */
    readonly maySave: boolean
    /** A larger image is not worth its place. */
    readonly limitBytes: number
  }

export type Kept = Pick<ArchiveReport, 'saved' | 'remarks'>

/** Of an image of 100 MB a store has little left for anything else, and a registry is the better place. */
export const IMAGE_LIMIT_BYTES = 100 * 1024 ** 2
/** The engine counts unpacked files. */
const UNPACKED_PER_PACKED = 4

/** After a build that went well. Whatever goes wrong is a remark: the next build is then built. */
export async function keepImage(
  subject: KeepSubject,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<Kept> {
  const { possible, input, contextHash, built, recordsFile, tempFolder, maySave } = subject
  // An editor may have saved a file while the build ran: what the image holds is then not sure.
  if (contextHash !== input.contextHash) {
    return remark('the build context was changed while it was built')
  }
  const isLoad = possible.output === 'load'
  const image = isLoad ? await findInEngine(subject, ports, signal) : undefined
  const { imageId, digest } = built
  if (isLoad ? image === undefined : digest === undefined) {
    return remark('it cannot be told which one the build made')
  }
  const record: BuiltRecord = {
    key: input.key,
    ...(imageId ? { imageId } : {}),
    ...(digest ? { digest } : {}),
    ...(image ? { engineId: image.id } : {}),
  }
  await rememberRecord(recordsFile, record, ports.files).catch(() => undefined)
  if (!ports.store || !maySave) return { remarks: [] }
  const folder = `${tempFolder}/unchanged`
  try {
    const inStore = { ...ports, store: ports.store }
    return await keepInStore(subject, record, image, folder, inStore, signal)
  } finally {
    await ports.files.remove(folder)
  }
}

async function keepInStore(
  { input, tempFolder, limitBytes, replaced }: KeepSubject,
  record: BuiltRecord,
  image: EngineImage | undefined,
  folder: string,
  ports: UnchangedPorts & Pick<Required<UnchangedPorts>, 'store'>,
  signal: AbortSignal,
): Promise<Kept> {
  await ports.files.remove(folder)
  await ports.files.makeFolder(folder)
  await ports.files.writeText(`${folder}/record.json`, JSON.stringify(record))
  const problem = image && (await packImage(record, image, folder, limitBytes, ports, signal))
  if (problem !== undefined) return remark(problem)
  const paths = image ? ['record.json', 'image.tar'] : ['record.json']
  const file = `${tempFolder}/unchanged.archive`
  const errand = { name: 'image', key: input.key, file, folder, paths, limitBytes } as const
  const takingItsPlace = replaced === undefined ? {} : { replaced }
  return saveArchive({ ...errand, ...takingItsPlace }, ports, signal)
}

/** What the engine has of the build. Docker's drivers report its id in several ways. */
async function findInEngine(
  { built, possible }: KeepSubject,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<EngineImage | undefined> {
  const ids = [built.digest, built.imageId].flatMap((id) => id ?? [])
  for (const name of [...ids, ...possible.tags.slice(0, 1)]) {
    const image = await inspectImage(name, ports, signal)
    if (image) return image
  }
  return undefined
}

/** The archive has to be of what the build reported: a tag may have been moved since. */
async function packImage(
  { imageId, digest }: BuiltRecord,
  { id, sizeBytes }: EngineImage,
  folder: string,
  limitBytes: number,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (sizeBytes > limitBytes * UNPACKED_PER_PACKED) return `it has ${formatBytes(sizeBytes)}`
  const file = `${folder}/image.tar`
  const saved = await saveImage(id, file, ports, signal)
  if (!saved.ok) return saved.problem
  const ids = await readArchivedIds(file, ports.openFile)
  if (!ids.ok) return ids.problem
  const isIt = ids.value.includes(id) && [imageId, digest].some((one) => isOneOf(one, ids.value))
  return isIt ? undefined : 'the engine saves another one'
}

function isOneOf(id: string | undefined, ids: readonly string[]): boolean {
  return id !== undefined && ids.includes(id)
}

function remark(problem: string): Kept {
  return { remarks: [`The image is not kept: ${problem}.`] }
}
