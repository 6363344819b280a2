import { NetworkError } from '../network/network-error.ts'
import type { ProbePorts } from './ports.ts'

/** Questions to one server at a time: small forwarders drop what comes in a burst. */
const IN_FLIGHT = 3

type Resolvers = Pick<ProbePorts, 'resolveSystem' | 'resolveWith'>

/**
 * The same resolvers, for one preflight: each name is asked for once, name servers get few questions
 * at a time, and one that has never answered is not asked again after its first silence.
 */
export function gentleResolvers({ resolveSystem, resolveWith }: Resolvers): Resolvers {
  const known = new Map<string, Promise<readonly string[]>>()
  const once = (key: string, ask: () => Promise<readonly string[]>) => {
    const answer = known.get(key) ?? ask()
    known.set(key, answer)
    return answer
  }
  const servers = new Map<string, Server>()
  return {
    resolveSystem: (host, signal) => once(host, () => resolveSystem(host, signal)),
    resolveWith: (address, host, signal) => {
      const server = servers.get(address) ?? {
        answered: false,
        silent: false,
        waiting: [],
        busy: 0,
      }
      servers.set(address, server)
      return once(`${address} ${host}`, () =>
        askInTurn(server, address, host, signal, () => resolveWith(address, host, signal)),
      )
    },
  }
}

type Server = {
  answered: boolean
  silent: boolean
  busy: number
  readonly waiting: (() => void)[]
}

async function askInTurn(
  server: Server,
  address: string,
  host: string,
  signal: AbortSignal,
  ask: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  if (server.busy >= IN_FLIGHT) await new Promise<void>((resolve) => server.waiting.push(resolve))
  if (server.silent) {
    server.waiting.shift()?.()
    throw new NetworkError('dns-failing', host, `${address} does not answer`)
  }
  server.busy++
  try {
    const addresses = await ask()
    server.answered = true
    return addresses
  } catch (error) {
    const isSilence = error instanceof NetworkError && error.kind === 'dns-failing'
    if (!isSilence) server.answered = true
    // A question that was given up says nothing about who was asked.
    server.silent ||= isSilence && !server.answered && !signal.aborted
    throw error
  } finally {
    server.busy--
    server.waiting.shift()?.()
  }
}
