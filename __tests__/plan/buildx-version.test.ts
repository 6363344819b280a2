import { isAtLeast } from '../../src/plan/buildx-version.ts'

test.each([
  ['0.15.0', '0.15.0', true],
  ['0.15.1', '0.15.0', true],
  ['0.14.9', '0.15.0', false],
  ['1.0.0', '0.15.0', true],
  ['v0.30.0-rc1', '0.29.0', true],
  ['0.9.9', '0.10.0', false],
  ['a1b2c3d', '0.29.0', true],
])('%s at least %s: %s', (version, minimum, expected) => {
  expect(isAtLeast(version, minimum)).toBe(expected)
})
