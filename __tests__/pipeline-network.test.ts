import type { CommandOptions, CommandResult } from '../src/ports.ts'
import { renderJson } from '../src/report/json.ts'
import { decideVerdict } from '../src/report/verdict.ts'
import { statusLine } from './build/replay.ts'
import { CLASSIC, ourFacts, theirFacts, valuesOf, withDockerfile } from './builders/a-plan.ts'
import { aCargo, aContext, aCrate, aHostCargo, aLock, aWorkspace } from './builders/facts.ts'
import { fakeNetwork } from './fakes/fake-network.ts'
import { ID, runScene, type Scene, STARTED, stageNames } from './pipeline-scene.ts'

const CRATES = withDockerfile(
  ourFacts('prod', { workspace: aWorkspace({ cargo: aCargo(aLock(aCrate('serde'))) }) }),
  'FROM scratch\n',
)
const HUB = withDockerfile(theirFacts(), '# syntax=docker/dockerfile:1\nFROM alpine:3.22\n')
const OWN = { engine: CLASSIC, inputs: { 'cache-to': 'type=local,dest=c' } }
const TAGS = { tags: 'ghcr.io/acme/site:1', push: 'true' }
/** Folder of the crates that are here. */
const here = {
  stat: async () => ({ modifiedMs: 0, changedMs: 0, names: 1 }),
  touch: async () => true,
}
const denied = (request: string) => ({ status: request.startsWith('POST') ? 403 : 200 })

const run = (setting: Scene) => runScene({ hostCargo: aHostCargo(), ...setting })

const METADATA = '[internal] load metadata for docker.io/library/alpine:3.22'
const REFUSED =
  'failed to do request: Head "https://registry-1.docker.io/v2/library/alpine/manifests/3.22": dial tcp 192.0.2.1:443: connect: connection refused'

/** A buildx that fails so often in the step, and then passes. */
function failing(times: number, name = METADATA, error = REFUSED) {
  let left = times
  return ({ onStderrLine }: CommandOptions): Partial<CommandResult> => {
    if (left-- <= 0) return {}
    const began = { digest: 'v', name, started: '2026-01-02T03:04:05Z' }
    onStderrLine?.(statusLine({ vertexes: [began] }))
    onStderrLine?.(
      statusLine({ vertexes: [{ ...began, completed: '2026-01-02T03:04:06Z', error }] }),
    )
    return { exitCode: 1 }
  }
}

describe('the stages', () => {
  test('in their order, each with the time that it took', async () => {
    const clockless = fakeNetwork({ downloads: here })
    const built = await run({
      ...OWN,
      facts: withDockerfile(CRATES, 'FROM alpine:3.22\n'),
      inputs: { ...OWN.inputs, 'cache-from': 'type=gha', retries: '0' },
      docker: { 'docker image inspect': { exitCode: 1 } },
      network: clockless.network,
    })
    expect(stageNames(built)).toEqual(['plan', 'preflight', 'fetch', 'engine', 'build', 'measure'])
    const starts = built.report.stages.map(({ startMs, durationMs }) => [startMs, durationMs])
    const ends = starts.map(([startMs = 0, durationMs = 0]) => startMs + durationMs)
    expect(starts.slice(1).map(([startMs]) => startMs)).toEqual(ends.slice(0, -1))
    expect(built.report.durationMs).toBe(ends.at(-1))
    expect(built.report).toMatchObject({ outcome: 'success', attempts: [{ number: 1 }] })
  })

  test('what was brought goes to the build, before its context', async () => {
    const { calls, plan, report } = await run({
      facts: CRATES,
      network: fakeNetwork({ downloads: here }).network,
    })
    const { crates } = plan.fetch
    const folder = crates.kind === 'none' ? '' : crates.contextFolder
    expect(calls.map((argv) => argv.slice(1))).toEqual([
      [...plan.buildx.argv.slice(0, -1), '--build-context', `crates=${folder}`, '.'],
    ])
    expect(report.fetch?.crates).toMatchObject({ total: 1, reused: 1 })
    expect(report).not.toHaveProperty('preflight')
  })

  test('no network is asked for where nothing is probed and fetched', async () => {
    const { report } = await run({ facts: HUB, inputs: { preflight: 'off' } })
    expect(report.outcome).toBe('success')
    expect(report).not.toHaveProperty('preflight')
    expect(report).not.toHaveProperty('fetch')
  })

  test('all that was seen is shown to whoever asks', async () => {
    const setting = { facts: HUB, network: fakeNetwork().network }
    expect((await run(setting)).logger.messages('group')).toEqual([])
    const shown = await run({ ...setting, showNetwork: true })
    expect(shown.logger.messages('group')).toEqual(['Network'])
  })
})

