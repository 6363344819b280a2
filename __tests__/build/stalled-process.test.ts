import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { files } from '../../src/adapters/files.ts'
import type { AttemptsOptions } from '../../src/build/run-attempts.ts'
import { runAttempts } from '../../src/build/run-attempts.ts'
import { planOf } from '../builders/a-plan.ts'
import { findProcesses, waitForProcesses } from '../bundle/processes.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { statusLine } from './replay.ts'

afterAll(removeTempFolders)

const VERTEX = { digest: 'a', name: '[build 2/3] RUN cargo build', started: '2026-11-23T00:00:00Z' }

/**
 * A docker whose first run starts a child, says that a step runs, and then neither goes on nor hears a
 * polite signal; nor does its child. Any further run passes. (After 20 s both end by themselves: a
 * test that fails shall not stay for ever.)
 */
function stubbornDocker(folder: string): void {
  const script = `#!${process.execPath}
const { existsSync, writeFileSync } = require('node:fs')
const { spawn } = require('node:child_process')
const begun = ${JSON.stringify(join(folder, 'begun'))}
if (existsSync(begun)) process.exit(0)
writeFileSync(begun, '')
const deaf = 'process.on("SIGTERM", () => {}); setTimeout(() => {}, 20000); console.error("deaf")'
const child = spawn(process.execPath, ['-e', deaf], { stdio: ['ignore', 'ignore', 'pipe'] })
process.on('SIGTERM', () => {})
setTimeout(() => {}, 20000)
child.stderr.once('data', () => console.error(${JSON.stringify(statusLine({ vertexes: [VERTEX] }))}))
`
  writeFileSync(join(folder, 'docker'), script)
  chmodSync(join(folder, 'docker'), 0o755)
}

/** The real runner and clock, with a docker in this folder in front of PATH. */
async function attempt(
  folder: string,
  options: Partial<AttemptsOptions>,
  onLine = () => {},
  logger = recordingLogger(),
) {
  const result = await runAttempts(
    planOf(),
    {
      clock,
      files,
      log: logger.log,
      random: Math.random,
      run: (argv, given = {}) =>
        runCommand(argv, {
          ...given,
          onStderrLine: (line) => {
            given.onStderrLine?.(line)
            onLine()
          },
        }),
    },
    {
      env: { PATH: `${folder}:${process.env.PATH}` },
      policy: {
        retry: { retries: 1, firstDelayMs: 10, maxDelayMs: 10, budgetMs: 60_000 },
        stall: { transferMs: 0, stepMs: 0 },
        timeoutMs: 0,
      },
      ...options,
    },
  )
  return { result, messages: logger.messages() }
}

test('what stands still is killed with all its children, and tried again', async () => {
  const folder = tempFolder()
  stubbornDocker(folder)
  const { result, messages } = await attempt(folder, {
    policy: {
      retry: { retries: 1, firstDelayMs: 10, maxDelayMs: 10, budgetMs: 60_000 },
      stall: { transferMs: 0, stepMs: 500 },
      timeoutMs: 0,
    },
  })
  expect(result).toMatchObject({
    outcome: 'success',
    attempts: [{ outcome: 'failure', fault: 'stalled' }, { outcome: 'success' }],
  })
  expect(messages.join('\n')).toContain('`RUN cargo build` had not ended. Attempt 2 of 2 starts')
  await waitForProcesses('gone', 'environ', `PATH=${folder}`)
}, 30_000)

test('a cancelled attempt leaves nothing running', async () => {
  const folder = tempFolder()
  stubbornDocker(folder)
  const abort = new AbortController()
  let running = 0
  const { result } = await attempt(folder, { signal: abort.signal }, () => {
    running = findProcesses('environ', `PATH=${folder}`).length
    abort.abort()
  })
  expect(running).toBe(2)
  expect(result).toMatchObject({ outcome: 'cancelled', attempts: [{ outcome: 'cancelled' }] })
  await waitForProcesses('gone', 'environ', `PATH=${folder}`)
}, 30_000)

test('a pause is cut short by a cancellation', async () => {
  const folder = tempFolder()
  stubbornDocker(folder)
  const abort = new AbortController()
  const logger = recordingLogger()
  const options = {
    signal: abort.signal,
    policy: {
      // Without the cancellation this test would wait for an hour.
      retry: { retries: 1, firstDelayMs: 3_600_000, maxDelayMs: 3_600_000, budgetMs: 1e9 },
      stall: { transferMs: 0, stepMs: 300 },
      timeoutMs: 0,
    },
  }
  const waiting = attempt(folder, options, undefined, logger)
  while (!logger.messages().some((message) => message.includes('Attempt 2 of 2 starts'))) {
    await clock.sleep(20)
  }
  await waitForProcesses('gone', 'environ', `PATH=${folder}`)
  abort.abort()
  const { result } = await waiting
  expect(result).toMatchObject({ outcome: 'cancelled', attempts: [{ fault: 'stalled' }] })
}, 30_000)
