import { Readable } from 'node:stream'
import type { Transport, TransportRequest } from '../../src/network/transport.ts'
import type { PushPorts } from '../../src/publish/ports.ts'
import { done, failed, type PushFault } from '../../src/publish/push-fault.ts'
import { makePushRun, persist, sentence } from '../../src/publish/push-run.ts'
import { makeRegistrySession } from '../../src/publish/registry-session.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { pushPorts } from './support.ts'

const signal = new AbortController().signal

function scene(policy: Partial<PushPorts['policy']> = {}) {
  const { clock, slept, advance } = fakeClock(1_000)
  const { ports, logger } = pushPorts()
  const long = { retries: 5, firstDelayMs: 100, maxDelayMs: 1_000, budgetMs: 60_000, ...policy }
  return { run: makePushRun({ ...ports, clock, policy: long }, signal), slept, advance, logger }
}

function fault(changes: Partial<PushFault> = {}): PushFault {
  const problem = 'r.test answers 503 for a/b'
  const remedy = 'Try again.'
  return {
    fault: 'registry-failing',
    host: 'r.test',
    problem,
    remedy,
    network: true,
    hope: 'later',
    ...changes,
  }
}

test('a pause that a registry asks of one holds for all others', async () => {
  const { run, slept } = scene()
  let tries = 0
  await persist(run, async () => {
    tries += 1
    if (tries > 1) return done(undefined)
    return failed(fault({ retryAfterMs: 30_000 }))
  })
  // 30 s, and what keeps those who wait out of step.
  expect(run.notBeforeMs).toBe(1_000 + 30_025)
  expect(slept).toEqual([30_025])
  const another = fakeClock(11_000)
  await persist({ ...run, ports: { ...run.ports, clock: another.clock } }, async () => done(1))
  expect(another.slept).toEqual([20_025])
})

test('pauses grow, each is told, and at last the fault is the answer', async () => {
  const { run, slept, logger } = scene({ retries: 3 })
  const outcome = await persist(run, async () => failed(fault()))
  expect(outcome).toEqual({ ok: false, fault: fault() })
  expect(slept).toEqual([75, 150, 300])
  expect(run.incidents).toHaveLength(4)
  expect(logger.messages('info')).toHaveLength(3)
  expect(logger.messages('info')[0]).toBe('r.test answers 503 for a/b. Trying again in 1 s.')
})

test('the budget begins with the first fault: a long upload uses up nothing of it', async () => {
  const { run, advance } = scene({ budgetMs: 500 })
  let tries = 0
  await persist(run, async () => {
    tries += 1
    if (tries === 1) advance(3_600_000)
    return failed(fault())
  })
  // 75 + 150 ms fit, 300 more do not.
  expect(tries).toBe(3)
})

test('a pause longer than the budget is not waited for', async () => {
  const { run, slept } = scene({ budgetMs: 5_000 })
  await persist(run, async () => failed(fault({ retryAfterMs: 60_000 })))
  expect(slept).toEqual([])
})

test.each([
  ['ghcr.io answers 503', 'ghcr.io answers 503.'],
  ['localhost:5000 broke off', 'localhost:5000 broke off.'],
  ['the name x.test does not exist', 'The name x.test does not exist.'],
  ['tag 1 is immutable.', 'Tag 1 is immutable.'],
])('a problem as a sentence: %s', (problem, expected) => {
  expect(sentence(problem)).toBe(expected)
})

describe('what signs us in', () => {
  type Sent = { readonly url: string; readonly authorization: string | undefined }

  function session(location: string) {
    const sent: Sent[] = []
    const transport: Transport = async (url, request: TransportRequest = {}) => {
      const { authorization } = request.headers ?? {}
      sent.push({ url, authorization })
      const isAllowed = authorization !== undefined || !url.startsWith('https://r.test/')
      const headers = isAllowed ? { location } : { 'www-authenticate': 'Basic realm="x"' }
      const body = Readable.from([])
      return {
        status: isAllowed ? 202 : 401,
        headers: headers as Record<string, string>,
        body,
        discard: async () => {},
      }
    }
    const credentials = { kind: 'password', username: 'me', password: 's3cret' } as const
    const ports = {
      transportFor: () => transport,
      clock: fakeClock().clock,
      credentialsFor: async () => credentials,
    }
    return {
      ...makeRegistrySession({ registry: 'r.test', repository: 'a/b' }, ports, signal),
      sent,
    }
  }

  test('goes to the registry', async () => {
    const { send, sent } = session('/v2/a/b/blobs/uploads/1')
    await send({ method: 'POST', to: 'blobs/uploads/' })
    expect(sent.map(({ authorization }) => authorization)).toEqual([
      undefined,
      `Basic ${Buffer.from('me:s3cret').toString('base64')}`,
    ])
    await send({ method: 'PUT', to: 'https://r.test/v2/a/b/blobs/uploads/1' })
    expect(sent.at(-1)?.authorization).toBeDefined()
  })

  test('and to nobody else, to whom the registry hands an upload over', async () => {
    const { send, sent } = session('https://storage.test/u')
    await send({ method: 'POST', to: 'blobs/uploads/' })
    await send({ method: 'PUT', to: 'https://storage.test/u' })
    expect(sent.at(-1)).toEqual({ url: 'https://storage.test/u', authorization: undefined })
  })
})
