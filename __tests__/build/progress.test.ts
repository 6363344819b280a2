import { readLastLine, readTail } from '../../src/build/log-tail.ts'
import { INITIAL_PROGRESS, reduce } from '../../src/build/progress.ts'
import { parseProgressLine } from '../../src/build/rawjson.ts'
import { isRunning, measureDurationMs, sumTransfers } from '../../src/build/vertex.ts'
import { logOf, progressOf, readStream, statusLine } from './replay.ts'

const ZERO = Date.UTC(2026, 10, 23, 3, 0, 0)

function at(seconds: number): string {
  return new Date(ZERO + seconds * 1000).toISOString()
}

/** Runs of one vertex: start, and end unless it is still open. */
function vertexLine(started: number, completed?: number, more: object = {}): string {
  const times = {
    started: at(started),
    ...(completed !== undefined && { completed: at(completed) }),
  }
  return statusLine({ vertexes: [{ digest: 'v', name: '[1/1] RUN make', ...times, ...more }] })
}

function vertexOf(lines: readonly string[]) {
  const vertex = progressOf(lines).vertices.get('v')
  if (vertex === undefined) throw new Error('no vertex')
  return vertex
}

test.each([
  ['one run', [vertexLine(0), vertexLine(0, 4)], 4000, false],
  ['still running', [vertexLine(0)], 10_000, true],
  ['the same update twice', [vertexLine(0), vertexLine(0, 4), vertexLine(0, 4)], 4000, false],
  ['the end before the start', [vertexLine(0, 4), vertexLine(0)], 4000, false],
  ['two runs', [vertexLine(0, 1), vertexLine(3, 5)], 3000, false],
  ['two runs, the later one first', [vertexLine(3, 5), vertexLine(0, 1)], 3000, false],
  ['runs that overlap', [vertexLine(0, 4), vertexLine(2, 5)], 5000, false],
  ['a run within another', [vertexLine(0, 6), vertexLine(2, 3)], 6000, false],
  ['taken up again', [vertexLine(0, 1), vertexLine(7)], 4000, true],
  ['an end that was never told', [vertexLine(0), vertexLine(2, 5)], 5000, false],
])('%s', (_what, lines, durationMs, running) => {
  const vertex = vertexOf(lines)
  expect(measureDurationMs(vertex, ZERO + 10_000)).toBe(durationMs)
  expect(isRunning(vertex)).toBe(running)
})

test('the error of a run is forgotten when the next one goes well', () => {
  const failed = [vertexLine(0, 1, { error: 'context canceled' })]
  expect(vertexOf(failed).runs.at(-1)?.error).toBe('context canceled')
  expect(vertexOf([...failed, vertexLine(2, 3)]).runs.at(-1)?.error).toBeUndefined()
})

test('an error keeps its lines, but nothing that a terminal would obey', () => {
  const error = 'git stderr:\nfatal: \u001b[31mno\u001b[0m\u0007: exit status 128'
  expect(vertexOf([vertexLine(0, 1, { error })]).runs[0]?.error).toBe(
    'git stderr:\nfatal: no: exit status 128',
  )
})

test('a vertex that is only announced has no time', () => {
  const vertex = vertexOf([statusLine({ vertexes: [{ digest: 'v', name: 'x' }] })])
  expect(vertex.runs).toEqual([])
  expect(isRunning(vertex)).toBe(false)
})

test('a name with line breaks becomes one line', () => {
  const name = '[1/1] RUN <<EOF\n  set -e\n\u001b[31mmake\nEOF'
  expect(vertexOf([vertexLine(0, 1, { name })]).name).toBe('[1/1] RUN <<EOF set -e make EOF')
})

test('bytes never go backwards, and the sum knows what it does not know', () => {
  const part = (id: string, current: number, total: number) =>
    statusLine({ statuses: [{ vertex: 'v', id, current, total }] })
  const known = vertexOf([part('a', 10, 40), part('a', 5, 40), part('b', 1, 60)])
  expect(sumTransfers(known)).toEqual({ currentBytes: 11, totalBytes: 100, completed: false })
  const unknown = vertexOf([part('a', 10, 40), part('context', 7, 0), part('extract', 0, 0)])
  expect(sumTransfers(unknown)).toEqual({ currentBytes: 17, totalBytes: 0, completed: false })
})

