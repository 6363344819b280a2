import type { Http } from '../../src/ports.ts'
import { runSmokeTest, smokeTestArgv } from '../../src/smoke-test/run-smoke-test.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'

const PLAN = {
  image: 'cv:1',
  port: 3000,
  path: '/health',
  containerName: 'smoke-1',
  timeoutMs: 1_000,
}
const RUNNING = {
  'docker run': {},
  'docker port': { stdout: '127.0.0.1:49153\n[::1]:49153\n' },
  'docker inspect': { stdout: 'true 0\n' },
  'docker rm': {},
}

function answering(...answers: readonly (number | Error)[]): Http {
  let call = 0
  return async () => {
    const answer = answers[Math.min(call++, answers.length - 1)] ?? 0
    if (answer instanceof Error) throw answer
    return { status: answer, headers: {}, body: new TextEncoder().encode('{"status":"ok"}') }
  }
}

async function smoke(
  script: Parameters<typeof fakeCommandRunner>[0],
  http: Http,
  signal = new AbortController().signal,
) {
  const { run, lines } = fakeCommandRunner(script)
  const { clock } = fakeClock()
  const result = await runSmokeTest(PLAN, { run, http, clock, log: recordingLogger().log }, signal)
  return { result, lines: lines() }
}

test('publishes on loopback alone, on a port that the engine chooses', () => {
  expect(smokeTestArgv(PLAN).run).toEqual([
    'run',
    '--detach',
    '--name',
    'smoke-1',
    '--publish',
    '127.0.0.1::3000',
    'cv:1',
  ])
})

test('waits until the application answers, then removes the container', async () => {
  const { result, lines } = await smoke(RUNNING, answering(new Error('refused'), 503, 200))
  expect(result).toEqual({
    url: 'http://127.0.0.1:49153/health',
    outcome: 'success',
    status: 200,
    body: '{"status":"ok"}',
    startupMs: 200,
  })
  expect(lines.at(-1)).toBe('docker rm --force --volumes smoke-1')
})

test.each<[string, Parameters<typeof fakeCommandRunner>[0], Http, string]>([
  [
    'a container that cannot start',
    { 'docker run': { exitCode: 125, stderr: 'a\ndocker: no such image\n' }, 'docker rm': {} },
    answering(200),
    'the container did not start: docker: no such image',
  ],
  [
    'an application that ends at once',
    {
      ...RUNNING,
      'docker inspect': { stdout: 'false 101\n' },
      'docker logs': {
        stderr:
          "thread 'main' panicked at src/main.rs:7:5:\nno config\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n",
      },
    },
    answering(new Error('refused')),
    "the application ended with exit code 101: thread 'main' panicked at src/main.rs:7:5: no config",
  ],
  [
    'one that ended before its port was known',
    {
      ...RUNNING,
      'docker port': { exitCode: 1 },
      'docker inspect': { stdout: 'false 1\n' },
      'docker logs': {},
    },
    answering(200),
    'the application ended with exit code 1 and said nothing',
  ],
  ['one that never gets well', RUNNING, answering(500), 'not well within 1 s: status 500'],
  [
    'one that never listens',
    RUNNING,
    answering(new Error('connection refused')),
    'nothing answered on port 3000 of the container within 1 s; the application has to listen there, on 0.0.0.0 and not on 127.0.0.1',
  ],
])('says why: %s', async (_name, script, http, cause) => {
  const { result, lines } = await smoke(script, http)
  expect(result).toMatchObject({ outcome: 'failure', cause })
  expect(lines.at(-1)).toBe('docker rm --force --volumes smoke-1')
})

test('a cancelled run removes the container too', async () => {
  const controller = new AbortController()
  controller.abort()
  const { result, lines } = await smoke(RUNNING, answering(200), controller.signal)
  expect(result).toMatchObject({ outcome: 'failure', cause: 'cancelled' })
  expect(lines.at(-1)).toBe('docker rm --force --volumes smoke-1')
})
