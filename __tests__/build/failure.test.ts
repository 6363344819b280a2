import { classifyFailure, FAULT_TABLE, formatFailure } from '../../src/build/failure.ts'
import { expectGolden, logOf, progressOf, readFaults, readStream, statusLine } from './replay.ts'

/** By name of the recording: the row of the table that must explain it. */
const RECORDED: Readonly<Record<string, string>> = {
  'add-url': 'connection-refused',
  apt: 'system-package-missing',
  arg: 'dockerfile-invalid',
  'attest-local': 'dns',
  'bad-context-name': 'named-context-missing',
  'bad-flag': 'usage',
  'bad-output': 'exporter-unknown',
  'bad-tag': 'reference-invalid',
  'base-dns': 'dns',
  'base-refused': 'connection-refused',
  'builder-missing': 'builder-missing',
  buildrs: 'linker-missing',
  'cache-reg-to': 'cache-export',
  'cargo-bin': 'binary-unknown',
  'cargo-cc': 'linker-missing',
  'cargo-dns': 'dns',
  'cargo-feat': 'feature-unknown',
  'cargo-offline-miss': 'crate-missing',
  'cargo-pkg': 'package-unknown',
  'cargo-prof': 'profile-unknown',
  'cargo-target': 'target-missing',
  circular: 'dns',
  'cmd-missing': 'command-missing',
  'compile-error': 'compile-error',
  'copy-from': 'copy-source-missing',
  'copy-missing': 'copy-source-missing',
  disk: 'disk-full',
  edition: 'rust-too-old',
  'empty-dockerfile': 'dockerfile-invalid',
  'exec-missing': 'program-missing',
  'git-ctx': 'connection-refused',
  hostnet: 'entitlement-missing',
  insecure: 'dockerfile-invalid',
  'linker-missing': 'linker-missing',
  'lock-stale': 'lock-file-outdated',
  'lock-version': 'rust-too-old',
  'manifest-bad': 'manifest-invalid',
  'manifest-none': 'manifest-missing',
  'no-context': 'context-missing',
  'no-daemon': 'engine-unreachable',
  'no-daemon-tcp': 'engine-unreachable',
  'no-dockerfile': 'dockerfile-missing',
  'no-from': 'dockerfile-invalid',
  'no-shell': 'program-missing',
  oom: 'out-of-memory',
  'parse-error': 'dockerfile-invalid',
  'parse-error2': 'dockerfile-invalid',
  'push-basic': 'registry-denied',
  'push-denied': 'registry-denied',
  'push-down': 'registry-failing',
  'push-refused': 'connection-refused',
  'reg-bad': 'registry-failing',
  'reg-basic': 'registry-denied',
  'reg-denied': 'registry-denied',
  'reg-down': 'registry-failing',
  'reg-html': 'not-a-registry',
  'reg-limit': 'rate-limit',
  'reg-missing': 'image-missing',
  'reg-noname': 'image-missing',
  'reg-refused-ip': 'connection-refused',
  'reg-reset': 'connection-lost',
  'reg-tls': 'tls-untrusted',
  'reg-token': 'registry-denied',
  'run-fails': 'run-failed',
  'rustc-old': 'rust-too-old',
  secret: 'secret-missing',
  'secret-src': 'secret-missing',
  segv: 'run-crashed',
  'stage-copy': 'dns',
  'target-missing': 'stage-unknown',
  'unknown-flag': 'dockerfile-invalid',
  'url-ctx': 'connection-refused',
  user: 'user-unknown',
  wget: 'dns',
}

function explainRecorded(name: string) {
  const fault = readFaults().find((recorded) => recorded.name === name)
  if (fault === undefined) throw new Error(`no recording ${name}`)
  return classifyFailure(progressOf(fault.stderr), 'docker/Dockerfile', fault.exitCode)
}

