import { renderFrame } from '../../src/build/frame.ts'
import { createLiveView } from '../../src/build/live-display.ts'
import { INITIAL_PROGRESS, reduce } from '../../src/build/progress.ts'
import { parseProgressLine } from '../../src/build/rawjson.ts'
import { displayWidth } from '../../src/report/terminal.ts'
import { logOf, progressOf, readStream, startOf, statusLine, timeOf } from './replay.ts'

const ZERO = Date.UTC(2026, 10, 23, 3, 0, 0)

function at(seconds: number): string {
  return new Date(ZERO + seconds * 1000).toISOString()
}

function vertex(name: string, started: number, completed?: number, more: object = {}): object {
  const end = completed === undefined ? {} : { completed: at(completed) }
  return { digest: name, name, started: at(started), ...end, ...more }
}

const MAKE = '[build 4/7] RUN cargo build --release --locked'
const PULL = '[prod 1/3] FROM docker.io/library/alpine:3'

/** Two steps at work, one done, one cached, one still to come. */
const BUSY = progressOf([
  statusLine({
    vertexes: [
      { digest: 'later', name: '[prod 3/3] COPY x y' },
      vertex('[build 1/7] FROM x', 0, 1),
      vertex('[build 2/7] WORKDIR /src', 1, 1, { cached: true }),
      vertex(MAKE, 1),
      vertex(PULL, 2),
      vertex('[internal] load metadata for x', 12.2),
    ],
  }),
  statusLine({
    logs: [logOf(MAKE, '   Compiling tokio v1.0.0\n\u001b[32m   Compiling\u001b[0m axum v0.8.0\n')],
    statuses: [{ vertex: PULL, id: 'x', current: 1.5e6, total: 3.2e6 }],
  }),
])
const NOW_MS = ZERO + 12_300

test('a frame: what runs, since when, and what it does', () => {
  expect(renderFrame(BUSY, ZERO, NOW_MS, 60, 24)).toEqual([
    'Building 12.3 s: 2 of 6 steps done, 1 cached',
    ' > [build 4/7] RUN cargo build --release --locked     11.3 s',
    '      Compiling axum v0.8.0',
    ' > [prod 1/3] FROM docker.io/library/alpine:3         10.3 s',
    '      1.5 MB of 3.2 MB (46 %)',
  ])
})

test('a narrow terminal', () => {
  expect(renderFrame(BUSY, ZERO, NOW_MS, 32, 24)).toEqual([
    'Building 12.3 s: 2 of 6 steps d…',
    ' > [build 4/7] RUN carg…  11.3 s',
    '      Compiling axum v0.8.0',
    ' > [prod 1/3] FROM dock…  10.3 s',
    '      1.5 MB of 3.2 MB (46 %)',
  ])
})

test.each([
  [
    6,
    [
      'Building 12.3 s: 2 of 6 steps done, 1 cached',
      ' > [build 4/7] RUN cargo build --release --locked     11.3 s',
      '      Compiling axum v0.8.0',
      ' > [prod 1/3] FROM docker.io/library/alpine:3         10.3 s',
      '      1.5 MB of 3.2 MB (46 %)',
    ],
  ],
  [
    5,
    [
      'Building 12.3 s: 2 of 6 steps done, 1 cached',
      ' > [build 4/7] RUN cargo build --release --locked     11.3 s',
      ' > [prod 1/3] FROM docker.io/library/alpine:3         10.3 s',
    ],
  ],
  [3, ['Building 12.3 s: 2 of 6 steps done, 1 cached', '   and 2 more']],
  [2, ['Building 12.3 s: 2 of 6 steps done, 1 cached']],
])('a terminal of %d rows', (rows, expected) => {
  expect(renderFrame(BUSY, ZERO, NOW_MS, 60, rows)).toEqual(expected)
})

test('times below a second do not flicker', () => {
  const [header, step] = renderFrame(BUSY, ZERO + 1500, ZERO + 1940, 60, 24)
  expect(header).toMatch(/^Building 0\.4 s: /)
  expect(step).toMatch(/ 0\.9 s$/)
})

test('before the builder has said anything', () => {
  expect(renderFrame(INITIAL_PROGRESS, ZERO, ZERO + 1000, 60, 24)).toEqual([
    'Building 1.0 s: 0 of 0 steps done',
  ])
})

