import { DONE, READY } from '../../src/compile/container-argv.ts'
import { type ContainerLimits, openContainer } from '../../src/compile/run-container.ts'
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

/** A container that runs until the test ends it, or until it is stopped. */
function open(limits: Partial<ContainerLimits> = {}) {
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
  const both = { silentMs: 0, timeoutMs: 0, ...limits }
  const container = openContainer(ARGV, 'c', ports, both, abort.signal)
  const line = (text: string) => options.onStdoutLine?.(text)
  return {
    ...{ container, pass, sleepers, abort, logger, commands, line },
    options: () => options,
    finish: (result: Partial<CommandResult>) => finish(result),
  }
}

/** One that is told to compile. */
async function start(limits: Partial<ContainerLimits> = {}) {
  const opened = open(limits)
  opened.line(READY)
  await opened.container.introduced
  return { ...opened, end: opened.container.compile('plain') }
}

const REMOVED = ['docker run --name c tools', 'docker rm --force c']

describe('until it is told to compile', () => {
  test('it says what it is; nobody is shown that', async () => {
    const { container, line, logger, options } = open()
    line('rustc 1.97.1')
    options().onStderrLine?.('WARNING: of docker')
    line('cargo 1.97.1')
    line(READY)
    expect(await container.introduced).toEqual({
      kind: 'ready',
      said: 'rustc 1.97.1\ncargo 1.97.1\n',
    })
    expect(logger.messages('info')).toEqual([])
  })

  test.each(['plain', 'incremental'] as const)(
    'it waits for a line that says how: %s',
    async (go) => {
      const { container, options, line } = open()
      let input: string | undefined
      const given = Promise.resolve(options().input).then((text) => {
        input = text
      })
      line(READY)
      await container.introduced
      expect(input).toBeUndefined()
      void container.compile(go)
      await given
      expect(input).toBe(`${go}\n`)
    },
  )

  test('one that ends instead says why', async () => {
    const { container, options, finish } = open()
    options().onStderrLine?.('docker: no such image')
    finish({ exitCode: 125 })
    const end = { exitCode: 125, output: ['docker: no such image'] }
    expect(await container.introduced).toEqual({ kind: 'ended', end })
  })

  test('one that does not answer is removed after a minute', async () => {
    const { container, pass, commands } = open()
    await pass(59_999)
    expect(commands).toHaveLength(1)
    await pass(1)
    expect(await container.introduced).toMatchObject({ kind: 'ended', end: { why: 'timeout' } })
    expect(commands).toEqual(REMOVED)
  })

  test('one that has answered may wait for archives as long as they take', async () => {
    const { container, line, pass, commands, options } = open({ silentMs: 100, timeoutMs: 200 })
    line(READY)
    await container.introduced
    options().onStderrLine?.('a word')
    await pass(3_600_000)
    expect(commands).toHaveLength(1)
  })

  test('one that is not to compile is removed; once it has ended there is nothing to close', async () => {
    const { container, commands } = open()
    await container.close()
    await container.close()
    expect(commands).toEqual(REMOVED)
    const done = await start()
    done.finish({})
    await done.container.close()
    expect(done.commands).toHaveLength(1)
  })
})

test('lines of both streams are shown as they come and kept in order; nothing is collected twice', async () => {
  const { end, options, finish, logger, commands } = await start()
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
  const { end, line, finish } = await start()
  for (let at = 0; at < 1000; at += 1) line(`${at}`)
  finish({})
  const { output } = await end
  expect([output.length, output.at(-1)]).toEqual([400, '999'])
})

test('one that gives no sign of life is stopped, and removed: its client alone would end', async () => {
  const { end, pass, line, commands } = await start({ silentMs: 100 })
  await pass(60)
  line('a sign of life')
  await pass(60)
  expect(commands).toHaveLength(1)
  await pass(40)
  expect(await end).toMatchObject({ why: 'silent' })
  expect(commands).toEqual(REMOVED)
})

test('nobody waits for anything once it has ended: that would keep the process', async () => {
  const { end, pass, sleepers, finish, commands } = await start({ silentMs: 100, timeoutMs: 100 })
  expect(sleepers()).toBe(2)
  finish({})
  expect(await end).toEqual({ exitCode: 0, output: [] })
  expect(sleepers()).toBe(0)
  await pass(1000)
  expect(commands).toHaveLength(1)
})

test('a cancelled run removes it, too', async () => {
  const { end, abort, commands } = await start({ silentMs: 100 })
  abort.abort()
  expect(await end).toMatchObject({ why: 'aborted' })
  expect(commands).toEqual(REMOVED)
})

test('its time is limited where a limit is given, whatever it says meanwhile', async () => {
  const { end, pass, line, commands } = await start({ timeoutMs: 100 })
  await pass(60)
  line('busy')
  await pass(40)
  expect(await end).toMatchObject({ why: 'timeout' })
  expect(commands).toEqual(REMOVED)
})

test('once it has compiled nobody waits for its end, and nothing ends it before', async () => {
  const { end, line, finish, container, commands, sleepers } = await start({ silentMs: 100 })
  line('Finished')
  line(DONE)
  expect(await end).toEqual({ exitCode: 0, output: ['Finished'] })
  expect(sleepers()).toBe(0)
  await container.close()
  let isGone = false
  const gone = container.gone.then(() => {
    isGone = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(isGone).toBe(false)
  finish({})
  await gone
  expect(commands).toHaveLength(1)
})

test('one that somebody else removed has simply ended', async () => {
  const { end, finish, commands } = await start()
  finish({ exitCode: 137 })
  expect(await end).toEqual({ exitCode: 137, output: [] })
  expect(commands).toHaveLength(1)
})
