import { isPublicAddress } from './addresses.ts'
import type { ProbePorts } from './ports.ts'
import type { Resolved } from './preflight.ts'
import { type Tried, tryWithin } from './tried.ts'

/** Asked beside the system's own: Cloudflare, Google, Quad9. */
export const PUBLIC_RESOLVERS = ['1.1.1.1', '8.8.8.8', '9.9.9.9'] as const

const FALLBACK_TIMEOUT_MS = 2_000

/** Names that only a network of one's own can know (RFC 6761, 6762, 8375 and common practice). */
const INNER_NAME =
  /^[^.]+$|\.(?:local|localhost|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|example)$/i

/**
 * Whether servers of others may be told this name. A name that the system knows by a private address
 * is most likely one of the company's own; it stays in the house, unless it is a public server that
 * somebody answers for.
 */
export function mayAskOthers(
  host: string,
  system: Tried<readonly string[]>,
  isKnownPublic: boolean,
): boolean {
  if (INNER_NAME.test(host)) return false
  return isKnownPublic || !system.ok || system.value.some(isPublicAddress)
}

/**
 * A second opinion from the first of the servers; the others are asked only when that differs from
 * what the system said, or does not come. So a healthy network gets one question for each name: name
 * servers and firewalls take a burst of a hundred for an attack, and then drop what matters, too.
 */
export async function askFallbacks(
  host: string,
  servers: readonly string[],
  system: Resolved | undefined,
  { resolveWith, clock }: Pick<ProbePorts, 'resolveWith' | 'clock'>,
  signal: AbortSignal,
): Promise<readonly Resolved[]> {
  const limits = {
    clock,
    signal,
    timeoutMs: FALLBACK_TIMEOUT_MS,
    timeoutKind: 'dns-failing',
  } as const
  const ask = async (server: string) =>
    toResolved(server, await tryWithin(limits, (stop) => resolveWith(server, host, stop)))
  const [first, ...others] = servers
  if (first === undefined) return []
  const second = await ask(first)
  if (system && answerOf(system) === answerOf(second)) return [second]
  return [second, ...(await Promise.all(others.map(ask)))]
}

export function toResolved(resolver: string, tried: Tried<readonly string[]>): Resolved {
  const { durationMs } = tried
  return tried.ok
    ? { resolver, addresses: tried.value, durationMs }
    : {
        resolver,
        addresses: [],
        durationMs,
        error: tried.fault.detail,
        fault: tried.fault.kind,
      }
}

/** What a resolver says; `failing` is no answer, so it agrees with everything. */
export function answerOf({
  addresses,
  fault,
}: Resolved): 'public' | 'special' | 'missing' | 'failing' {
  if (fault !== undefined) return fault === 'dns-missing' ? 'missing' : 'failing'
  if (addresses.length === 0) return 'missing'
  return addresses.some(isPublicAddress) ? 'public' : 'special'
}

/** See `EndpointReport.resolversDisagree`. */
export function disagree(answers: readonly Resolved[]): boolean {
  const said = new Set(answers.map(answerOf))
  return said.has('public') && (said.has('missing') || said.has('special'))
}
