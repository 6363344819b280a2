import type { Clock, Files } from '../ports.ts'
import { formatBytes } from '../report/format.ts'
import type { Archiver } from './archiver.ts'
import type { ArchiveKeys, ArchiveName, ArchiveReport, CacheStore, Saved } from './cache.ts'

export type ErrandPorts = {
  readonly store: CacheStore
  readonly archiver: Archiver
  readonly clock: Clock
  readonly files: Pick<Files, 'makeFolder' | 'remove'>
}

export type Errand = {
  readonly name: ArchiveName
  readonly keys: ArchiveKeys
  /** Where the archive lies on its way, and the folder that it holds. Absolute. */
  readonly file: string
  readonly folder: string
}

/** Looks for an archive and unpacks it. What is broken counts as not found, and leaves an empty folder. */
export async function restoreArchive(
  { name, keys, file, folder }: Errand,
  { store, archiver, clock, files }: ErrandPorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const startedAtMs = clock.now()
  const conclude = (
    hit: ArchiveReport['hit'],
    restoredBytes: number,
    rest: Pick<ArchiveReport, 'key' | 'remarks'>,
  ): ArchiveReport => ({ name, hit, restoredBytes, restoreMs: clock.now() - startedAtMs, ...rest })
  await files.makeFolder(folder)
  const restored = await store.restore(keys, file, signal)
  if (restored.outcome === 'miss') return conclude('miss', 0, { remarks: [] })
  if (restored.outcome === 'lost') return conclude('miss', 0, { remarks: [restored.cause] })
  const { outcome, key, bytes } = restored
  const unpacked = await archiver.unpack({ file, folder }, signal)
  await files.remove(file)
  if (unpacked.ok) return conclude(outcome, bytes, { key, remarks: [] })
  const remark = `The archive ${key} is of no use: ${unpacked.cause}.`
  return conclude('miss', bytes, { key, remarks: [remark] })
}

export type SaveErrand = Omit<Errand, 'keys'> & {
  readonly key: string
  /** Relative to the folder. */
  readonly paths: readonly string[]
  /** A larger archive is not worth its place. */
  readonly limitBytes: number
}

type SaveReport = {
  readonly saved?: NonNullable<ArchiveReport['saved']>
  readonly remarks: readonly string[]
}

/** Packs and keeps an archive. Whatever goes wrong is a remark. */
export async function saveArchive(
  { key, file, folder, paths, limitBytes }: SaveErrand,
  { store, archiver, clock, files }: ErrandPorts,
  signal: AbortSignal,
): Promise<SaveReport> {
  if (paths.length === 0) return { remarks: [] }
  const startedAtMs = clock.now()
  const conclude = (
    outcome: Saved['outcome'],
    bytes: number,
    remarks: readonly string[],
  ): SaveReport => ({
    saved: { outcome, bytes, durationMs: clock.now() - startedAtMs },
    remarks,
  })
  const packed = await archiver.pack({ folder, paths, to: file }, signal)
  if (!packed.ok) return conclude('lost', 0, [`${packed.cause}.`])
  if (packed.bytes > limitBytes) {
    await files.remove(file)
    const sizes = `${formatBytes(packed.bytes)}, and cache-budget allows ${formatBytes(limitBytes)}`
    return conclude('lost', 0, [`The archive was not saved: it has ${sizes}.`])
  }
  const saved = await store.save(key, file, signal)
  await files.remove(file)
  return conclude(
    saved.outcome,
    saved.outcome === 'saved' ? saved.bytes : 0,
    saved.outcome === 'lost' ? [saved.cause] : [],
  )
}
