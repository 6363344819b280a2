import { findInterfaces } from '../../src/engine/clean-up.ts'
import {
  findDefaultInterface,
  parseRoutes,
  planBridgeDown,
  planBridgeUp,
  planNetwork,
  planRules,
} from '../../src/engine/network.ts'

/** Of /proc/net/route, shortened to the columns that count. */
const ROUTES = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	010200C0	0003	0	0	0	00000000	0	0	0
docker0	0000D50A	00000000	0001	0	0	0	0000FFFF	0	0	0
eth0	000200C0	00000000	0001	0	0	0	00FFFFFF	0	0	0
`

test('routes of the kernel', () => {
  const routes = parseRoutes(ROUTES)
  expect(routes[1]).toEqual({
    interfaceName: 'docker0',
    destination: 0x0ad50000,
    mask: 0xffff0000,
  })
  expect(findDefaultInterface(routes)).toBe('eth0')
  expect(findDefaultInterface([])).toBeUndefined()
})

test.each([
  ['the next when 10.213 is taken', '00000d000000', ROUTES, 1400, '10.214.0.0/16', 1400],
  ['none taken', '00000d000000', '', 9000, '10.213.0.0/16', 1500],
  [
    'a taken part of it',
    '000000000000',
    'head\nwg0	0501C80A	0	1	0	0	0	FFFFFFFF	0\n',
    1500,
    '10.201.0.0/16',
    1500,
  ],
  [
    'all of 10 taken',
    '000000000000',
    'head\nwg0	0000000A	0	1	0	0	0	000000FF	0\n',
    1500,
    '10.200.0.0/16',
    1500,
  ],
])('subnet: %s', (_, seed, routes, mtu, subnet, expectedMtu) => {
  const network = planNetwork(seed, routes, mtu)
  expect(network).toEqual({
    bridge: `cvdb-${seed.slice(0, 8)}`,
    subnet,
    address: subnet.replace('0.0/16', '0.1/24'),
    mtu: expectedMtu,
  })
  expect(network.bridge.length).toBeLessThanOrEqual(15)
})

const NETWORK = planNetwork('abcdef012345', '', 1400)

test('commands of the bridge', () => {
  expect(planBridgeUp('/bb', NETWORK)).toEqual([
    ['/bb', 'brctl', 'addbr', 'cvdb-abcdef01'],
    ['/bb', 'ip', 'addr', 'add', NETWORK.address, 'dev', 'cvdb-abcdef01'],
    ['/bb', 'ip', 'link', 'set', 'cvdb-abcdef01', 'mtu', '1400', 'up'],
  ])
  expect(planBridgeDown('/bb', 'br-1')).toEqual([
    ['/bb', 'ip', 'link', 'set', 'br-1', 'down'],
    ['/bb', 'brctl', 'delbr', 'br-1'],
  ])
})

test('what is inserted is exactly what is deleted', () => {
  const rules = (action: 'insert' | 'delete') =>
    planRules('iptables', '10.1.0.0/16', action).map((argv) => argv.join(' '))
  expect(rules('insert')).toEqual([
    'iptables -w 10 -t nat -I POSTROUTING -s 10.1.0.0/16 ! -d 10.1.0.0/16 -j MASQUERADE',
    'iptables -w 10 -t filter -I FORWARD -s 10.1.0.0/16 -j ACCEPT',
    'iptables -w 10 -t filter -I FORWARD -d 10.1.0.0/16 -j ACCEPT',
  ])
  expect(rules('delete')).toEqual(rules('insert').map((line) => line.replace(' -I ', ' -D ')))
})

test('interfaces with an address of ours, those of networks that users made too', () => {
  const text = `1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
4: eth0    inet 192.0.2.2/24 brd 192.0.2.255 scope global eth0\\       valid_lft forever
5: cvdb-abc    inet 10.213.0.1/24 scope global cvdb-abc\\       valid_lft forever
9: br-ac5598725ff2    inet 10.213.1.1/24 brd 10.213.1.255 scope global br-ac5598725ff2\\  valid
12: cvdb-def    inet 10.21.0.1/24 scope global cvdb-def\\       valid_lft forever
`
  expect(findInterfaces(text, '10.213.0.0/16')).toEqual(['cvdb-abc', 'br-ac5598725ff2'])
})
