import { deflateRawSync } from 'node:zlib'
import { LIMITS } from '../../src/comment/limit-entry.ts'
import { formatState, hasMarker, parseState } from '../../src/comment/stored-state.ts'
import { anEntry } from './scene.ts'

function packed(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `<!-- cv-docker-build v1 ${deflateRawSync(text).toString('base64')} -->`
}

test('a state comes back, whatever follows it', () => {
  const state = { entries: [anEntry({ job: 'a' }), anEntry({ job: 'b' })], isCut: true }
  expect(parseState(`${formatState(state)}\n### anything`)).toEqual(state)
  // As a browser's text field gives it back.
  expect(parseState(`${formatState(state)}\r\n### anything`)).toEqual(state)
})

test.each([
  ['text before it', `hello\n${packed({ entries: [] })}`],
  ['a quote', `> ${packed({ entries: [] })}`],
  ['a blank before it', ` ${packed({ entries: [] })}`],
  ['text behind it on the same line', `${packed({ entries: [] })} hello`],
  ['another release', packed({ entries: [] }).replace('v1', 'v2')],
  ['an end within', '<!-- cv-docker-build v1 --> AAAA -->'],
])('a first line with %s is no marker', (_, body) => {
  expect(hasMarker(body)).toBe(false)
  expect(parseState(body)).toEqual({ entries: [] })
})

test.each([
  ['nothing', '<!-- cv-docker-build v1  -->'],
  ['what is no archive', '<!-- cv-docker-build v1 AAAA -->'],
  ['what is no JSON', packed('{')],
  ['a list', packed([])],
  ['entries that are none', packed({ entries: 'x' })],
  [
    'more than anybody could have written',
    packed({ entries: [anEntry()], more: 'x'.repeat(3 * 1024 * 1024) }),
  ],
])('a marker with %s is a comment of ours that knows nothing', (_, body) => {
  expect(hasMarker(body)).toBe(true)
  expect(parseState(body)).toEqual({ entries: [] })
})

test('an entry that is none of ours is left out, the others stay', () => {
  const entry = anEntry()
  const broken = [
    { ...entry, commit: 'main' },
    { ...entry, run: { id: '1', attempt: 1 } },
    { ...entry, outcome: 'great' },
    { ...entry, platforms: {} },
    null,
  ]
  expect(parseState(packed({ entries: [...broken, entry] }))).toEqual({ entries: [entry] })
})

test('members that nobody knows and texts without end do not come back', () => {
  const entry = { ...anEntry(), evil: '<b>', dockerfile: 'x'.repeat(10_000) }
  const [read] = parseState(packed({ entries: [entry] })).entries
  expect(read).not.toHaveProperty('evil')
  expect(read?.dockerfile).toHaveLength(LIMITS.text)
})

test('no more entries are read than a comment holds', () => {
  const entries = Array.from({ length: 150 }, (_, at) => anEntry({ job: `job-${at}` }))
  expect(parseState(packed({ entries })).entries).toHaveLength(100)
})
