import { files as diskFiles } from '../src/adapters/files.ts'
import { leftBehind } from '../src/pipeline.ts'
import type { CommandOptions, CommandResult, Http, HttpResponse } from '../src/ports.ts'
import { renderJson } from '../src/report/json.ts'
import { decideVerdict } from '../src/report/verdict.ts'
import type { DockerfileFacts } from '../src/workspace/facts.ts'
import { statusLine } from './build/replay.ts'
import { CLASSIC, CONTAINER, ourFacts, planOf, theirFacts } from './builders/a-plan.ts'
import { aContext } from './builders/facts.ts'
import { fixtureDockerfile, fixturePath } from './image/support.ts'
import { ID, runScene, STARTED, stageNames } from './pipeline-scene.ts'

const DIGEST = `sha256:${'2'.repeat(64)}`
/** For which a builder of our own is made; its image is not fetched before. */
const CACHE = { 'cache-to': 'type=local,dest=c', fetch: 'off' }

function answer(status: number, text = ''): HttpResponse {
  return { status, headers: {}, body: new TextEncoder().encode(text) }
}

describe('a build', () => {
  test('one command, as planned; then the image is measured', async () => {
    const { result, report, lines, seen, plan } = await runScene()
    expect(lines).toEqual([`docker ${plan.buildx.argv.join(' ')}`])
    expect(seen[0]?.options).toMatchObject({
      cwd: '/repo',
      env: { PATH: '/bin', BUILDX_METADATA_PROVENANCE: 'disabled' },
    })
    expect(report).toMatchObject({
      outcome: 'success',
      tool: { version: '9.9.9' },
      durationMs: 600,
      stages: [
        { name: 'plan', startMs: 0, durationMs: 100 },
        { name: 'build', startMs: 100, durationMs: 500 },
        { name: 'measure', startMs: 600, durationMs: 0 },
      ],
      image: { imageId: ID, unmeasured: expect.any(String) },
    })
    expect(result.metadata).toBe('{}')
    expect(result).not.toHaveProperty('output')
  })

  test('the metadata file is handed on as it was read', async () => {
    const metadata = { 'containerimage.digest': DIGEST, 'image.name': 'web:latest' }
    const { result } = await runScene({ results: { metadata } })
    expect(result.metadata).toBe(JSON.stringify(metadata, null, 2))
    expect((await runScene({ results: {} })).result).not.toHaveProperty('metadata')
  })

  test('that failed ends there', async () => {
    const failing = await runScene({
      docker: { 'docker buildx build': { exitCode: 1, stderr: 'ERROR: x' } },
      inputs: { 'smoke-test': 'true' },
    })
    expect(failing.report).toMatchObject({ outcome: 'failure', failure: { stage: 'build' } })
    expect(stageNames(failing)).toEqual(['plan', 'build'])
    expect([failing.asked, failing.lines.length]).toEqual([[], 1])
    expect(failing.report).not.toHaveProperty('image')
    expect(decideVerdict(failing.report).exitCode).toBe(1)
  })

  test('that was cancelled ends there', async () => {
    const abort = new AbortController()
    const stopped = ({ signal }: CommandOptions): Partial<CommandResult> => {
      abort.abort('SIGINT')
      expect(signal?.aborted).toBe(true)
      return { exitCode: 143, stopped: 'aborted' }
    }
    const cancelled = await runScene({
      abort,
      docker: { 'docker buildx build': stopped },
      inputs: { 'smoke-test': 'true' },
    })
    expect(cancelled.report).toMatchObject({ outcome: 'cancelled', failure: { exitCode: 130 } })
    expect(stageNames(cancelled)).toEqual(['plan', 'build'])
    expect(cancelled.lines).toHaveLength(1)
  })

  test('without docker there is no report', async () => {
    const docker = { 'docker buildx build': { exitCode: 127 } }
    await expect(runScene({ docker })).rejects.toMatchObject({ code: 'ENGINE_MISSING' })
  })
})

describe('call: check', () => {
  const CHECK = { call: 'check' }
  const print = ({ onStdoutLine }: CommandOptions): Partial<CommandResult> => {
    onStdoutLine?.('Check complete, no warnings found.')
    return {}
  }

  test('gives what was printed, and neither image nor metadata', async () => {
    const checked = await runScene({
      inputs: CHECK,
      results: {},
      docker: { 'docker buildx build': print },
    })
    expect(checked.result.output).toBe('Check complete, no warnings found.\n')
    expect(stageNames(checked)).toEqual(['plan', 'build'])
    expect(checked.report.outcome).toBe('success')
    expect(checked.report).not.toHaveProperty('image')
  })
})

