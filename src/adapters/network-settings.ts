import { readFile } from 'node:fs/promises'
import type { NetworkSettings } from '../network/transport.ts'
import { usableProxies } from '../preflight/proxy-route.ts'
import { caBundle, proxySettings } from './environment.ts'
import { readCaBundles } from './network-probes.ts'

const BEGIN = '-----BEGIN CERTIFICATE-----'

/**
 * Proxy and trusted authorities as the other programs of this machine use them; a bundle holds the
 * public authorities, too. One that is not there is passed over: what it was needed for says so.
 */
export async function readNetworkSettings(
  env: Readonly<Record<string, string>>,
): Promise<NetworkSettings> {
  const [bundle] = await readCaBundles(caBundle(env).caBundle)
  const extra = env.NODE_EXTRA_CA_CERTS
  const own = extra ? await readFile(extra, 'utf8').catch(() => '') : ''
  // What is no certificate would end every handshake.
  const all = [...new Set([bundle?.pem ?? '', own])].filter((pem) => pem.includes(BEGIN))
  const caPem = all.join('\n')
  return { proxy: usableProxies(proxySettings(env)), ...(caPem === '' ? {} : { caPem }) }
}