test('no frame is wider or higher than its terminal, whatever is logged', () => {
  const nasty = [
    '漢字'.repeat(40),
    '👩‍💻🦀'.repeat(30),
    '\u001b[2J\u001b[H\u0007',
    'é'.repeat(200),
    '\t\t\t',
  ]
  const progress = progressOf([
    statusLine({
      vertexes: nasty.map((text, index) => vertex(`[s 1/${index + 1}] RUN ${text}`, index)),
    }),
    statusLine({
      logs: nasty.map((text, index) => logOf(`[s 1/${index + 1}] RUN ${text}`, `${text}\r`)),
    }),
  ])
  for (let columns = 1; columns <= 100; columns += 3) {
    for (const rows of [2, 3, 5, 8, 40]) {
      const frame = renderFrame(progress, ZERO, NOW_MS, columns, rows)
      expect(frame.length).toBeLessThan(rows)
      expect(frame.filter((line) => displayWidth(line) > columns)).toEqual([])
      expect(frame.join('')).not.toMatch(/\p{Cc}/u)
    }
  }
})

/** As much of a terminal as the display uses: text, line feeds, up, erase. Other codes are errors. */
function fakeTerminal(size: { columns: number; rows: number }) {
  const screen: string[] = ['']
  const writes: string[] = []
  let row = 0
  let cursor = 'shown'
  const obey = (code: string) => {
    if (code === '?25l') cursor = 'hidden'
    else if (code === '?25h') cursor = 'shown'
    else if (code === 'J') screen.splice(row, screen.length, '')
    else if (code === 'K') return
    else if (/^\d+A$/.test(code)) row -= Number.parseInt(code, 10)
    else throw new Error(`unexpected escape sequence ${code}`)
  }
  const write = (text: string) => {
    writes.push(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it takes the output of a terminal apart.
    for (const part of text.match(/\u001b\[[?\d]*[A-Za-z]|\n|\r|[^\u001b\n\r]+/g) ?? []) {
      if (part.startsWith('\u001b[')) obey(part.slice(2))
      else if (part === '\n') row += 1
      else if (part !== '\r') screen[row] = part
      screen[row] ??= ''
    }
  }
  return {
    terminal: { write, columns: () => size.columns, rows: () => size.rows },
    writes,
    lines: () => screen.slice(0, -1),
    cursor: () => cursor,
  }
}

test('a real build on a terminal', async () => {
  const fake = fakeTerminal({ columns: 70, rows: 20 })
  const lines = readStream('run-fails')
  let nowMs = startOf(lines)
  const view = createLiveView(fake.terminal, nowMs)
  let progress = INITIAL_PROGRESS
  let during: readonly string[] = []
  for (const line of lines) {
    const atMs = Math.max(nowMs, timeOf(line) ?? nowMs)
    for (; nowMs + view.tickMs <= atMs; nowMs += view.tickMs) view.onTick(progress, nowMs)
    nowMs = atMs
    const event = parseProgressLine(line)
    progress = reduce(progress, event, nowMs)
    view.onEvent(event, progress, nowMs)
    if (line.includes('"logs"')) {
      view.onTick(progress, nowMs + 1000)
      during = fake.lines()
      expect(fake.cursor()).toBe('hidden')
    }
  }
  await view.end(progress, nowMs)
  expect(during).toEqual([
    '[1/3] FROM docker.io/example/base:1@sha256:38a1f4eed2c0  12 ms',
    'CACHED [2/3] WORKDIR /src',
    expect.stringMatching(/^Building \d\.\d s: 5 of 6 steps done, 1 cached$/),
    expect.stringMatching(/^ > \[3\/3\] RUN echo start; echo "make: \*\*\* \[.*… +\d\.\d s$/),
    '      start',
  ])
  expect(fake.lines()).toEqual([
    '[1/3] FROM docker.io/example/base:1@sha256:38a1f4eed2c0  12 ms',
    'CACHED [2/3] WORKDIR /src',
    'FAILED [3/3] RUN echo start; echo "make: *** [Makefile:3: all] Error …',
    '      start',
    '      make: *** [Makefile:3: all] Error 2',
  ])
  expect(fake.cursor()).toBe('shown')
})

test('not more than ten drawings a second, each of them one write', () => {
  const fake = fakeTerminal({ columns: 60, rows: 20 })
  const view = createLiveView(fake.terminal, ZERO)
  const event = parseProgressLine('x')
  for (let ms = 0; ms < 1000; ms += 1) view.onEvent(event, BUSY, NOW_MS + ms)
  expect(fake.writes).toHaveLength(10)
})

test('a terminal that got narrower is still cleaned up', async () => {
  const size = { columns: 60, rows: 20 }
  const fake = fakeTerminal(size)
  const view = createLiveView(fake.terminal, ZERO)
  view.onTick(BUSY, NOW_MS)
  size.columns = 30
  view.onTick(BUSY, NOW_MS + 500)
  // The five lines of before take eight rows now: 44, 60, 28, 60 and 29 columns.
  expect(fake.writes[1]).toMatch('\u001b[8A\r')
})
