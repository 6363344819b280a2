import { classifyCommand, classifyFailure, formatFailure } from '../../src/build/failure.ts'
import { explain, explainRun, RUN_STEP } from './faults/explain.ts'
import { expectGolden, progressOf, readFaults, readStream, statusLine } from './replay.ts'

/** By name of the recording: the row of the table that must explain it. */
const RECORDED: Readonly<Record<string, string>> = {
  'add-url': 'connection-refused',
  apt: 'system-package-missing',
  arg: 'base-name-empty',
  'attest-local': 'dns',
  'bad-context-name': 'named-context-missing',
  'bad-flag': 'usage',
  'bad-output': 'exporter-unknown',
  'bad-tag': 'reference-invalid',
  'base-dns': 'dns',
  'base-refused': 'connection-refused',
  'builder-missing': 'builder-missing',
  buildrs: 'linker-missing',
  'cache-reg-to': 'cache-export',
  'cargo-bin': 'binary-unknown',
  'cargo-cc': 'linker-missing',
  'cargo-dns': 'dns',
  'cargo-feat': 'feature-unknown',
  'cargo-offline-miss': 'crate-not-fetched',
  'cargo-pkg': 'package-unknown',
  'cargo-prof': 'profile-unknown',
  'cargo-target': 'target-missing',
  circular: 'dns',
  'cmd-missing': 'package-manager-missing',
  'compile-error': 'compile-error',
  'copy-from': 'copy-source-missing',
  'copy-missing': 'copy-source-missing',
  disk: 'disk-full',
  edition: 'edition-unsupported',
  'empty-dockerfile': 'dockerfile-invalid',
  'exec-missing': 'program-missing',
  'git-ctx': 'connection-refused',
  hostnet: 'entitlement-missing',
  insecure: 'dockerfile-invalid',
  'linker-missing': 'linker-missing',
  'lock-stale': 'lock-file-outdated',
  'lock-version': 'lock-file-too-new',
  'manifest-bad': 'manifest-invalid',
  'manifest-none': 'manifest-missing',
  'no-context': 'context-missing',
  'no-daemon': 'engine-unreachable',
  'no-daemon-tcp': 'engine-unreachable',
  'no-dockerfile': 'dockerfile-missing',
  'no-from': 'dockerfile-invalid',
  'no-shell': 'program-missing',
  oom: 'out-of-memory',
  'parse-error': 'dockerfile-invalid',
  'parse-error2': 'dockerfile-invalid',
  'push-basic': 'registry-denied',
  'push-denied': 'registry-denied',
  'push-down': 'registry-failing',
  'push-refused': 'connection-refused',
  'reg-bad': 'registry-failing',
  'reg-basic': 'registry-denied',
  'reg-denied': 'registry-denied',
  'reg-down': 'registry-failing',
  'reg-html': 'not-a-registry',
  'reg-limit': 'rate-limit',
  'reg-missing': 'image-missing',
  'reg-noname': 'image-missing',
  'reg-refused-ip': 'connection-refused',
  'reg-reset': 'connection-lost',
  'reg-tls': 'tls-untrusted',
  'reg-token': 'registry-denied',
  'run-fails': 'run-failed',
  'rustc-old': 'rust-too-old',
  secret: 'secret-missing',
  'secret-src': 'secret-missing',
  segv: 'run-crashed',
  'stage-copy': 'dns',
  'target-missing': 'stage-unknown',
  'unknown-flag': 'dockerfile-invalid',
  'url-ctx': 'connection-refused',
  user: 'user-unknown',
  wget: 'dns',
}

function explainRecorded(name: string) {
  const fault = readFaults().find((recorded) => recorded.name === name)
  if (fault === undefined) throw new Error(`no recording ${name}`)
  return classifyFailure(progressOf(fault.stderr), 'docker/Dockerfile', fault.exitCode)
}

test.each(readFaults().map(({ name }) => [name]))('the real failure %s', (name) => {
  const { fault, failure } = explainRecorded(name)
  expect(fault).toBe(RECORDED[name])
  expect(failure.cause).toMatch(/^[^\n]+\.$/)
  expect(failure.evidence.length).toBeGreaterThan(0)
  expect(failure.evidence.length).toBeLessThanOrEqual(20)
})

