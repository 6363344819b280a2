import { formatByteChange, formatPercent } from '../../src/delta/format-change.ts'

test.each([
  [0, '±0'],
  [1, '+1 B'],
  [-512, '−512 B'],
  [1_234_567, '+1.2 MB'],
  [-999_950, '−1.0 MB'],
])('%i bytes: %s', (bytes, text) => {
  expect(formatByteChange(bytes)).toBe(text)
})

test.each([
  [0, 100, '±0 %'],
  [5, 100, '+5.0 %'],
  [-5, 100, '−5.0 %'],
  [1, 100_000, '+<0.1 %'],
  [99_949, 100_000, '+99.9 %'],
  [99_960, 100_000, '+100 %'],
  [-60, 100_000, '−0.1 %'],
  [500, 100, '+500 %'],
  [5, 0, '–'],
])('%i more than %i: %s', (change, before, text) => {
  expect(formatPercent(change, before)).toBe(text)
})
