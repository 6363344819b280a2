import { isLoopback } from '../image/reference.ts'
import { familyOf } from './addresses.ts'
import { isKnownPublic } from './known-hosts.ts'
import { answerOf, askFallbacks, mayAskOthers, toResolved } from './names.ts'
import type { ProbePorts } from './ports.ts'
import type { Resolved } from './preflight.ts'
import { type Tried, tryWithin } from './tried.ts'

/** The system's answer was good; the others are only waited for as long as nobody notices. */
const FALLBACK_GRACE_MS = 100
/** Longer than any preflight: a resolver whose first server is dead answers after 5 s. */
const SYSTEM_TIMEOUT_MS = 30_000
/** A system resolver that takes longer than this is not waited for before the others are asked. */
const HEDGE_MS = 700

export type Names = {
  readonly addresses: readonly string[]
  readonly system?: Tried<readonly string[]>
  readonly fallbacks: () => Promise<readonly Resolved[]>
}

/** Asks the system, and beside it the name servers given, as far as they may know the name. */
export async function probeNames(
  host: string,
  servers: readonly string[],
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<Names> {
  if (familyOf(host) !== undefined) return { addresses: [host], fallbacks: async () => [] }
  if (isLoopback(host)) {
    const system = await resolveSystem(host, ports, signal)
    return { addresses: system.ok ? system.value : [], system, fallbacks: async () => [] }
  }
  const others = new AbortController()
  const stop = () => others.abort()
  signal.addEventListener('abort', stop, { once: true })
  let asked: Promise<readonly Resolved[]> | undefined
  const askOthers = (known?: Tried<readonly string[]>) => {
    const first = known && toResolved('system', known)
    asked ??= askFallbacks(host, servers, first, ports, others.signal)
  }
  void ports.clock.sleep(HEDGE_MS, others.signal).then(() => {
    if (!others.signal.aborted && isKnownPublic(host)) askOthers()
  })
  const system = await resolveSystem(host, ports, signal)
  if (mayAskOthers(host, system, isKnownPublic(host))) askOthers(system)
  return {
    addresses: system.ok ? system.value : [],
    system,
    fallbacks: async () => {
      const late = system.ok
        ? ports.clock.sleep(FALLBACK_GRACE_MS, signal).then(() => undefined)
        : new Promise<never>(() => {})
      const inTime = await Promise.race([asked ?? [], late])
      stop()
      signal.removeEventListener('abort', stop)
      // Whom we did not wait for has not failed to answer.
      return inTime ?? (await asked)?.filter((one) => answerOf(one) !== 'failing') ?? []
    },
  }
}

async function resolveSystem(host: string, ports: ProbePorts, signal: AbortSignal) {
  const { clock } = ports
  const limits = {
    clock,
    signal,
    timeoutMs: SYSTEM_TIMEOUT_MS,
    timeoutKind: 'dns-failing',
  } as const
  return await tryWithin(limits, (stop) => ports.resolveSystem(host, stop))
}
