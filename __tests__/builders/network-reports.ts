import type { FetchReport } from '../../src/fetch/fetch.ts'
import type { EndpointReport, PreflightReport } from '../../src/preflight/preflight.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { aDigest, aReport, aStage } from './a-report.ts'
import { minimalSuccess } from './sample-reports.ts'

/** Reports of runs in which the network has something to say, as the golden files show them. */

/** An endpoint that answered at every layer; each test says only what it is about. */
export function anEndpoint(overrides: Partial<EndpointReport> = {}): EndpointReport {
  return {
    name: 'Docker Hub',
    url: 'https://registry-1.docker.io/v2/',
    purpose: 'base-image',
    outcome: 'ok',
    dns: [{ resolver: 'system', addresses: ['192.0.2.10'], durationMs: 11.6 }],
    resolversDisagree: false,
    connects: [{ family: 4, address: '192.0.2.10', durationMs: 18.2 }],
    tls: { issuer: 'Amazon RSA 2048 M04', validTo: '2026-08-01T23:59:59.000Z', intercepted: false },
    http: { status: 401, latencyMs: 43, samples: 3, pullsRemaining: 76 },
    ...overrides,
  }
}

const CRATES_INDEX = anEndpoint({
  name: 'crates.io index',
  url: 'https://index.crates.io/config.json',
  purpose: 'crates-index',
  connects: [
    { family: 4, address: '192.0.2.20', durationMs: 9.1 },
    { family: 6, address: '2001:db8::20', durationMs: 8.7 },
  ],
  http: { status: 200, latencyMs: 21.4, samples: 3 },
})

const DISTROLESS = anEndpoint({
  name: 'distroless',
  url: 'https://gcr.io/v2/',
  http: { status: 401, latencyMs: 38, samples: 3 },
})

const PUSH_TARGET = anEndpoint({
  name: 'ghcr.io',
  url: 'https://ghcr.io/v2/',
  purpose: 'push',
  repository: 'octo/cv',
  credentials: 'accepted',
  canPush: true,
  http: { status: 401, latencyMs: 64.2, samples: 3 },
})

export const aHealthyPreflight: PreflightReport = {
  mode: 'auto',
  durationMs: 412,
  endpoints: [anEndpoint(), DISTROLESS, CRATES_INDEX, PUSH_TARGET],
  checks: [
    { name: 'clock', outcome: 'ok', detail: 'The clock is right to 0.4 s.' },
    { name: 'run sandbox', outcome: 'skipped', detail: 'No builder is running yet.' },
  ],
  decisions: [],
}

const A_FETCH: FetchReport = {
  durationMs: 1_650,
  crates: {
    total: 155,
    fetched: 5,
    reused: 150,
    fetchedBytes: 1_214_300,
    durationMs: 812,
    sources: ['crates.io'],
  },
  images: [
    {
      reference: 'docker.io/library/rust:1.97-alpine3.22',
      digest: aDigest(61),
      outcome: 'present',
      fetchedBytes: 0,
      durationMs: 90,
    },
  ],
  incidents: [],
  leftToBuild: [],
}

const NETWORK_STAGES = [
  aStage('plan', 0, 120),
  aStage('preflight', 120, 412),
  aStage('fetch', 532, 1_650),
  aStage('build', 2_182, 75_900),
  aStage('measure', 78_082, 412),
]

/** All is well: preflight, fetch and one attempt. */
export const healthyNetwork: RunReport = {
  ...minimalSuccess,
  stages: NETWORK_STAGES,
  preflight: aHealthyPreflight,
  fetch: A_FETCH,
}

const HUB_DOWN = anEndpoint({
  outcome: 'failed',
  failedLayer: 'http',
  cause: 'registry-1.docker.io answered 503 Service Unavailable three times.',
  remedy: 'Wait, or name a mirror.',
  http: { status: 503, latencyMs: 512, samples: 3 },
  faults: ['answer-timeout'],
})

const MIRROR = anEndpoint({
  name: 'mirror.gcr.io',
  url: 'https://mirror.gcr.io/v2/',
  mirrorOf: 'docker.io',
  http: { status: 200, latencyMs: 31, samples: 3 },
})

const NO_IPV6 = anEndpoint({
  ...CRATES_INDEX,
  outcome: 'degraded',
  cause: 'index.crates.io has IPv6 addresses, and none of them can be reached from here.',
  connects: [
    { family: 4, address: '192.0.2.20', durationMs: 9.1 },
    {
      family: 6,
      address: '2001:db8::20',
      durationMs: 3_000,
      error: 'no route',
      fault: 'unreachable',
    },
  ],
})

