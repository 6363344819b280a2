import { lookup as systemLookup } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import type { NetworkSettings } from '../network/transport.ts'

/** Node gives an address 250 ms by default: too short for a slow link (nodejs/node#52216). */
const FAMILY_ATTEMPT_MS = 2_000

/** Node's own connecting, but for whom it asks for addresses and which of them it uses. */
export function lookupOptions({ resolvers, family }: NetworkSettings) {
  const lookup: LookupFunction = (host, wanted, done) => {
    const all = { ...wanted, all: true as const, family: family ?? wanted.family ?? 0 }
    if (resolvers === undefined || isIP(host) !== 0) {
      systemLookup(host, all, (error, found) => answer(error, found ?? []))
      return
    }
    resolveWith(resolvers, host, family).then(
      (found) => answer(null, found),
      (error) => answer(error, []),
    )
    function answer(error: NodeJS.ErrnoException | null, found: readonly Address[]) {
      const [first] = found
      if (error || !first) done(error ?? missing(host), '', 4)
      else if (wanted.all) done(null, [...found])
      else done(null, first.address, first.family)
    }
  }
  return {
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: FAMILY_ATTEMPT_MS,
  }
}

type Address = { readonly address: string; readonly family: number }

async function resolveWith(
  servers: readonly string[],
  host: string,
  family: 4 | 6 | undefined,
): Promise<readonly Address[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  resolver.setServers(servers)
  const [v4, v6] = await Promise.allSettled([
    family === 6 ? [] : resolver.resolve4(host),
    family === 4 ? [] : resolver.resolve6(host),
  ])
  const found = [
    ...(v4.status === 'fulfilled' ? v4.value : []).map((address) => ({ address, family: 4 })),
    ...(v6.status === 'fulfilled' ? v6.value : []).map((address) => ({ address, family: 6 })),
  ]
  if (found.length === 0 && v4.status === 'rejected') throw v4.reason
  if (found.length === 0 && v6.status === 'rejected') throw v6.reason
  return found
}

function missing(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' })
}
