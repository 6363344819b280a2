import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Clock, Logger } from '../../ports.ts'
import { formatBytes } from '../../report/format.ts'
import type { ArchiveKeys, CacheStore, Restored, Saved } from '../cache.ts'
import {
  type ArchiveHead,
  archiveFileName,
  HEAD_BYTES,
  mayBeginWith,
  PART_SUFFIX,
  SUFFIX,
} from './archive-file.ts'
import type { ArchiveFiles, Progress } from './archive-files.ts'
import { explainFileError } from './explain-file-error.ts'
import { overBudget } from './over-budget.ts'
import { findAbandoned, planPrune } from './plan-prune.ts'
import { makeServiceBudget } from './service-budget.ts'
import {
  CALL_LIMITS,
  type CallLimits,
  type CallWatch,
  conclude,
  type Lost,
  lost,
  watchCall,
} from './watch-call.ts'

export type DirectoryStoreParts = {
  /** Absolute. Made when something is saved. */
  readonly folder: string
  readonly budgetBytes: number
  readonly files: ArchiveFiles
  readonly clock: Clock
  readonly log: Logger
  readonly limits?: CallLimits
}

type Scene = Omit<DirectoryStoreParts, 'limits' | 'clock'> & {
  readonly nowMs: () => number
  readonly progress: Progress
}

/**
 * Archives as files of a folder, also of one that several machines share: an archive becomes visible by
 * one atomic step, and is compared with its checksum while it is read.
 */
export function makeDirectoryStore(parts: DirectoryStoreParts): CacheStore {
  const { folder, clock, limits = CALL_LIMITS } = parts
  const budget = makeServiceBudget(clock)
  const watched = async <T>(
    call: (scene: Scene) => Promise<T>,
    signal: AbortSignal,
    stallMs: number,
  ): Promise<T | Lost> => {
    const still = `The cache folder ${folder} did not answer within ${stallMs / 1000} s.`
    const body = async (watch: CallWatch, given: AbortSignal): Promise<T | Lost> => {
      watch.enter('moving')
      const progress = { moved: watch.moved, signal: given }
      try {
        return await call({ ...parts, nowMs: clock.now, progress })
      } catch (error) {
        return lost(explainFileError(error, folder))
      }
    }
    const result = await watchCall(body, {
      budget,
      clock,
      limits: { ...limits, stallMs },
      signal,
      tell: () => still,
    })
    return conclude(result)
  }
  return {
    kind: 'directory',
    restore: (wanted, to, signal) =>
      watched<Restored>((scene) => restore(scene, wanted, to), signal, limits.stallMs),
    save: (key, from, signal, replaced) =>
      watched<Saved>(
        (scene) => save(scene, key, from, replaced),
        signal,
        limits.stallMs * PATIENCE_OF_SAVE,
      ),
  }
}

/** A share may take its time to write what is closed, and the build waits no more. */
const PATIENCE_OF_SAVE = 6

async function restore(scene: Scene, wanted: ArchiveKeys, to: string): Promise<Restored> {
  const { folder, log } = scene
  let damage: string | undefined
  for await (const candidate of candidates(scene, wanted)) {
    const taken = await take(scene, candidate, wanted.key, to)
    if (typeof taken === 'object') return taken
    if (taken === 'absent') continue
    damage = `The archive ${candidate.name} in the cache folder ${folder} is damaged and was not used.`
    log.warning(damage)
  }
  return damage === undefined ? { outcome: 'miss' } : lost(damage)
}

type Candidate = { readonly name: string; readonly head: ArchiveHead | 'damaged' }

