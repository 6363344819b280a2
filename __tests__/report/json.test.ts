import { formatInputError } from '../../src/errors.ts'
import { parseReport, renderJson } from '../../src/report/json.ts'
import { aReport } from '../builders/a-report.ts'
import { makeRandom, randomReport } from '../builders/random.ts'
import { complete } from '../builders/sample-reports.ts'

const REMEDY = 'give a report.json as cv-docker-build wrote it'

/** The complete sample with something else in one place, as JSON. */
function spoiled(change: (report: Record<string, unknown>) => void): string {
  const copy = JSON.parse(JSON.stringify(complete))
  change(copy)
  return JSON.stringify(copy)
}

function problemsOf(json: string): readonly string[] {
  const parsed = parseReport(json)
  return parsed.ok ? [] : parsed.errors.map(formatInputError)
}

test('what is written is read again, whatever the report', () => {
  const random = makeRandom(23)
  for (let run = 0; run < 80; run += 1) {
    const report = randomReport(random)
    expect(parseReport(renderJson(report))).toEqual({ ok: true, value: report })
  }
})

test('the order of members does not depend on how the report was made', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (typeof value !== 'object' || value === null) return value
    const members = Object.entries(value).map(([name, member]) => [name, reversed(member)])
    return Object.fromEntries(members.reverse())
  }
  const other = reversed(complete) as typeof complete
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(complete))
  expect(renderJson(other)).toBe(renderJson(complete))
})

test('ends with a line end and is indented by two spaces', () => {
  expect(renderJson(aReport())).toMatch(/^{\n {2}"schemaVersion": 1,\n {2}"tool": {\n {4}"name"/)
  expect(renderJson(aReport()).endsWith('}\n')).toBe(true)
})

test('members of a later version 1 are left out, not refused', () => {
  const json = spoiled((report) => {
    report.later = { a: 1 }
    report.cargo = { ...complete.cargo, later: true }
  })
  expect(parseReport(json)).toEqual({ ok: true, value: complete })
})

test.each<[string, string, string]>([
  ['not JSON', '{"a"', 'it is not JSON'],
  [
    'a decision that is not known',
    spoiled((it) => (it.preflight = { ...complete.preflight, decisions: [{ kind: 'x' }] })),
    'preflight.decisions[0].kind must be "mirror" or "crates-mirror" or',
  ],
  [
    'a decision of no kind',
    spoiled((it) => (it.preflight = { ...complete.preflight, decisions: [{ reason: 'x' }] })),
    'preflight.decisions[0].kind is missing',
  ],
  [
    'a decision that is none',
    spoiled((it) => (it.preflight = { ...complete.preflight, decisions: ['x'] })),
    'preflight.decisions[0] must be an object, not "x"',
  ],
  ['an empty file', '', 'it is not JSON'],
  ['a list', '[]', 'the report must be an object, not a list'],
  ['another version', '{"schemaVersion":2}', 'schemaVersion 2 is not known here, only 1'],
  ['no version', spoiled((it) => delete it.schemaVersion), 'schemaVersion is missing'],
  [
    'a version as text',
    spoiled((it) => (it.schemaVersion = '1')),
    'schemaVersion must be 1, not "1"',
  ],
  ['no build', spoiled((it) => delete it.build), 'build is missing'],
  ['null for a member', spoiled((it) => (it.cargo = null)), 'cargo must be an object, not null'],
  [
    'an unknown outcome',
    spoiled((it) => (it.outcome = 'ok')),
    'outcome must be "success" or "failure" or "cancelled", not "ok"',
  ],
  [
    'a local time',
    spoiled((it) => (it.startedAt = '2026-01-31 12:00')),
    'startedAt must be text such as 2026-01-31T12:00:00.000Z, not "2026-01-31 12:00"',
  ],
  [
    'a negative duration',
    spoiled((it) => (it.durationMs = -1)),
    'durationMs must be a number from 0, not -1',
  ],
  [
    'half a byte',
    spoiled(
      (it) =>
        (it.image = {
          platforms: [
            { ...complete.image.platforms[0], base: { compressedBytes: 1.5, unpackedBytes: 1 } },
          ],
        }),
    ),
    'image.platforms[0].base.compressedBytes must be a whole number from 0 or null, not 1.5',
  ],
  [
    'a digest of another form',
    spoiled((it) => (it.image = { platforms: [], digest: 'latest' })),
    'image.digest must be text such as sha256:…, not "latest"',
  ],
  [
    'a word for a flag',
    spoiled((it) => (it.steps = [{ ...complete.steps[0], cached: 'yes' }])),
    'steps[0].cached must be true or false, not "yes"',
  ],
  [
    'a number in a list of texts',
    spoiled((it) => (it.failure = { ...complete.failure, evidence: ['a', 5] })),
    'failure.evidence[1] must be text, not 5',
  ],
  [
    'text for a list',
    spoiled((it) => (it.warnings = 'none')),
    'warnings must be a list, not "none"',
  ],
])('%s is refused: %s', (_, json, problem) => {
  expect(problemsOf(json)).toEqual([expect.stringContaining(`report: ${problem}`)])
})

test('every problem is told, with a remedy, up to twenty', () => {
  const two = spoiled((report) => {
    report.outcome = 1
    report.steps = {}
  })
  expect(problemsOf(two)).toEqual([
    `report: outcome must be "success" or "failure" or "cancelled", not 1; ${REMEDY}`,
    `report: steps must be a list, not an object; ${REMEDY}`,
  ])
  const many = spoiled((report) => {
    report.steps = Array.from({ length: 30 }, () => null)
  })
  expect(problemsOf(many)).toHaveLength(21)
  expect(problemsOf(many).at(-1)).toBe(`report: 10 more members are wrong; ${REMEDY}`)
})

test('no text of the file reaches a message unquoted', () => {
  const [problem] = problemsOf(spoiled((it) => (it.outcome = '\u001b[31m\n::error::x')))
  expect(problem).toMatch(/^[^\p{Cc}]+$/u)
})
