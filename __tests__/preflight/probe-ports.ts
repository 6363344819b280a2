import { clock } from '../../src/adapters/clock.ts'
import { makeProbePorts, readCaBundles } from '../../src/adapters/network-probes.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import type { Credentials } from '../../src/image/credentials.ts'
import type { ProbePorts } from '../../src/preflight/ports.ts'
import type { ProbeOptions } from '../../src/preflight/probe-endpoint.ts'
import type { Certificate } from './loopback.ts'

type Setting = {
  /** Name server (`127.0.0.1:port`) that plays the system's. */
  readonly system?: string
  /** Where every address really leads: servers of tests only listen on loopback. */
  readonly home?: boolean
  readonly trusted?: Certificate
  readonly proxy?: Readonly<Record<string, string>>
  readonly credentials?: Credentials
}

/** The real probes; what would leave this machine is led to loopback. */
export function loopbackPorts(setting: Setting = {}): ProbePorts {
  const { system, home, trusted, proxy = {}, credentials } = setting
  const real = makeProbePorts({
    transport: makeTransport({ proxy, ...(trusted ? { caPem: trusted.cert } : {}) }),
    clock,
    env: { PATH: process.env.PATH },
    credentialsFor: async () => credentials,
    readBundles: async () => (await readCaBundles(trusted?.path)).slice(0, trusted ? 1 : 0),
  })
  return {
    ...real,
    ...(system === undefined
      ? {}
      : { resolveSystem: (host, signal) => real.resolveWith(system, host, signal) }),
    ...(home
      ? {
          connect: ({ port }, signal) => real.connect({ address: '127.0.0.1', port }, signal),
          tlsHandshake: (target, signal) =>
            real.tlsHandshake({ ...target, address: '127.0.0.1' }, signal),
          transport: (url, request) => {
            const there = new URL(url)
            there.hostname = '127.0.0.1'
            return real.transport(there.href, request)
          },
        }
      : {}),
  }
}

export const OPTIONS: ProbeOptions = { proxy: {}, fallbackResolvers: [], samples: 2 }
