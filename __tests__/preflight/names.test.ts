import { NetworkError } from '../../src/network/network-error.ts'
import { isPublicAddress } from '../../src/preflight/addresses.ts'
import { gentleResolvers } from '../../src/preflight/gentle-resolver.ts'
import { answerOf, askFallbacks, disagree, mayAskOthers } from '../../src/preflight/names.ts'
import type { Resolved } from '../../src/preflight/preflight.ts'
import { fakeClock } from '../fakes/fake-clock.ts'

test.each([
  ['1.1.1.1', true],
  ['104.18.43.178', true],
  ['2606:4700:4700::1111', true],
  ['10.0.0.1', false],
  ['100.64.1.1', false],
  ['127.0.0.1', false],
  ['0.0.0.0', false],
  ['169.254.1.1', false],
  ['172.31.255.1', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['203.0.113.7', false],
  ['::1', false],
  ['::', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['2001:db8::1', false],
  ['not an address', false],
])('%s is an address of the Internet: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})

const said = (...addresses: readonly string[]): Resolved => ({
  resolver: 'x',
  addresses,
  durationMs: 1,
})
const MISSING: Resolved = { ...said(), error: 'no', fault: 'dns-missing' }
const FAILING: Resolved = { ...said(), error: 'no', fault: 'dns-failing' }
const [PUBLIC, OTHER, INNER] = [said('1.2.3.4'), said('5.6.7.8'), said('10.0.0.1')]

test.each([
  [PUBLIC, 'public'],
  [said('10.0.0.1', '1.2.3.4'), 'public'],
  [INNER, 'special'],
  [said(), 'missing'],
  [MISSING, 'missing'],
  [FAILING, 'failing'],
] as const)('what %j says: %s', (answer, expected) => {
  expect(answerOf(answer)).toBe(expected)
})

test.each<[string, readonly Resolved[], boolean]>([
  ['two addresses of one content network', [PUBLIC, OTHER], false],
  ['blocked here', [INNER, PUBLIC], true],
  ['unknown here', [MISSING, PUBLIC], true],
  ['unknown elsewhere', [PUBLIC, PUBLIC, MISSING], true],
  ['an inner name', [INNER, MISSING], false],
  ['no answer is no contradiction', [PUBLIC, FAILING], false],
  ['no answer here is none either', [FAILING, PUBLIC], false],
])('%s: disagreement %#', (_what, answers, expected) => {
  expect(disagree(answers)).toBe(expected)
})

const ok = (...value: readonly string[]) => ({ ok: true, value, durationMs: 1 }) as const
const failed = {
  ok: false,
  fault: { kind: 'dns-missing', detail: 'no' },
  durationMs: 1,
} as const

test.each([
  ['registry.example.com', ok('1.2.3.4'), false, true],
  ['registry.example.com', failed, false, true],
  ['registry.example.com', ok('10.0.0.1'), false, false],
  ['ghcr.io', ok('10.0.0.1'), true, true],
  ['registry', failed, false, false],
  ['registry.corp', failed, false, false],
  ['registry.internal', failed, false, false],
  ['nas.home.arpa', failed, false, false],
] as const)('%s may be asked of others: %j %s → %s', (host, system, isKnown, expected) => {
  expect(mayAskOthers(host, system, isKnown)).toBe(expected)
})

describe('a second opinion', () => {
  async function ask(system: Resolved | undefined, answers: Readonly<Record<string, string>>) {
    const asked: string[] = []
    const resolveWith = async (server: string) => {
      asked.push(server)
      const answer = answers[server] ?? ''
      if (answer.startsWith('dns-')) {
        throw new NetworkError(answer as 'dns-missing' | 'dns-failing', 'h', 'no')
      }
      return [answer]
    }
    const clock = { now: () => 0, sleep: () => new Promise<void>(() => {}) }
    const { signal } = new AbortController()
    await askFallbacks('h', Object.keys(answers), system, { resolveWith, clock }, signal)
    return asked
  }

  test.each<[string, Resolved | undefined, Readonly<Record<string, string>>, readonly string[]]>([
    ['that agrees is enough', PUBLIC, { a: '5.6.7.8', b: '5.6.7.8' }, ['a']],
    ['that knows no more than we do is enough', MISSING, { a: 'dns-missing', b: '1.1.1.1' }, ['a']],
    ['that differs needs others', MISSING, { a: '5.6.7.8', b: '5.6.7.8' }, ['a', 'b']],
    ['that does not come needs others', PUBLIC, { a: 'dns-failing', b: '5.6.7.8' }, ['a', 'b']],
    ['when the system hangs needs all', undefined, { a: '5.6.7.8', b: '5.6.7.8' }, ['a', 'b']],
    ['of nobody', PUBLIC, {}, []],
  ])('%s', async (_what, system, answers, expected) => {
    expect(await ask(system, answers)).toEqual(expected)
  })
})

describe('gentle with name servers', () => {
  const { signal } = new AbortController()

  test('each name is asked for once, whoever asks', async () => {
    const asked: string[] = []
    const note = async (what: string) => {
      asked.push(what)
      return ['1.2.3.4']
    }
    const { resolveSystem, resolveWith } = gentleResolvers({
      resolveSystem: note,
      resolveWith: (server, host) => note(`${server} ${host}`),
    })
    await Promise.all([
      resolveSystem('a', signal),
      resolveSystem('a', signal),
      resolveWith('s', 'a', signal),
      resolveWith('s', 'a', signal),
      resolveWith('t', 'a', signal),
    ])
    expect(asked).toEqual(['a', 's a', 't a'])
  })

  test('a few at a time', async () => {
    let [inFlight, most] = [0, 0]
    const { clock } = fakeClock()
    const { resolveWith } = gentleResolvers({
      resolveSystem: async () => [],
      resolveWith: async (_server, host) => {
        most = Math.max(most, ++inFlight)
        await clock.sleep(1)
        inFlight--
        return [host]
      },
    })
    const hosts = Array.from({ length: 12 }, (_, index) => `h${index}`)
    const answers = await Promise.all(hosts.map((host) => resolveWith('s', host, signal)))
    expect(answers.flat()).toEqual(hosts)
    expect(most).toBe(3)
  })

  test('who has never answered is not asked again; who has, is', async () => {
    const asked: string[] = []
    const fail = (kind: 'dns-missing' | 'dns-failing', host: string) =>
      Promise.reject(new NetworkError(kind, host, kind))
    const { resolveWith } = gentleResolvers({
      resolveSystem: async () => [],
      resolveWith: (server, host) => {
        asked.push(`${server} ${host}`)
        if (server === 'dead') return fail('dns-failing', host)
        return host === 'a' ? fail('dns-missing', host) : fail('dns-failing', host)
      },
    })
    for (const host of ['a', 'b', 'c']) {
      await expect(resolveWith('dead', host, signal)).rejects.toThrow()
      await expect(resolveWith('alive', host, signal)).rejects.toThrow()
    }
    expect(asked).toEqual(['dead a', 'alive a', 'alive b', 'alive c'])
  })

  test('a question that was given up says nothing about the server', async () => {
    const asked: string[] = []
    const { resolveWith } = gentleResolvers({
      resolveSystem: async () => [],
      resolveWith: (_server, host) => {
        asked.push(host)
        return Promise.reject(new NetworkError('dns-failing', host, 'given up'))
      },
    })
    await expect(resolveWith('s', 'a', AbortSignal.abort())).rejects.toThrow()
    await expect(resolveWith('s', 'b', signal)).rejects.toThrow()
    expect(asked).toEqual(['a', 'b'])
  })

  test('those who wait for a server that turns out dead are let go', async () => {
    const { resolveWith } = gentleResolvers({
      resolveSystem: async () => [],
      resolveWith: (_server, host) =>
        Promise.reject(new NetworkError('dns-failing', host, 'silence')),
    })
    const hosts = Array.from({ length: 9 }, (_, index) => `h${index}`)
    const answers = await Promise.allSettled(hosts.map((host) => resolveWith('s', host, signal)))
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
  })
})
