import { parseChallenge } from '../../src/image/registry-auth.ts'

test.each([
  ['Basic realm="r"', { scheme: 'basic' }],
  [
    'Bearer realm="https://a/t",service="s",scope="x"',
    { scheme: 'bearer', realm: 'https://a/t', service: 's' },
  ],
  ['bearer REALM="https://a/t"', { scheme: 'bearer', realm: 'https://a/t' }],
  ['Basic realm="r", Bearer realm="https://a/t"', { scheme: 'bearer', realm: 'https://a/t' }],
  ['Bearer realm="https://a/t", Basic realm="r"', { scheme: 'bearer', realm: 'https://a/t' }],
  ['Bearer service="s"', undefined],
  ['Negotiate', undefined],
  [undefined, undefined],
])('%j', (header, challenge) => {
  expect(parseChallenge(header)).toEqual(challenge)
})
