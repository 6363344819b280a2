import { parseProgressLine } from '../../src/build/rawjson.ts'
import { readStream } from './replay.ts'

function parseStatus(value: unknown) {
  const event = parseProgressLine(JSON.stringify(value))
  if (event.kind !== 'status') throw new Error(`parsed as text: ${event.text}`)
  return event
}

test('a vertex with times, as BuildKit writes it', () => {
  const [vertex] = parseStatus({
    vertexes: [
      {
        digest: 'sha256:aa',
        name: '[build 2/2] RUN make',
        started: '2026-11-23T03:13:55.507582728Z',
        completed: '2026-11-23T03:13:57.5Z',
        cached: true,
        error: 'boom',
      },
    ],
  }).vertices
  expect(vertex).toEqual({
    digest: 'sha256:aa',
    name: '[build 2/2] RUN make',
    startedMs: expect.closeTo(Date.UTC(2026, 10, 23, 3, 13, 55, 507) + 0.582728, 3),
    completedMs: Date.UTC(2026, 10, 23, 3, 13, 57, 500),
    cached: true,
    error: 'boom',
  })
})

test('a transfer with bytes', () => {
  const event = parseStatus({
    statuses: [
      { id: 'sha256:bb', vertex: 'sha256:aa', current: 5, total: 9 },
      { id: 'extracting', vertex: 'sha256:aa', current: 0, completed: '2026-11-23T03:13:57Z' },
    ],
  })
  expect(event.transfers).toEqual([
    { vertex: 'sha256:aa', id: 'sha256:bb', currentBytes: 5, totalBytes: 9, completed: false },
    { vertex: 'sha256:aa', id: 'extracting', currentBytes: 0, totalBytes: 0, completed: true },
  ])
})

test('log data and warnings are base64', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const event = parseStatus({
    logs: [{ vertex: 'sha256:aa', stream: 2, data: base64('é\n') }],
    warnings: [
      {
        short: base64('FromAsCasing: …'),
        detail: [base64('more')],
        url: 'https://docs.docker.com/x',
        sourceInfo: { filename: 'Dockerfile' },
        range: [{ start: { line: 7 }, end: { line: 8 } }],
      },
    ],
  })
  expect(Buffer.from(event.logs[0]?.data ?? []).toString()).toBe('é\n')
  expect(event.logs[0]?.stream).toBe(2)
  expect(event.warnings).toEqual([
    {
      short: 'FromAsCasing: …',
      detail: ['more'],
      url: 'https://docs.docker.com/x',
      file: 'Dockerfile',
      line: 7,
    },
  ])
})

test.each([
  ['ERROR: failed to build: failed to solve: x'],
  [''],
  ['{'],
  ['{"level":"info","msg":"not progress"}'],
  ['[1,2]'],
  ['null'],
  ['  {"vertexes":[]}'],
])('%j is text', (line) => {
  expect(parseProgressLine(line)).toEqual({ kind: 'text', text: line })
})

const NOTHING = { kind: 'status', vertices: [], transfers: [], logs: [], warnings: [] }

test.each([
  [{}],
  [{ vertexes: null, statuses: 3, logs: 'x', warnings: {} }],
  [{ vertexes: [null, 1, 'x', [], {}, { digest: 7 }, { digest: '' }] }],
  [{ statuses: [{ vertex: 'sha256:aa' }, { id: 'x' }] }],
  [{ logs: [{ vertex: 'sha256:aa' }, { vertex: 'sha256:aa', data: 3 }, { data: 'eA==' }] }],
  [{ warnings: [{}, { short: 3 }, { short: '' }] }],
])('what is malformed in %j is left out', (value) => {
  expect(parseStatus(value)).toEqual(NOTHING)
})

test('wrong members do not spoil the good ones', () => {
  const event = parseStatus({
    vertexes: [{ digest: 'sha256:aa', name: 3, started: 'soon', completed: 5, cached: 'yes' }],
    statuses: [{ vertex: 'sha256:aa', id: 'x', current: -4, total: 'many' }],
    warnings: [{ short: 'eA==', detail: 'x', url: 4, sourceInfo: [], range: [{ start: {} }] }],
  })
  expect(event.vertices).toEqual([{ digest: 'sha256:aa', name: '', cached: false }])
  expect(event.transfers[0]).toMatchObject({ currentBytes: 0, totalBytes: 0 })
  expect(event.warnings).toEqual([{ short: 'x', detail: [] }])
})

test('times within one millisecond stay apart', () => {
  const vertices = ['55.605202548Z', '55.605495798Z', '55.6Z'].map((seconds) => ({
    digest: 'sha256:aa',
    started: `2026-11-23T03:13:${seconds}`,
  }))
  const [first, second, third] = parseStatus({ vertexes: vertices }).vertices
  expect((second?.startedMs ?? 0) - (first?.startedMs ?? 0)).toBeCloseTo(0.293, 2)
  expect(third?.startedMs).toBe(Date.UTC(2026, 10, 23, 3, 13, 55, 600))
})

test("Go's zero time means no time", () => {
  const [vertex] = parseStatus({
    vertexes: [{ digest: 'sha256:aa', started: '0001-01-01T00:00:00Z' }],
  }).vertices
  expect(vertex).not.toHaveProperty('startedMs')
})

test.each([
  ['success', 0],
  ['cached', 0],
  ['compile-error', 8],
  ['cancelled', 1],
  ['pull', 0],
])('the real stream %s is understood but for %d lines of text', (name, texts) => {
  const events = readStream(name).map(parseProgressLine)
  expect(events.filter((event) => event.kind === 'text')).toHaveLength(texts)
  const empty = events.filter((event) => JSON.stringify(event) === JSON.stringify(NOTHING))
  expect(empty).toEqual([])
})

test('what BuildKit says while it waits for a layer that another platform writes is no message', () => {
  const said =
    'ERROR: (*service).Write failed: rpc error: code = Unavailable desc = ref layer-sha256:803f6eae8c1ab4478ba6325e36ecaca67740ccc8fca8dd5d7071d05587836fc4 locked for 18.69862ms (since 2026-11-23 12:24:48 +0000 UTC m=+0.806227673): unavailable'
  expect(parseProgressLine(said)).toEqual({
    ...{ kind: 'status', vertices: [], transfers: [], logs: [], warnings: [] },
  })
  const other = 'ERROR: failed to build: failed to solve: something else'
  expect(parseProgressLine(other)).toEqual({ kind: 'text', text: other })
})
