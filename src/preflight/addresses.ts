import { BlockList, isIP } from 'node:net'

/**
 * Special-purpose blocks of the IANA registries (RFC 6890 and its updates): no server of the public
 * Internet has such an address.
 */
const SPECIAL_V4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
const SPECIAL_V6 =
  '::/128 ::1/128 100::/64 2001:db8::/32 3fff::/20 fc00::/7 fe80::/10 fec0::/10 ff00::/8'

const special = new BlockList()
for (const [blocks, family] of [
  [SPECIAL_V4, 'ipv4'],
  [SPECIAL_V6, 'ipv6'],
] as const) {
  for (const block of blocks.split(' ')) {
    const [net = '', bits] = block.split('/')
    special.addSubnet(net, Number(bits), family)
  }
}

export function familyOf(address: string): 4 | 6 | undefined {
  const family = isIP(address)
  return family === 4 || family === 6 ? family : undefined
}

/** Whether the address can be one of the public Internet. */
export function isPublicAddress(address: string): boolean {
  const family = familyOf(address)
  return family !== undefined && !special.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** Host of a URL as name servers and sockets want it: `[::1]` without its brackets. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  switch (url.protocol) {
    case 'http:':
      return 80
    case 'ssh:':
      return 22
    default:
      return 443
  }
}
