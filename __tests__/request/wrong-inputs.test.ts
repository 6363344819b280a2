import { formatInputError } from '../../src/errors.ts'
import { parseRequest } from '../../src/request.ts'
import { aRunContext } from '../plan/a-run-context.ts'
import { WRONG } from './wrong-inputs.rows.ts'

describe('wrong input', () => {
  test.each(WRONG.map((row) => [row[0], row] as const))('%s', (_, row) => {
    const [, inputs, messages, context = aRunContext()] = row
    const parsed = parseRequest(inputs, context)
    expect(parsed.ok ? [] : parsed.errors.map(formatInputError)).toEqual(messages)
  })

  test('the value of a secret is in no message', () => {
    const secretive = WRONG.filter(([, inputs]) => JSON.stringify(inputs).includes('hunter'))
    expect(secretive.length).toBeGreaterThan(8)
    for (const [, , messages] of secretive) expect(messages.join()).not.toContain('hunter')
  })

  test('a message is one line, whatever the value', () => {
    for (const [, , messages] of WRONG) {
      for (const message of messages) expect(message).toMatch(/^[\x20-\x7e…]+$/)
    }
  })
})
