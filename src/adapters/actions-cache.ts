import { copyFile, lstat, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ArchiveKeys, CacheStore, Restored, Saved } from '../cache/cache.ts'
import type { ActionsFault } from '../cache/stores/actions-faults.ts'
import type { ActionsCall } from '../cache/stores/actions-log.ts'
import { isNameOf, keysToAsk, nextName } from '../cache/stores/generations.ts'
import { endsStore } from '../cache/stores/plan-retry.ts'
import { makeServiceBudget, type ServiceBudget } from '../cache/stores/service-budget.ts'
import {
  CALL_LIMITS,
  type CallLimits,
  type CallWatch,
  conclude,
  type Lost,
  lost,
  watchCall,
} from '../cache/stores/watch-call.ts'
import type { Argv } from '../ports.ts'
import { type CallEnd, type CallParts, callPatiently, makeStaging } from './actions-cache-call.ts'
import { ARCHIVE } from './actions-cache-protocol.ts'

export type ActionsStoreParts = Omit<CallParts, 'program'> & {
  readonly limits?: CallLimits
  readonly program?: Argv
}

/** At most ten keys may be asked for at once, two of them for the wanted one. */
const MOST_PREFIXES = 8

/** What makes the calls: beside this file, or in a folder of its own beside that of the bundle. */
export function actionsCacheProgram(): Argv {
  const here = fileURLToPath(import.meta.url)
  const file = here.endsWith('.ts')
    ? join(dirname(here), 'actions-cache-program.ts')
    : join(dirname(here), '..', 'actions-cache', 'program.js')
  return [process.execPath, file]
}

/**
 * The Actions cache, by `@actions/cache` in a child process for each call: it can be ended at any time,
 * what it logs is no annotation of ours, and its environment makes the path of an archive, which its
 * version covers, the same in every run.
 */
export function makeActionsStore(parts: ActionsStoreParts): CacheStore {
  const store: Store = {
    ...parts,
    program: parts.program ?? actionsCacheProgram(),
    limits: parts.limits ?? CALL_LIMITS,
    budget: makeServiceBudget(parts.clock),
    denied: {},
  }
  return {
    kind: 'actions',
    restore: (keys, to, signal) => {
      const wanted = { ...keys, prefixes: keys.prefixes.slice(0, MOST_PREFIXES) }
      const args = [...keysToAsk(wanted.key), ...wanted.prefixes]
      const call: Task = { name: 'restore', args, file: to, wantedKey: wanted.key }
      return watched<Restored>(store, call, signal, (end, staging) =>
        takeRestored(end, wanted, staging, to),
      )
    },
    save: async (key, from, signal, replaced) => {
      if (store.denied.save !== undefined) return lost(store.denied.save)
      const name = replaced === undefined ? key : nextName(key, replaced)
      if (name === undefined) return lost(tooOften(key))
      const call: Task = { name: 'save', args: [name], file: from }
      return watched<Saved>(store, call, signal, async (end) =>
        end.kind === 'fault' && end.fault.kind === 'present'
          ? { outcome: 'present' }
          : { outcome: 'saved', bytes: (await stat(from)).size },
      )
    },
  }
}

type Store = CallParts & {
  readonly limits: CallLimits
  readonly budget: ServiceBudget
  /** Reading may go on where saving cannot; one sentence. */
  readonly denied: { save?: string }
}

type Task = {
  readonly name: ActionsCall
  readonly args: readonly string[]
  /** The archive of the caller. */
  readonly file: string
  /** Of a restore. */
  readonly wantedKey?: string
}

function tooOften(key: string): string {
  return `The archive ${key} was replaced too often, and is not replaced again: delete it and those that begin with its key (gh cache delete).`
}

async function watched<T>(
  store: Store,
  task: Task,
  signal: AbortSignal,
  take: (end: CallEnd, staging: string) => Promise<T>,
): Promise<T | Lost> {
  const { limits, budget, clock } = store
  const trouble = { last: '' }
  const body = async (watch: CallWatch, given: AbortSignal) => {
    const staging = await makeStaging(task.name, task.file)
    try {
      const end = await callPatiently(store, { ...task, staging, trouble }, watch, given)
      if (end.kind !== 'fault' || end.fault.kind === 'present') return await take(end, staging)
      note(store, task, end.fault, watch)
      return { ...lost(end.fault.cause), ...findDamaged(task, end) }
    } finally {
      await rm(staging, { recursive: true, force: true }).catch(() => {})
    }
  }
  const tell = (phase: 'asking' | 'moving') => trouble.last || tellOf(task, limits, phase)
  try {
    const result = await watchCall(body, { budget, clock, limits, signal, tell })
    return conclude(result)
  } catch (error) {
    return lost(`The archive could not be handed over: ${(error as Error).message}`)
  }
}

/** What is no archive in the store stays so: whoever may save puts another in its place. */
function findDamaged(
  { wantedKey }: Task,
  { fault, key }: Extract<CallEnd, { kind: 'fault' }>,
): Pick<Lost, 'damaged'> {
  if (fault.kind !== 'damaged' || wantedKey === undefined || key === undefined) return {}
  return isNameOf(wantedKey, key) ? { damaged: key } : {}
}

function tellOf({ name }: Task, { askMs, stallMs }: CallLimits, phase: 'asking' | 'moving') {
  if (phase === 'asking') return `The Actions cache did not answer within ${askMs / 1000} s.`
  const [verb, what] = name === 'restore' ? ['sent', 'download'] : ['took', 'upload']
  return `The Actions cache ${verb} nothing for ${stallMs / 1000} s; the ${what} was given up.`
}

/** What this fault means for the calls that follow. */
function note({ denied }: Store, { name }: Task, fault: ActionsFault, watch: CallWatch): void {
  if (!endsStore(fault, name)) return
  if (fault.kind === 'write-denied' || fault.kind === 'storage-full') denied.save = fault.cause
  else watch.foundDead(fault.cause)
}

async function takeRestored(
  end: CallEnd,
  { key, prefixes }: ArchiveKeys,
  staging: string,
  to: string,
): Promise<Restored> {
  if (end.kind !== 'found') return { outcome: 'miss' }
  // The service takes the key itself for a prefix, too.
  const isExact = isNameOf(key, end.key)
  const isWanted = isExact || prefixes.some((prefix) => end.key.startsWith(prefix))
  if (!isWanted) return { outcome: 'miss' }
  const bytes = await takeFile(join(staging, ARCHIVE), to)
  if (bytes === undefined)
    return lost(`The archive ${end.key} of the Actions cache is not one of ours.`)
  return { outcome: isExact ? 'exact' : 'partial', key: end.key, bytes }
}

/** The size in bytes; `undefined` where what was unpacked is not one file. */
async function takeFile(from: string, to: string): Promise<number | undefined> {
  const found = await lstat(from).catch(() => undefined)
  if (!found?.isFile()) return undefined
  await rename(from, to).catch(() => copyFile(from, to))
  return found.size
}
