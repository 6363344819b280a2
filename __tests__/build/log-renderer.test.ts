import { createGroupPrinter } from '../../src/build/group-printer.ts'
import { createLogView } from '../../src/build/log-renderer.ts'
import { INITIAL_PROGRESS, reduce } from '../../src/build/progress.ts'
import { parseProgressLine } from '../../src/build/rawjson.ts'
import type { Logger } from '../../src/ports.ts'
import { expectGolden, logOf, readStream, startOf, statusLine, timeOf } from './replay.ts'

/** What a person sees: the lines of a group stand behind a bar. */
function textLogger() {
  const lines: string[] = []
  let depth = 0
  const say = (message: string) => {
    lines.push(`${'| '.repeat(depth)}${message}`)
  }
  const log: Logger = {
    debug: say,
    info: say,
    notice: say,
    warning: say,
    error: say,
    group: async (name, body) => {
      // A Logger may take its time before the group is open.
      await Promise.resolve()
      say(`> ${name}`)
      depth += 1
      try {
        return await body()
      } finally {
        depth -= 1
      }
    },
  }
  return { log, lines, depth: () => depth }
}

/** Shows the stream as it happened, with a tick every quarter of a second. */
async function render(lines: readonly string[], endedAtMs?: number): Promise<string> {
  const shown = textLogger()
  let nowMs = startOf(lines)
  const view = createLogView(shown.log, nowMs)
  let progress = INITIAL_PROGRESS
  const passTo = async (atMs: number) => {
    while (nowMs + view.tickMs <= atMs) {
      nowMs += view.tickMs
      view.onTick(progress, nowMs)
      await new Promise((resolve) => setImmediate(resolve))
    }
    nowMs = Math.max(nowMs, atMs)
  }
  for (const line of lines) {
    await passTo(timeOf(line) ?? nowMs)
    const event = parseProgressLine(line)
    progress = reduce(progress, event, nowMs)
    view.onEvent(event, progress, nowMs)
  }
  await passTo(endedAtMs ?? nowMs)
  await view.end(progress, nowMs)
  expect(shown.depth()).toBe(0)
  return `${shown.lines.join('\n')}\n`
}

test.each([
  ['success'],
  ['cached'],
  ['compile-error'],
  ['compile-verbose'],
  ['run-fails'],
  ['parse-error'],
  ['multi-platform'],
  ['pull'],
  ['push'],
  ['cancelled'],
  ['cache-import-fails'],
])('the log of the real build %s', async (name) => {
  expectGolden(`log/${name}.txt`, await render(readStream(name)))
})

const ZERO = Date.UTC(2026, 10, 23, 3, 0, 0)

function at(seconds: number): string {
  return new Date(ZERO + seconds * 1000).toISOString()
}

function started(digest: string, seconds: number, name = `[${digest} 1/1] RUN ${digest}`): string {
  return statusLine({ vertexes: [{ digest, name, started: at(seconds) }] })
}

function ended(digest: string, from: number, to: number, more: object = {}): string {
  const name = `[${digest} 1/1] RUN ${digest}`
  return statusLine({
    vertexes: [{ digest, name, started: at(from), completed: at(to), ...more }],
  })
}

function said(digest: string, seconds: number, text: string): string {
  return statusLine({ logs: [logOf(digest, `${text}\n`, at(seconds))] })
}

test('steps side by side: the one that runs longest is followed, the others keep together', async () => {
  const log = await render([
    started('a', 0),
    started('b', 0.5),
    said('a', 1, 'a one'),
    said('b', 1.5, 'b one'),
    said('a', 3, 'a two'),
    said('b', 4, 'b two'),
    said('a', 5, 'a three'),
    ended('b', 0.5, 6),
    said('a', 7, 'a four'),
    ended('a', 0, 8),
  ])
  expect(log).toBe(
    [
      '> [a 1/1] RUN a',
      '|    1.0  a one',
      '|    3.0  a two',
      '|    5.0  a three',
      '> [b 1/1] RUN b  5.5 s',
      '|    1.0  b one',
      '|    3.5  b two',
      '> [a 1/1] RUN a (continued)',
      '|    7.0  a four',
      '[a 1/1] RUN a  8.0 s',
      '',
    ].join('\n'),
  )
})

test('a log never looks hung', async () => {
  const log = await render(
    [
      started('a', 0),
      started('b', 0),
      started('pull', 0, '[c 1/2] FROM docker.io/library/rust:1'),
      said('a', 1, '   Compiling aws-sdk v1.0.0'),
      statusLine({ statuses: [{ vertex: 'pull', id: 'x', current: 12e6, total: 48e6 }] }),
    ],
    ZERO + 65_000,
  )
  expect(log).toBe(
    [
      '> [a 1/1] RUN a',
      '|    1.0     Compiling aws-sdk v1.0.0',
      'still running: [a 1/1] RUN a  32.0 s: Compiling aws-sdk v1.0.0',
      'still running: [b 1/1] RUN b  32.0 s',
      'still running: [c 1/2] FROM docker.io/library/rust:1  32.0 s: 12.0 MB of 48.0 MB (25 %)',
      'still running: [a 1/1] RUN a  1 min 02 s: Compiling aws-sdk v1.0.0',
      'still running: [b 1/1] RUN b  1 min 02 s',
      'still running: [c 1/2] FROM docker.io/library/rust:1  1 min 02 s: 12.0 MB of 48.0 MB (25 %)',
      'STOPPED [a 1/1] RUN a  1 min 05 s',
      'STOPPED [b 1/1] RUN b  1 min 05 s',
      'STOPPED [c 1/2] FROM docker.io/library/rust:1  1 min 05 s, 12.0 MB',
      '',
    ].join('\n'),
  )
})

test('before the builder says anything the log does not look hung either', async () => {
  const { log, lines } = textLogger()
  const view = createLogView(log, 0)
  for (let nowMs = 0; nowMs <= 60_000; nowMs += view.tickMs) view.onTick(INITIAL_PROGRESS, nowMs)
  await view.end(INITIAL_PROGRESS, 60_000)
  expect(lines).toEqual(['still waiting for the builder', 'still waiting for the builder'])
})

test('a step that failed after it seemed done is told again', async () => {
  const log = await render(
    [
      started('a', 0),
      ended('a', 0, 1),
      started('other', 5),
      ended('a', 6, 7, { error: 'process "x" did not complete successfully: exit code: 4' }),
    ],
    ZERO + 8000,
  )
  expect(log).toBe(
    [
      '[a 1/1] RUN a  1.0 s',
      'FAILED [a 1/1] RUN a  2.0 s: exit code: 4',
      'STOPPED [other 1/1] RUN other  3.0 s',
      '',
    ].join('\n'),
  )
})

test('messages of buildx stand outside of every group', async () => {
  const log = await render([
    started('a', 0),
    said('a', 1, 'one'),
    said('a', 3, 'two'),
    'WARNING: \u001b[33mthat\u001b[0m',
    said('a', 4, 'three'),
    ended('a', 0, 5),
  ])
  expect(log).toBe(
    [
      '> [a 1/1] RUN a',
      '|    1.0  one',
      '|    3.0  two',
      'WARNING: that',
      '> [a 1/1] RUN a (continued)',
      '|    4.0  three',
      '[a 1/1] RUN a  5.0 s',
      '',
    ].join('\n'),
  )
})

test('a Logger that fails is reported at the end', async () => {
  const { log } = textLogger()
  const printer = createGroupPrinter({
    ...log,
    info: () => {
      throw new Error('disk full')
    },
  })
  printer.line('x')
  await expect(printer.drain()).rejects.toThrow('disk full')
})
