import { redactReport } from '../../src/report/redact.ts'
import { aReport } from '../builders/a-report.ts'

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

test('the longer of two values goes first', () => {
  const redacted = redactReport(reportWith('token-and-more'), ['token', 'token-and-more'])
  expect(redacted.failure?.cause).toBe('***')
})

test.each([[[]], [['']], [['abc']]])('%j hides nothing', (secrets) => {
  expect(redactReport(reportWith('abc'), secrets)).toEqual(reportWith('abc'))
})