/** Trouble at the registry: a mirror, three attempts, then an image. */
export const threeAttempts: RunReport = {
  ...minimalSuccess,
  durationMs: 145_900,
  stages: [
    aStage('plan', 0, 120),
    aStage('preflight', 120, 1_640),
    aStage('fetch', 1_760, 4_210),
    aStage('build', 5_970, 139_200),
    aStage('measure', 145_170, 412),
  ],
  preflight: {
    mode: 'auto',
    durationMs: 1_640,
    endpoints: [HUB_DOWN, MIRROR, DISTROLESS, NO_IPV6, PUSH_TARGET],
    checks: [
      {
        name: 'docker daemon',
        outcome: 'warning',
        detail: 'Its MTU (1500) is larger than that of the route to the Internet (1420).',
        remedy: 'Set `"mtu": 1420` in `/etc/docker/daemon.json`.',
      },
    ],
    decisions: [
      {
        kind: 'mirror',
        registry: 'docker.io',
        mirror: 'mirror.gcr.io',
        reason: 'Images of docker.io come by mirror.gcr.io, since docker.io does not answer.',
      },
      { kind: 'ipv6-off', reason: 'IPv6 is off in the builder, since no IPv6 address answers.' },
    ],
  },
  fetch: {
    durationMs: 4_210,
    crates: {
      total: 155,
      fetched: 155,
      reused: 0,
      fetchedBytes: 13_012_400,
      durationMs: 3_100,
      sources: ['crates.io', 'mirrors.example.org'],
    },
    images: [
      {
        reference: `docker.io/library/rust:1.97-alpine3.22@${aDigest(61)}`,
        digest: aDigest(61),
        outcome: 'fetched',
        fetchedBytes: 321_400_000,
        durationMs: 4_010,
        via: 'mirror.gcr.io',
      },
      {
        reference: 'gcr.io/distroless/static-debian13:nonroot',
        digest: aDigest(62),
        outcome: 'present',
        fetchedBytes: 0,
        durationMs: 70,
      },
    ],
    incidents: [
      { host: 'static.crates.io', cause: 'the connection was reset', count: 3 },
      { host: 'index.crates.io', cause: 'answered 429 Too Many Requests', count: 1 },
    ],
    leftToBuild: ['The git dependency `axum-extra` is cloned by the build: it is private.'],
  },
  attempts: [
    {
      number: 1,
      durationMs: 31_000,
      outcome: 'failure',
      fault: 'cache-import',
      cause: 'The cache `ghcr.io/octo/cv:cache` could not be read: it is not whole.',
      evidence: ['ERROR: failed to configure registry cache importer: unexpected EOF'],
    },
    {
      number: 2,
      durationMs: 30_200,
      outcome: 'failure',
      fault: 'connection-reset',
      cause: 'The connection to gcr.io was reset while a layer was read.',
      evidence: ['read tcp 10.0.0.2:41022: read: connection reset by peer'],
      remedies: ['The cache is not imported any more.'],
      waitedMs: 1_840,
    },
    { number: 3, durationMs: 72_400, outcome: 'success', waitedMs: 3_760 },
  ],
}

/** The same fault again and again: given up, with all that was tried. */
export const gaveUp: RunReport = aReport({
  durationMs: 71_300,
  outcome: 'failure',
  build: { variant: 'prod', dockerfile: 'docker/Dockerfile.prod' },
  failure: {
    stage: 'build',
    cause: 'The name static.crates.io could not be resolved (DNS).',
    remedy: 'Check the name servers of the builder, or give `resolvers`.',
    tried: [
      'Built 3 times, after waiting 9.2 s in all.',
      'The builder asks 1.1.1.1 and 8.8.8.8 in the place of the name servers of the host.',
    ],
    step: '[crates 3/3] RUN cargo fetch --locked',
    evidence: [
      "warning: spurious network error (1 try remaining): [6] Couldn't resolve host name",
      'error: failed to download from `https://static.crates.io/crates/serde/1.0.228/download`',
      'Caused by:',
      "  [6] Couldn't resolve host name (Could not resolve host: static.crates.io)",
    ],
    exitCode: 3,
  },
  stages: [aStage('plan', 0, 118), aStage('preflight', 118, 390), aStage('build', 508, 70_700)],
  preflight: { ...aHealthyPreflight, durationMs: 390 },
  attempts: [
    {
      number: 1,
      durationMs: 20_100,
      outcome: 'failure',
      fault: 'dns',
      cause: 'The name static.crates.io could not be resolved (DNS).',
      evidence: ["  [6] Couldn't resolve host name (Could not resolve host: static.crates.io)"],
    },
    {
      number: 2,
      durationMs: 20_900,
      outcome: 'failure',
      fault: 'dns',
      cause: 'The name static.crates.io could not be resolved (DNS).',
      evidence: ["  [6] Couldn't resolve host name (Could not resolve host: static.crates.io)"],
      waitedMs: 2_100,
    },
    {
      number: 3,
      durationMs: 20_500,
      outcome: 'failure',
      fault: 'dns',
      cause: 'The name static.crates.io could not be resolved (DNS).',
      evidence: ["  [6] Couldn't resolve host name (Could not resolve host: static.crates.io)"],
      remedies: [
        'The builder asks 1.1.1.1 and 8.8.8.8 in the place of the name servers of the host.',
      ],
      waitedMs: 7_100,
    },
  ],
})

