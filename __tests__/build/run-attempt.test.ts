import { createCallOutput } from '../../src/build/call-output.ts'
import type { AttemptPorts } from '../../src/build/run-attempt.ts'
import { runAttempt } from '../../src/build/run-attempt.ts'
import type { WatchOptions } from '../../src/build/watch-build.ts'
import { ToolError } from '../../src/errors.ts'
import type { CommandResult } from '../../src/ports.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { readFixture, readStream, replayClock, replayRunner, startOf } from './replay.ts'

const PLAN = {
  buildx: {
    argv: ['buildx', 'build', '--progress=rawjson', '--secret', 'id=token,src=/run/s', '.'],
    env: { BUILDX_METADATA_PROVENANCE: 'false' },
  },
  results: { metadataFile: '/tmp/metadata.json', iidFile: '/tmp/iid' },
  dockerfile: { path: 'docker/Dockerfile', origin: 'repository' as const },
}

type Setting = {
  readonly lines: readonly string[]
  readonly result?: Partial<CommandResult> & { readonly stdoutLines?: readonly string[] }
  readonly files?: Readonly<Record<string, string>>
  readonly argv?: readonly string[]
  readonly options?: Partial<WatchOptions>
  readonly display?: AttemptPorts['display']
}

/** An attempt against a recording, in the recording's own time. */
async function attempt(setting: Setting) {
  const startMs = setting.lines.length === 0 ? 0 : startOf(setting.lines)
  const time = replayClock(startMs)
  const docker = replayRunner(setting.lines, time, setting.result)
  const logger = recordingLogger()
  const result = await runAttempt(
    { ...PLAN, buildx: { ...PLAN.buildx, argv: setting.argv ?? PLAN.buildx.argv } },
    {
      run: docker.run,
      clock: time.clock,
      log: logger.log,
      files: { readTextIfAny: async (path) => setting.files?.[path] },
      ...(setting.display !== undefined && { display: setting.display }),
    },
    { env: { PATH: '/bin', TOKEN: 's3cret' }, ...setting.options },
  )
  return { result, docker, logger }
}

const ID = `sha256:${'1'.repeat(64)}`

test('a build that went well', async () => {
  const { result, docker, logger } = await attempt({
    lines: readStream('success'),
    files: {
      '/tmp/metadata.json': readFixture('success.metadata.json'),
      '/tmp/iid': `${ID}\n`,
    },
    options: { cwd: '/repo' },
  })
  expect(result).toMatchObject({
    outcome: 'success',
    durationMs: 2281,
    imageId: ID,
    digest: 'sha256:a21143f0b91bc7c755376afa1bcc9a0c452ee89ad66d7e13665d8c8602a3108b',
    metadata: { 'image.name': 'docker.io/example/app:1' },
    cargo: { compiled: 1 },
  })
  expect(result.steps).toHaveLength(14)
  expect(result.warnings.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'docker/Dockerfile:13',
    'docker/Dockerfile:14',
  ])
  expect(result).not.toHaveProperty('failure')
  expect(docker.calls[0]?.[0]).toEqual(['docker', ...PLAN.buildx.argv])
  expect(docker.calls[0]?.[1]).toMatchObject({
    cwd: '/repo',
    collect: false,
    env: { PATH: '/bin', TOKEN: 's3cret', BUILDX_METADATA_PROVENANCE: 'false' },
  })
  expect(logger.messages().at(-1)).toBe('exporting to image  179 ms')
  expect(logger.openGroups).toEqual([])
})

test('a build that failed', async () => {
  const { result, logger } = await attempt({
    lines: readStream('compile-error'),
    result: { exitCode: 1 },
    files: { '/tmp/iid': 'of an older build' },
  })
  expect(result).toMatchObject({
    outcome: 'failure',
    fault: 'compile-error',
    failure: { stage: 'build', exitCode: 1, step: '[4/4] RUN cargo build --release --offline' },
    location: { file: 'docker/Dockerfile', line: 4 },
    cargo: { compiled: 2 },
  })
  expect(result.steps.at(-1)?.error).toContain('exit code: 101')
  expect(result).not.toHaveProperty('imageId')
  expect(logger.openGroups).toEqual([])
})

test('a build that was cancelled in its middle', async () => {
  const lines = readStream('success')
  const time = replayClock(startOf(lines))
  const abort = new AbortController()
  const docker = replayRunner(lines, time)
  const { log, openGroups } = recordingLogger()
  let seen = 0
  const result = await runAttempt(
    PLAN,
    {
      run: (argv, options = {}) =>
        docker.run(argv, {
          ...options,
          onStderrLine: (line) => {
            seen += 1
            if (seen === 40) abort.abort()
            options.onStderrLine?.(line)
          },
        }),
      clock: time.clock,
      log,
      files: { readTextIfAny: async () => undefined },
    },
    { env: {}, signal: abort.signal },
  )
  expect(seen).toBe(40)
  expect(result).toMatchObject({
    outcome: 'cancelled',
    fault: 'cancelled',
    failure: { cause: 'The build was cancelled.', exitCode: 130 },
  })
  expect(result.steps.length).toBeGreaterThan(5)
  expect(openGroups).toEqual([])
})