/** A damaged one is removed. `absent`: somebody else removed it since it was listed. */
async function take(
  scene: Scene,
  { name, head }: Candidate,
  wantedKey: string,
  to: string,
): Promise<Restored | 'damaged' | 'absent'> {
  const { folder, files, progress } = scene
  const path = join(folder, name)
  try {
    if (head !== 'damaged') {
      const { sha256 } = await files.copyOut(path, to, progress)
      if (sha256 === head.sha256) return await used(scene, path, head, wantedKey)
      await files.remove(to)
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESTALE') return 'absent'
    if (!NO_ROOM.includes(code)) throw error
    await files.remove(to)
    return lost(`There is no room for the archive in ${dirname(to)} (${code}).`)
  }
  await files.remove(path).catch(() => {})
  return 'damaged'
}

const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EROFS']

async function used(
  { files }: Scene,
  path: string,
  { key, sizeBytes }: ArchiveHead,
  wantedKey: string,
): Promise<Restored> {
  // In a folder that is only to be read the archive is as good.
  await files.touch(path).catch(() => {})
  return { outcome: key === wantedKey ? 'exact' : 'partial', key, bytes: sizeBytes }
}

/** The exact one, then for each prefix those that begin with it, the last used first. */
async function* candidates(
  { folder, files }: Scene,
  { key, prefixes }: ArchiveKeys,
): AsyncGenerator<Candidate> {
  const exact = archiveFileName(key)
  const head = await files.readHead(join(folder, exact))
  if (head === 'damaged' || head?.key === key) yield { name: exact, head }
  if (prefixes.length === 0) return
  const seen = new Set([exact])
  const newest = [...(await files.list(folder, SUFFIX))].sort((a, b) => b.usedMs - a.usedMs)
  const inOrder = prefixes.flatMap((prefix) =>
    newest.filter(({ name }) => mayBeginWith(name, prefix)).map(({ name }) => ({ name, prefix })),
  )
  for (const { name, prefix } of inOrder) {
    const found = seen.has(name) ? undefined : await files.readHead(join(folder, name))
    if (found === undefined || (found !== 'damaged' && !found.key.startsWith(prefix))) continue
    seen.add(name)
    yield { name, head: found }
  }
}

async function save(
  scene: Scene,
  key: string,
  from: string,
  replaced: string | undefined,
): Promise<Saved> {
  const { folder, budgetBytes, files, log, progress, nowMs } = scene
  const target = join(folder, archiveFileName(key))
  // First of all: whatever becomes of the new one, nobody meets the old one again.
  if (replaced !== undefined) await files.remove(join(folder, archiveFileName(replaced)))
  if (await isThere(scene, target, key)) return { outcome: 'present' }
  const sizeBytes = await files.sizeOf(from)
  if (sizeBytes + HEAD_BYTES > budgetBytes) return overBudget(sizeBytes, budgetBytes)
  const { everybodyMayWrite } = await files.prepare(folder)
  if (everybodyMayWrite) log.warning(openToAll(folder))
  await prune(scene, sizeBytes + HEAD_BYTES)
  const part = join(folder, `.${process.pid}-${randomBytes(8).toString('hex')}${PART_SUFFIX}`)
  await files.write(part, from, (copied) => ({ key, ...copied, createdMs: nowMs() }), progress)
  const isOurs = await files.publish(part, target)
  return isOurs ? { outcome: 'saved', bytes: sizeBytes } : { outcome: 'present' }
}

/** A damaged one makes way. */
async function isThere({ files }: Scene, target: string, key: string): Promise<boolean> {
  const head = await files.readHead(target)
  if (head !== undefined && head !== 'damaged' && head.key === key) return true
  if (head !== undefined) await files.remove(target)
  return false
}

function openToAll(folder: string): string {
  return `Everybody on this machine may write to the cache folder ${folder}, and so decide what is compiled into the image.`
}

async function prune({ folder, budgetBytes, files, log, nowMs }: Scene, neededBytes: number) {
  const [stored, parts] = [await files.list(folder, SUFFIX), await files.list(folder, PART_SUFFIX)]
  const going = [...planPrune(stored, budgetBytes, neededBytes), ...findAbandoned(parts, nowMs())]
  for (const { name, sizeBytes } of going) {
    log.debug(`cache: ${name} (${formatBytes(sizeBytes)}) makes way, the longest unused`)
    await files.remove(join(folder, name))
  }
}
