import { parseReport, renderJson } from '../../src/report/json.ts'
import { mapTexts } from '../../src/report/map-texts.ts'
import { redactReport } from '../../src/report/redact.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { runReport } from '../../src/report/run-report-shape.ts'
import { aReport } from '../builders/a-report.ts'
import { hostileCache } from '../builders/cache-reports.ts'
import { HOSTILE, hostileNetwork } from '../builders/network-reports.ts'
import { complete } from '../builders/sample-reports.ts'

const SECRET = 's3cret value'
const KEY = '-----BEGIN-----\nMIIB\n}\n-----END-----'

function reportWith(text: string) {
  return {
    ...aReport(),
    outcome: 'failure' as const,
    failure: {
      stage: 'build',
      cause: text,
      remedy: text,
      step: 'RUN x',
      evidence: ['a', text],
      exitCode: 1,
    },
    attempts: [{ number: 1, durationMs: 1, outcome: 'failure' as const, cause: text }],
    steps: [{ name: 'RUN x', startMs: 0, durationMs: 1, cached: false, error: text }],
    smokeTest: { url: 'http://x', outcome: 'failure' as const, body: text, cause: text },
    warnings: [{ message: text }],
  }
}

test('a value is hidden wherever text of the build stands', () => {
  const redacted = redactReport(reportWith(`got ${SECRET}, again ${SECRET}`), [SECRET])
  expect(JSON.stringify(redacted)).not.toContain(SECRET)
  expect(redacted).toEqual(reportWith('got ***, again ***'))
})

test('a value of several lines is hidden line by line, but for lines that say nothing', () => {
  const redacted = redactReport(reportWith('key: MIIB } -----END-----'), [KEY])
  expect(redacted.failure?.cause).toBe('key: *** } ***')
})

test('texts of the network stages and of every attempt are hidden, and the report stays one', () => {
  const text = `http://user:${SECRET}@proxy.test`
  // Names of faults are those of our table, not of others.
  const report: RunReport = JSON.parse(
    JSON.stringify(hostileNetwork, (name, value) => {
      if (name === 'fault') return 'dns'
      return value === HOSTILE ? text : value
    }),
  )
  expect(JSON.stringify(report).split(SECRET).length).toBeGreaterThan(30)
  const redacted = redactReport(report, [SECRET])
  expect(JSON.stringify(redacted)).not.toContain(SECRET)
  expect(parseReport(renderJson(redacted))).toEqual({ ok: true, value: redacted })
})

test('texts of the caches are hidden, and the report stays one', () => {
  const text = `http://user:${SECRET}@cache.test`
  const report: RunReport = JSON.parse(
    JSON.stringify(hostileCache, (_, value) =>
      typeof value === 'string' ? value.replace(HOSTILE, text) : value,
    ),
  )
  expect(JSON.stringify(report).split(SECRET)).toHaveLength(7)
  const redacted = redactReport(report, [SECRET, 'units', 'none', 'in-build', 'exact'])
  expect(redacted).toEqual(JSON.parse(JSON.stringify(report).replaceAll(SECRET, '***')))
  expect(parseReport(renderJson(redacted))).toEqual({ ok: true, value: redacted })
})

test('words that the report itself is made of stay, even where a secret is the same', () => {
  const redacted = redactReport(complete, ['failed', 'mirror', 'strict', 'connect', 'fetched'])
  expect(parseReport(renderJson(redacted)).ok).toBe(true)
  expect(redacted.preflight?.decisions[0]?.kind).toBe('mirror')
  expect(redacted.preflight?.decisions[0]).toMatchObject({ mirror: '***.gcr.io' })
})

test('the longer of two values goes first', () => {
  const redacted = redactReport(reportWith('token-and-more'), ['token', 'token-and-more'])
  expect(redacted.failure?.cause).toBe('***')
})

test.each([[[]], [['']], [['abc']]])('%j hides nothing', (secrets) => {
  expect(redactReport(reportWith('abc'), secrets)).toEqual(reportWith('abc'))
})

test('names of files in the image are hidden, and digests stay', () => {
  const image = complete.image
  const [platform] = image.platforms
  if (!platform) throw new Error('no platform')
  const files = [{ path: `run/${SECRET}`, sizeBytes: 1 }]
  const layers = platform.layers.map((layer) => ({ ...layer, files }))
  const report: RunReport = {
    ...complete,
    image: { ...image, platforms: [{ ...platform, layers }] },
  }
  const redacted = redactReport(report, [SECRET])
  expect(JSON.stringify(redacted)).not.toContain(SECRET)
  expect(redacted.image?.digest).toBe(image.digest)
  expect(parseReport(renderJson(redacted))).toEqual({ ok: true, value: redacted })
})

test('texts of scan, publication, comparison and comment are hidden, and the report stays one', () => {
  const { scan, publish, delta, comment } = mapTexts(
    runReport,
    complete,
    (text) => `${SECRET} ${text}`,
  )
  const report = { ...aReport(), ...{ scan, publish, delta, comment } } as RunReport
  expect(JSON.stringify(report).split(SECRET).length).toBeGreaterThan(40)
  const redacted = redactReport(report, [SECRET])
  expect(JSON.stringify(redacted)).not.toContain(SECRET)
  expect(parseReport(renderJson(redacted))).toEqual({ ok: true, value: redacted })
})