describe('a builder of our own', () => {
  test('is made first, in the same environment', async () => {
    const made = await runScene({ engine: CLASSIC, inputs: CACHE })
    expect(made.lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'docker buildx create',
      'docker buildx build',
    ])
    expect(made.seen[0]?.options.env).toEqual({ PATH: '/bin' })
    expect(made.report.stages.slice(1, 3)).toEqual([
      { name: 'engine', startMs: 100, durationMs: 500 },
      { name: 'build', startMs: 600, durationMs: 500 },
    ])
  })

  test('that does not start is a missing tool', async () => {
    const docker = { 'docker buildx create': { exitCode: 1 } }
    await expect(runScene({ engine: CLASSIC, inputs: CACHE, docker })).rejects.toMatchObject({
      code: 'BUILDER_START_FAILED',
    })
  })

  test('is left behind to be removed, unless it stays', () => {
    const planned = (inputs: Record<string, string>) => planOf({ engine: CLASSIC, inputs })
    const builderName = `cv-docker-build-${STARTED}`
    expect(leftBehind(planned(CACHE))).toEqual({ builderName })
    expect(leftBehind(planned({ ...CACHE, 'keep-builder': 'true' }))).toEqual({})
    expect(leftBehind(planned({}))).toEqual({})
  })
})

describe('secrets', () => {
  const proxy = { HTTPS_PROXY: 'http://u:hunter2@proxy' }
  const inputs = { secrets: 'token=hunter3', 'github-token': 'ghs_hunter4' }

  test('are in their files before the first command, and nowhere else', async () => {
    const setting = {
      context: aContext({ proxy }),
      inputs: { ...inputs, ...CACHE },
      engine: CLASSIC,
    }
    const { result, seen, lines, logger } = await runScene(setting)
    expect([...(seen[0]?.texts ?? [])]).toEqual([
      ['/temp/secret-1', 'hunter3'],
      [
        '/temp/proxy',
        "HTTPS_PROXY='http://u:hunter2@proxy'\nhttps_proxy='http://u:hunter2@proxy'\n",
      ],
    ])
    // The builder has to know its proxy.
    const [create = '', ...others] = lines
    expect(create).toContain(' --driver-opt env.HTTPS_PROXY=http://u:hunter2@proxy ')
    const told = JSON.stringify([result, others, logger.records]) + renderJson(result.report)
    expect(told).not.toContain('hunter')
    expect(JSON.stringify(seen.map(({ options }) => options.env))).not.toContain('hunter')
  })

  test("a user's own secret called proxy is the user's", async () => {
    const own = { context: aContext({ proxy }), inputs: { secrets: 'proxy=mine' } }
    for (const facts of [ourFacts(), theirFacts()]) {
      const { seen } = await runScene({ ...own, facts })
      expect([...(seen[0]?.texts ?? [])]).toEqual([['/temp/secret-1', 'mine']])
    }
  })
})

describe('what is measured', () => {
  const INSPECT = (name: string) => `/images/${name}/json`

  test('in the engine: what was built, not what a tag points at by now', async () => {
    const { asked } = await runScene({ results: { iid: ID } })
    expect(asked).toEqual([INSPECT(ID)])
  })

  test('by its digest where buildx told it', async () => {
    const metadata = { 'containerimage.digest': DIGEST }
    const { asked, report } = await runScene({ results: { iid: ID, metadata } })
    expect(asked).toEqual([`content ${DIGEST}`, INSPECT(DIGEST), INSPECT(ID)])
    expect(report.image).toMatchObject({ imageId: ID, digest: DIGEST })
  })

  test('by its tag where nothing else is known', async () => {
    const { asked } = await runScene({ results: {} })
    expect(asked).toEqual([INSPECT('web:latest')])
  })

  test.each([
    ['ghcr.io/acme/site:1', DIGEST, `https://ghcr.io/v2/acme/site/manifests/${DIGEST}`],
    ['127.0.0.1:5000/site:1', DIGEST, `http://127.0.0.1:5000/v2/site/manifests/${DIGEST}`],
    ['127.0.0.1:5000/site', DIGEST, `http://127.0.0.1:5000/v2/site/manifests/${DIGEST}`],
    ['ghcr.io/acme/site:1', undefined, 'https://ghcr.io/v2/acme/site/manifests/1'],
  ])('in a registry: %s with digest %s', async (tags, digest, expected) => {
    const asked: string[] = []
    const http: Http = async (url) => {
      asked.push(url)
      return answer(403)
    }
    const metadata = digest ? { 'containerimage.digest': digest } : {}
    await runScene({
      http,
      inputs: { tags, push: 'true', preflight: 'off' },
      engine: CONTAINER,
      results: { metadata },
    })
    expect(asked).toEqual([expected])
  })

  test('nothing, where nothing is kept', async () => {
    const kept = await runScene({ inputs: { outputs: 'type=local,dest=o' }, facts: theirFacts() })
    expect(kept.asked).toEqual([])
    expect(kept.report.image).toMatchObject({ unmeasured: 'the output is files, not an image' })
  })

  describe('tells the base from the rest by the Dockerfile', () => {
    const archive = `type=oci,dest=${fixturePath('save-containerd.tar')}`

    async function originsOf(inputs: Record<string, string>, dockerfileFacts?: DockerfileFacts) {
      const facts = theirFacts('repository', 'Dockerfile', dockerfileFacts && { dockerfileFacts })
      const measure = { files: diskFiles }
      const { report } = await runScene({ inputs: { outputs: archive, ...inputs }, facts, measure })
      return report.image?.platforms[0]?.layers.map(({ origin }) => origin)
    }

    test.each([
      ['as it is', {}, ['own', 'own', 'own']],
      [
        'with a stage replaced by a named context',
        { 'build-contexts': 'files=./x' },
        ['base', 'own', 'own'],
      ],
      ['with another stage as target', { target: 'files' }, ['unknown', 'unknown', 'unknown']],
    ])('%s', async (_, inputs, origins) => {
      const { stages } = await fixtureDockerfile('mini.Dockerfile')
      const facts = { path: 'Dockerfile', language: 'unknown', stages } as const
      expect(await originsOf(inputs, facts)).toEqual(origins)
    })

    test('not at all without one', async () => {
      expect(await originsOf({})).toEqual(['unknown', 'unknown', 'unknown'])
    })
  })
})

