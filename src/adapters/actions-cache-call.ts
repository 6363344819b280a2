import { copyFile, link, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type ActionsFault,
  explainActionsLog,
  explainText,
  findRepeated,
} from '../cache/stores/actions-faults.ts'
import {
  type ActionsCall,
  findKey,
  findPhase,
  makeActionsLog,
} from '../cache/stores/actions-log.ts'
import { planRetry } from '../cache/stores/plan-retry.ts'
import type { CallWatch } from '../cache/stores/watch-call.ts'
import type { Argv, Clock, CommandRunner, Logger } from '../ports.ts'
import { ARCHIVE, type CallResult, parseChildLine } from './actions-cache-protocol.ts'

export type CallParts = {
  readonly run: CommandRunner
  readonly clock: Clock
  readonly log: Logger
  /** Has the URL and the token of the service. */
  readonly env: Readonly<Record<string, string>>
  /** What makes the call; the arguments are added. */
  readonly program: Argv
}

export type Call = {
  readonly name: ActionsCall
  readonly args: readonly string[]
  /** Of `makeStaging`. */
  readonly staging: string
  /** What the library tries to get over by itself meanwhile, one sentence; empty: nothing. */
  readonly trouble: { last: string }
}

export type CallEnd =
  /** `key`: what the service had found by then. */
  | { readonly kind: 'fault'; readonly fault: ActionsFault; readonly key?: string }
  | { readonly kind: 'found'; readonly key: string }
  | { readonly kind: 'missed' }
  | { readonly kind: 'saved' }

/** One call of the library, made again where that may help and time is left. */
export async function callPatiently(
  parts: CallParts,
  call: Call,
  watch: CallWatch,
  signal: AbortSignal,
): Promise<CallEnd> {
  for (let tries = 1; ; tries++) {
    const end = await callOnce(parts, call, watch, signal)
    if (end.kind !== 'fault' || signal.aborted) return end
    watch.enter('asking')
    const delayMs = planRetry(end.fault, tries, watch.remainingMs())
    if (delayMs === undefined) return end
    // Where the next try comes to nothing in time, this is what there is to tell.
    call.trouble.last = end.fault.cause
    await parts.clock.sleep(delayMs, signal)
  }
}

async function callOnce(
  { run, env, log, program }: CallParts,
  { name, args, staging, trouble }: Call,
  watch: CallWatch,
  signal: AbortSignal,
): Promise<CallEnd> {
  const heard = makeActionsLog()
  let lastText: string | undefined
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
      trouble.last = findRepeated(shown)?.cause ?? (phase ? '' : trouble.last)
    },
    onStderrLine: (line) => {
      const parsed = parseChildLine(line)
      if (parsed.kind === 'entry' && name === 'restore') watch.enter('asking')
      if (parsed.kind === 'bytes') watch.moved(parsed.bytes)
      if (parsed.kind === 'result') result = parsed.result
      if (parsed.kind === 'text') lastText = parsed.text
    },
  })
  const fault = explainActionsLog(heard.lines)
  if (fault) return { kind: 'fault', fault, ...findKey(heard.lines) }
  return result === undefined
    ? failed(lastText ?? `its program ended with exit code ${exitCode}`)
    : readResult(result)
}

function failed(text: string): CallEnd {
  return { kind: 'fault', fault: explainText(text) }
}

function readResult(result: CallResult): CallEnd {
  if ('error' in result) return failed(result.error)
  if ('saved' in result) return result.saved ? { kind: 'saved' } : failed('')
  return result.matched === null ? { kind: 'missed' } : { kind: 'found', key: result.matched }
}

/** Inputs may hold secrets, which a cache needs none of; in debug mode the library lists archives. */
function environmentOf(env: CallParts['env'], staging: string): Record<string, string> {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith('INPUT_') && name !== 'RUNNER_DEBUG',
  )
  return { ...Object.fromEntries(kept), GITHUB_WORKSPACE: staging, RUNNER_TEMP: staging }
}

/** The library joins the words of tar's command line with blanks. */
const SPLITS_WORDS = /[\s"'\\]/

/** A folder for one call, beside the file of the caller; of a save that file is in it. */
export async function makeStaging(name: ActionsCall, file: string): Promise<string> {
  const folder = SPLITS_WORDS.test(dirname(file)) ? tmpdir() : dirname(file)
  const staging = await mkdtemp(join(folder, 'actions-cache-'))
  if (name === 'save') {
    const target = join(staging, ARCHIVE)
    await link(file, target).catch(() => copyFile(file, target))
  }
  return staging
}
