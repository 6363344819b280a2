import type { EndpointReport, PreflightReport } from '../../src/preflight/preflight.ts'
import { renderTable } from '../../src/preflight/render-table.ts'

function endpoint(more: Partial<EndpointReport>): EndpointReport {
  return {
    name: 'crates.io index',
    url: 'https://index.crates.io/config.json',
    purpose: 'crates-index',
    outcome: 'ok',
    dns: [{ resolver: 'system', addresses: ['1.2.3.4'], durationMs: 3 }],
    resolversDisagree: false,
    connects: [{ family: 4, address: '1.2.3.4', durationMs: 9 }],
    http: { status: 200, latencyMs: 18, samples: 3 },
    ...more,
  }
}

const NAMES = { outcome: 'failed', failedLayer: 'dns', connects: [] } as const
const REPORT: PreflightReport = {
  mode: 'auto',
  durationMs: 1234,
  endpoints: [
    endpoint({}),
    endpoint({
      name: 'GitHub',
      url: 'https://github.com/',
      ...NAMES,
      cause: 'nobody knows an address of github.com',
      remedy: 'ask for names',
    }),
    endpoint({
      name: 'ghcr.io',
      url: 'https://ghcr.io/v2/',
      ...NAMES,
      cause: 'nobody knows an address of ghcr.io',
      remedy: 'ask for names',
    }),
    endpoint({
      name: 'Docker Hub',
      url: 'https://registry-1.docker.io/v2/',
      outcome: 'degraded',
      connects: [
        { family: 4, address: '1.2.3.4', durationMs: 9 },
        { family: 6, address: '2600::1', durationMs: 1000, error: 'no answer' },
      ],
      tls: { issuer: 'Corp', validTo: '2030-01-02T00:00:00Z', intercepted: true, caBundle: '/ca' },
      http: { status: 401, latencyMs: 250, samples: 1, pullsRemaining: 7 },
      cause: '2600::1 does not answer',
    }),
  ].map(({ http, ...one }) =>
    one.failedLayer === 'dns' ? one : { ...one, ...(http ? { http } : {}) },
  ),
  checks: [
    { name: 'network', outcome: 'ok', detail: 'a route for IPv4, none for IPv6' },
    { name: 'clock', outcome: 'warning', detail: 'ahead', remedy: 'set it' },
    { name: 'docker daemon', outcome: 'skipped', detail: 'no engine answers' },
  ],
  decisions: [{ kind: 'ipv6-off', reason: 'IPv6 is not used.' }],
}

test('what a person sees', () => {
  expect(renderTable(REPORT, { color: false, verbose: false })).toBe(`\
          server           fails at  latency  IPv4  IPv6
ok        crates.io index              18 ms  yes   –
FAILED    GitHub           dns                –     –
FAILED    ghcr.io          dns                –     –
degraded  Docker Hub                  250 ms  yes   no

Nobody knows an address of github.com and ghcr.io.
  → ask for names
Docker Hub: 2600::1 does not answer.

ok       network: a route for IPv4, none for IPv6
warning  clock: ahead
  → set it
skipped  docker daemon: no engine answers

For a build this means:
  IPv6 is not used.

✘ 2 of 4 servers cannot be used (1.2 s)
`)
})

test('colours add nothing that words do not say', () => {
  const plain = renderTable(REPORT, { color: false, verbose: true })
  const colored = renderTable(REPORT, { color: true, verbose: true })
  expect(colored).not.toBe(plain)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours.
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain)
})

test('with all that was seen', () => {
  const text = renderTable(REPORT, { color: false, verbose: true })
  for (const line of [
    '    dns      system: 1.2.3.4 (3 ms)',
    '    connect  2600::1  no answer',
    '    tls      signed by "Corp", valid to 2030-01-02, no public authority, trusted by /ca',
    '    http     HTTP 401, 250 ms (median of 1), 7 pulls left',
  ]) {
    expect(text.split('\n')).toContain(line)
  }
})

test('no network at all is one sentence', () => {
  const network = {
    name: 'network',
    outcome: 'failed',
    detail: 'No network: this machine has no route',
    remedy: 'connect it',
  } as const
  const report = { ...REPORT, checks: [network], decisions: [] }
  expect(renderTable(report, { color: false, verbose: false })).toBe(
    '✘ No network: this machine has no route. → connect it\n',
  )
})

test.each([
  [[endpoint({})], '✔ the server can be used (1.2 s)'],
  [[endpoint({}), endpoint({})], '✔ all 2 servers can be used (1.2 s)'],
  [
    [endpoint({}), endpoint({ outcome: 'degraded' })],
    '! 2 servers can be used, 1 with trouble (1.2 s)',
  ],
  [
    [endpoint({}), endpoint({ outcome: 'failed', mirrorOf: 'docker.io' })],
    '✔ the server can be used (1.2 s)',
  ],
])('verdict %#', (endpoints, verdict) => {
  const text = renderTable({ ...REPORT, endpoints }, { color: false, verbose: false })
  expect(text.trimEnd().split('\n').at(-1)).toBe(verdict)
})

test('what others wrote cannot move the cursor', () => {
  const evil = 'x\u001b[2J\r\n::error::y\u202e'
  const report: PreflightReport = {
    ...REPORT,
    endpoints: [endpoint({ name: evil, outcome: 'failed', cause: evil, remedy: evil })],
    checks: [{ name: evil, outcome: 'warning', detail: evil, remedy: evil }],
    decisions: [{ kind: 'ipv6-off', reason: evil }],
  }
  const text = renderTable(report, { color: false, verbose: true })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  expect(text.split('\n').some((line) => line.startsWith('::'))).toBe(false)
})
