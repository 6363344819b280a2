import { readInput, readState } from '../../src/action/step-environment.ts'

test('inputs keep their dashes and blanks', () => {
  const env = { 'INPUT_BUILD-ARGS': ' A=1 \n' }
  expect(readInput('build-args', env)).toBe(' A=1 \n')
  expect(readInput('tags', env)).toBe('')
})

test('state is found under its key, and is empty without one', () => {
  expect(readState('key', { STATE_key: 'kept' })).toBe('kept')
  expect(readState('other', { STATE_key: 'kept' })).toBe('')
})
