import { asArray, asObject, asString, parseJson } from '../../image/json.ts'
import { formatBytes } from '../../report/format.ts'
import { cleanLine, clip } from '../../report/plain-text.ts'
import { allOf } from '../../request/wording.ts'
import type { CheckReport } from '../preflight.ts'
import { type ProxySettings, redactProxy } from '../proxy-route.ts'
import type { DockerPorts } from './docker.ts'

/** Of `docker info` and of the network that containers get by default. */
export type Daemon = {
  readonly hostName: string
  readonly version: string
  readonly store: 'containerd' | 'classic'
  readonly driver: string
  readonly rootFolder: string
  readonly mirrors: readonly string[]
  readonly proxies: readonly string[]
  /** Absent where there is no default bridge. */
  readonly bridge?: { readonly mtu: number; readonly ipv6: boolean }
}

/** What only the machine of the daemon knows; empty where that is another one. */
export type DaemonPlace = {
  readonly freeBytes?: number
  readonly hostMtu?: number
  /** `dns` of daemon.json. */
  readonly dns?: readonly string[]
}

/** An image of a Rust web application, its build and its cache take this much (a small one). */
const ENOUGH_BYTES = 6e9
const HARDLY_ENOUGH_BYTES = 2e9
const DEFAULT_MTU = 1500

export function parseDaemon(infoText: string, bridgeText: string): Daemon | undefined {
  const info = asObject(parseJson(infoText))
  const version = asString(info?.ServerVersion)
  if (!info || !version) return undefined
  const bridge = asObject(parseJson(bridgeText))
  const mtu = asString(asObject(bridge?.Options)?.['com.docker.network.driver.mtu'])
  const mirrors = asArray(asObject(info.RegistryConfig)?.Mirrors) ?? []
  return {
    hostName: asString(info.Name) ?? '',
    version,
    store: JSON.stringify(info.DriverStatus ?? '').includes('io.containerd.snapshotter')
      ? 'containerd'
      : 'classic',
    driver: asString(info.Driver) ?? 'unknown',
    rootFolder: asString(info.DockerRootDir) ?? '',
    mirrors: mirrors.flatMap((mirror) => asString(mirror) ?? []),
    proxies: [info.HttpProxy, info.HttpsProxy].flatMap((value) => asString(value) || []),
    ...(bridge
      ? { bridge: { mtu: Number(mtu ?? DEFAULT_MTU), ipv6: bridge.EnableIPv6 === true } }
      : {}),
  }
}

/** Files say something about the daemon only where it runs on the same machine. */
export async function readDaemonPlace(
  { hostName, rootFolder }: Daemon,
  { readText, freeBytes }: Pick<DockerPorts, 'readText' | 'freeBytes'>,
): Promise<DaemonPlace> {
  const ownName = (await readText('/proc/sys/kernel/hostname'))?.trim()
  if (ownName === undefined || ownName !== hostName) return {}
  const [free, routes, config] = await Promise.all([
    rootFolder === '' ? undefined : freeBytes(rootFolder),
    readText('/proc/net/route'),
    readText('/etc/docker/daemon.json'),
  ])
  const device = defaultDevice(routes ?? '')
  const mtu = device === undefined ? undefined : await readText(`/sys/class/net/${device}/mtu`)
  const dns = asArray(asObject(parseJson(config ?? ''))?.dns)?.flatMap((one) => asString(one) ?? [])
  return {
    ...(free === undefined ? {} : { freeBytes: free }),
    ...(mtu === undefined ? {} : { hostMtu: Number(mtu) }),
    ...(dns === undefined ? {} : { dns }),
  }
}

/** Of the kernel's table: the device of the route to everywhere. */
function defaultDevice(routes: string): string | undefined {
  const lines = routes.split('\n').map((line) => line.split(/\s+/))
  const found = lines.find(([, destination]) => destination === '00000000')
  const [device = ''] = found ?? []
  return /^[\w.@-]+$/.test(device) ? device : undefined
}

export function checkDaemon(
  daemon: Daemon,
  { hostMtu, dns }: DaemonPlace,
  proxy: ProxySettings,
): CheckReport {
  const name = 'docker daemon'
  const { bridge, mirrors, proxies } = daemon
  const detail = [
    `${daemon.version}, ${daemon.store} store (${daemon.driver})`,
    ...(mirrors.length > 0
      ? [`mirrors ${allOf(mirrors.map((one) => cleanLine(clip(one, 80))))}`]
      : []),
    ...(dns ? [`dns ${allOf(dns.map(cleanLine))}`] : []),
    ...(proxies.length > 0
      ? [`proxy ${allOf([...new Set(proxies.map(redactProxy))].map(cleanLine))}`]
      : []),
    ...(bridge ? [`bridge: MTU ${bridge.mtu}, IPv6 ${bridge.ipv6 ? 'on' : 'off'}`] : []),
  ].join(', ')
  if (bridge && hostMtu !== undefined && bridge.mtu > hostMtu) {
    return {
      name,
      outcome: 'warning',
      detail: `containers send packets of ${bridge.mtu} bytes, the network of this machine takes ${hostMtu}: connections from containers can hang (${detail})`,
      remedy: `set "mtu": ${hostMtu} in /etc/docker/daemon.json and restart docker`,
    }
  }
  const own = proxy.HTTPS_PROXY ?? proxy.HTTP_PROXY
  if (own !== undefined && proxies.length === 0) {
    return {
      name,
      outcome: 'warning',
      detail: `this machine uses the proxy ${redactProxy(own)}, the docker daemon uses none (${detail})`,
      remedy: 'set "proxies" in /etc/docker/daemon.json and restart docker',
    }
  }
  return { name, outcome: 'ok', detail }
}

export function checkDisk({ rootFolder }: Daemon, { freeBytes }: DaemonPlace): CheckReport {
  const name = 'disk'
  if (freeBytes === undefined) {
    return {
      name,
      outcome: 'skipped',
      detail: 'the disk of the docker daemon cannot be seen from here',
    }
  }
  const detail = `${formatBytes(freeBytes)} free in ${cleanLine(rootFolder)}`
  if (freeBytes >= ENOUGH_BYTES) return { name, outcome: 'ok', detail }
  const remedy = 'make room: docker system prune, docker buildx prune'
  return { name, outcome: freeBytes < HARDLY_ENOUGH_BYTES ? 'failed' : 'warning', detail, remedy }
}