test.each(readFaults().map(({ name }) => [name]))('the real failure %s', (name) => {
  const { fault, failure } = explainRecorded(name)
  expect(fault).toBe(RECORDED[name])
  expect(failure.cause).toMatch(/^[^\n]+\.$/)
  expect(failure.evidence.length).toBeGreaterThan(0)
  expect(failure.evidence.length).toBeLessThanOrEqual(20)
})

test('what a person reads of the real failures', () => {
  const told = readFaults().map(({ name }) => {
    const { failure, location } = explainRecorded(name)
    const place = location === undefined ? '' : ` (${location.file}:${location.line})`
    return `## ${name}, exit code ${failure.exitCode}${place}\n${formatFailure(failure).join('\n')}\n`
  })
  expectGolden('failures.txt', told.join('\n'))
})

const NAME = '[build 4/7] RUN --mount=type=cache,target=/x cargo build --release'

/** A step that failed with this error, after this output. */
function explain(error: string, log = '', name = NAME) {
  const started = '2026-11-23T03:00:00Z'
  const vertex = { digest: 'v', name, started }
  return classifyFailure(
    progressOf([
      statusLine({ vertexes: [vertex] }),
      statusLine({ logs: [logOf('v', log === '' ? '' : `${log}\n`)] }),
      statusLine({ vertexes: [{ ...vertex, completed: '2026-11-23T03:00:09Z', error }] }),
      `ERROR: failed to build: failed to solve: ${error}`,
    ]),
    'Dockerfile',
    1,
  )
}

/** A RUN that failed after this output. */
function explainRun(log: string, code = 101) {
  const command = 'cargo build # not: connection refused, no space left on device'
  return explain(
    `process "/bin/sh -c ${command}" did not complete successfully: exit code: ${code}`,
    log,
  )
}

