import { formatBytes } from '../../report/format.ts'
import { saveArchive } from '../archive-errands.ts'
import type { ArchiveReport } from '../cache.ts'
import { readArchivedIds } from './archived-ids.ts'
import { inspectImage, saveImage } from './engine-images.ts'
import type { FindSubject } from './find-unchanged.ts'
import type { HashedInput } from './hash-input.ts'
import type { UnchangedPorts } from './ports.ts'
import { type BuiltRecord, rememberRecord } from './records.ts'

export type KeepSubject = Omit<FindSubject, 'input'> & {
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
  const engineId =
    possible.output === 'load' ? await findInEngine(subject, ports, signal) : undefined
  const { imageId, digest } = built
  if (possible.output === 'load' ? engineId === undefined : digest === undefined) {
    return remark('it cannot be told which one the build made')
  }
  const record: BuiltRecord = {
    key: input.key,
    ...(imageId ? { imageId } : {}),
    ...(digest ? { digest } : {}),
    ...(engineId ? { engineId } : {}),
  }
  await rememberRecord(recordsFile, record, ports.files).catch(() => undefined)
  if (!ports.store || !maySave) return { remarks: [] }
  const folder = `${tempFolder}/unchanged`
  try {
    return await keepInStore(subject, record, folder, { ...ports, store: ports.store }, signal)
  } finally {
    await ports.files.remove(folder)
  }
}

async function keepInStore(
  { possible, input, tempFolder, limitBytes }: KeepSubject,
  record: BuiltRecord,
  folder: string,
  ports: UnchangedPorts & Pick<Required<UnchangedPorts>, 'store'>,
  signal: AbortSignal,
): Promise<Kept> {
  await ports.files.remove(folder)
  await ports.files.makeFolder(folder)
  await ports.files.writeText(`${folder}/record.json`, JSON.stringify(record))
  const isLoad = possible.output === 'load'
  const problem = isLoad ? await packImage(record, folder, limitBytes, ports, signal) : undefined
  if (problem !== undefined) return remark(problem)
  const paths = isLoad ? ['record.json', 'image.tar'] : ['record.json']
  const file = `${tempFolder}/unchanged.archive`
  const errand = { name: 'image', key: input.key, file, folder, paths, limitBytes } as const
  return saveArchive(errand, ports, signal)
}

/** The id under which the engine has what the build made. Docker's drivers report it in several ways. */
async function findInEngine(
  { built, possible }: KeepSubject,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  const ids = [built.digest, built.imageId].flatMap((id) => id ?? [])
  for (const name of [...ids, ...possible.tags.slice(0, 1)]) {
    const image = await inspectImage(name, ports, signal)
    if (image) return image.id
  }
  return undefined
}

/** The archive has to be of what the build reported: a tag may have been moved since. */
async function packImage(
  { engineId = '', imageId, digest }: BuiltRecord,
  folder: string,
  limitBytes: number,
  ports: UnchangedPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  const image = await inspectImage(engineId, ports, signal)
  if (!image) return 'the engine has it no more'
  if (image.sizeBytes > limitBytes * UNPACKED_PER_PACKED) {
    return `it has ${formatBytes(image.sizeBytes)}`
  }
  const file = `${folder}/image.tar`
  const saved = await saveImage(engineId, file, ports, signal)
  if (!saved.ok) return saved.problem
  const ids = await readArchivedIds(file, ports.openFile)
  if (!ids.ok) return ids.problem
  const isIt =
    ids.value.includes(engineId) && [imageId, digest].some((id) => isOneOf(id, ids.value))
  return isIt ? undefined : 'the engine saves another one'
}

function isOneOf(id: string | undefined, ids: readonly string[]): boolean {
  return id !== undefined && ids.includes(id)
}

function remark(problem: string): Kept {
  return { remarks: [`The image is not kept: ${problem}.`] }
}
