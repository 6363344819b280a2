import type { Clock, Files } from '../ports.ts'
import { formatBytes } from '../report/format.ts'
import type { Archiver } from './archiver.ts'
import type {
  ArchiveKeys,
  ArchiveName,
  ArchiveReport,
  CacheStore,
  Restored,
  Saved,
} from './cache.ts'

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
  errand: Errand,
  ports: ErrandPorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  return unpackArchive(errand, await fetchArchive(errand, ports, signal), ports, signal)
}

/** An archive that was found lies in the errand's file. */
export type FetchedArchive = { readonly restored: Restored; readonly durationMs: number }

/** The part of restoring that several archives may be at together. */
export async function fetchArchive(
  { keys, file }: Pick<Errand, 'keys' | 'file'>,
  { store, clock }: Pick<ErrandPorts, 'store' | 'clock'>,
  signal: AbortSignal,
): Promise<FetchedArchive> {
  const startedAtMs = clock.now()
  const restored = await store.restore(keys, file, signal)
  return { restored, durationMs: clock.now() - startedAtMs }
}

/** One after the other, where they share a folder. */
export async function unpackArchive(
  { name, file, folder }: Pick<Errand, 'name' | 'file' | 'folder'>,
  { restored, durationMs }: FetchedArchive,
  { archiver, clock, files }: Omit<ErrandPorts, 'store'>,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const startedAtMs = clock.now()
  const conclude = (
    hit: ArchiveReport['hit'],
    restoredBytes: number,
    rest: Pick<ArchiveReport, 'key' | 'useless' | 'remarks'>,
  ): ArchiveReport => {
    const restoreMs = durationMs + clock.now() - startedAtMs
    return { name, hit, restoredBytes, restoreMs, ...rest }
  }
  await files.makeFolder(folder)
  if (restored.outcome === 'miss') return conclude('miss', 0, { remarks: [] })
  if (restored.outcome === 'lost') {
    const { cause, damaged } = restored
    const found = damaged === undefined ? {} : ({ key: damaged, useless: true } as const)
    return conclude('miss', 0, { ...found, remarks: [cause] })
  }
  const { outcome, key, bytes } = restored
  const unpacked = await archiver.unpack({ file, folder }, signal)
  await files.remove(file)
  if (unpacked.ok) return conclude(outcome, bytes, { key, remarks: [] })
  const remark = `The archive ${key} is of no use: ${unpacked.cause}.`
  const report = conclude('miss', bytes, { key, remarks: [remark] })
  return outcome === 'exact' ? { ...report, useless: true } : report
}

/** The key of what a run that may save replaces, for `SaveErrand`. */
export function replacedBy({ key, useless }: ArchiveReport): Pick<SaveErrand, 'replaced'> {
  return useless && key !== undefined ? { replaced: key } : {}
}

export type SaveErrand = Omit<Errand, 'keys'> & {
  readonly key: string
  /** Relative to the folder. */
  readonly paths: readonly string[]
  /** A larger archive is not worth its place. */
  readonly limitBytes: number
  /** What it takes the place of in the store: the key of an exact hit that was of no use. */
  readonly replaced?: string
}

export type SaveReport = {
  readonly saved?: NonNullable<ArchiveReport['saved']>
  readonly remarks: readonly string[]
}

/** Packs and keeps an archive. Whatever goes wrong is a remark. */
export async function saveArchive(
  errand: SaveErrand,
  ports: ErrandPorts,
  signal: AbortSignal,
): Promise<SaveReport> {
  return storeArchive(await packArchive(errand, ports, signal), ports, signal)
}

/** An archive that is not in the store yet. */
export type PackedArchive = Pick<SaveErrand, 'key' | 'file' | 'replaced'> & {
  readonly outcome: 'packed' | 'empty' | 'lost'
  /** Why it is lost, one sentence. */
  readonly cause?: string
  readonly durationMs: number
}

/** The part of saving that needs no store, and can be done before it is known whether to save. */
export async function packArchive(
  { key, file, folder, paths, limitBytes, replaced }: SaveErrand,
  { archiver, clock, files }: Omit<ErrandPorts, 'store'>,
  signal: AbortSignal,
): Promise<PackedArchive> {
  const startedAtMs = clock.now()
  const conclude = (outcome: PackedArchive['outcome'], cause?: string): PackedArchive => {
    const durationMs = clock.now() - startedAtMs
    return {
      ...{ key, file, outcome, durationMs },
      ...(cause === undefined ? {} : { cause }),
      ...(replaced === undefined ? {} : { replaced }),
    }
  }
  if (paths.length === 0) return conclude('empty')
  const packed = await archiver.pack({ folder, paths, to: file }, signal)
  if (!packed.ok) return conclude('lost', `${packed.cause}.`)
  if (packed.bytes <= limitBytes) return conclude('packed')
  await files.remove(file)
  const sizes = `${formatBytes(packed.bytes)}, and cache-budget allows ${formatBytes(limitBytes)}`
  return conclude('lost', `The archive was not saved: it has ${sizes}.`)
}

/** Puts a packed archive into the store; nothing of it is left here. */
export async function storeArchive(
  { key, file, outcome, cause, durationMs, replaced }: PackedArchive,
  { store, clock, files }: Omit<ErrandPorts, 'archiver'>,
  signal: AbortSignal,
): Promise<SaveReport> {
  if (outcome === 'empty') return { remarks: [] }
  const remarks = cause === undefined ? [] : [cause]
  if (outcome === 'lost') return { saved: { outcome, bytes: 0, durationMs }, remarks }
  const startedAtMs = clock.now()
  const saved = await store.save(key, file, signal, replaced)
  await files.remove(file)
  return {
    saved: {
      outcome: saved.outcome,
      bytes: saved.outcome === 'saved' ? saved.bytes : 0,
      durationMs: durationMs + clock.now() - startedAtMs,
    },
    remarks: remarksOf(saved, replaced),
  }
}

function remarksOf(saved: Saved, replaced: string | undefined): readonly string[] {
  if (saved.outcome === 'lost') return [saved.cause]
  const isReplaced = saved.outcome === 'saved' && replaced !== undefined
  return isReplaced ? [`The archive ${replaced} was replaced.`] : []
}