/** Errors of steps as BuildKit, containerd and the docker client word them. */
const ERRORS: readonly (readonly [fault: string, error: string])[] = [
  [
    'connection-lost',
    'failed to authorize: failed to fetch oauth token: Post "https://auth.docker.io/token": read tcp 10.1.0.4:5222->104.18.43.178:443: read: connection reset by peer',
  ],
  ['timeout', 'failed to authorize: DeadlineExceeded: context deadline exceeded'],
  [
    'unreachable',
    'failed to fetch anonymous token: Get "https://auth.docker.io/token?x": dial tcp [2600:1f18::1]:443: connect: network is unreachable',
  ],
  [
    'timeout',
    'Error response from daemon: Get https://registry-1.docker.io/v2/: net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
  ],
  [
    'registry-failing',
    'Head "https://registry-1.docker.io/v2/moby/buildkit/manifests/buildx-stable-1": received unexpected HTTP status: 503 Service Unavailable',
  ],
  [
    'rate-limit',
    '429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.',
  ],
  [
    'rate-limit',
    'unexpected status from HEAD request to https://registry-1.docker.io/v2/library/golang/manifests/1.26: 429',
  ],
  [
    'registry-failing',
    'failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/golang/blobs/sha256:aa: 500 Internal Server Error',
  ],
  [
    'connection-lost',
    'failed to do request: Get "https://production.cloudflare.docker.com/x": read tcp 1.2.3.4:5->6.7.8.9:443: read: connection reset by peer',
  ],
  ['registry-failing', 'rpc error: code = Unknown desc = unexpected status: 502 Bad Gateway'],
  ['push-failed', 'failed to copy: cannot reuse body, request must be retried'],
  ['push-failed', 'failed to push ghcr.io/o/i:1: failed to copy: io: read/write on closed pipe'],
  ['push-failed', 'failed commit on ref "layer-sha256:aa": no response'],
  ['push-failed', 'failed to push x.io/o/i:1: unknown blob'],
  [
    'registry-denied',
    'failed to push ghcr.io/o/i:1: unexpected status from HEAD request to https://ghcr.io/v2/o/i/blobs/sha256:aa: 403 Forbidden',
  ],
  ['registry-denied', 'failed to fetch oauth token: unexpected status: 401 Unauthorized'],
  [
    'registry-denied',
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ],
  [
    'registry-denied',
    'failed to push o/i: push access denied, repository does not exist or may require authorization',
  ],
  ['registry-denied', 'denied: permission_denied: write_package'],
  ['image-missing', 'docker.io/library/rust:9.9: not found'],
  ['image-missing', 'manifest unknown: manifest unknown'],
  ['platform-missing', 'docker.io/library/rust:1: no match for platform in manifest: not found'],
  ['platform-missing', 'no matching manifest for linux/arm64/v8 in the manifest list entries'],
  [
    'timeout',
    'failed to do request: Head "https://registry-1.docker.io/v2/x": net/http: TLS handshake timeout',
  ],
  ['timeout', 'failed to do request: Head "https://x.io/v2/x": dial tcp 1.2.3.4:443: i/o timeout'],
  [
    'tls-untrusted',
    'failed to do request: Head "https://x.io/v2/x": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'tls-invalid',
    'failed to do request: Head "https://x.io/v2/x": tls: failed to verify certificate: x509: certificate has expired or is not yet valid',
  ],
  [
    'tls-invalid',
    'failed to do request: Head "https://x.io/v2/x": http: server gave HTTP response to HTTPS client',
  ],
  [
    'proxy-refused',
    'failed to do request: Head "https://x.io/v2/x": proxyconnect tcp: dial tcp: lookup proxy.corp: no such host',
  ],
  [
    'dns',
    'failed to do request: Head "https://x.io/v2/x": dial tcp: lookup x.io on 127.0.0.53:53: server misbehaving',
  ],
  ['cache-export', 'error writing layer blob: maximum timeout reached'],
  ['cache-export', 'failed to configure registry cache exporter: invalid reference format'],
  [
    'cache-import',
    'failed to compute cache key: failed to copy: read tcp 172.17.0.2:1->20.150.90.4:443: read: connection timed out',
  ],
  ['cache-import', 'failed to configure gha cache importer: missing github actions token'],
  [
    'builder-lost',
    'failed to receive status: rpc error: code = Unavailable desc = closing transport due to: connection error: desc = "error reading from server: EOF", received prior goaway: code: NO_ERROR, debug data: "graceful_stop"',
  ],
  ['builder-lost', 'no active session for abc: context deadline exceeded'],
  ['builder-lost', 'failed to get edge: inconsistent graph state'],
  ['driver-unfit', 'Cache export is not supported for the docker driver.'],
  ['driver-unfit', 'Multi-platform build is not supported for the docker driver.'],
  ['driver-unfit', 'docker exporter does not currently support exporting manifest lists'],
  [
    'entitlement-missing',
    'granting entitlement security.insecure is not allowed by build daemon configuration',
  ],
  ['disk-full', 'failed to copy files: write /var/lib/docker/x: no space left on device'],
  [
    'out-of-memory',
    'process "/bin/sh -c make" did not complete successfully: cannot allocate memory',
  ],
  [
    'program-missing',
    'process "/bin/sh -c make" did not complete successfully: exec /bin/sh: no such file or directory',
  ],
  [
    'platform-foreign',
    'process "/bin/sh -c make" did not complete successfully: exec /bin/sh: exec format error',
  ],
  ['stage-unknown', 'target stage "prod" could not be found'],
  ['reference-invalid', 'invalid reference format: repository name must be lowercase'],
  ['cancelled', 'Canceled: context canceled'],
  ['unknown', 'the builder has hiccups'],
]

test.each(ERRORS)('%s: %s', (fault, error) => {
  expect(explain(error, '', '[internal] load metadata for docker.io/x').fault).toBe(fault)
})

