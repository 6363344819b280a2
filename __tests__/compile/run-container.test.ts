import { runContainer } from '../../src/compile/run-container.ts'
import type { CommandOptions, CommandResult } from '../../src/ports.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'

const ARGV = ['docker', 'run', '--name', 'c', 'tools'] as const

/** Time passes when the test says so. */
function steppingClock() {
  let nowMs = 0
  let waiting: { readonly untilMs: number; readonly wake: () => void }[] = []
  const sleep = (durationMs: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const sleeper = { untilMs: nowMs + durationMs, wake: resolve }
      waiting.push(sleeper)
      const stop = () => {
        waiting = waiting.filter((one) => one !== sleeper)
        resolve()
      }
      signal?.addEventListener('abort', stop, { once: true })
    })
  const pass = async (durationMs: number) => {
    nowMs += durationMs
    const due = waiting.filter(({ untilMs }) => untilMs <= nowMs)
    waiting = waiting.filter(({ untilMs }) => untilMs > nowMs)
    for (const { wake } of due) wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { clock: { now: () => nowMs, sleep }, pass, sleepers: () => waiting.length }
}

type Limits = { readonly silentMs?: number; readonly timeoutMs?: number }

/** A container that runs until the test ends it, or until it is stopped. */
function start({ silentMs = 0, timeoutMs = 0 }: Limits = {}) {
  const { clock, pass, sleepers } = steppingClock()
  const logger = recordingLogger()
  const abort = new AbortController()
  const commands: string[] = []
  let options: CommandOptions = {}
  let finish: (result: Partial<CommandResult>) => void = () => {}
  const run = (argv: readonly string[], given: CommandOptions = {}) => {
    commands.push(argv.join(' '))
    const ended = { exitCode: 0, stdout: '', stderr: '' }
    if (argv[1] === 'rm') return Promise.resolve(ended)
    options = given
    return new Promise<CommandResult>((resolve) => {
      finish = (result) => resolve({ ...ended, ...result })
      given.signal?.addEventListener('abort', () => finish({ exitCode: 130, stopped: 'aborted' }))
    })
  }
  const ports = { run, clock, log: logger.log, env: { PATH: '/bin' } }
  const end = runContainer(ARGV, 'c', ports, { silentMs, timeoutMs }, abort.signal)
  return {
    end,
    pass,
    sleepers,
    abort,
    logger,
    commands,
    options: () => options,
    finish: (result: Partial<CommandResult>) => finish(result),
    line: (text: string) => options.onStdoutLine?.(text),
  }
}

const REMOVED = ['docker run --name c tools', 'docker rm --force c']

test('lines of both streams are shown as they come and kept in order; nothing is collected twice', async () => {
  const { end, options, finish, logger, commands } = start()
  options().onStdoutLine?.('one')
  options().onStderrLine?.('two')
  options().onStdoutLine?.('cargo-units: {"fresh":1}')
  finish({ exitCode: 101 })
  expect(await end).toEqual({ exitCode: 101, output: ['one', 'two', 'cargo-units: {"fresh":1}'] })
  expect(logger.messages('info')).toEqual(['one', 'two'])
  expect(options()).toMatchObject({ collect: false, env: { PATH: '/bin' } })
  expect(commands).toEqual(['docker run --name c tools'])
})

test('of a long output the last lines are kept', async () => {
  const { end, line, finish } = start()
  for (let at = 0; at < 1000; at += 1) line(`${at}`)
  finish({})
  const { output } = await end
  expect([output.length, output.at(-1)]).toEqual([400, '999'])
})

test('one that gives no sign of life is stopped, and removed: its client alone would end', async () => {
  const { end, pass, line, commands } = start({ silentMs: 100 })
  await pass(60)
  line('a sign of life')
  await pass(60)
  expect(commands).toHaveLength(1)
  await pass(40)
  expect(await end).toMatchObject({ why: 'silent' })
  expect(commands).toEqual(REMOVED)
})

test('nobody waits for silence once it has ended: that would keep the process', async () => {
  const { end, pass, sleepers, finish, commands } = start({ silentMs: 100 })
  expect(sleepers()).toBe(1)
  finish({})
  expect(await end).toEqual({ exitCode: 0, output: [] })
  expect(sleepers()).toBe(0)
  await pass(1000)
  expect(commands).toHaveLength(1)
})

test('a cancelled run removes it, too', async () => {
  const { end, abort, commands } = start({ silentMs: 100 })
  abort.abort()
  expect(await end).toMatchObject({ why: 'aborted' })
  expect(commands).toEqual(REMOVED)
})

test('its time is limited where a limit is given', async () => {
  const { end, finish, options, commands } = start({ timeoutMs: 5000 })
  expect(options().timeoutMs).toBe(5000)
  finish({ exitCode: 143, stopped: 'timeout' })
  expect(await end).toMatchObject({ why: 'timeout' })
  expect(commands).toEqual(REMOVED)
  const unlimited = start()
  expect(unlimited.options()).not.toHaveProperty('timeoutMs')
  unlimited.finish({})
  await unlimited.end
})

test('one that somebody else removed has simply ended', async () => {
  const { end, finish, commands } = start()
  finish({ exitCode: 137 })
  expect(await end).toEqual({ exitCode: 137, output: [] })
  expect(commands).toHaveLength(1)
})
