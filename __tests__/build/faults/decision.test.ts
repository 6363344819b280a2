import type { ClassifiedFailure } from '../../../src/build/failure.ts'
import type { Earlier } from './explain.ts'
import { explain, explainRun } from './explain.ts'

const PUSH = 'exporting to image'
const DIAL = 'dial tcp 1.2.3.4:443: connect: connection refused'

const LAYER =
  'failed to compute cache key: failed to copy: read tcp 172.17.0.2:1->20.150.90.4:443: read: connection reset by peer'

const CARGO_DNS = `error: failed to get \`itoa\` as a dependency of package \`app v0.1.0 (/src)\`

Caused by:
  download of config.json failed

Caused by:
  failed to download from \`https://index.crates.io/config.json\`

Caused by:
  [6] Could not resolve hostname (Could not resolve host: index.crates.io)`

type Row = readonly [what: string, found: ClassifiedFailure, expected: Partial<ClassifiedFailure>]

const ROWS: readonly Row[] = [
  [
    'a base image can come from elsewhere',
    explain(`failed to do request: Head "https://registry-1.docker.io/v2/x": ${DIAL}`),
    {
      transient: 'yes',
      remedies: ['registry-mirror', 'host-images'],
      host: 'registry-1.docker.io',
    },
  ],
  [
    'a push cannot',
    explain(`failed to push x.io/a:1: failed to do request: Head "https://x.io/v2/a": ${DIAL}`, {
      name: PUSH,
    }),
    { transient: 'yes', host: 'x.io' },
  ],
  [
    'nor what ADD fetches',
    explain(`Get "https://x.io:8443/a": ${DIAL}`, { name: '[2/3] ADD https://x.io:8443/a /' }),
    { transient: 'yes', host: 'x.io:8443' },
  ],
  [
    'name servers are for all',
    explainRun('curl: (6) Could not resolve host: x.io'),
    { transient: 'yes', remedies: ['resolver'], host: 'x.io' },
  ],
  [
    'the crates of the lock file are for cargo',
    explainRun(CARGO_DNS),
    { transient: 'yes', remedies: ['resolver', 'host-crates'], host: 'index.crates.io' },
  ],
  [
    'whatever calls it',
    explainRun(CARGO_DNS, { name: '[build 2/3] RUN ./scripts/build.sh' }),
    { transient: 'yes', remedies: ['resolver', 'host-crates'], host: 'index.crates.io' },
  ],
  [
    'with what it installs besides',
    explainRun(CARGO_DNS, { name: '[2/3] RUN cargo install --locked trunk && cargo build' }),
    { transient: 'yes', remedies: ['resolver', 'host-crates'], host: 'index.crates.io' },
  ],
  [
    'not for what it only installs',
    explainRun(CARGO_DNS, { name: '[2/3] RUN cargo +nightly install cargo-chef' }),
    { transient: 'yes', remedies: ['resolver'], host: 'index.crates.io' },
  ],
  [
    'multiplexing is a matter of cargo',
    explainRun('fatal: early EOF', { name: '[2/3] RUN git clone https://user:secret@git.test/x' }),
    { transient: 'yes', host: 'git.test' },
  ],
  [
    'a frontend can be replaced by the builtin one',
    explain(
      'unexpected status from HEAD request to https://registry-1.docker.io/v2/docker/dockerfile/manifests/1: 503 Service Unavailable',
      {
        name: 'resolve image config for docker-image://docker.io/docker/dockerfile:1',
      },
    ),
    {
      transient: 'yes',
      remedies: ['builtin-frontend', 'registry-mirror'],
      host: 'registry-1.docker.io',
    },
  ],
  [
    'a layer of a base image, which the first step needs',
    explain(LAYER, {
      name: '[build 2/2] RUN make',
      before: [{ name: '[build 1/2] FROM ghcr.io/o/base:1@sha256:aa' }],
    }),
    { transient: 'yes', remedies: ['registry-mirror', 'host-images'], host: 'ghcr.io' },
  ],
  [
    'the same where a cache is imported',
    explain(LAYER, {
      name: '[build 2/2] RUN make',
      before: [{ name: 'importing cache manifest from ghcr.io/o/cache' }],
    }),
    { transient: 'yes', remedies: ['drop-cache-import'] },
  ],
  [
    'a broken cache is left out',
    explain('failed to configure gha cache importer: missing github actions token'),
    { transient: 'yes', remedies: ['drop-cache-import'] },
  ],
  [
    'memory: one more try, with less',
    explainRun('LLVM ERROR: out of memory'),
    { transient: 'once', remedies: ['fewer-jobs'] },
  ],
  ['what does not compile', explainRun('error: could not compile `cv`'), {}],
  [
    'what the server asks for',
    explain(
      'unexpected status from GET request to https://ghcr.io/v2/o/i/blobs/sha256:aa: 429 Too Many Requests: toomanyrequests: retry-after: 1.5s, allowed: 44000/minute',
    ),
    {
      transient: 'yes',
      remedies: ['registry-mirror', 'host-images'],
      host: 'ghcr.io',
      retryAfterMs: 1500,
    },
  ],
  [
    'an error that names only the image',
    explain('ghcr.io/o/i:1: toomanyrequests: Rate exceeded', {
      name: '[internal] load metadata for ghcr.io/o/i:1',
    }),
    { transient: 'yes', remedies: ['registry-mirror', 'host-images'], host: 'ghcr.io' },
  ],
]

test.each(ROWS)('%s', (_what, { transient, remedies, host, retryAfterMs }, expected) => {
  expect({ transient, remedies, host, retryAfterMs }).toEqual({
    transient: undefined,
    remedies: undefined,
    host: undefined,
    retryAfterMs: undefined,
    ...expected,
  })
})

test('no sentence holds the password of an address', () => {
  const { failure } = explainRun(
    "fatal: repository 'https://user:secret@git.test/x.git/' not found",
  )
  expect(failure.cause).toBe(
    'The git repository https://git.test/x.git/ does not exist or may not be read.',
  )
})

describe('a package that is not found', () => {
  const log = 'Reading package lists...\nE: Unable to locate package curl'
  const name = '[build 3/7] RUN apt-get install -y curl'
  const update = '[build 2/7] RUN apt-get update'
  const lost =
    'W: Some index files failed to download. They have been ignored, or old ones used instead.\n'
  const rows: readonly (readonly [
    what: string,
    before: readonly Earlier[],
    log: string,
    fault: string,
  ])[] = [
    [
      'the index is of this build',
      [{ name: update, log: 'Get:1 http://x\n' }],
      log,
      'system-package-missing',
    ],
    ['the index is from the cache', [{ name: update, cached: true }], log, 'package-index-stale'],
    ['the step of the index got none', [{ name: update, log: lost }], log, 'package-index-stale'],
    [
      'the step fetches the index itself',
      [{ name: update, cached: true }],
      `Hit:1 http://x\n${log}`,
      'system-package-missing',
    ],
    [
      'another stage has an old index',
      [{ name: '[runtime 2/7] RUN apt-get update', cached: true }],
      log,
      'system-package-missing',
    ],
    ['nobody fetched an index', [], log, 'system-package-missing'],
  ]

  test.each(rows)('%s', (_what, before, output, fault) => {
    const { remedies, ...classified } = explainRun(output, { code: 100, name, before })
    expect(classified.fault).toBe(fault)
    expect(remedies).toEqual(fault === 'package-index-stale' ? ['rebuild-stage'] : undefined)
  })
})
