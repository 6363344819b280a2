import { familyOf } from './addresses.ts'
import type { ProbePorts } from './ports.ts'
import type { ConnectReport } from './preflight.ts'
import { tryWithin } from './tried.ts'

/** Two of a family: one dead server behind a name is then not taken for a dead network. */
const ADDRESSES_PER_FAMILY = 2
const CONNECT_TIMEOUT_MS = 2_000
/** What does not connect in this time although another address did is called dead. */
const STRAGGLER_MS = 1_000

export type Connecting = {
  /** The first address that took the connection; `undefined` when none did. */
  readonly first: Promise<ConnectReport | undefined>
  /** All of them, in the order of the addresses; does not wait long for those that hang. */
  readonly all: Promise<readonly ConnectReport[]>
}

/** Connects to addresses of both families at once. */
export function connectAll(
  addresses: readonly string[],
  port: number,
  { connect, clock }: Pick<ProbePorts, 'connect' | 'clock'>,
  signal: AbortSignal,
): Connecting {
  const stragglers = new AbortController()
  const giveUp = () => stragglers.abort()
  signal.addEventListener('abort', giveUp, { once: true })
  const limits = {
    clock,
    signal: stragglers.signal,
    timeoutMs: CONNECT_TIMEOUT_MS,
    timeoutKind: 'connect-timeout',
  } as const
  const startMs = clock.now()
  const attempts = pickAddresses(addresses).map(async (address): Promise<ConnectReport> => {
    const tried = await tryWithin(limits, (stop) => connect({ address, port }, stop))
    const { durationMs } = tried
    const report = { family: familyOf(address) ?? 4, address, durationMs }
    return tried.ok ? report : { ...report, error: tried.fault.detail, fault: tried.fault.kind }
  })
  const first = firstConnected(attempts)
  const all = first.then(async (connected) => {
    if (connected !== undefined) {
      // The signal of the attempts ends the pause when there is nothing left to wait for.
      const restMs = Math.max(0, STRAGGLER_MS - (clock.now() - startMs))
      void clock.sleep(restMs, stragglers.signal).then(giveUp)
    }
    const reports = await Promise.all(attempts)
    giveUp()
    signal.removeEventListener('abort', giveUp)
    return reports
  })
  return { first, all }
}

function pickAddresses(addresses: readonly string[]): readonly string[] {
  return ([4, 6] as const).flatMap((family) =>
    addresses.filter((address) => familyOf(address) === family).slice(0, ADDRESSES_PER_FAMILY),
  )
}

async function firstConnected(
  attempts: readonly Promise<ConnectReport>[],
): Promise<ConnectReport | undefined> {
  const connected = attempts.map(async (attempt) => {
    const report = await attempt
    if (report.error !== undefined) throw new Error(report.error)
    return report
  })
  return await Promise.any(connected).catch(() => undefined)
}
