import { copyFile, link, lstat, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CacheStore, Restored, Saved } from '../cache/cache.ts'
import {
  type ActionsFault,
  explainActionsLog,
  explainText,
} from '../cache/stores/actions-faults.ts'
import { type ActionsCall, findPhase, makeActionsLog } from '../cache/stores/actions-log.ts'
import { endsStore, planRetry } from '../cache/stores/plan-retry.ts'
import { makeServiceBudget, type ServiceBudget } from '../cache/stores/service-budget.ts'
import {
  CALL_LIMITS,
  type CallLimits,
  type CallWatch,
  watchCall,
} from '../cache/stores/watch-call.ts'
import type { Argv, Clock, CommandRunner, Logger } from '../ports.ts'
import { ARCHIVE, type CallResult, parseChildLine } from './actions-cache-protocol.ts'

export type ActionsStoreParts = {
  readonly run: CommandRunner
  readonly clock: Clock
  readonly log: Logger
  /** Has the URL and the token of the service. */
  readonly env: Readonly<Record<string, string>>
  readonly limits?: CallLimits
  readonly program?: Argv
}

/** At most ten keys may be asked for at once. */
const MOST_PREFIXES = 9

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
  const { clock } = parts
  const reading = makeServiceBudget(clock)
  const denied: { save?: string } = {}
  const store: Store = { ...parts, limits: parts.limits ?? CALL_LIMITS, budget: reading, denied }
  return {
    kind: 'actions',
    restore: ({ key, prefixes }, to, signal) => {
      const wanted = prefixes.slice(0, MOST_PREFIXES)
      const call: Call = { name: 'restore', args: [key, ...wanted], beside: to }
      return watched<Restored>(store, call, signal, async (staging, { matched }) => {
        if (matched === undefined) return { outcome: 'miss' }
        const isWanted = matched === key || wanted.some((prefix) => matched.startsWith(prefix))
        // The service takes the key itself for a prefix, too.
        if (!isWanted) return { outcome: 'miss' }
        const bytes = await takeFile(join(staging, ARCHIVE), to)
        if (bytes === undefined) return lost(`The archive ${matched} holds no file of ours.`)
        return { outcome: matched === key ? 'exact' : 'partial', key: matched, bytes }
      })
    },
    save: async (key, from, signal) => {
      if (denied.save !== undefined) return lost(denied.save)
      const call: Call = { name: 'save', args: [key], beside: from }
      return watched<Saved>(store, call, signal, async (_, { isPresent }) =>
        isPresent ? { outcome: 'present' } : { outcome: 'saved', bytes: (await stat(from)).size },
      )
    },
  }
}

type Store = ActionsStoreParts & {
  readonly limits: CallLimits
  readonly budget: ServiceBudget
  readonly denied: { save?: string }
}

type Call = {
  readonly name: ActionsCall
  readonly args: readonly string[]
  /** The file of the caller; a folder is made beside it. */
  readonly beside: string
}

/** Of a call that went well. */
type Found = { readonly matched?: string; readonly isPresent?: boolean }

type Lost = { readonly outcome: 'lost'; readonly cause: string }

function lost(cause: string): Lost {
  return { outcome: 'lost', cause }
}

async function watched<T>(
  store: Store,
  call: Call,
  signal: AbortSignal,
  take: (staging: string, found: Found) => Promise<T | Lost>,
): Promise<T | Lost> {
  const { limits, budget, clock } = store
  const body = async (watch: CallWatch, given: AbortSignal) => {
    const staging = await makeStaging(call)
    try {
      const end = await callPatiently(store, call, staging, watch, given)
      if (end.fault === undefined) return await take(staging, end)
      note(store, call, end.fault, watch)
      return lost(end.fault.cause)
    } finally {
      await rm(staging, { recursive: true, force: true }).catch(() => {})
    }
  }
  try {
    const sentences = sentencesOf(call, limits)
    const result = await watchCall(body, { budget, clock, limits, signal, sentences })
    switch (result.kind) {
      case 'done':
        return result.value
      case 'dead':
        return lost(result.cause)
      case 'aborted':
        return lost('The run was cancelled.')
    }
  } catch (error) {
    return lost(`The archive could not be handed over: ${(error as Error).message}`)
  }
}