/** Last words of the tools in a RUN. */
const OUTPUTS: readonly (readonly [fault: string, log: string])[] = [
  [
    'dns',
    'error: failed to download from `https://index.crates.io/config.json`\n\nCaused by:\n  [6] Could not resolve hostname (Could not resolve host: index.crates.io)',
  ],
  ['dns', "error: failed to fetch\n[6] Couldn't resolve host name"],
  ['dns', 'curl: (6) Could not resolve host: sh.rustup.rs'],
  [
    'dns',
    "E: Failed to fetch http://deb.debian.org/x  Temporary failure resolving 'deb.debian.org'",
  ],
  [
    'dns',
    'npm error errno EAI_AGAIN\nnpm error request failed, reason: getaddrinfo EAI_AGAIN registry.npmjs.org',
  ],
  ['connection-lost', 'error: failed to download\n  [16] Error in the HTTP2 framing layer'],
  [
    'connection-lost',
    '[56] Failure when receiving data from the peer (OpenSSL SSL_read: unexpected eof while reading, errno 0)',
  ],
  [
    'connection-lost',
    '[92] Stream error in the HTTP/2 framing layer (HTTP/2 stream 279 was not closed cleanly)',
  ],
  [
    'connection-lost',
    'failed to get successful HTTP response from `https://static.crates.io/x` (1.2.3.4), got 503',
  ],
  [
    'connection-lost',
    "error: component download failed for rust-std: could not download file from 'https://static.rust-lang.org/x'",
  ],
  [
    'connection-lost',
    'WARNING: Ignoring https://dl-cdn.alpinelinux.org/x/APKINDEX.tar.gz: temporary error (try again later)\nERROR: unable to select packages:',
  ],
  [
    'connection-lost',
    'E: Failed to fetch http://deb.debian.org/x  Error reading from server - read (104: Connection reset by peer)',
  ],
  [
    'timeout',
    '[28] Timeout was reached (Operation too slow. Less than 10 bytes/sec transferred the last 30 seconds)',
  ],
  ['timeout', 'curl: (28) Failed to connect after 30000 ms'],
  [
    'connection-refused',
    "[7] Couldn't connect to server (Failed to connect to index.crates.io port 443 after 2 ms: Connection refused)",
  ],
  ['connection-refused', 'curl: (7) Failed to connect to 127.0.0.1 port 1'],
  [
    'tls-untrusted',
    '[60] SSL peer certificate or SSH remote key was not OK (SSL certificate problem: unable to get local issuer certificate)',
  ],
  [
    'tls-untrusted',
    'curl: (60) SSL certificate problem: self-signed certificate in certificate chain',
  ],
  [
    'unreachable',
    'Could not connect to archive.ubuntu.com:80 (2620:2d::16). - connect (101: Network is unreachable)',
  ],
  [
    'lock-file-outdated',
    'error: the lock file /src/Cargo.lock needs to be updated but --locked was passed to prevent this',
  ],
  [
    'rust-too-old',
    'error: package `clap v4.5.0` cannot be built because it requires rustc 1.74 or newer, while the currently active rustc version is 1.70.0',
  ],
  ['rust-too-old', 'Caused by:\n  feature `edition2024` is required'],
  ['feature-unknown', 'error: Package `cv v0.1.0 (/src)` does not have feature `nope`'],
  ['crate-missing', 'error: failed to select a version for the requirement `serde = "^9"`'],
  ['crate-missing', 'attempting to make an HTTP request, but --offline was specified'],
  ['checksum-mismatch', 'error: checksum for `serde v1.0.0` changed between lock files'],
  [
    'link-failed',
    'error: linking with `cc` failed: exit status: 1\n  = note: /usr/bin/ld: cannot find -lssl: No such file or directory\nerror: could not compile `cv`',
  ],
  [
    'build-script-failed',
    "error: failed to run custom build command for `openssl-sys v0.9.1`\nCaused by:\n  thread 'main' panicked at build.rs:1: Could not find directory of OpenSSL",
  ],
  [
    'compile-error',
    'error: expected `;`\n --> src/main.rs:2:3\nerror: could not compile `cv` (bin "cv") due to 1 previous error',
  ],
  [
    'out-of-memory',
    "error: could not compile `aws`\nCaused by:\n  process didn't exit successfully: `rustc` (signal: 9, SIGKILL: kill)",
  ],
  ['out-of-memory', 'LLVM ERROR: out of memory'],
  ['disk-full', 'error: failed to write x: No space left on device (os error 28)'],
  [
    'system-package-missing',
    'ERROR: unable to select packages:\n  libfoo (no such package):\n    required by: world[libfoo]',
  ],
  ['command-missing', '/bin/bash: line 1: cmake: command not found'],
  ['command-missing', '/bin/sh: 1: cmake: not found'],
]

