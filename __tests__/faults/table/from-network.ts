import { EXPIRED, makeAuthority } from '../laboratory/certificates.ts'
import type { DnsFault } from '../laboratory/dns-server.ts'
import type { Expected, FaultKind } from '../laboratory/kind.ts'
import { passTo } from '../laboratory/reverse-proxy.ts'
import type { Scene } from '../laboratory/scene.ts'
import { makeStrikes } from '../laboratory/spell.ts'
import { closedPort, startRelay, type TcpFault } from '../laboratory/tcp-faults.ts'
import { retried, stopped, useBase } from './from.ts'

type LayerKind = Omit<FaultKind, 'strikes' | 'set'>

/** Below HTTP, at the first connection to a registry. */
function connection(fault: TcpFault, kind: LayerKind): FaultKind {
  return {
    ...kind,
    strikes: 'FROM',
    set: async (scene) => {
      await scene.image()
      const { host } = await scene.lab.registry()
      const relay = await startRelay(host, { fault, strikes: scene.strikes })
      scene.after(relay.stop)
      return { dockerfile: useBase(`${relay.host}/${scene.name}:1`) }
    },
  }
}

/** A registry with TLS and a name of its own, which only our builder can look up. */
async function secureRegistry(
  scene: Scene,
  { trusted = true, expired = false, names = [`${scene.name}.lab.test`] } = {},
): Promise<string> {
  await scene.image()
  const { host } = await scene.lab.registry()

  const authority = trusted ? await scene.lab.authority() : makeAuthority('Nobody knows me')
  const certificate = expired ? authority.issue(names, EXPIRED) : authority.issue(names)
  const { port } = await scene.serve(passTo(host), [], certificate)
  return `${scene.name}.lab.test:${port}`
}

function name(fault: DnsFault, kind: LayerKind): FaultKind {
  return {
    ...kind,
    strikes: 'FROM',
    needs: 'root',
    set: async (scene) => {
      const host = await secureRegistry(scene)
      const dns = await scene.lab.dns()
      dns.setName(`${scene.name}.lab.test`, fault, scene.strikes)
      return {
        dockerfile: useBase(`${host}/${scene.name}:1`),
        builder: await scene.lab.ownBuilder(),
      }
    },
  }
}

function certificate(
  id: string,
  expected: Expected,
  how: { readonly trusted?: boolean; readonly expired?: boolean; readonly names?: string[] },
): FaultKind {
  return {
    id,
    strikes: 'FROM',
    expected,
    needs: 'root',
    set: async (scene) => ({
      dockerfile: useBase(`${await secureRegistry(scene, how)}/${scene.name}:1`),
      builder: await scene.lab.ownBuilder(),
    }),
  }
}

/** What lies below the registry: names, connections, certificates. */
export const FROM_NETWORK_KINDS: readonly FaultKind[] = [
  connection('reset', { id: 'from-connection-reset', expected: retried('connection-lost') }),
  connection('close', {
    id: 'from-connection-closed',
    expected: retried('connection-lost'),
  }),
  connection('hang', {
    id: 'from-connection-silent',
    stallSeconds: 5,
    expected: retried('stalled'),
  }),
  connection('garbage', {
    id: 'from-not-http',
    expected: retried('tls-failed'),
  }),
  {
    id: 'from-refused',
    strikes: 'FROM',
    expected: retried('connection-refused'),
    set: async (scene) => {
      await scene.image()
      const { host } = await scene.lab.registry()
      const port = await closedPort()
      const strikes = makeStrikes({ kind: 'first', times: 0 })
      scene.outage(6, async () => {
        scene.after((await startRelay(host, { fault: 'reset', strikes, port })).stop)
      })
      return { dockerfile: useBase(`127.0.0.1:${port}/${scene.name}:1`) }
    },
  },
  name('nxdomain', { id: 'from-name-missing', once: 2, expected: retried('dns') }),
  name('servfail', { id: 'from-name-servfail', once: 2, expected: retried('dns') }),
  name('timeout', { id: 'from-name-timeout', once: 10, expected: retried('dns') }),
  {
    id: 'from-name-invalid',
    strikes: 'FROM',
    expected: retried('dns'),
    // Never over: the name cannot exist.
    modes: ['forever'],
    set: async (scene) => ({ dockerfile: useBase(`${scene.name}.invalid/app:1`) }),
  },
  certificate('from-tls-untrusted', stopped('tls-untrusted'), { trusted: false }),
  certificate('from-tls-expired', stopped('tls-invalid'), { expired: true }),
  certificate('from-tls-other-name', stopped('tls-invalid'), { names: ['other.lab.test'] }),
  {
    id: 'from-tls-plain',
    strikes: 'FROM',
    expected: stopped('registry-insecure'),
    needs: 'root',
    set: async (scene) => {
      await scene.image()
      const { host } = await scene.lab.registry()
      const { port } = await scene.serve(passTo(host))
      return {
        dockerfile: useBase(`${scene.name}.lab.test:${port}/${scene.name}:1`),
        builder: await scene.lab.ownBuilder(),
      }
    },
  },
]
