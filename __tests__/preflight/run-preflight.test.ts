import { clock } from '../../src/adapters/clock.ts'
import { makeProbePorts } from '../../src/adapters/network-probes.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import type { ProbePorts } from '../../src/preflight/ports.ts'
import type { Endpoint } from '../../src/preflight/preflight.ts'
import { type PreflightOptions, runPreflight } from '../../src/preflight/run-preflight.ts'
import { closeServers, freePort, serveHttp } from './loopback.ts'
import { loopbackPorts } from './probe-ports.ts'

afterEach(closeServers)

const OPTIONS: PreflightOptions = {
  mode: 'auto',
  timeoutMs: 4_000,
  proxy: {},
  fallbackResolvers: [],
  samples: 1,
}

function registry(port: number, more: Partial<Endpoint> = {}): Endpoint {
  const url = `http://127.0.0.1:${port}/v2/`
  return { name: `r${port}`, url, purpose: 'base-image', health: 'registry', ...more }
}

const never = () => new AbortController().signal

async function serveOk(asked: string[] = []): Promise<number> {
  return await serveHttp((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
}

test('all endpoints in the order of the plan, the machine beside them, and the ports closed', async () => {
  let closed = 0
  const ports: ProbePorts = { ...loopbackPorts(), close: () => closed++ }
  const [up, down] = [await serveOk(), await freePort()]
  const cargo = { files: [{ path: '/c', text: '[net]\nconnect-timeout = 1' }], environment: {} }
  const report = await runPreflight(
    [registry(down), registry(up)],
    { ...OPTIONS, cargo },
    ports,
    never(),
  )
  expect(report.mode).toBe('auto')
  expect(report.endpoints.map(({ outcome }) => outcome)).toEqual(['failed', 'ok'])
  expect(report.checks.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
    'network: skipped',
    'name resolution: skipped',
    'clock: ok',
    'proxy: ok',
    'cargo configuration: warning',
  ])
  expect(report.decisions).toEqual([])
  expect(closed).toBe(1)
})

test('mirrors are left alone as long as all is well', async () => {
  const asked: string[] = []
  const [up, mirror] = [await serveOk(), await serveOk(asked)]
  const endpoints = [registry(up), registry(mirror, { mirrorOf: `127.0.0.1:${up}` })]
  const report = await runPreflight(endpoints, OPTIONS, loopbackPorts(), never())
  expect(report.endpoints).toHaveLength(1)
  expect(asked).toEqual([])
})

test('a mirror is looked at when the registry fails, and taken when it answers', async () => {
  const [down, mirror] = [await freePort(), await serveOk()]
  const mirrored = `127.0.0.1:${down}`
  const endpoints = [registry(down), registry(mirror, { mirrorOf: mirrored })]
  const report = await runPreflight(endpoints, OPTIONS, loopbackPorts(), never())
  expect(report.endpoints.map(({ outcome }) => outcome)).toEqual(['failed', 'ok'])
  expect(report.decisions).toMatchObject([
    { kind: 'mirror', registry: mirrored, mirror: `http://127.0.0.1:${mirror}` },
  ])
})

test('an index says itself where its crates lie, and that server is looked at, too', async () => {
  const crates = await serveOk()
  const index = await serveHttp((_request, response) => {
    response.end(JSON.stringify({ dl: `http://127.0.0.1:${crates}/api/v1/crates` }))
  })
  const url = `http://127.0.0.1:${index}/config.json`
  const endpoint: Endpoint = { name: 'index', url, purpose: 'crates-index', health: 'reachable' }
  const report = await runPreflight([endpoint], OPTIONS, loopbackPorts(), never())
  expect(report.endpoints.map((one) => one.url)).toEqual([url, `http://127.0.0.1:${crates}/`])
  expect(report.endpoints[1]?.outcome).toBe('ok')
})

/** Ports of which nothing ever answers, and which listen to no signal. */
function hangingPorts(): ProbePorts {
  const hang = () => new Promise<never>(() => {})
  return {
    ...makeProbePorts({
      transport: makeTransport({ proxy: {} }),
      clock,
      env: {},
      credentialsFor: hang,
      readBundles: hang,
    }),
    resolveSystem: hang,
    resolveWith: hang,
    connect: hang,
    tlsHandshake: hang,
    transport: hang,
    hasRoute: async () => true,
  }
}

const HANGING: readonly Endpoint[] = [
  registry(1, { url: 'https://registry.example.com/v2/' }),
  registry(2, { url: 'https://ghcr.io/v2/', repository: 'team/app', purpose: 'push' }),
  registry(3),
  registry(4, { url: 'https://mirror.gcr.io/v2/', mirrorOf: 'docker.io' }),
]

test('the time is over: everything is reported, whatever hangs', async () => {
  const options = { ...OPTIONS, timeoutMs: 200, fallbackResolvers: ['1.1.1.1'] }
  const docker = { run: () => new Promise<never>(() => {}), readText: async () => undefined }
  const ports = { ...hangingPorts(), docker: { ...docker, freeBytes: async () => 0 } }
  const report = await runPreflight(
    HANGING,
    { ...options, proxy: { HTTP_PROXY: 'http://p.corp' }, docker: { sandbox: true } },
    ports,
    never(),
  )
  expect(report.endpoints.map(({ failedLayer }) => failedLayer)).toEqual(
    expect.arrayContaining(['dns', 'dns', 'connect']),
  )
  expect(report.checks.find(({ name }) => name === 'docker daemon')?.outcome).toBe('skipped')
})

test('a run that is cancelled does not wait for the time to be over', async () => {
  const stop = new AbortController()
  const running = runPreflight(
    HANGING,
    { ...OPTIONS, timeoutMs: 3_600_000 },
    hangingPorts(),
    stop.signal,
  )
  stop.abort()
  const { endpoints } = await running
  expect(
    endpoints.filter(({ mirrorOf }) => !mirrorOf).every((one) => one.outcome === 'failed'),
  ).toBe(true)
})

test('a run that was cancelled before it began asks nobody', async () => {
  const asked: string[] = []
  const port = await serveOk(asked)
  await runPreflight([registry(port)], OPTIONS, loopbackPorts(), AbortSignal.abort())
  expect(asked).toEqual([])
})