test.each(OUTPUTS)('%s in the output of a RUN: %s', (fault, log) => {
  expect(explainRun(log).fault).toBe(fault)
})

/** What ordinary builds print. None of it may explain a failure. */
const ORDINARY = [
  '   Compiling thiserror v2.0.3',
  '   Compiling tls-timeout v0.1.0',
  '   Compiling no-space-left v0.1.0 (/src/crates/no-space-left)',
  '   Compiling connection-refused v1.0.0',
  '  Downloaded x509-unknown-authority v0.3.0',
  ' Downloading crates ...',
  '    Updating crates.io index',
  '    Blocking waiting for file lock on package cache',
  'warning: spurious network error (3 tries remaining): [6] Could not resolve hostname (Could not resolve host: index.crates.io)',
  'warning: spurious network error (2 tries remaining): [28] Timeout was reached (Connection timed out after 30 s)',
  'src/error.rs:1: pub enum Error { Timeout, ConnectionRefused, TlsHandshakeTimeout }',
  'test net::timeout::connection_reset ... ok',
  'test dns::lookup_failed ... ok',
  'copying src/oom/out_of_memory.rs',
  'cp src/403-forbidden.html dist/404-not-found.html',
  'GET /v2/ 401 Unauthorized, as expected',
  'retrying after 429',
  'checking for linker... cc',
  '#5 resolve image config for docker-image://docker.io/docker/dockerfile:1',
  '#6 [auth] library/rust:pull token for registry-1.docker.io',
  'warning: unused variable: `error`',
  'npm warn deprecated timeout@1.0.0: use connection-refused instead',
  'Setting up ca-certificates (20230311) ...',
  'exit code: 0',
]

test.each(ORDINARY.map((line) => [line]))('%s is no cause', (line) => {
  expect(explainRun(line, 2)).toMatchObject({
    fault: 'run-failed',
    failure: { cause: '`RUN cargo build --release` exited with code 2.', exitCode: 1 },
  })
})

test('all ordinary lines together are no cause either', () => {
  expect(explainRun(ORDINARY.join('\n'), 2).fault).toBe('run-failed')
})

test('names of images and crates in an error do not explain it', () => {
  const error =
    'failed to do request: Head "https://timeout.io/v2/x509/no-space-left-on-device/manifests/unauthorized": dial tcp 1.2.3.4:443: connect: connection refused'
  expect(explain(error, '', '[internal] load metadata for x').failure.cause).toBe(
    'timeout.io refused the connection.',
  )
})

test('a compile error is found though the network hiccuped before', () => {
  const log = [
    'warning: spurious network error (1 try remaining): [6] Could not resolve hostname',
    'curl: (6) Could not resolve host: x.io',
    'error[E0425]: cannot find value `x` in this scope',
    '  --> crates/web/src/lib.rs:10:5',
    'error: could not compile `web` (lib) due to 1 previous error',
  ].join('\n')
  expect(explainRun(log).failure.cause).toBe(
    'The crate web does not compile: cannot find value `x` in this scope (error[E0425]) at crates/web/src/lib.rs:10:5.',
  )
})

