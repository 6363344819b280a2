import { FAULT_TABLE } from '../../../src/build/failure.ts'
import { explain, explainRun } from './explain.ts'
import { ORDINARY } from './ordinary.rows.ts'

/** Failures of a step for reasons of its own: row, last lines. */
const REAL: readonly (readonly [fault: string, log: string])[] = [
  [
    'compile-error',
    'error[E0425]: cannot find value `x` in this scope\n --> src/a.rs:1:1\nerror: could not compile `web` (lib) due to 1 previous error',
  ],
  [
    'tests-failed',
    "thread 'connects' panicked at src/a.rs:1:1:\nConnection refused (os error 111)\nerror: test failed, to rerun pass `--lib`",
  ],
  ['build-script-failed', 'error: failed to run custom build command for `thing v0.1.0`'],
  ['feature-unknown', 'error: Package `cv v0.1.0 (/src)` does not have feature `nope`'],
  ['command-missing', '/bin/sh: 1: cmake: not found'],
]

test.each(ORDINARY.map((line) => [line]))('%s is no cause', (line) => {
  expect(explainRun(line, { code: 2 })).toMatchObject({
    fault: 'run-failed',
    failure: { cause: '`RUN cargo build --release` exited with code 2.', exitCode: 1 },
  })
})

test('all ordinary lines together are no cause either', () => {
  expect(explainRun(ORDINARY.join('\n'), { code: 2 }).fault).toBe('run-failed')
})

test.each(REAL)('ordinary lines before it do not hide %s', (fault, log) => {
  const { transient, remedies, ...classified } = explainRun([...ORDINARY, log].join('\n'))
  expect([classified.fault, transient, remedies]).toEqual([fault, undefined, undefined])
})

test('names of images and crates in an error do not explain it', () => {
  const error =
    'failed to do request: Head "https://timeout.io/v2/x509/no-space-left-on-device/manifests/unauthorized": dial tcp 1.2.3.4:443: connect: connection refused'
  expect(
    explain(error, { name: '[internal] load metadata for timeout.io/x509/a:1' }).failure.cause,
  ).toBe('timeout.io refused the connection, needed for the image timeout.io/x509/a:1.')
})

test('a network fault that was overcome, far above the end, is no cause', () => {
  const log = [
    'curl: (6) Could not resolve host: x.io',
    ...Array.from({ length: 90 }, (_, at) => `step ${at}`),
  ]
  expect(explainRun(log.join('\n'), { code: 2 }).fault).toBe('run-failed')
  expect(explainRun(log.slice(0, 50).join('\n'), { code: 2 }).fault).toBe('dns')
})

test('a compile error is found though the network hiccuped before', () => {
  const log = [
    'warning: spurious network error (1 try remaining): [6] Could not resolve hostname',
    'curl: (6) Could not resolve host: x.io',
    'error[E0425]: cannot find value `x` in this scope',
    '  --> crates/web/src/lib.rs:10:5',
    'error: could not compile `web` (lib) due to 1 previous error',
  ].join('\n')
  expect(explainRun(log)).toMatchObject({
    fault: 'compile-error',
    failure: {
      cause:
        'The crate web does not compile: cannot find value `x` in this scope (error[E0425]) at crates/web/src/lib.rs:10:5.',
    },
  })
})

test('no pattern takes long, whatever a program prints', () => {
  const hostile = [
    'a'.repeat(4000),
    `error: ${'x '.repeat(2000)}`,
    `${'['.repeat(2000)}${':'.repeat(2000)}`,
    'a:'.repeat(2000),
    `failed to ${'push '.repeat(800)}`,
    Array.from({ length: 200 }, () => 'error[E0658]: use of unstable library feature').join('\n'),
    Array.from({ length: 200 }, () => 'Caused by:\n').join('   '),
  ]
  // Steps of a regular expression cannot be counted here: one that explodes never comes back at all.
  for (const text of hostile) {
    for (const { patterns } of FAULT_TABLE) for (const pattern of patterns) pattern.exec(text)
  }
  expect(explainRun(hostile.join('\n'), { code: 2 }).fault).toBe('run-failed')
})
