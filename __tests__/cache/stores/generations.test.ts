import { isNameOf, keysToAsk, nextName } from '../../../src/cache/stores/generations.ts'

const KEY = 'cvdb-units-v2-ab-cd'

test('what was replaced is asked for before the key itself', () => {
  expect(keysToAsk(KEY)).toEqual([`${KEY}-r`, KEY])
  for (const name of [`${KEY}-r2`, `${KEY}-r9`])
    expect(name.startsWith(keysToAsk(KEY)[0])).toBe(true)
})

test.each([
  [KEY, true],
  [`${KEY}-r2`, true],
  [`${KEY}-r9`, true],
  [`${KEY}-r`, false],
  [`${KEY}-r1`, false],
  [`${KEY}-r10`, false],
  [`${KEY}-r2-r3`, false],
  [`${KEY}-release`, false],
  ['cvdb-units-v2-ab-ce', false],
  [`${KEY}e`, false],
])('%s is a name of the key: %s', (name, isOne) => {
  expect(isNameOf(KEY, name)).toBe(isOne)
})

test('each one that is replaced has the next name, and there is a last one', () => {
  const names = [KEY]
  for (let name = nextName(KEY, KEY); name !== undefined; name = nextName(KEY, name))
    names.push(name)
  expect(names).toEqual([KEY, ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${KEY}-r${number}`)])
  expect(names.every((name) => isNameOf(KEY, name))).toBe(true)
})