test('what a person reads of the real failures', () => {
  const told = readFaults().map(({ name }) => {
    const { failure, location } = explainRecorded(name)
    const place = location === undefined ? '' : ` (${location.file}:${location.line})`
    return `## ${name}, exit code ${failure.exitCode}${place}\n${formatFailure(failure).join('\n')}\n`
  })
  expectGolden('failures.txt', told.join('\n'))
})

test('the first compile error is named though hundreds of lines followed', () => {
  const notes = Array.from({ length: 400 }, (_, index) => `note ${index}`)
  const log = [
    'error[E0308]: mismatched types',
    ' --> src/a.rs:1:1',
    ...notes,
    'error: could not compile `cv` (lib) due to 9 previous errors',
  ]
  expect(explainRun(log.join('\n')).failure.cause).toBe(
    'The crate cv does not compile: mismatched types (error[E0308]) at src/a.rs:1:1.',
  )
})

test('a command of any length does not hide how it ended', () => {
  const error = `process "/bin/sh -c ${'x'.repeat(9000)}" did not complete successfully: exit code: 7`
  expect(explain(error, { name: RUN_STEP }).failure.cause).toBe(
    '`RUN cargo build --release` exited with code 7.',
  )
})

test('steps that were cancelled beside the failed one are not blamed', () => {
  const run = (digest: string, error: string, seconds: number) => ({
    digest,
    name: `[a 1/1] RUN ${digest}`,
    started: '2026-11-23T03:00:00Z',
    completed: `2026-11-23T03:00:0${seconds}Z`,
    error,
  })
  const progress = progressOf([
    statusLine({
      vertexes: [
        run(
          'slow',
          'process "x" did not complete successfully: exit code: 137: context canceled',
          1,
        ),
        run('bad', 'process "x" did not complete successfully: exit code: 3', 2),
      ],
    }),
  ])
  expect(classifyFailure(progress, 'Dockerfile', 1)).toMatchObject({
    fault: 'run-failed',
    failure: { step: '[a 1/1] RUN bad', cause: '`RUN bad` exited with code 3.' },
  })
})

test('a cache that could not be imported does not explain what failed later', () => {
  const lines = [
    ...readStream('cache-import-fails'),
    'ERROR: failed to build: failed to solve: something else',
  ]
  expect(classifyFailure(progressOf(lines), 'Dockerfile', 1).failure.cause).toBe(
    'The build failed: something else.',
  )
})

test('without any message the exit code is all there is', () => {
  expect(classifyFailure(progressOf([]), 'Dockerfile', 143).failure).toEqual({
    stage: 'build',
    cause: 'buildx ended with exit code 143 and gave no reason.',
    evidence: [],
    exitCode: 1,
  })
})

test('of a command that failed, the evidence does not begin with what cargo did before', () => {
  const output = [
    '   Unpacking serde v1.0.0 (registry `/crates/registries/crates.io`)',
    '   Compiling serde v1.0.0',
    'error[E0425]: cannot find value `x` in this scope',
  ]
  const { failure } = classifyCommand('/opt/build/build application', output, 101)
  expect(failure.evidence).toEqual(output.slice(2))
})

test('the evidence is without noise, and not longer than twenty lines', () => {
  const many = Array.from({ length: 50 }, (_, index) => `line ${index}`)
  const log = ['   Compiling a v1.0.0', '', ...many, 'For more information about this error, try x']
  expect(explainRun(log.join('\n')).failure.evidence).toEqual(many.slice(-20))
})

test('output that BuildKit cut off is said to be incomplete', () => {
  const { failure } = explainRun('line 2059 \n[output clipped, log limit 200KiB/s reached]', {
    code: 1,
  })
  expect(failure).toMatchObject({
    cause: '`RUN cargo build --release` exited with code 1, and BuildKit has cut off its output.',
    remedy: expect.stringContaining('BUILDKIT_STEP_LOG_MAX_SIZE=-1'),
  })
})

test('hostile output stays one sentence of plain text', () => {
  const { failure } = explainRun(
    'error[E0001]: \u001b[31mred\u001b[0m\u0007 ::error::x\n --> src/a.rs:1:1\nerror: could not compile `c\u202ev`',
  )
  expect(failure.cause).toBe(
    'The crate cv does not compile: red ::error::x (error[E0001]) at src/a.rs:1:1.',
  )
})