describe('the smoke test', () => {
  const SMOKE = { 'smoke-test': 'true' }
  const STARTS = {
    'docker run': {},
    'docker port': { stdout: '127.0.0.1:49153\n' },
    'docker inspect': { stdout: 'true 0\n' },
    'docker rm': {},
  }
  const well: Http = async () => answer(200, 'ok')

  test('starts what was built, on the port and path that were asked for', async () => {
    const inputs = { ...SMOKE, port: '8080', 'health-path': '/live' }
    const tested = await runScene({ inputs, docker: STARTS, http: well })
    expect(tested.lines[1]).toBe(
      `docker run --detach --name cv-docker-build-smoke-${STARTED + 600} --publish 127.0.0.1::8080 web:latest`,
    )
    expect(tested.report).toMatchObject({
      outcome: 'success',
      smokeTest: { outcome: 'success', url: 'http://127.0.0.1:49153/live', body: 'ok' },
    })
    expect(stageNames(tested)).toEqual(['plan', 'build', 'measure', 'smoke-test'])
  })

  test('takes the port of our Dockerfiles, and the image id where there is no tag', async () => {
    const inputs = { ...SMOKE, labels: 'a=b' }
    const tested = await runScene({ inputs, facts: theirFacts(), docker: STARTS, http: well })
    expect(tested.lines[1]).toMatch(new RegExp(` 127\\.0\\.0\\.1::3000 ${ID}$`))
    expect(tested.report.smokeTest?.url).toBe('http://127.0.0.1:49153/health')
  })

  test('that fails: exit code 1, stage smoke-test; the image was measured', async () => {
    const docker = { ...STARTS, 'docker inspect': { stdout: 'false 101\n' }, 'docker logs': {} }
    const failed = await runScene({ inputs: SMOKE, docker })
    expect(failed.report).toMatchObject({
      outcome: 'failure',
      failure: { stage: 'smoke-test', exitCode: 1 },
      image: { imageId: ID },
      attempts: [{ outcome: 'success' }],
    })
    expect(decideVerdict(failed.report).exitCode).toBe(1)
    expect(failed.lines.at(-1)).toMatch(/^docker rm --force/)
  })

  test('has a minute', async () => {
    const inspected: string[] = []
    const docker = {
      ...STARTS,
      'docker inspect': () => {
        inspected.push('500 ms')
        return STARTS['docker inspect']
      },
    }
    const { report } = await runScene({ inputs: SMOKE, docker, http: async () => answer(503) })
    expect(report.smokeTest?.cause).toBe('not well within 60 s: status 503')
    // Two commands came before the first question.
    expect(inspected).toHaveLength(118)
  })

  test('that is cancelled is a cancelled run, and its container goes', async () => {
    const abort = new AbortController()
    const http: Http = async () => {
      abort.abort('SIGTERM')
      return answer(503)
    }
    const cancelled = await runScene({ inputs: SMOKE, docker: STARTS, http, abort })
    expect(cancelled.report).toMatchObject({
      outcome: 'cancelled',
      failure: { stage: 'smoke-test', exitCode: 130 },
    })
    expect(decideVerdict(cancelled.report).exitCode).toBe(130)
    expect(cancelled.lines.at(-1)).toMatch(/^docker rm --force/)
  })

  test('is not run where nobody asked', async () => {
    expect((await runScene()).lines).toHaveLength(1)
  })
})

test('what BuildKit said is in the report', async () => {
  const log = ({ onStderrLine }: CommandOptions): Partial<CommandResult> => {
    const vertex = { digest: 'v', name: '[1/1] RUN x', started: '2026-01-02T03:04:05Z' }
    onStderrLine?.(statusLine({ vertexes: [{ ...vertex, completed: '2026-01-02T03:04:06Z' }] }))
    return {}
  }
  const { report } = await runScene({ docker: { 'docker buildx build': log } })
  expect(report.steps).toMatchObject([{ name: '[1/1] RUN x', durationMs: 1_000 }])
})

test('the source is that of the context', async () => {
  const context = aContext({ git: { sha: 'abc', ref: 'refs/heads/x' } })
  expect((await runScene({ context })).report.source).toEqual({
    commit: 'abc',
    ref: 'refs/heads/x',
  })
})
