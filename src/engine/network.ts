import type { Argv } from '../ports.ts'

/**
 * The network of a private engine. dockerd's own rules are turned off: they would be written into
 * the same chains that a system's dockerd uses, and stay behind. In their place stand a bridge and
 * three rules of ours, which can be taken away exactly. Ports are published by docker-proxy.
 */
export type EngineNetwork = {
  /** Name of the bridge; the kernel allows 15 characters. */
  readonly bridge: string
  /** All networks of this engine, a /16. */
  readonly subnet: string
  /** Address and prefix of the bridge itself, in the first /24. */
  readonly address: string
  /** Of the interface of the default route: larger packets would be lost on the way out. */
  readonly mtu: number
}

const FIRST_CANDIDATE = 200
const CANDIDATES = 40
const ETHERNET_MTU = 1500

/** `seed` tells apart the engines of several cache folders; `routes` is the text of /proc/net/route. */
export function planNetwork(seed: string, routes: string, mtu: number | undefined): EngineNetwork {
  const taken = parseRoutes(routes)
  const start = Number.parseInt(seed.slice(0, 6), 16)
  const octets = Array.from(
    { length: CANDIDATES },
    (_, index) => FIRST_CANDIDATE + ((start + index) % CANDIDATES),
  )
  const free = octets.find((octet) => !taken.some((route) => overlaps(octet, route)))
  const octet = free ?? FIRST_CANDIDATE
  return {
    bridge: `cvdb-${seed.slice(0, 8)}`,
    subnet: `10.${octet}.0.0/16`,
    address: `10.${octet}.0.1/24`,
    mtu: Math.min(mtu ?? ETHERNET_MTU, ETHERNET_MTU),
  }
}

export type Route = {
  readonly interfaceName: string
  /** Little-endian as the kernel prints it, made big-endian: 0x0a000000 is 10.0.0.0. */
  readonly destination: number
  readonly mask: number
}

export function parseRoutes(text: string): readonly Route[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [interfaceName, destination, , , , , , mask] = line.trim().split(/\s+/)
      if (!interfaceName || !destination || !mask) return []
      return [{ interfaceName, destination: fromHex(destination), mask: fromHex(mask) }]
    })
}

/** Name of the interface of the default route, if there is one. */
export function findDefaultInterface(routes: readonly Route[]): string | undefined {
  return routes.find(({ destination, mask }) => destination === 0 && mask === 0)?.interfaceName
}

function overlaps(octet: number, { destination, mask }: Route): boolean {
  if (mask === 0) return false
  const ours = ((10 << 24) | (octet << 16)) >>> 0
  const common = (mask & 0xffff0000) >>> 0
  return (ours & common) >>> 0 === (destination & common) >>> 0
}

function fromHex(text: string): number {
  const bytes = text.match(/../g) ?? []
  return Number.parseInt(bytes.reverse().join(''), 16)
}

/** Makes the bridge. */
export function planBridgeUp(busybox: string, network: EngineNetwork): readonly Argv[] {
  const { bridge, address, mtu } = network
  return [
    [busybox, 'brctl', 'addbr', bridge],
    [busybox, 'ip', 'addr', 'add', address, 'dev', bridge],
    [busybox, 'ip', 'link', 'set', bridge, 'mtu', String(mtu), 'up'],
  ]
}

export function planBridgeDown(busybox: string, bridge: string): readonly Argv[] {
  return [
    [busybox, 'ip', 'link', 'set', bridge, 'down'],
    [busybox, 'brctl', 'delbr', bridge],
  ]
}

/** One rule as iptables arguments after the action: what leaves is masqueraded, and forwarding is allowed. */
const RULES: readonly ((subnet: string) => readonly [table: string, chain: string, ...string[]])[] =
  [
    (net) => ['nat', 'POSTROUTING', '-s', net, '!', '-d', net, '-j', 'MASQUERADE'],
    (net) => ['filter', 'FORWARD', '-s', net, '-j', 'ACCEPT'],
    (net) => ['filter', 'FORWARD', '-d', net, '-j', 'ACCEPT'],
  ]

/** `check` exits 0 when the rule is there; `insert` puts it first; `delete` takes one away. */
export function planRules(
  iptables: string,
  subnet: string,
  action: 'check' | 'insert' | 'delete',
): readonly Argv[] {
  const flag = { check: '-C', insert: '-I', delete: '-D' }[action]
  return RULES.map((rule) => {
    const [table, chain, ...match] = rule(subnet)
    return [iptables, '-w', '10', '-t', table, flag, chain, ...match]
  })
}
