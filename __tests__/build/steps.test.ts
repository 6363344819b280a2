import { parseStepName } from '../../src/build/step-name.ts'
import { readSteps } from '../../src/build/steps.ts'
import { progressOf, readStream, startOf, statusLine } from './replay.ts'

test.each([
  ['[build 3/5] RUN make', { stage: 'build', index: 3, count: 5, instruction: 'RUN make' }],
  ['[2/5] RUN make', { index: 2, count: 5, instruction: 'RUN make' }],
  ['[stage-1  2/15] COPY a b', { stage: 'stage-1', index: 2, count: 15, instruction: 'COPY a b' }],
  [
    '[linux/arm64 build 3/5] RUN make',
    { platform: 'linux/arm64', stage: 'build', index: 3, count: 5, instruction: 'RUN make' },
  ],
  [
    '[linux/arm/v7 1/1] RUN make',
    { platform: 'linux/arm/v7', index: 1, count: 1, instruction: 'RUN make' },
  ],
  [
    '[linux/amd64->arm64 build 3/5] RUN make',
    { platform: 'linux/arm64', stage: 'build', index: 3, count: 5, instruction: 'RUN make' },
  ],
  [
    '[linux/amd64->arm/v6 build 3/5] RUN make',
    { platform: 'linux/arm/v6', stage: 'build', index: 3, count: 5, instruction: 'RUN make' },
  ],
  [
    '[linux/amd64->windows/amd64 build 3/5] RUN make',
    { platform: 'windows/amd64', stage: 'build', index: 3, count: 5, instruction: 'RUN make' },
  ],
  [
    '[build 1/2] RUN echo "[x 2/3] y"',
    { stage: 'build', index: 1, count: 2, instruction: 'RUN echo "[x 2/3] y"' },
  ],
])('%s is an instruction', (name, expected) => {
  expect(parseStepName(name)).toEqual({ kind: 'instruction', ...expected })
})

test.each([
  ['[internal] load build definition from Dockerfile', {}],
  ['[linux/arm64 internal] load metadata for x:1', { platform: 'linux/arm64' }],
  ['[auth] library/rust:pull token for registry-1.docker.io', {}],
  ['[context crates] load from client', {}],
  ['exporting to image', {}],
  ['importing cache manifest from x/y:cache', {}],
  ['FROM docker.io/library/alpine:3', {}],
  ['', {}],
])('%s is work of BuildKit', (name, expected) => {
  expect(parseStepName(name)).toEqual({ kind: 'internal', ...expected })
})

function stepsOf(name: string, tookMs = 60_000) {
  const lines = readStream(name)
  const startedAtMs = startOf(lines) - 100
  return readSteps(progressOf(lines), { startedAtMs, endedAtMs: startedAtMs + tookMs })
}

test('the steps of a real build', () => {
  const steps = stepsOf('success')
  expect(steps.map(({ name }) => name.slice(0, 40))).toEqual([
    '[internal] load build definition from Do',
    '[internal] load metadata for docker.io/e',
    '[internal] load .dockerignore',
    '[internal] load build context',
    '[tools 1/3] FROM docker.io/example/base:',
    '[build 2/4] WORKDIR /src',
    '[tools 2/3] WORKDIR /tools',
    '[tools 3/3] RUN echo making tools; i=0; ',
    '[build 3/4] COPY hello.txt .',
    '[build 4/4] RUN echo building; sleep 1.5',
    '[stage-2 2/3] COPY --from=build /src/hel',
    '[stage-2 3/3] COPY --from=tools /tools /',
    'exporting to image',
    'resolving provenance for metadata file',
  ])
  expect(steps[9]).toEqual({
    name: expect.stringContaining('Compiling'),
    stage: 'build',
    startMs: 296,
    durationMs: 1780,
    cached: false,
  })
})

test('the steps of a cached build', () => {
  const steps = stepsOf('cached')
  const cached = steps.filter((step) => step.cached).map((step) => step.name.slice(0, 12))
  expect(cached).toEqual([
    '[build 2/4] ',
    '[build 3/4] ',
    '[build 4/4] ',
    '[stage-2 2/3',
    '[tools 2/3] ',
    '[tools 3/3] ',
    '[stage-2 3/3',
  ])
  expect(steps.filter((step) => step.cached && step.durationMs > 1)).toEqual([])
})

test('the platforms of a real build for two', () => {
  const runs = stepsOf('multi-platform').filter(({ name }) => name.includes('] RUN'))
  expect(runs.map(({ platform, stage }) => `${platform} ${stage}`).sort()).toEqual([
    'linux/amd64 build',
    'linux/arm64 build',
  ])
})

test('a step that failed has its error', () => {
  const failed = stepsOf('run-fails').filter((step) => step.error !== undefined)
  expect(failed).toMatchObject([{ name: expect.stringContaining('RUN echo start') }])
  expect(failed[0]?.error).toContain('exit code: 2')
})

test('a step that was cut off ends with the attempt', () => {
  const line = statusLine({
    vertexes: [{ digest: 'v', name: 'RUN make', started: new Date(10_000).toISOString() }],
  })
  const times = { startedAtMs: 8000, endedAtMs: 15_000 }
  expect(readSteps(progressOf([line]), times)).toEqual([
    { name: 'RUN make', startMs: 2000, durationMs: 5000, cached: false },
  ])
})

test('a builder with another clock', () => {
  const lines = readStream('success')
  const ours = startOf(lines) + 3_600_000
  const progress = { ...progressOf(lines), clockOffsetMs: 3_600_000 }
  const [first] = readSteps(progress, { startedAtMs: ours - 100, endedAtMs: ours + 9000 })
  expect(first).toMatchObject({ startMs: 101, durationMs: 16 })
})
