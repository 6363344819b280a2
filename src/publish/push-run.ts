import { planDelayMs } from '../network/backoff.ts'
import type { PushPorts } from './ports.ts'
import { CANCELLED, failed, type Outcome, type PushFault } from './push-fault.ts'

/** One push, however many uploads it has at once: what it learned of the registry counts for all. */
export type PushRun = {
  readonly ports: PushPorts
  readonly signal: AbortSignal
  /** What went wrong and was tried again. */
  readonly incidents: PushFault[]
  /** Nobody asks before that; milliseconds since the epoch. */
  notBeforeMs: number
  /** The registry takes no blob in pieces. */
  refusesChunks: boolean
}

export function makePushRun(ports: PushPorts, signal: AbortSignal): PushRun {
  return { ports, signal, incidents: [], notBeforeMs: 0, refusesChunks: false }
}

/**
 * Tries again what may pass a moment later, after the pause that the server asked for or that grows.
 * The budget begins when the first try has failed: a long upload uses up nothing of it.
 */
export async function persist<T>(
  run: PushRun,
  attempt: (number: number) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { clock } = run.ports
  let firstFailureMs: number | undefined
  for (let number = 1; ; number++) {
    await keepPause(run)
    if (run.signal.aborted) return failed(CANCELLED)
    const outcome = await attempt(number)
    if (outcome.ok) return outcome
    if (run.signal.aborted) return failed(CANCELLED)
    if (outcome.fault.hope === 'never') return outcome
    firstFailureMs ??= clock.now()
    if (!(await pause(run, outcome.fault, number, firstFailureMs))) return outcome
  }
}

/** That another one was asked for counts for all. */
async function keepPause({ ports: { clock }, signal, notBeforeMs }: PushRun): Promise<void> {
  const waitMs = notBeforeMs - clock.now()
  if (waitMs > 0) await clock.sleep(waitMs, signal)
}

/** Waits before retry number `number`; `false` where there is none any more. */
async function pause(
  run: PushRun,
  fault: PushFault,
  number: number,
  firstFailureMs: number,
): Promise<boolean> {
  const { clock, policy, random, log } = run.ports
  run.incidents.push(fault)
  const delayMs = planDelayMs(policy, number, random, fault.retryAfterMs)
  const spentMs = clock.now() + delayMs - firstFailureMs
  if (number > policy.retries || spentMs > policy.budgetMs) return false
  // A server that asks for a pause means everybody.
  if (fault.retryAfterMs !== undefined) {
    run.notBeforeMs = Math.max(run.notBeforeMs, clock.now() + delayMs)
  }
  log.info(`${sentence(fault.problem)} Trying again in ${Math.ceil(delayMs / 1000)} s.`)
  await clock.sleep(delayMs, run.signal)
  return true
}

/** With a final stop; the names of hosts keep their case. */
export function sentence(text: string): string {
  const [word = ''] = text.split(' ')
  const isName = /[.:\d]/.test(word)
  const start = isName ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  return start.endsWith('.') ? start : `${start}.`
}