function sentencesOf({ name }: Call, { askMs, stallMs }: CallLimits) {
  const [verb, what] = name === 'restore' ? ['sent', 'download'] : ['took', 'upload']
  return {
    asking: `The Actions cache did not answer within ${askMs / 1000} s.`,
    moving: `The Actions cache ${verb} nothing for ${stallMs / 1000} s; the ${what} was given up.`,
  }
}

/** What this fault means for the calls that follow. */
function note({ denied }: Store, { name }: Call, fault: ActionsFault, watch: CallWatch): void {
  if (!endsStore(fault, name)) return
  if (fault.kind === 'write-denied' || fault.kind === 'storage-full') denied.save = fault.cause
  else watch.foundDead(fault.cause)
}

type CallEnd = Found & { readonly fault?: ActionsFault }

async function callPatiently(
  store: Store,
  call: Call,
  staging: string,
  watch: CallWatch,
  signal: AbortSignal,
): Promise<CallEnd> {
  for (let tries = 1; ; tries++) {
    const end = await callOnce(store, call, staging, watch, signal)
    const delayMs = planRetry(end.fault, tries, watch.remainingMs())
    if (delayMs === undefined || signal.aborted) return end
    watch.enter('asking')
    await store.clock.sleep(delayMs, signal)
  }
}

async function callOnce(
  { run, env, log, program = actionsCacheProgram() }: Store,
  { name, args }: Call,
  staging: string,
  watch: CallWatch,
  signal: AbortSignal,
): Promise<CallEnd> {
  const heard = makeActionsLog()
  const texts: string[] = []
  let result: CallResult | undefined
  const { exitCode } = await run([...program, name, ...args], {
    cwd: staging,
    env: environmentOf(env, staging),
    collect: false,
    signal,
    onStdoutLine: (line) => {
      const shown = heard.add(line)
      if (shown === undefined) return
      log.debug(`actions/cache: ${shown.text}`)
      const phase = findPhase(name, shown)
      if (phase) watch.enter(phase)
    },
    onStderrLine: (line) => {
      const parsed = parseChildLine(line)
      if (parsed.kind === 'entry' && name === 'restore') watch.enter('asking')
      if (parsed.kind === 'bytes') watch.moved(parsed.bytes)
      if (parsed.kind === 'result') result = parsed.result
      if (parsed.kind === 'text') texts.push(parsed.text)
    },
  })
  const fault = explainActionsLog(heard.lines)
  if (fault) return fault.kind === 'present' ? { isPresent: true } : { fault }
  return result === undefined
    ? { fault: explainText(texts.at(-1) ?? `its program ended with exit code ${exitCode}`) }
    : readResult(result)
}

function readResult(result: CallResult): CallEnd {
  if ('error' in result) return { fault: explainText(result.error) }
  if ('saved' in result) return result.saved ? {} : { fault: explainText('') }
  return result.matched === null ? {} : { matched: result.matched }
}

/** Inputs may hold secrets, which a cache needs none of; in debug mode the library lists archives. */
function environmentOf(env: ActionsStoreParts['env'], staging: string): Record<string, string> {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith('INPUT_') && name !== 'RUNNER_DEBUG',
  )
  return { ...Object.fromEntries(kept), GITHUB_WORKSPACE: staging, RUNNER_TEMP: staging }
}

/** The library joins the words of tar's command line with blanks. */
const SPLITS_WORDS = /[\s"'\\]/

async function makeStaging({ name, beside }: Call): Promise<string> {
  const folder = SPLITS_WORDS.test(dirname(beside)) ? tmpdir() : dirname(beside)
  const staging = await mkdtemp(join(folder, 'actions-cache-'))
  if (name === 'save') {
    const target = join(staging, ARCHIVE)
    await link(beside, target).catch(() => copyFile(beside, target))
  }
  return staging
}

/** The size in bytes; `undefined` where what was unpacked is not one file. */
async function takeFile(from: string, to: string): Promise<number | undefined> {
  const found = await lstat(from).catch(() => undefined)
  if (!found?.isFile()) return undefined
  await rename(from, to).catch(() => copyFile(from, to))
  return found.size
}
