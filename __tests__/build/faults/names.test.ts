import { readHost, readRetryAfterMs, registryOf } from '../../../src/build/faults/names.ts'

test.each([
  ['dial tcp: lookup registry.test on 127.0.0.11:53: no such host', 'registry.test'],
  ['Head "https://localhost:5601/v2/x": EOF', 'localhost:5601'],
  ['Get "https://[2001:db8::1]:5000/v2/": EOF', '[2001:db8::1]:5000'],
  ["fatal: unable to access 'https://user:secret@git.test/x/': no", 'git.test'],
  ['Failed to connect to index.test port 443 after 2 ms', 'index.test'],
  ['Failed to connect to index.test port 8443 after 2 ms', 'index.test:8443'],
  ['See https://doc.rust-lang.org/cargo for help', undefined],
  ['nothing at all', undefined],
])('%s: %s', (text, host) => {
  expect(readHost(text)).toBe(host)
})

test.each([
  ['retry-after: 401.348µs, allowed: 44000/minute', 1],
  ['Retry-After: 30', 30_000],
  ['please try again in 2 minutes', 120_000],
  ['retry after 250ms', 250],
  ['retry in 1h', 3_600_000],
  ['allowed: 44000/minute', undefined],
])('%s: %s', (text, ms) => {
  expect(readRetryAfterMs(text)).toBe(ms)
})

test.each([
  ['rust:1.90', 'docker.io'],
  ['library/rust', 'docker.io'],
  ['ghcr.io/o/i:1', 'ghcr.io'],
  ['localhost:5000/i', 'localhost:5000'],
])('%s is in %s', (image, registry) => {
  expect(registryOf(image)).toBe(registry)
})
