import { formatChangeShare } from '../../src/comment/format-change.ts'
import { formatByteChange } from '../../src/delta/format-change.ts'

test.each([
  [0, '±0'],
  [1, '+1 B'],
  [-1, '−1 B'],
  [62_754, '+62.8 kB'],
  [-1_250_000, '−1.3 MB'],
])('%i bytes are %s', (bytes, expected) => {
  expect(formatByteChange(bytes)).toBe(expected)
})

test.each([
  [100, 100, undefined],
  [0, 100, undefined],
  [1000, 1021, '+2.1 %'],
  [1000, 996, '−0.4 %'],
  [1_000_000, 1_000_001, '+<0.1 %'],
  [1_000_000, 999_999, '−<0.1 %'],
  [10, 40, '+300 %'],
  [10, 0, '−100 %'],
])('from %i to %i is %s', (before, after, expected) => {
  expect(formatChangeShare(before, after)).toBe(expected)
})
