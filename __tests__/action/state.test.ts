import { formatState, parseState } from '../../src/action/state.ts'

test.each([
  [{ version: 1, tempFolder: '/t' }],
  [{ version: 1, tempFolder: '/t', builderName: 'b' }],
] as const)('%j is read as it was saved', (state) => {
  expect(parseState(formatState(state))).toEqual(state)
})

test.each([
  '',
  'null',
  '{',
  '[]',
  '{"version":2,"tempFolder":"/t"}',
  '{"version":1}',
  '{"version":1,"tempFolder":7}',
])('%j is no state', (text) => {
  expect(parseState(text)).toBeUndefined()
})
