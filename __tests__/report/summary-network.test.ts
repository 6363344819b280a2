import type { EndpointReport } from '../../src/preflight/preflight.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { endpointTable } from '../../src/report/summary-endpoints.ts'
import { aReport } from '../builders/a-report.ts'
import {
  aHealthyPreflight,
  anEndpoint,
  gaveUp,
  HOSTILE,
  healthyNetwork,
  hostileNetwork,
  threeAttempts,
} from '../builders/network-reports.ts'
import { minimalSuccess } from '../builders/sample-reports.ts'
import { elementsOf, linkedByGitHub, renderGfm, textOutsideCode } from './gfm.ts'

/** Cells of the one row after the name of the endpoint. */
function cellsOf(overrides: Partial<EndpointReport>): readonly string[] {
  const [, , row = ''] = endpointTable([anEndpoint(overrides)]).markdown.split('\n')
  return row.slice(2, -2).split(' | ').slice(1)
}

const ANSWER = { resolver: 'system', addresses: ['192.0.2.1'], durationMs: 12 }
const SILENCE = { resolver: 'system', addresses: [], durationMs: 5000, error: 'no answer' }
const OTHER = { ...ANSWER, resolver: '1.1.1.1' }
const V4 = { family: 4, address: '192.0.2.1', durationMs: 18 } as const
const V6 = { family: 6, address: '2001:db8::1', durationMs: 20, error: 'no route' } as const
const TLS = { issuer: 'R11', validTo: '2026-08-01T00:00:00.000Z', intercepted: false }
const HTTP = { status: 200, latencyMs: 43, samples: 3 }

describe('the columns of an endpoint', () => {
  test.each<[string, Partial<EndpointReport>, number, string]>([
    ['healthy', {}, 0, '✅ healthy'],
    ['degraded', { outcome: 'degraded' }, 0, '⚠️ degraded'],
    ['failed', { outcome: 'failed', failedLayer: 'tls' }, 0, '❌ failed at TLS'],
    ['failed, layer unknown', { outcome: 'failed' }, 0, '❌ failed'],
    ['no name asked for, behind a proxy', { dns: [] }, 1, '–'],
    ['the system answers', { dns: [SILENCE, ANSWER] }, 1, '12 ms'],
    ['only another resolver answers', { dns: [SILENCE, OTHER] }, 1, 'only by 1.1.1.1'],
    ['no resolver answers', { dns: [SILENCE] }, 1, 'fails'],
    [
      'resolvers disagree',
      { dns: [ANSWER, OTHER], resolversDisagree: true },
      1,
      '12 ms, resolvers disagree',
    ],
    ['IPv4', { connects: [{ ...V4, durationMs: 99 }, V4, V6] }, 2, '18 ms'],
    ['IPv6 fails', { connects: [V4, V6] }, 3, 'fails'],
    ['no IPv6', { connects: [V4] }, 3, '–'],
    ['TLS', { tls: TLS }, 4, 'valid'],
    ['TLS opened by a proxy', { tls: { ...TLS, intercepted: true } }, 4, 'intercepted'],
    ['TLS failed', { tls: { ...TLS, error: 'expired' } }, 4, 'fails'],
    ['HTTP', { http: HTTP }, 5, 'ok (200)'],
    ['a limit of pulls', { http: { ...HTTP, pullsRemaining: 1 } }, 5, 'ok (200), 1 pull left'],
    [
      'a bad answer',
      {
        outcome: 'failed',
        failedLayer: 'http',
        http: { ...HTTP, status: 503 },
        credentials: 'none',
      },
      5,
      '503',
    ],
    [
      'a token that is not enough',
      {
        outcome: 'failed',
        failedLayer: 'http',
        http: { ...HTTP, status: 401 },
        credentials: 'refused',
        canPush: false,
      },
      5,
      '401, credentials refused, no push',
    ],
    ['a limit that is near', { outcome: 'degraded', http: { ...HTTP, status: 429 } }, 5, '429'],
    ['IPv6 alone is ill', { outcome: 'degraded', http: { ...HTTP, status: 401 } }, 5, 'ok (401)'],
    ['reachable is enough', { http: { ...HTTP, status: 404 } }, 5, 'ok (404)'],
    ['latency', { http: HTTP }, 6, '43 ms'],
  ])('%s', (_, overrides, column, expected) => {
    expect(cellsOf(overrides)[column]).toBe(expected)
  })

  test('are dashes where nothing got that far', () => {
    const { tls, http, ...rest } = anEndpoint({ connects: [] })
    const [, , row = ''] = endpointTable([rest]).markdown.split('\n')
    expect(row).toBe('| Docker Hub | ✅ healthy | 12 ms | – | – | – | – | – |')
  })
})

