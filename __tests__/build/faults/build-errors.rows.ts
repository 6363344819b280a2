/** Errors of steps as BuildKit, containerd, buildx and the docker engine word them: row, error, step. */
export type ErrorRow = readonly [fault: string, error: string, step?: string]

const GHA = 'exporting to GitHub Actions Cache'
const FRONTEND = 'resolve image config for docker-image://docker.io/docker/dockerfile:1.4'

export const BUILD_ERRORS: readonly ErrorRow[] = [
  // Tokens
  [
    'registry-token',
    'failed to authorize: failed to fetch oauth token: Post "https://auth.docker.io/token": read tcp 10.1.0.4:5222->104.18.43.178:443: read: connection reset by peer',
  ],
  ['registry-token', 'failed to authorize: DeadlineExceeded: context deadline exceeded'],
  [
    'registry-token',
    'failed to fetch anonymous token: Get https://auth.docker.io/token?scope=repository%3Alibrary%2Frust%3Apull&service=registry.docker.io: Bad Request',
  ],
  [
    'registry-token',
    'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://auth.docker.io/token?service=registry.docker.io: 503 Service Unavailable',
  ],
  [
    'registry-token',
    'failed to authorize: failed to fetch anonymous token: Get "https://auth.docker.io/token": net/http: TLS handshake timeout',
  ],
  [
    'registry-token',
    'failed to authorize: failed to fetch oauth token: Post "https://ghcr.io/token": EOF',
  ],
  [
    'registry-denied',
    'failed to fetch oauth token: authorization server did not include a token in the response',
  ],
  ['registry-denied', 'failed to fetch oauth token: unexpected status: 401 Unauthorized'],
  ['builder-lost', 'context deadline exceeded', '[internal] waiting for connection'],
  ['registry-denied', 'failed to push 127.0.0.1:5000/team/site:1: denied'],
  ['registry-denied', 'failed to push registry.test/team/site:1: unauthorized'],
  [
    'dns',
    'failed to authorize: failed to fetch anonymous token: Get "https://auth.docker.io/token": dial tcp: lookup auth.docker.io on 127.0.0.53:53: server misbehaving',
  ],
  // IPv6, routes
  [
    'ipv6',
    'failed to fetch anonymous token: Get "https://auth.ipv6.docker.com/token?x": dial tcp [2600:1f18:2148:bc00::1]:443: connect: network is unreachable',
  ],
  [
    'ipv6',
    'failed to do request: Head "https://registry-1.docker.io/v2/x": dial tcp [2600::1]:443: connect: cannot assign requested address',
  ],
  [
    'unreachable',
    'failed to do request: Head "https://x.io/v2/x": dial tcp 10.9.9.9:443: connect: no route to host',
  ],
  ['unreachable', 'connect EHOSTUNREACH 140.82.121.3:443'],
  [
    'connection-refused',
    'failed to do request: Head "https://x.io/v2/x": dial tcp [::1]:443: connect: connection refused',
  ],
  // Bootstrap of the builder, by the engine
  [
    'timeout',
    'Error response from daemon: Get https://registry-1.docker.io/v2/: net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
    '[internal] booting buildkit',
  ],
  [
    'timeout',
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": context deadline exceeded',
    '[internal] booting buildkit',
  ],
  [
    'registry-failing',
    'Head "https://registry-1.docker.io/v2/moby/buildkit/manifests/buildx-stable-1": received unexpected HTTP status: 503 Service Unavailable',
    '[internal] booting buildkit',
  ],
  [
    'registry-failing',
    'download failed after attempts=6: received unexpected HTTP status: 500 Internal Server Error',
    '[internal] booting buildkit',
  ],
  [
    'pull-limit',
    'Error response from daemon: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
  ],
  [
    'builder-lost',
    'failed to list workers: Unavailable: connection error: desc = "transport: Error while dialing: dial unix /run/buildkit/buildkitd.sock: connect: no such file or directory"',
  ],
  [
    'connection-lost',
    'failed to pull image "moby/buildkit:buildx-stable-1": read tcp 10.0.0.1:5->1.2.3.4:443: read: connection reset by peer',
  ],
  ['download-failed', 'failed to pull image "docker.io/library/rust:1.90"'],
  ['download-failed', 'failed to copy: httpReadSeeker: failed open: something nobody has seen'],
  // Limits
  [
    'pull-limit',
    '429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
  ],
  ['rate-limit', 'buildx failed with: toomanyrequests: Rate exceeded'],
  [
    'rate-limit',
    'unexpected status from HEAD request to https://registry-1.docker.io/v2/library/golang/manifests/1.26: 429',
  ],
  [
    'rate-limit',
    'failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https://ghcr.io/v2/o/i/blobs/sha256:aa: 429 Too Many Requests\ntoomanyrequests: retry-after: 401.348µs, allowed: 44000/minute',
  ],
  // Registries that fail
  [
    'registry-failing',
    'failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/golang/blobs/sha256:aa: 500 Internal Server Error',
  ],
  [
    'registry-failing',
    'unexpected status from HEAD request to https://mcr.microsoft.com/v2/x/manifests/1: 504 Gateway Timeout',
  ],
  ['registry-failing', 'rpc error: code = Unknown desc = unexpected status: 502 Bad Gateway'],
  ['registry-failing', 'error parsing HTTP 503 response body: unexpected end of JSON input: ""'],
  [
    'frontend-unavailable',
    'unexpected status from HEAD request to https://registry-1.docker.io/v2/docker/dockerfile/manifests/1.4: 504 Gateway Timeout',
    FRONTEND,
  ],
  [
    'frontend-unavailable',
    'failed to do request: Head "https://registry-1.docker.io/v2/docker/dockerfile/manifests/1.4": dial tcp: lookup registry-1.docker.io on 127.0.0.11:53: no such host',
    FRONTEND,
  ],
  [
    'frontend-unavailable',
    'toomanyrequests: You have reached your unauthenticated pull rate limit',
    FRONTEND,
  ],
  [
    'image-missing',
    'docker.io/docker/dockerfile:99: not found',
    'resolve image config for docker-image://docker.io/docker/dockerfile:99',
  ],
  [
    'tls-untrusted',
    'failed to do request: Head "https://registry-1.docker.io/v2/docker/dockerfile/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    FRONTEND,
  ],
  [
    'connection-lost',
    'failed to do request: Get "https://production.cloudflare.docker.com/x": read tcp 1.2.3.4:5->6.7.8.9:443: read: connection reset by peer',
  ],
  [
    'connection-lost',
    'failed to copy: read tcp 1.2.3.4:5->6.7.8.9:443: http2: server sent GOAWAY and closed the connection; LastStreamID=1',
  ],
  [
    'connection-lost',
    'failed to copy: stream error: stream ID 7; INTERNAL_ERROR; received from peer',
  ],
  ['connection-lost', 'failed to do request: Get "https://x.io/v2/": unexpected EOF'],
  [
    'blob-missing',
    'failed to copy: httpReadSeeker: failed open: could not fetch content descriptor sha256:b710d030e23d1cae69b1 (application/vnd.oci.image.layer.v1.tar+gzip) from remote: not found',
    '[2/2] RUN echo done > /done',
  ],
  [
    'not-a-registry',
    'failed to copy: httpReadSeeker: failed open: could not fetch content descriptor sha256:644fc5f24106f42da7cd (text/html) from remote: not found',
  ],
  [
    'download-failed',
    'failed to copy: httpReadSeeker: failed open: content at https://127.0.0.1:32967/v2/a/manifests/sha256:0000 not found: not found',
  ],
  [
    'connection-lost',
    '127.0.0.1:34729/a:1: short read: expected 561 bytes but got 281: unexpected EOF',
  ],
  [
    'blob-damaged',
    'failed to copy: unexpected commit digest sha256:aa, expected sha256:bb: failed precondition',
  ],
  ['blob-damaged', 'failed to copy: failed size validation: 1024 != 4096: failed precondition'],
  ['blob-damaged', 'failed to extract layer sha256:aa: gzip: invalid checksum'],
  ['blob-damaged', 'failed to compute cache key: failed to copy: unsupported offset'],
  ['not-a-registry', 'encountered unknown type text/html; children may not be fetched'],
  [
    'not-a-registry',
    'error parsing HTTP 200 response body: invalid character \'<\' looking for beginning of value: "<html>"',
  ],
  // Push
  [
    'push-failed',
    'failed to copy: cannot reuse body, request must be retried',
    'exporting to image',
  ],
  [
    'push-failed',
    'failed to push ghcr.io/o/i:1: failed to copy: io: read/write on closed pipe',
    'exporting to image',
  ],
  ['push-failed', 'failed commit on ref "layer-sha256:aa": no response', 'exporting to image'],
  [
    'push-failed',
    'failed commit on ref "manifest-sha256:aa": unexpected status: 400 Bad Request',
    'exporting to image',
  ],
  [
    'blob-damaged',
    'failed commit on ref "layer-sha256:aa": invalid checksum digest format',
    'exporting to image',
  ],
  ['push-blob-missing', 'failed to push x.io/o/i:1: unknown blob', 'exporting to image'],
  [
    'push-blob-missing',
    'failed to push x.io/o/i:1: manifest blob unknown to registry: MANIFEST_BLOB_UNKNOWN',
    'exporting to image',
  ],
  [
    'push-damaged',
    'failed to push x.io/o/i:1: DIGEST_INVALID: provided digest did not match uploaded content',
    'exporting to image',
  ],
  [
    'push-too-large',
    'failed to push x.io/o/i:1: unexpected status from PATCH request to https://x.io/v2/o/i/blobs/uploads/1: 413 Request Entity Too Large',
    'exporting to image',
  ],
  [
    'registry-rejected',
    'failed to push x.io/o/i:1: unexpected status from POST request to https://x.io/v2/o/i/blobs/uploads/: 405 Method Not Allowed',
    'exporting to image',
  ],
  [
    'registry-full',
    'failed to push x.io/o/i:1: denied: Your account has exceeded its storage quota',
    'exporting to image',
  ],
  [
    'tag-immutable',
    "failed to push 1.dkr.ecr.eu-west-1.amazonaws.com/a:1: unexpected status: 400 Bad Request: The image tag '1' already exists in the 'a' repository and cannot be overwritten because the repository is immutable.",
    'exporting to image',
  ],
  [
    'registry-denied',
    'failed to push ghcr.io/o/i:1: unexpected status from HEAD request to https://ghcr.io/v2/o/i/blobs/sha256:aa: 403 Forbidden',
    'exporting to image',
  ],
  [
    'registry-denied',
    'failed to push o/i: push access denied, repository does not exist or may require authorization',
    'exporting to image',
  ],
  ['registry-denied', 'denied: permission_denied: write_package', 'exporting to image'],
  [
    'image-unreadable',
    'failed to push x.io/o/i:1: MANIFEST_INVALID: manifest invalid',
    'exporting to image',
  ],
  // Rights, names, platforms
  [
    'registry-denied',
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ],
  ['registry-denied', 'unauthorized: incorrect username or password'],
  [
    'credential-helper-missing',
    'error getting credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH, out: ``',
  ],
  ['image-missing', 'docker.io/library/rust:9.9: not found'],
  ['image-missing', 'manifest unknown: manifest unknown'],
  [
    'image-missing',
    'Error response from daemon: manifest for rust:9.9 not found: manifest unknown',
  ],
  ['platform-missing', 'docker.io/library/rust:1: no match for platform in manifest: not found'],
  ['platform-missing', 'no matching manifest for linux/arm64/v8 in the manifest list entries'],
  ['reference-invalid', 'invalid reference format: repository name must be lowercase'],
  // TLS, proxies, time
  [
    'tls-failed',
    'failed to do request: Head "https://registry-1.docker.io/v2/x": net/http: TLS handshake timeout',
  ],
  [
    'tls-failed',
    'failed to do request: Head "https://x.io/v2/x": remote error: tls: handshake failure',
  ],
  [
    'tls-untrusted',
    'failed to do request: Head "https://x.io/v2/x": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'tls-invalid',
    'failed to do request: Head "https://x.io/v2/x": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2020-01-01T00:00:00Z is before 2026-01-01T00:00:00Z',
  ],
  [
    'tls-invalid',
    'failed to do request: Head "https://x.io/v2/x": tls: failed to verify certificate: x509: certificate is valid for y.io, not x.io',
  ],
  [
    'registry-insecure',
    'failed to do request: Head "https://x.io/v2/x": http: server gave HTTP response to HTTPS client',
  ],
  [
    'proxy-refused',
    'failed to do request: Head "https://x.io/v2/x": proxyconnect tcp: dial tcp: lookup proxy.corp: no such host',
  ],
  [
    'proxy-refused',
    'failed to do request: Head "https://x.io/v2/x": proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused',
  ],
  ['proxy-denied', 'failed to do request: Head "https://x.io/v2/x": Proxy Authentication Required'],
  ['timeout', 'failed to do request: Head "https://x.io/v2/x": dial tcp 1.2.3.4:443: i/o timeout'],
  [
    'timeout',
    'failed to do request: Head "https://x.io/v2/x": dial tcp 1.2.3.4:443: connect: connection timed out',
  ],
  [
    'dns',
    'failed to do request: Head "https://dc32m.example:444/v2/x": dialing dc32m.example:444: lookup dc32m.example: no such host',
  ],
  // Caches
  ['cache-export', 'error writing layer blob: maximum timeout reached', GHA],
  ['cache-export', 'error writing layer blob: not_found', GHA],
  ['cache-export', 'error writing layer blob: failed to reserve cache', GHA],
  ['cache-export', 'failed to parse error response 503: <!DOCTYPE html>', GHA],
  [
    'cache-export',
    'Get "https://artifactcache.actions.githubusercontent.com/x/_apis/artifactcache/cache?keys=a": net/http: TLS handshake timeout',
    GHA,
  ],
  [
    'cache-export',
    'failed to do request: Put "https://x.io/v2/c": EOF',
    'exporting cache to registry',
  ],
  ['cache-export', 'failed to configure registry cache exporter: invalid reference format'],
  [
    'timeout',
    'failed to compute cache key: failed to copy: read tcp 172.17.0.2:1->20.150.90.4:443: read: connection timed out',
    '[build 2/3] COPY . .',
  ],
  ['cache-import', 'blob sha256:0123456789abcdef: not found', '[build 2/3] RUN make'],
  [
    'cache-import',
    'failed to configure registry cache importer: failed to do request: Head "https://x.io/v2/c": EOF',
    'importing cache manifest from x.io/c',
  ],
  ['cache-import', 'failed to configure gha cache importer: missing github actions token'],
  ['cache-type-unknown', 'unknown cache exporter: "ghaa"'],
  // Builder
  [
    'builder-lost',
    'failed to receive status: rpc error: code = Unavailable desc = closing transport due to: connection error: desc = "error reading from server: EOF", received prior goaway: code: NO_ERROR, debug data: "graceful_stop"',
  ],
  ['solver-failed', 'failed to get edge: inconsistent graph state'],
  ['solver-failed', 'failed to get state for index 0 on docker-image'],
  ['session-lost', 'no active session for abc: context deadline exceeded'],
  ['builder-cache-broken', 'lease "abc": not found'],
  [
    'builder-cache-broken',
    'failed to prepare extraction snapshot "extract-1 sha256:aa": parent snapshot sha256:bb does not exist: not found',
  ],
  ['builder-missing', 'no builder "nope" found'],
  [
    'engine-unreachable',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  ],
  ['driver-unfit', 'Cache export is not supported for the docker driver.'],
  ['driver-unfit', 'Multi-platform build is not supported for the docker driver.'],
  ['driver-unfit', 'docker exporter does not currently support exporting manifest lists'],
  [
    'entitlement-missing',
    'granting entitlement security.insecure is not allowed by build daemon configuration',
  ],
  // Machine
  ['disk-full', 'failed to copy files: write /var/lib/docker/x: no space left on device'],
  [
    'out-of-memory',
    'process "/bin/sh -c make" did not complete successfully: cannot allocate memory',
    '[2/2] RUN make',
  ],
  [
    'out-of-memory',
    'process "/bin/sh -c make" did not complete successfully: exit code: 137',
    '[2/2] RUN make',
  ],
  ['limit-reached', 'failed to copy: open /var/lib/x: too many open files'],
  ['file-system-readonly', 'failed to create file: open /src/x: read-only file system'],
  // Dockerfile, inputs
  ['dockerfile-invalid', 'dockerfile parse error on line 3: unknown instruction: RUM'],
  ['dockerfile-invalid', 'circular dependency detected on stage: a'],
  ['dockerfile-invalid', 'file with no instructions'],
  ['base-name-empty', 'base name (${BASE}) should not be blank'],
  [
    'dockerfile-missing',
    'failed to read dockerfile: open Dockerfile.nope: no such file or directory',
  ],
  ['stage-unknown', 'target stage "prod" could not be found'],
  [
    'user-unknown',
    'process "/bin/sh -c true" did not complete successfully: unable to find user ghost: invalid argument',
  ],
  ['exporter-unknown', 'exporter "foo" could not be found'],
  ['context-missing', 'unable to prepare context: path "./nope" not found'],
  [
    'named-context-missing',
    'oci-layout reference "oci-layout:///x" could not be resolved: not found',
  ],
  [
    'copy-source-missing',
    'failed to calculate checksum of ref abc::def: "/Cargo.lock": not found',
    '[2/3] COPY Cargo.lock .',
  ],
  [
    'copy-source-missing',
    'lstat /app: no such file or directory',
    '[2/3] COPY --from=build /app /',
  ],
  ['secret-missing', 'secret token: not found', '[2/3] RUN cat /run/secrets/token'],
  ['ssh-missing', 'unset ssh forward key default', '[2/3] RUN --mount=type=ssh git clone x'],
  [
    'checksum-of-add-wrong',
    'digest mismatch sha256:aa: sha256:bb',
    '[2/3] ADD --checksum=sha256:bb https://x.io/a /a',
  ],
  [
    'context-unreadable',
    'error from sender: open data/pg: permission denied',
    '[internal] load build context',
  ],
  ['usage', 'requires 1 argument'],
  // Start of a RUN
  [
    'program-missing',
    'process "/bin/sh -c make" did not complete successfully: exec /bin/sh: no such file or directory',
  ],
  [
    'platform-foreign',
    'process "/bin/sh -c make" did not complete successfully: exec /bin/sh: exec format error',
  ],
  [
    'permission-denied',
    'process "/run.sh" did not complete successfully: exec /run.sh: permission denied',
  ],
  [
    'sandbox-failed',
    'runc run failed: unable to start container process: error during container init: error mounting "proc" to rootfs at "/proc": operation not permitted',
    '[2/2] RUN true',
  ],
  [
    'run-crashed',
    'process "/bin/sh -c x" did not complete successfully: exit code: 139',
    '[2/2] RUN x',
  ],
  [
    'run-failed',
    'process "/bin/sh -c x" did not complete successfully: exit code: 3',
    '[2/2] RUN x',
  ],
  ['cancelled', 'Canceled: context canceled'],
  ['unknown', 'the builder has hiccups'],
]
