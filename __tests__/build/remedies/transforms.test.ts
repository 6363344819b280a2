import { declaresArg, locateDockerfile } from '../../../src/build/remedies/dockerfile.ts'
import type { Subject } from '../../../src/build/remedies/transforms.ts'
import { transformArgv } from '../../../src/build/remedies/transforms.ts'
import { parseDockerfile } from '../../../src/workspace/dockerfile.ts'

const argv = (...flags: readonly string[]) => ['buildx', 'build', ...flags, '.']

function subject(flags: readonly string[], more: Omit<Subject, 'argv'> = {}): Subject {
  return { argv: argv(...flags), ...more }
}

const DECLARES = parseDockerfile(
  '# syntax=docker/dockerfile:1.7\nFROM rust\nARG A CARGO_BUILD_JOBS=4\nARG CARGO_HTTP_MULTIPLEXING\n',
  'Dockerfile',
)
const SILENT = parseDockerfile('ARG CARGO_BUILD_JOBS=4\nFROM rust\n', 'Dockerfile')
const NEW = { buildkitVersion: '0.30.0' }

test.each([
  [
    'drop-cache-import',
    subject(['--cache-from', 'type=gha', '--push', '--cache-from=x']),
    argv('--push'),
  ],
  [
    'drop-cache-export',
    subject(['--cache-to', 'type=inline', '--cache-to', 'type=gha,mode=max']),
    argv('--cache-to', 'type=inline'),
  ],
  [
    'fewer-jobs',
    subject(['--push'], { dockerfile: DECLARES }),
    argv('--push', '--build-arg', 'CARGO_BUILD_JOBS=1'),
  ],
  [
    'fewer-jobs',
    subject(['--build-arg', 'CARGO_BUILD_JOBS=8'], { dockerfile: DECLARES }),
    argv('--build-arg', 'CARGO_BUILD_JOBS=8', '--build-arg', 'CARGO_BUILD_JOBS=1'),
  ],
  [
    'multiplexing-off',
    subject([], { dockerfile: DECLARES }),
    argv('--build-arg', 'CARGO_HTTP_MULTIPLEXING=false'),
  ],
  [
    'builtin-frontend',
    subject([], { dockerfile: DECLARES, ...NEW }),
    argv('--build-arg', 'BUILDKIT_SYNTAX=dockerfile.v0'),
  ],
  [
    'builtin-frontend',
    subject(['--build-arg', 'BUILDKIT_SYNTAX=r.test/frontend'], NEW),
    argv(
      ...['--build-arg', 'BUILDKIT_SYNTAX=r.test/frontend'],
      ...['--build-arg', 'BUILDKIT_SYNTAX=dockerfile.v0'],
    ),
  ],
  [
    'rebuild-stage',
    subject([], { failedStep: '[linux/arm64 build 3/5] RUN cargo build' }),
    argv('--no-cache-filter', 'build'),
  ],
  [
    'rebuild-stage',
    subject(['--no-cache-filter', 'a'], { failedStep: '[3/5] RUN x' }),
    argv('--no-cache-filter', 'a', '--no-cache-filter', ','),
  ],
  [
    'rebuild-stage',
    subject([], { failedStep: '[stage-1 3/5] RUN x' }),
    argv('--no-cache-filter', ','),
  ],
] as const)('%s changes %j', (kind, given, expected) => {
  const changed = transformArgv(kind, given)
  expect(changed?.argv).toEqual(expected)
  expect(changed?.sentence).toMatch(/\.$/)
})

test.each([
  ['drop-cache-import', subject(['--label', '--cache-from'])],
  ['drop-cache-export', subject(['--cache-to=type=inline'])],
  ['fewer-jobs', subject([])],
  ['fewer-jobs', subject([], { dockerfile: SILENT })],
  ['fewer-jobs', subject(['--build-arg', 'CARGO_BUILD_JOBS=1'], { dockerfile: DECLARES })],
  ['multiplexing-off', subject([], { dockerfile: SILENT })],
  ['builtin-frontend', subject([], { dockerfile: SILENT, ...NEW })],
  ['builtin-frontend', subject([], { dockerfile: DECLARES })],
  ['builtin-frontend', subject([], { dockerfile: DECLARES, buildkitVersion: '0.29.0' })],
  [
    'builtin-frontend',
    subject(['--build-arg', 'BUILDKIT_SYNTAX=dockerfile.v0'], { dockerfile: DECLARES, ...NEW }),
  ],
  ['rebuild-stage', subject([], { failedStep: 'exporting to image' })],
  ['rebuild-stage', subject([])],
  ['rebuild-stage', subject(['--no-cache'], { failedStep: '[build 3/5] RUN x' })],
  ['registry-mirror', subject([])],
  ['host-images', subject([])],
  ['host-crates', subject([])],
  ['resolver', subject([])],
  ['ipv6-off', subject([])],
  ['recreate-builder', subject([])],
] as const)('%s finds nothing to change in %j', (kind, given) => {
  expect(transformArgv(kind, given)).toBeUndefined()
})

test.each([
  ['in the context', argv(), '/repo', '/repo/Dockerfile'],
  ['named', argv('--file', 'docker/Dockerfile.dev'), '/repo', '/repo/docker/Dockerfile.dev'],
  ['absolute', argv('--file=/tmp/Dockerfile'), undefined, '/tmp/Dockerfile'],
  ['nobody knows where', argv('--file', 'Dockerfile'), undefined, undefined],
  ['standard input', argv('--file', '-'), '/repo', undefined],
  ['elsewhere', ['buildx', 'build', 'https://git.test/x.git'], '/repo', undefined],
  ['elsewhere by ssh', ['buildx', 'build', '-f', 'a', 'git@git.test:x'], '/repo', undefined],
  ['a folder below', ['buildx', 'build', 'app'], '/repo', '/repo/app/Dockerfile'],
])('the Dockerfile is %s', (_what, given, cwd, expected) => {
  expect(locateDockerfile(given, cwd)).toBe(expected)
})

test('an argument before the first FROM reaches no step', () => {
  expect(declaresArg(SILENT, 'CARGO_BUILD_JOBS')).toBe(false)
  expect(declaresArg(DECLARES, 'CARGO_BUILD_JOBS')).toBe(true)
  expect(declaresArg(DECLARES, 'CARGO_BUILD')).toBe(false)
})