test('a signal that came too late does not undo a build', async () => {
  const { result } = await attempt({
    lines: readStream('cached'),
    result: { exitCode: 0 },
    options: { signal: AbortSignal.abort() },
  })
  // The replay stops at once; a real buildx that was done would have ended with 0.
  expect(result.outcome).toBe('cancelled')
  const abort = new AbortController()
  const done = await runAttempt(
    PLAN,
    {
      run: async () => {
        abort.abort()
        return { exitCode: 0, stdout: '', stderr: '' }
      },
      clock: replayClock(0).clock,
      log: recordingLogger().log,
      files: { readTextIfAny: async () => undefined },
    },
    { env: {}, signal: abort.signal },
  )
  expect(done.outcome).toBe('success')
})

test.each([
  ['no files', {}, {}],
  ['empty files', { '/tmp/metadata.json': '', '/tmp/iid': ' \n' }, {}],
  ['null, as buildx may write', { '/tmp/metadata.json': 'null' }, {}],
  ['half a file', { '/tmp/metadata.json': '{"containerimage.digest": "sha' }, {}],
  ['a list', { '/tmp/metadata.json': '[1]' }, {}],
  [
    'the id of the metadata where there is no file',
    { '/tmp/metadata.json': JSON.stringify({ 'containerimage.config.digest': ID }) },
    { imageId: ID, metadata: { 'containerimage.config.digest': ID } },
  ],
  [
    'the file before the metadata',
    {
      '/tmp/iid': ID,
      '/tmp/metadata.json': JSON.stringify({ 'containerimage.config.digest': 'sha256:22' }),
    },
    { imageId: ID, metadata: { 'containerimage.config.digest': 'sha256:22' } },
  ],
  [
    'members of another type',
    { '/tmp/metadata.json': JSON.stringify({ 'containerimage.digest': 3 }) },
    { metadata: { 'containerimage.digest': 3 } },
  ],
])('results: %s', async (_what, files, expected) => {
  const { result } = await attempt({ lines: [], files })
  const { imageId, digest, metadata } = result
  expect(JSON.parse(JSON.stringify({ imageId, digest, metadata }))).toEqual(expected)
})

test('build checks: what they print is the result, and findings are no accident', async () => {
  const stdoutLines = readFixture('call-check.stdout').split('\n').slice(0, -1)
  const { result } = await attempt({
    lines: readStream('call-check'),
    argv: ['buildx', 'build', '--call=check', '.'],
    result: { exitCode: 1, stdoutLines },
  })
  expect(result.output).toBe(readFixture('call-check.stdout'))
  expect(result).toMatchObject({
    outcome: 'failure',
    fault: 'checks-failed',
    failure: { cause: 'The build checks found 7 problems.', exitCode: 1 },
  })
})

test('build checks that cannot run', async () => {
  const { result } = await attempt({
    lines: readStream('parse-error'),
    argv: ['buildx', 'build', '--call', 'check', '.'],
    result: { exitCode: 1 },
  })
  expect(result).toMatchObject({ outcome: 'failure', fault: 'dockerfile-invalid', output: '' })
})

test.each([
  [['build', '--call=check', '.'], true],
  [['build', '--call', 'outline', '.'], true],
  [['build', '--call=targets,format=json', '.'], true],
  [['build', '--check', '.'], true],
  [['build', '.'], false],
  [['build', '--call=build', '.'], false],
  [['build', '--call', 'build,x', '.'], false],
])('%j prints a result: %s', (argv, expected) => {
  expect(createCallOutput(argv) !== undefined).toBe(expected)
})

test('without docker there is nothing to report', async () => {
  const failing = attempt({ lines: [], result: { exitCode: 127 } })
  await expect(failing).rejects.toThrow(ToolError)
  await expect(failing).rejects.toMatchObject({ code: 'ENGINE_MISSING' })
})

test('neither arguments nor environment are shown', async () => {
  for (const name of ['success', 'compile-error']) {
    const { logger, result } = await attempt({ lines: readStream(name), result: { exitCode: 1 } })
    const shown = logger.messages().join('\n') + JSON.stringify(result)
    expect(shown).not.toContain('s3cret')
    expect(shown).not.toContain('id=token')
  }
})

test('on a terminal the log stays silent', async () => {
  const written: string[] = []
  const { logger } = await attempt({
    lines: readStream('success'),
    display: { write: (text) => written.push(text), columns: () => 80, rows: () => 24 },
  })
  expect(logger.records).toEqual([])
  expect(written.length).toBeGreaterThan(10)
  expect(written.at(-1)).toBe('\u001b[?25h')
})

test('the display is put away even when the runner breaks', async () => {
  const written: string[] = []
  const time = replayClock(0)
  const broken = runAttempt(
    PLAN,
    {
      run: async () => {
        throw new Error('EAGAIN')
      },
      clock: time.clock,
      log: recordingLogger().log,
      files: { readTextIfAny: async () => undefined },
      display: { write: (text) => written.push(text), columns: () => 80, rows: () => 24 },
    },
    { env: {} },
  )
  await expect(broken).rejects.toThrow('EAGAIN')
  expect(written.at(-1)).toBe('\u001b[?25h')
})