test('a mirror is told as one, an endpoint without a name by its address', () => {
  const table = endpointTable([
    anEndpoint({ name: 'mirror.gcr.io', mirrorOf: 'docker.io' }),
    anEndpoint({ name: '' }),
  ]).markdown
  expect(table).toContain('| mirror.gcr.io (mirror of docker.io) |')
  expect(table).toContain('| `https://registry-1.docker.io/v2/` |')
})

test('endpoints beyond sixty are counted', () => {
  const table = endpointTable(Array.from({ length: 75 }, () => anEndpoint())).markdown
  expect(table.split('\n').filter((line) => line.startsWith('| Docker Hub'))).toHaveLength(60)
  expect(table.endsWith('\n\nand 15 more endpoints')).toBe(true)
})

describe('the section on the network', () => {
  test.each<[string, Partial<RunReport>]>([
    ['nobody looked', {}],
    [
      'there was nothing to look at',
      {
        preflight: { ...aHealthyPreflight, endpoints: [] },
        fetch: { durationMs: 1, images: [], incidents: [], leftToBuild: [] },
      },
    ],
  ])('is not there when %s', (_, members) => {
    expect(renderSummary({ ...minimalSuccess, ...members })).toBe(renderSummary(minimalSuccess))
  })

  test('shows nothing of a healthy network but one line to open', () => {
    const open = renderGfm(renderSummary(healthyNetwork)).replace(
      /<details>[\s\S]*?<\/details>/g,
      '',
    )
    expect(open).toContain('<h3>Network</h3>')
    expect(open).not.toContain('Docker Hub')
  })

  test('shows trouble open', () => {
    const open = renderGfm(renderSummary(threeAttempts)).replace(
      /<details>[\s\S]*?<\/details>/g,
      '',
    )
    expect(open).toContain('>❌ failed at HTTP</td>')
    expect(open).not.toContain('>ghcr.io</td>')
  })

  test('lists twelve troubles at most', () => {
    const endpoints = Array.from({ length: 15 }, () =>
      anEndpoint({ outcome: 'failed', cause: 'No answer.' }),
    )
    const markdown = renderSummary(aReport({ preflight: { ...aHealthyPreflight, endpoints } }))
    expect(markdown.match(/^- ❌ /gm)).toHaveLength(12)
    expect(markdown).toContain('\n- and 3 more\n')
  })
})

describe('attempts', () => {
  test('have no section when there was but one', () => {
    expect(renderSummary(healthyNetwork)).not.toContain('### Attempts')
  })

  test('have no column that says nothing', () => {
    const attempts = threeAttempts.attempts.map(({ number, durationMs, outcome }) => ({
      number,
      durationMs,
      outcome,
    }))
    expect(renderSummary({ ...threeAttempts, attempts })).toContain(
      '| Attempt | Outcome | Waited | Took | Cause |',
    )
  })

  test('of a run that failed tell the lines of the last one once, with the failure', () => {
    const last = { ...gaveUp.attempts.at(-1), evidence: ['only in the last'] }
    const attempts = [...gaveUp.attempts.slice(0, -1), last] as RunReport['attempts']
    expect(renderSummary({ ...gaveUp, attempts })).not.toContain('only in the last')
    expect(renderSummary({ ...gaveUp, attempts, outcome: 'cancelled' })).toContain(
      'only in the last',
    )
  })
})

test('hostile text is text, whichever member it stands in', () => {
  const html = renderGfm(renderSummary(hostileNetwork))
  expect(html.split('alert(1)').length).toBeGreaterThan(20)
  expect([...elementsOf(html)].filter((name) => ['script', 'a', 'b', 'h1'].includes(name))).toEqual(
    [],
  )
  expect(linkedByGitHub(textOutsideCode(html))).toEqual([])
  expect(HOSTILE).toContain('\u001b')
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
})

test('parts go in a fixed order when there is too much', () => {
  const tags = Array.from({ length: 9 }, (_, at) => `ghcr.io/octo/${'long-'.repeat(20)}:${at}`)
  const { preflight, fetch } = threeAttempts
  const failure = { ...gaveUp.failure, tried: Array(9).fill('Waited, and built again.'.repeat(9)) }
  const report = { ...gaveUp, failure, build: { ...gaveUp.build, tags }, preflight, fetch }
  const left = (maxBytes: number) =>
    /Left out to stay below [\d,]+ bytes: (.*)\. All/.exec(
      renderSummary(report as RunReport, maxBytes),
    )?.[1]
  const seen = new Set<string | undefined>()
  for (let maxBytes = 9000; maxBytes >= 1000; maxBytes -= 10) seen.add(left(maxBytes))
  const early = 'endpoints, log lines of earlier attempts, log lines'
  expect([...seen]).toEqual([
    undefined,
    'endpoints',
    'endpoints, log lines of earlier attempts',
    early,
    `${early}, timeline`,
    `${early}, times`,
    'log lines of earlier attempts, log lines, times, network',
    'log lines, times, network, attempts',
    'log lines, times, network, attempts, facts',
    'log lines, times, network, attempts, facts, what was tried',
  ])
})