test('both streams of a step keep their own unfinished line', () => {
  const piece = (stream: number, text: string) =>
    statusLine({ logs: [{ vertex: 'v', stream, data: Buffer.from(text).toString('base64') }] })
  const { log } = vertexOf([piece(1, 'out '), piece(2, 'err\n'), piece(1, 'put\n')])
  expect(readTail(log).map((line) => line.text)).toEqual(['err', 'out put'])
})

test('the last line is what a terminal would show', () => {
  const lines = [statusLine({ logs: [logOf('v', 'one\n\n')] })]
  expect(readLastLine(vertexOf(lines).log)).toBe('one')
  const more = [...lines, statusLine({ logs: [logOf('v', '10 %\r20 %\r')] })]
  expect(readLastLine(vertexOf(more).log)).toBe('20 %')
})

test('the end of a step ends its last line, also within one event', () => {
  const vertex = { digest: 'v', name: 'RUN make', started: at(0), completed: at(2), error: 'boom' }
  const event = { vertexes: [vertex], logs: [logOf('v', 'one\nlast words', at(1))] }
  const progress = progressOf([vertexLine(0), statusLine(event)])
  expect(progress.newLines.map((line) => line.text)).toEqual(['one', 'last words'])
  expect(progress.newLines[1]?.atMs).toBe(ZERO + 2000)
  const again = progressOf([vertexLine(0), statusLine(event), statusLine({ vertexes: [vertex] })])
  expect(again.newLines).toEqual([])
  expect(readTail(vertexOf([statusLine(event)]).log)).toHaveLength(2)
})

test('the new lines are those of the latest event only', () => {
  const logs = statusLine({ logs: [logOf('v', 'a\nb\n', at(1)), logOf('w', 'c\nd')] })
  expect(progressOf([logs]).newLines).toEqual([
    { digest: 'v', text: 'a', atMs: ZERO + 1000 },
    { digest: 'v', text: 'b', atMs: ZERO + 1000 },
    { digest: 'w', text: 'c', atMs: undefined },
  ])
  expect(progressOf([logs, 'some text']).newLines).toEqual([])
})

test('the first error stays when the tail has lost it', () => {
  const noise = Array.from({ length: 500 }, (_, index) => `note ${index}`)
  const text = ['ok', 'error[E0308]: mismatched types', ' --> src/main.rs:4:5', ...noise, '']
  const { log } = vertexOf([vertexLine(0), statusLine({ logs: [logOf('v', text.join('\n'))] })])
  expect(log.firstError.slice(0, 2).map((line) => line.text)).toEqual(text.slice(1, 3))
  expect(readTail(log)[0]?.text).toBe('note 300')
})

test.each([
  ['the same', 0, 0],
  ['a little late', 4000, 0],
  ['a minute behind us', 60_000, 60_000],
  ['a minute before us', -60_000, -60_000],
])('clock of the builder: %s', (_what, delayMs, offsetMs) => {
  const event = parseProgressLine(vertexLine(0))
  const first = reduce(INITIAL_PROGRESS, event, ZERO + delayMs)
  expect(first.clockOffsetMs).toBe(offsetMs)
  // Only the first event is known to be fresh.
  expect(reduce(first, event, ZERO + 1e9).clockOffsetMs).toBe(offsetMs)
})

test('real streams do not depend on repetition', () => {
  for (const name of ['success', 'cached', 'multi-platform', 'pull', 'warnings']) {
    const lines = readStream(name).filter((line) => !line.includes('"logs"'))
    const once = progressOf(lines)
    const twice = progressOf(lines.flatMap((line) => [line, line]))
    expect([...twice.vertices]).toEqual([...once.vertices])
  }
})

test('real streams do not depend on order', () => {
  for (const name of ['success', 'cached', 'multi-platform', 'pull']) {
    const lines = readStream(name).filter((line) => !line.includes('"logs"'))
    const told = (order: readonly string[]) =>
      [...progressOf(order).vertices.values()]
        .map(({ digest, runs, transfers }) => ({ digest, runs, transfers: [...transfers].sort() }))
        .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    expect(told(lines.toReversed())).toEqual(told(lines))
  }
})

test('the time of a real FROM that BuildKit took up three times', () => {
  const progress = progressOf(readStream('success'))
  const from = [...progress.vertices.values()].find(({ name }) => name.includes('FROM'))
  expect(from?.runs).toHaveLength(3)
  expect(from && measureDurationMs(from, 0)).toBeCloseTo(57.42, 1)
})