describe('a stage of the network that fails', () => {
  test.each<[string, Scene, object, number]>([
    [
      'a refusal',
      {
        facts: CRATES,
        inputs: TAGS,
        network: fakeNetwork({ hosts: { 'ghcr.io': denied } }).network,
      },
      { stage: 'preflight', exitCode: 3 },
      3,
    ],
    [
      'a crate that is gone',
      {
        facts: CRATES,
        network: fakeNetwork({ hosts: { 'static.crates.io': { status: 404 } } }).network,
      },
      { stage: 'fetch', fault: 'crate-missing' },
      1,
    ],
    [
      'offline, and nothing is here',
      { facts: CRATES, inputs: { offline: 'true' }, network: fakeNetwork().network },
      {
        stage: 'fetch',
        fault: 'offline-missing',
        evidence: ['serde 1.0.0', 'docker.io/moby/buildkit:buildx-stable-1@linux/amd64'],
      },
      1,
    ],
    [
      'strict, and a server is down',
      {
        facts: CRATES,
        inputs: { preflight: 'strict' },
        network: fakeNetwork({ hosts: { 'static.crates.io': 'refused' } }).network,
      },
      { stage: 'preflight', cause: expect.stringMatching(/crates\.io/) },
      3,
    ],
  ])('%s: no build, no builder, no secret on disk', async (_, setting, failure, exitCode) => {
    const inputs = { ...setting.inputs, ...OWN.inputs, secrets: 'token=hunter2' }
    const failed = await run({ ...setting, engine: CLASSIC, inputs })
    expect(failed.report).toMatchObject({ outcome: 'failure', failure, attempts: [], steps: [] })
    expect(decideVerdict(failed.report).exitCode).toBe(exitCode)
    expect(failed.lines.filter((line) => / (?:create|build) /.test(line))).toEqual([])
    expect(JSON.stringify([...failed.texts])).not.toContain('hunter')
    expect(stageNames(failed)).not.toContain('build')
    expect(failed.report).not.toHaveProperty('image')
    expect(failed.result).not.toHaveProperty('metadata')
  })
})

