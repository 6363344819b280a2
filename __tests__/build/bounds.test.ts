import type { CargoTally } from '../../src/build/cargo-units.ts'
import { INITIAL_TALLY, tallyCargo } from '../../src/build/cargo-units.ts'
import { createLogView } from '../../src/build/log-renderer.ts'
import { LOG_LIMITS, readTail } from '../../src/build/log-tail.ts'
import type { BuildProgress } from '../../src/build/progress.ts'
import { INITIAL_PROGRESS, PROGRESS_LIMITS, reduce } from '../../src/build/progress.ts'
import { parseProgressLine } from '../../src/build/rawjson.ts'
import { VERTEX_LIMITS } from '../../src/build/vertex.ts'
import { makeRandom } from '../builders/random.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { logOf, statusLine } from './replay.ts'

/** The size of all that a state holds on to, in characters and bytes. */
function measureState(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (value instanceof Uint8Array) return value.byteLength
  if (value instanceof Map) return measureState([...value])
  if (value instanceof Set) return measureState([...value])
  if (typeof value !== 'object' || value === null) return 8
  return Object.values(value).reduce((sum: number, part) => sum + measureState(part), 8)
}

type State = { readonly progress: BuildProgress; readonly cargo: CargoTally }

const NOTHING_YET: State = { progress: INITIAL_PROGRESS, cargo: INITIAL_TALLY }

function feed(lines: Iterable<string>, before = NOTHING_YET): State {
  let { progress, cargo } = before
  for (const line of lines) {
    progress = reduce(progress, parseProgressLine(line), 0)
    cargo = tallyCargo(cargo, progress.newLines)
  }
  return { progress, cargo }
}

const STARTED = '2026-11-23T03:00:00Z'

test('20,000 lines of ten steps leave a state that is bounded step by step', () => {
  const random = makeRandom(7)
  const below = (limit: number) => Math.floor(random() * limit)
  function* lines() {
    for (let step = 0; step < 10; step += 1) {
      yield statusLine({ vertexes: [{ digest: `v${step}`, name: 'RUN', started: STARTED }] })
    }
    for (let chunk = 0; chunk < 2_000; chunk += 1) {
      const text = Array.from({ length: 10 }, () => 'x'.repeat(below(300))).join('\n')
      yield statusLine({ logs: [logOf(`v${below(10)}`, `${text}\n`)] })
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

const FEW = 600
/** What is small in itself has to come often, or its growth would be lost among what may differ. */
const MANY = 2500

test.each<[string, number, (index: number) => string]>([
  ['lines without end', FEW, () => statusLine({ logs: [logOf('v', 'x'.repeat(5000))] })],
  ['long lines', FEW, () => statusLine({ logs: [logOf('v', `${'x'.repeat(5000)}\n`)] })],
  [
    'errors',
    FEW,
    (index) => statusLine({ logs: [logOf('v', `error: ${index} ${'x'.repeat(2000)}\n`)] }),
  ],
  [
    'restarts',
    MANY,
    (index) =>
      statusLine({ vertexes: [{ digest: 'v', started: new Date(index * 1e6 + 1).toISOString() }] }),
  ],
  [
    'transfers',
    MANY,
    (index) => statusLine({ statuses: [{ vertex: 'v', id: `sha256:${index}`, current: 1 }] }),
  ],
  ['warnings', MANY, (index) => statusLine({ warnings: [{ short: btoa(`warning ${index}`) }] })],
  ['messages', FEW, (index) => `message ${index} ${'x'.repeat(10_000)}`],
  [
    'errors of a vertex',
    FEW,
    (index) =>
      statusLine({
        vertexes: [{ digest: 'v', started: STARTED, error: 'x'.repeat(10_000 + index) }],
      }),
  ],
  [
    'vertices',
    FEW,
    (index) => {
      const vertexOf = (at: number) => ({ digest: `v${index}-${at}`, name: 'n', started: STARTED })
      return statusLine({ vertexes: [0, 1, 2, 3, 4].map(vertexOf) })
    },
  ],
  [
    'crates',
    MANY,
    (index) => {
      const names = Array.from({ length: 5 }, (_, at) => `   Compiling c${index}-${at} v1.0.0\n`)
      return statusLine({ logs: [logOf(`v${index % 7}`, names.join(''))] })
    },
  ],
])('%s by the hundred or thousand stop to grow', (_what, count, make) => {
  function* lines(from: number) {
    for (let index = from; index < from + count; index += 1) yield make(index)
  }
  const half = feed(lines(0))
  const many = measureState(half)
  const more = measureState(feed(lines(count), half))
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
