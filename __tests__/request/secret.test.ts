import { format, inspect } from 'node:util'
import { makeSecret, revealSecret } from '../../src/request.ts'

test.each<[string, (secret: ReturnType<typeof makeSecret>) => string]>([
  ['a template', (secret) => `${secret}`],
  ['String', (secret) => String(secret)],
  ['JSON', (secret) => JSON.stringify({ secret })],
  ['inspect', (secret) => inspect({ secret }, { showHidden: true, depth: 9 })],
  ['format', (secret) => format('%s %o %j', secret, secret, secret)],
  ['its own members', (secret) => JSON.stringify(Object.entries({ ...secret }))],
])('%s does not show a secret', (_, print) => {
  const printed = print(makeSecret('hunter2'))
  expect(printed).not.toContain('hunter2')
  expect(printed).toMatch(/\*\*\*|^\[\]$/)
})

test('only revealSecret does', () => {
  expect(revealSecret(makeSecret(' hunter2\n'))).toBe(' hunter2\n')
  expect(() => revealSecret({} as ReturnType<typeof makeSecret>)).toThrow(TypeError)
})
