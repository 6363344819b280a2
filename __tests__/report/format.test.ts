import {
  formatBytes,
  formatCount,
  formatDuration,
  formatExactBytes,
  formatShare,
} from '../../src/report/format.ts'

test.each([
  [0, '0 B', '0 B'],
  [1, '1 B', '1 B'],
  [999, '999 B', '999 B'],
  [1000, '1.0 kB', '1,000 B'],
  [1049, '1.0 kB', '1,049 B'],
  [999_949, '999.9 kB', '999,949 B'],
  [999_950, '1.0 MB', '999,950 B'],
  [13_214_720, '13.2 MB', '13,214,720 B'],
  [1_412_300_800, '1.4 GB', '1,412,300,800 B'],
  [2_500_000_000_000_000, '2500.0 TB', '2,500,000,000,000,000 B'],
])('%p bytes are %s, exactly %s', (bytes, short, exact) => {
  expect(formatBytes(bytes)).toBe(short)
  expect(formatExactBytes(bytes)).toBe(exact)
})

test('a size that is not known is a dash', () => {
  expect(formatBytes(null)).toBe('–')
})

test.each([
  [0, '0 ms'],
  [0.4, '0 ms'],
  [850, '850 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [12_345, '12.3 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min 00 s'],
  [125_000, '2 min 05 s'],
  [3_599_499, '59 min 59 s'],
  [3_599_500, '1 h 00 min'],
  [3_720_000, '1 h 02 min'],
  [90_061_000, '25 h 01 min'],
])('%p ms are %s', (durationMs, expected) => {
  expect(formatDuration(durationMs)).toBe(expected)
})

test.each([
  [0, 74, '0 %'],
  [1, 1000, '<1 %'],
  [71, 74, '96 %'],
  [999, 1000, '>99 %'],
  [74, 74, '100 %'],
  [0, 0, '–'],
])('%i of %i is %s', (part, whole, expected) => {
  expect(formatShare(part, whole)).toBe(expected)
})

test.each([
  [0, '0 steps'],
  [1, '1 step'],
  [1204, '1,204 steps'],
])('%i counts as %s', (count, expected) => {
  expect(formatCount(count, 'step')).toBe(expected)
})