test('the first compile error is named though hundreds of lines followed', () => {
  const notes = Array.from({ length: 400 }, (_, index) => `note ${index}`)
  const log = [
    'error[E0308]: mismatched types',
    ' --> src/a.rs:1:1',
    ...notes,
    'error: could not compile `cv` (lib) due to 9 previous errors',
  ]
  expect(explainRun(log.join('\n')).failure.cause).toBe(
    'The crate cv does not compile: mismatched types (error[E0308]) at src/a.rs:1:1.',
  )
})

test('a command of any length does not hide how it ended', () => {
  const error = `process "/bin/sh -c ${'x'.repeat(9000)}" did not complete successfully: exit code: 7`
  expect(explain(error).failure.cause).toBe('`RUN cargo build --release` exited with code 7.')
})

test('steps that were cancelled beside the failed one are not blamed', () => {
  const run = (digest: string, error: string, seconds: number) => ({
    digest,
    name: `[a 1/1] RUN ${digest}`,
    started: '2026-11-23T03:00:00Z',
    completed: `2026-11-23T03:00:0${seconds}Z`,
    error,
  })
  const progress = progressOf([
    statusLine({
      vertexes: [
        run(
          'slow',
          'process "x" did not complete successfully: exit code: 137: context canceled',
          1,
        ),
        run('bad', 'process "x" did not complete successfully: exit code: 3', 2),
      ],
    }),
  ])
  expect(classifyFailure(progress, 'Dockerfile', 1)).toMatchObject({
    fault: 'run-failed',
    failure: { step: '[a 1/1] RUN bad', cause: '`RUN bad` exited with code 3.' },
  })
})

test('a cache that could not be imported does not explain what failed later', () => {
  const lines = [
    ...readStream('cache-import-fails'),
    'ERROR: failed to build: failed to solve: something else',
  ]
  expect(classifyFailure(progressOf(lines), 'Dockerfile', 1).failure.cause).toBe(
    'The build failed: something else.',
  )
})

test('without any message the exit code is all there is', () => {
  expect(classifyFailure(progressOf([]), 'Dockerfile', 143).failure).toEqual({
    stage: 'build',
    cause: 'buildx ended with exit code 143 and gave no reason.',
    evidence: [],
    exitCode: 1,
  })
})

test('the evidence is without noise, and not longer than twenty lines', () => {
  const many = Array.from({ length: 50 }, (_, index) => `line ${index}`)
  const log = ['   Compiling a v1.0.0', '', ...many, 'For more information about this error, try x']
  expect(explainRun(log.join('\n')).failure.evidence).toEqual(many.slice(-20))
})

test('output that BuildKit cut off is said to be incomplete', () => {
  const { failure } = explainRun('line 2059 \n[output clipped, log limit 200KiB/s reached]', 1)
  expect(failure).toMatchObject({
    cause: '`RUN cargo build --release` exited with code 1, and BuildKit has cut off its output.',
    remedy: expect.stringContaining('BUILDKIT_STEP_LOG_MAX_SIZE=-1'),
  })
})

test('hostile output stays one sentence of plain text', () => {
  const { failure } = explainRun(
    'error[E0001]: \u001b[31mred\u001b[0m\u0007 ::error::x\n --> src/a.rs:1:1\nerror: could not compile `c\u202ev`',
  )
  expect(failure.cause).toBe(
    'The crate cv does not compile: red ::error::x (error[E0001]) at src/a.rs:1:1.',
  )
})

test('every row of the table has an example here', () => {
  const examples = [...Object.values(RECORDED), ...[...ERRORS, ...OUTPUTS].map(([fault]) => fault)]
  expect(FAULT_TABLE.map((row) => row.id).filter((id) => !examples.includes(id))).toEqual([])
})

test('patterns keep no state between matches', () => {
  for (const { id, patterns } of FAULT_TABLE) {
    for (const pattern of patterns)
      expect([id, pattern.flags.replace(/[im]/g, '')]).toEqual([id, ''])
  }
})