const REFUSAL = {
  kind: 'refuse',
  reason: 'The build is not started, since its image could not be pushed.',
  cause: 'The token may not push to ghcr.io/octo/cv.',
  remedy: 'Give the job `permissions: packages: write`, or log in with a token that has it.',
} as const

/** Preflight found that the build would fail, and late: none was started. */
export const refused: RunReport = aReport({
  durationMs: 1_320,
  outcome: 'failure',
  build: { variant: 'prod', dockerfile: 'docker/Dockerfile.prod' },
  failure: {
    stage: 'preflight',
    cause: REFUSAL.cause,
    fault: 'push-denied',
    remedy: REFUSAL.remedy,
    evidence: ['POST https://ghcr.io/v2/octo/cv/blobs/uploads/ answered 403 DENIED'],
    exitCode: 3,
  },
  stages: [aStage('plan', 0, 118), aStage('preflight', 118, 1_201)],
  preflight: {
    mode: 'auto',
    durationMs: 1_201,
    endpoints: [
      anEndpoint(),
      anEndpoint({
        ...PUSH_TARGET,
        outcome: 'failed',
        failedLayer: 'http',
        canPush: false,
        cause: 'ghcr.io takes the token, but it may not push to octo/cv.',
        remedy: REFUSAL.remedy,
      }),
    ],
    checks: [],
    decisions: [REFUSAL],
  },
})

export const HOSTILE =
  '\u001b[31m`x` | <script>alert(1)</script>\n\n# h\n::set-output name=a::b\r\n@octocat **b** [l](http://evil.test) \u202e:tada: #1'

/** Text of others that wants to be more than text, in every new member that holds any. */
export const hostileNetwork: RunReport = aReport({
  outcome: 'failure',
  failure: {
    stage: 'fetch',
    cause: HOSTILE,
    fault: HOSTILE,
    remedy: HOSTILE,
    tried: [HOSTILE, HOSTILE],
    evidence: [HOSTILE],
    exitCode: 3,
  },
  stages: [aStage('preflight', 0, 10), aStage('fetch', 10, 20)],
  preflight: {
    mode: 'strict',
    durationMs: 10,
    endpoints: [
      anEndpoint({
        name: HOSTILE,
        url: HOSTILE,
        outcome: 'failed',
        cause: HOSTILE,
        remedy: `${HOSTILE} other`,
        dns: [
          { resolver: 'system', addresses: [], durationMs: 1, error: HOSTILE },
          { resolver: HOSTILE, addresses: [HOSTILE], durationMs: 1 },
        ],
        tls: { issuer: HOSTILE, validTo: HOSTILE, intercepted: true, caBundle: HOSTILE },
        repository: HOSTILE,
        mirrorOf: HOSTILE,
        proxy: HOSTILE,
      }),
      anEndpoint({ name: HOSTILE, outcome: 'degraded', cause: HOSTILE }),
    ],
    checks: [{ name: HOSTILE, outcome: 'failed', detail: HOSTILE, remedy: `${HOSTILE} third` }],
    decisions: [
      { kind: 'mirror', reason: HOSTILE, registry: HOSTILE, mirror: HOSTILE },
      { kind: 'resolver', reason: HOSTILE, servers: [HOSTILE] },
      { kind: 'refuse', reason: HOSTILE, cause: `${HOSTILE} other`, remedy: HOSTILE },
    ],
  },
  fetch: {
    durationMs: 20,
    crates: {
      total: 2,
      fetched: 1,
      reused: 1,
      fetchedBytes: 1,
      durationMs: 1,
      sources: [HOSTILE],
    },
    images: [
      {
        reference: HOSTILE,
        digest: aDigest(1),
        outcome: 'fetched',
        fetchedBytes: 1,
        durationMs: 1,
        via: HOSTILE,
      },
    ],
    incidents: [{ host: HOSTILE, cause: HOSTILE, count: 2 }],
    leftToBuild: [HOSTILE],
  },
  attempts: [1, 2].map((number) => ({
    number,
    durationMs: 1,
    outcome: 'failure',
    cause: HOSTILE,
    fault: HOSTILE,
    evidence: [HOSTILE, '```', '</details>'],
    remedies: [HOSTILE, HOSTILE],
    waitedMs: 1,
  })),
})
