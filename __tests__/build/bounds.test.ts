import type { CargoTally } from '../../src/build/cargo-units.ts'
import { INITIAL_TALLY, tallyCargo } from '../../src/build/cargo-units.ts'
import { createLogView } from '../../src/build/log-renderer.ts'
import { LOG_LIMITS, readTail } from '../../src/build/log-tail.ts'
import type { BuildProgress } from '../../src/build/progress.ts'
import { INITIAL_PROGRESS, PROGRESS_LIMITS, reduce } from '../../src/build/progress.ts'
import { parseProgressLine } from '../../src/build/rawjson.ts'
import { VERTEX_LIMITS } from '../../src/build/vertex.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { logOf, statusLine } from './replay.ts'

/** Numbers that look random and are the same every time (a linear congruential generator). */
function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
}

/** The size of all that a state holds on to, in characters and bytes. */
function measureState(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (value instanceof Uint8Array) return value.byteLength
  if (value instanceof Map) return measureState([...value])
  if (value instanceof Set) return measureState([...value])
  if (typeof value !== 'object' || value === null) return 8
  return Object.values(value).reduce((sum: number, part) => sum + measureState(part), 8)
}

function feed(lines: Iterable<string>): { progress: BuildProgress; cargo: CargoTally } {
  let progress = INITIAL_PROGRESS
  let cargo = INITIAL_TALLY
  for (const line of lines) {
    progress = reduce(progress, parseProgressLine(line), 0)
    cargo = tallyCargo(cargo, progress.newLines)
  }
  return { progress, cargo }
}

const STARTED = '2026-11-23T03:00:00Z'

test('100,000 lines of ten steps leave a state that is bounded step by step', () => {
  const random = makeRandom(7)
  function* lines() {
    for (let step = 0; step < 10; step += 1) {
      yield statusLine({ vertexes: [{ digest: `v${step}`, name: 'RUN', started: STARTED }] })
    }
    for (let chunk = 0; chunk < 10_000; chunk += 1) {
      const text = Array.from({ length: 10 }, () => 'x'.repeat(random(300))).join('\n')
      yield statusLine({ logs: [logOf(`v${random(10)}`, `${text}\n`)] })
    }
  }
  const { progress } = feed(lines())
  for (const { log } of progress.vertices.values()) {
    const tail = readTail(log)
    const sizeChars = tail.reduce((sum, line) => sum + line.text.length, 0)
    expect(tail.length).toBeGreaterThan(50)
    expect(tail.length).toBeLessThanOrEqual(LOG_LIMITS.lines)
    expect(sizeChars).toBeLessThanOrEqual(LOG_LIMITS.sizeChars)
    expect(log.lineCount).toBeLessThanOrEqual(2 * LOG_LIMITS.lines + 10)
  }
  expect(measureState(progress)).toBeLessThan(10 * (2 * LOG_LIMITS.sizeChars + 32_768))
})

test.each([
  ['lines without end', () => statusLine({ logs: [logOf('v', 'x'.repeat(5000))] })],
  ['long lines', () => statusLine({ logs: [logOf('v', `${'x'.repeat(5000)}\n`)] })],
  [
    'errors',
    (index: number) => statusLine({ logs: [logOf('v', `error: ${index} ${'x'.repeat(2000)}\n`)] }),
  ],
  [
    'restarts',
    (index: number) =>
      statusLine({ vertexes: [{ digest: 'v', started: new Date(index * 1e6 + 1).toISOString() }] }),
  ],
  [
    'transfers',
    (index: number) =>
      statusLine({ statuses: [{ vertex: 'v', id: `sha256:${index}`, current: 1 }] }),
  ],
  ['warnings', (index: number) => statusLine({ warnings: [{ short: btoa(`warning ${index}`) }] })],
  ['messages', (index: number) => `message ${index} ${'x'.repeat(10_000)}`],
  [
    'errors of a vertex',
    (index: number) =>
      statusLine({
        vertexes: [{ digest: 'v', started: STARTED, error: 'x'.repeat(10_000 + index) }],
      }),
  ],
  [
    'vertices',
    (index: number) =>
      statusLine({ vertexes: [{ digest: `v${index}`, name: 'n', started: STARTED }] }),
  ],
  [
    'crates',
    (index: number) => {
      const names = Array.from({ length: 5 }, (_, at) => `   Compiling c${index}-${at} v1.0.0\n`)
      return statusLine({ logs: [logOf(`v${index % 7}`, names.join(''))] })
    },
  ],
])('%s by the thousand stop to grow', (_what, make) => {
  function* lines(count: number) {
    for (let index = 0; index < count; index += 1) yield make(index)
  }
  const many = measureState(feed(lines(2500)))
  const more = measureState(feed(lines(5000)))
  // A tail is cut at twice its limit, so it may be anywhere below; nothing else may differ much.
  expect(Math.abs(more - many)).toBeLessThan(1.2 * LOG_LIMITS.sizeChars)
  expect(many).toBeLessThan(1_000_000)
})

test('the limits are what the memory budget of 80 MiB was reckoned with', () => {
  expect({ ...LOG_LIMITS, ...VERTEX_LIMITS, ...PROGRESS_LIMITS }).toMatchObject({
    lines: 200,
    sizeChars: 32_768,
    vertices: 2000,
  })
})

test('output that waits for its turn is let out before it becomes too much', async () => {
  const { log, messages, openGroups } = recordingLogger()
  const view = createLogView(log, 0)
  let progress = INITIAL_PROGRESS
  const take = (line: string) => {
    const event = parseProgressLine(line)
    progress = reduce(progress, event, 0)
    view.onEvent(event, progress, 0)
  }
  for (const digest of ['a', 'b']) {
    take(statusLine({ vertexes: [{ digest, name: `[1/2] RUN ${digest}`, started: STARTED }] }))
  }
  let waiting = 0
  for (let index = 0; index < 3000; index += 1) {
    take(statusLine({ logs: [logOf(index % 2 === 0 ? 'a' : 'b', `line ${index}\n`)] }))
    if (index % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    waiting = Math.max(waiting, index + 1 - messages('info').length)
  }
  await view.end(progress, 0)
  expect(waiting).toBeLessThan(1100)
  const printed = messages('info').filter((message) => message.startsWith('line '))
  expect(printed).toHaveLength(3000)
  expect(new Set(printed).size).toBe(3000)
  expect(openGroups).toEqual([])
})
