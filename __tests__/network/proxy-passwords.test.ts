import { proxyPasswords } from '../../src/network/proxy-passwords.ts'

test.each<[string, readonly string[]]>([
  ['http://jane:hunter2@proxy.test:3128', ['hunter2']],
  ['http://jane:hunt%21r@proxy.test', ['hunt%21r', 'hunt!r']],
  ['http://jane:100%@proxy.test', ['100%']],
  ['http://jane:a@b:c@proxy.test', ['a@b:c']],
  ['http://:hunter2@proxy.test', ['hunter2']],
  ['jane:hunter2@proxy.test:3128', ['hunter2']],
  ['socks5h://jane:hunter2@proxy.test/', ['hunter2']],
  ['http://jane@proxy.test:3128', []],
  ['http://proxy.test:3128', []],
  ['proxy.test:3128', []],
  ['localhost,127.0.0.1,[::1]:80,.corp.test', []],
  ['', []],
])('%s', (value, passwords) => {
  expect(proxyPasswords({ HTTPS_PROXY: value, HTTP_PROXY: value })).toEqual(passwords)
})