describe('attempts', () => {
  test('with what was changed before each', async () => {
    const facts = withDockerfile(theirFacts(), 'FROM alpine:3.22\n')
    const { report, calls } = await run({
      facts,
      inputs: { preflight: 'off' },
      docker: { 'docker buildx build': failing(1) },
      network: fakeNetwork().network,
    })
    const sentence = 'Base images come from the mirror mirror.gcr.io.'
    expect(report).toMatchObject({
      outcome: 'success',
      attempts: [
        { number: 1, outcome: 'failure', fault: 'connection-refused' },
        { number: 2, outcome: 'success', remedies: [sentence] },
      ],
      image: { imageId: ID },
    })
    expect(report).not.toHaveProperty('failure')
    expect(calls[1]?.slice(-3)).toEqual([
      '--build-context',
      'alpine:3.22=docker-image://mirror.gcr.io/library/alpine:3.22',
      '.',
    ])
  })

  test('that all fail: exit code of the network, and what was tried', async () => {
    const { report } = await run({
      facts: HUB,
      inputs: { preflight: 'off', retries: '1', fetch: 'off' },
      docker: { 'docker buildx build': failing(9) },
      network: fakeNetwork().network,
    })
    expect(report.attempts).toHaveLength(2)
    expect(report.failure).toMatchObject({ stage: 'build', exitCode: 3 })
    expect(report.failure?.tried?.length).toBeGreaterThan(1)
    expect(decideVerdict(report).exitCode).toBe(3)
  })

  test('none is repeated with retries: 0, and nothing is loaded for it', async () => {
    const { report, lines } = await run({
      facts: HUB,
      inputs: { preflight: 'off', retries: '0' },
      docker: { 'docker buildx build': failing(9) },
    })
    expect(report.attempts).toHaveLength(1)
    expect(lines).toHaveLength(1)
  })

  test('with a copy of the Dockerfile where its frontend cannot be had', async () => {
    const frontend = 'resolve image config for docker-image://docker.io/docker/dockerfile:1'
    const { report, calls, texts } = await run({
      facts: HUB,
      inputs: { preflight: 'off' },
      docker: { 'docker buildx build': failing(1, frontend) },
      network: fakeNetwork().network,
      files: { '/repo/Dockerfile': '# syntax=docker/dockerfile:1\nFROM alpine:3.22\n' },
    })
    expect(report.attempts).toMatchObject([
      { fault: 'frontend-unavailable' },
      { outcome: 'success' },
    ])
    expect(calls[1]?.slice(-3)).toEqual(['--file', '/temp/builtin-frontend/Dockerfile', '.'])
    expect(texts.get('/temp/builtin-frontend/Dockerfile')).toBe('#\nFROM alpine:3.22\n')
  })

  test('on a builder of ours that was made anew', async () => {
    const lost = 'rpc error: code = Unavailable desc = error reading from server: EOF'
    const { report, lines } = await run({
      ...OWN,
      facts: theirFacts(),
      inputs: { ...OWN.inputs, fetch: 'off', preflight: 'off' },
      docker: { 'docker buildx build': failing(1, '[1/1] RUN x', lost) },
      network: fakeNetwork().network,
    })
    expect(report.attempts).toMatchObject([{ fault: 'builder-lost' }, { outcome: 'success' }])
    const [first, ...others] = lines.filter((line) => / (?:create|rm) /.test(line))
    expect(others).toEqual([expect.stringMatching(/^docker buildx rm --force /), first])
  })
})

describe('a builder of our own', () => {
  test('knows what was found out: name servers, mirrors, the authority of the site', async () => {
    const { texts, lines, plan } = await run({
      engine: CLASSIC,
      facts: { ...withDockerfile(theirFacts(), 'FROM gcr.io/a/b\n'), caBundle: '/ca.pem' },
      inputs: { ...OWN.inputs, mirrors: 'gcr.io=m.test', resolvers: '9.9.9.9', retries: '0' },
      docker: { 'docker image inspect': { exitCode: 1 } },
      network: fakeNetwork({ unresolved: ['gcr.io'], hosts: { 'm.test': 'refused' } }).network,
    })
    expect(texts.get('/temp/buildkitd.toml')).toBe(
      [
        ...['[dns]', '  nameservers = ["9.9.9.9"]', ''],
        ...['[registry."gcr.io"]', '  mirrors = ["m.test"]', '  ca = ["/ca.pem"]', ''],
        ...['[registry."m.test"]', '  ca = ["/ca.pem"]', ''],
      ].join('\n'),
    )
    const created = lines.find((line) => line.startsWith('docker buildx create')) ?? ''
    expect(created).toContain(' --driver-opt env.BUILDKIT_STEP_LOG_MAX_SIZE=-1 ')
    expect(created).toMatch(/ --buildkitd-config \/temp\/buildkitd\.toml$/)
    // The plan, which is shown, is what it was.
    expect(plan.builder).toMatchObject({
      createArgv: expect.not.arrayContaining(['--buildkitd-config']),
    })
  })

  test('that is told to stop while it comes up: cancelled, not broken', async () => {
    const abort = new AbortController()
    const stopped = ({ signal }: CommandOptions): Partial<CommandResult> => {
      abort.abort('SIGTERM')
      expect(signal?.aborted).toBe(true)
      return { exitCode: 143, stopped: 'aborted' }
    }
    const cancelled = await run({
      ...OWN,
      inputs: { ...OWN.inputs, fetch: 'off' },
      abort,
      docker: { 'docker buildx create': stopped },
    })
    expect(cancelled.report.outcome).toBe('cancelled')
    expect(decideVerdict(cancelled.report).exitCode).toBe(130)
    expect(cancelled.lines.filter((line) => / build /.test(line))).toEqual([])
    expect(cancelled.report.attempts).toEqual([])
  })
})

