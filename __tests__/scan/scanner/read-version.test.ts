import { isHijacked } from '../../../src/scan/scanner/hijacked.ts'
import { makeVersionReader } from '../../../src/scan/scanner/read-version.ts'

const RELEASED = 'github.com/aquasecurity/trivy/pkg/version/app.ver='
const INSTALLED = 'mod\tgithub.com/aquasecurity/trivy\tv'

function versionIn(text: string, pieceLength = 1000): string | undefined {
  const bytes = Buffer.from(text)
  const reader = makeVersionReader()
  for (let at = 0; at < bytes.length; at += pieceLength)
    reader.push(bytes.subarray(at, at + pieceLength))
  return reader.version()
}

test.each([
  [`${RELEASED}0.74.0"\n`, '0.74.0'],
  [`${RELEASED}v0.74.0 `, '0.74.0'],
  [`${RELEASED}0.75.0-rc.1"`, '0.75.0-rc.1'],
  [`${INSTALLED}0.73.0\th1:abc=\n`, '0.73.0'],
  [`${INSTALLED}0.74.0+dirty\t\n`, '0.74.0'],
  // The mark itself is a text of the program, too.
  [`${RELEASED}%s ... ${RELEASED}0.74.0"`, '0.74.0'],
  [`${RELEASED}dev"`, undefined],
  ['#!/bin/sh\nexec mise x trivy -- trivy "$@"\n', undefined],
  ['', undefined],
])('the version in %j is %j', (text, version) => {
  expect(versionIn(text)).toBe(version)
})

test('a version is found wherever the pieces of a program are cut', () => {
  const text = `${'x'.repeat(90)}${RELEASED}0.74.0"${'y'.repeat(90)}`
  const lengths = Array.from({ length: 120 }, (_, at) => at + 1)
  expect(lengths.map((length) => versionIn(text, length))).toEqual(lengths.map(() => '0.74.0'))
})

test.each([
  ['0.69.4', '', true],
  ['v0.69.5', '', true],
  ['0.69.6-1', '', true],
  ['0.69.3', '', false],
  ['0.69.40', '', false],
  ['10.69.4', '', false],
  [undefined, '', false],
  // Whatever it calls itself.
  ['0.74.0', '822dd269ec10459572dfaaefe163dae693c344249a0161953f0d5cdd110bd2a0', true],
])('version %j with sha256 %j is hijacked: %j', (version, sha256, expected) => {
  expect(isHijacked(version, sha256)).toBe(expected)
})