describe('a run that is told to stop', () => {
  test('during preflight', async () => {
    const abort = new AbortController()
    const { network } = fakeNetwork({ onRequest: () => abort.abort('SIGINT') })
    const cancelled = await run({ facts: HUB, abort, network })
    expect(cancelled.report.outcome).toBe('cancelled')
    expect(decideVerdict(cancelled.report).exitCode).toBe(130)
    expect(stageNames(cancelled)).toEqual(['plan', 'preflight'])
    expect(cancelled.lines.filter((line) => / build /.test(line))).toEqual([])
  })

  test('during the fetch', async () => {
    const abort = new AbortController()
    const { network } = fakeNetwork({
      onRequest: (url) => {
        if (url.includes('serde')) abort.abort('SIGTERM')
      },
      hosts: {
        'static.crates.io': (line) => (line.includes('serde') ? 'aborted' : { status: 200 }),
      },
    })
    const cancelled = await run({ facts: CRATES, abort, network })
    expect(cancelled.report).toMatchObject({
      outcome: 'cancelled',
      failure: { stage: 'fetch', fault: 'cancelled' },
      attempts: [],
    })
    expect(decideVerdict(cancelled.report).exitCode).toBe(130)
    expect(stageNames(cancelled)).toEqual(['plan', 'preflight', 'fetch'])
    expect(cancelled.lines).toEqual([])
  })
})

describe('the password of a proxy', () => {
  test.each([
    ['http://jane:hunt%21r@proxy.test:3128', 'hunt%21r and hunt!r'],
    ['jane:hunter2@proxy.test', 'hunter2'],
  ])('%s: is not in the report, whoever quotes it', async (value, quoted) => {
    const proxy = { HTTPS_PROXY: value }
    const said = `the proxy jane:${quoted} says no`
    const { report } = await run({
      facts: CRATES,
      context: aContext({ proxy }),
      inputs: { retries: '0' },
      docker: { 'docker buildx build': failing(1, '[1/1] RUN x', said) },
      network: fakeNetwork({ hosts: { 'static.crates.io': 'proxy-refused' }, says: said }).network,
    })
    expect(report.preflight?.endpoints.length).toBeGreaterThan(0)
    expect(report.fetch?.leftToBuild).toEqual([expect.stringContaining('jane:***')])
    expect(report.failure).toBeDefined()
    expect(renderJson(report)).not.toMatch(/hunt/)
  })

  test('is not in what the plan shows, only in the command that needs it', async () => {
    const proxy = { HTTPS_PROXY: 'http://jane:hunter2@proxy.test' }
    const { plan, calls } = await run({
      ...OWN,
      context: aContext({ proxy }),
      inputs: { ...OWN.inputs, fetch: 'off' },
    })
    expect(JSON.stringify(plan)).not.toContain('hunter')
    const withPassword = calls.filter((argv) => argv.join(' ').includes('hunter2'))
    expect(withPassword.map((argv) => argv[2])).toEqual(['create'])
    expect(valuesOf(plan, '--secret')).toEqual(['id=proxy,src=/temp/proxy'])
  })
})

test('times are those of the run, whatever the clock of a server says', async () => {
  const { report } = await run({ facts: HUB, network: fakeNetwork().network })
  expect(report.startedAt).toBe(new Date(STARTED).toISOString())
  expect(report.stages[1]).toEqual({ name: 'preflight', startMs: 100, durationMs: 0 })
})
