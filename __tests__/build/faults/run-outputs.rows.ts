/** Last words of tools in a RUN, as their authors and reports of users word them: row, output. */
export const RUN_OUTPUTS: readonly (readonly [fault: string, log: string])[] = [
  // What the original's troubleshooting lists
  [
    'dns',
    'error: failed to download from `https://index.crates.io/config.json`\n\nCaused by:\n  [6] Could not resolve hostname (Could not resolve host: index.crates.io)',
  ],
  ['dns', 'curl: (6) Could not resolve host: crates.io'],
  [
    'cargo-network',
    'error: failed to download from `https://static.crates.io/crates/serde/serde-1.0.0.crate`',
  ],
  [
    'rust-too-old',
    'error: package `clap v4.5.0` cannot be built because it requires rustc 1.74 or newer, while the currently active rustc version is 1.70.0',
  ],
  [
    'rust-too-old',
    "error[E0658]: use of unstable library feature 'let_chains'\n --> src/a.rs:1:1\nerror: could not compile `zed` (lib) due to 1 previous error",
  ],
  ['disk-full', 'error: failed to write x: No space left on device (os error 28)'],
  [
    'disk-full',
    '/usr/bin/ld: final link failed: No space left on device\nerror: could not compile `cv`',
  ],
  ['disk-full', "E: You don't have enough free space in /var/cache/apt/archives/."],
  [
    'target-cache-stale',
    'error[E0514]: found crate `serde` compiled by an incompatible version of rustc\nerror: could not compile `cv`',
  ],
  ['platform-foreign', '/usr/local/cargo/bin/cargo: cannot execute binary file: Exec format error'],
  // DNS
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
  ['dns', "wget: bad address 'dl-cdn.alpinelinux.org'"],
  [
    'dns',
    'WARNING: fetching https://dl-cdn.alpinelinux.org/alpine/v3.22/main: DNS: transient error (try again later)\nERROR: unable to select packages:\n  curl (no such package):\n    required by: world[curl]',
  ],
  ['dns', "fatal: unable to access 'https://github.com/o/r/': Could not resolve host: github.com"],
  [
    'dns',
    "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NameResolutionError(\"<x>: Failed to resolve 'pypi.org' ([Errno -3])\")': /simple/x/\nERROR: No matching distribution found for x",
  ],
  // HTTP/2 and broken downloads of cargo
  ['http2-framing', 'error: failed to download\n  [16] Error in the HTTP2 framing layer'],
  [
    'http2-framing',
    '[92] Stream error in the HTTP/2 framing layer (HTTP/2 stream 279 was not closed cleanly)',
  ],
  [
    'connection-lost',
    '[56] Failure when receiving data from the peer (OpenSSL SSL_read: unexpected eof while reading, errno 0)',
  ],
  ['download-incomplete', '[18] Transferred a partial file'],
  [
    'download-slow',
    '[28] Timeout was reached (Operation too slow. Less than 10 bytes/sec transferred the last 30 seconds)',
  ],
  ['download-slow', 'transfer too slow: failed to transfer more than 10 bytes in 30s'],
  [
    'server-failing',
    'failed to get successful HTTP response from `https://static.crates.io/x` (1.2.3.4), got 503',
  ],
  [
    'server-failing',
    'failed to get successful HTTP response from `https://index.crates.io/x` (1.2.3.4), got 421',
  ],
  [
    'crate-missing',
    'failed to get successful HTTP response from `https://static.crates.io/crates/nope/nope-1.0.0.crate` (1.2.3.4), got 403',
  ],
  [
    'crate-missing',
    'error: failed to download from `http://mirror.test/dl/nope/0.1.0`\n\nCaused by:\n  failed to get successful HTTP response from `http://mirror.test/dl/nope/0.1.0` (127.0.0.1), got 404\n  body:\n  not found',
  ],
  [
    'cargo-network',
    'network failure seems to have happened\nif a proxy or similar is necessary `net.git-fetch-with-cli` may help here',
  ],
  [
    'connection-lost',
    'error: RPC failed; curl 56 GnuTLS recv error (-9)\nfatal: the remote end hung up unexpectedly',
  ],
  ['download-incomplete', 'fatal: early EOF\nfatal: index-pack failed'],
  // Time, refusal, routes, TLS
  [
    'timeout',
    'curl: (28) Failed to connect to x.io port 443 after 134880 ms: Connection timed out',
  ],
  ['timeout', '[28] Timeout was reached (Connection timed out after 30000 milliseconds)'],
  [
    'timeout',
    'npm error code ETIMEDOUT\nnpm error network request to https://registry.npmjs.org/x failed',
  ],
  [
    'connection-refused',
    "[7] Couldn't connect to server (Failed to connect to index.crates.io port 443 after 2 ms: Connection refused)",
  ],
  ['connection-refused', 'curl: (7) Failed to connect to 127.0.0.1 port 1'],
  [
    'ipv6',
    'E: Failed to fetch http://archive.ubuntu.com/x  Could not connect to archive.ubuntu.com:80 (2620:2d:4000:1::16). - connect (101: Network is unreachable)',
  ],
  ['ipv6', 'connect ENETUNREACH 2606:4700::6810:85e5:443'],
  [
    'unreachable',
    'E: Failed to fetch http://archive.ubuntu.com/x  Could not connect to archive.ubuntu.com:80 (185.125.190.36). - connect (101: Network is unreachable)',
  ],
  [
    'tls-untrusted',
    '[60] SSL peer certificate or SSH remote key was not OK (SSL certificate problem: unable to get local issuer certificate)',
  ],
  [
    'tls-untrusted',
    'curl: (60) SSL certificate problem: self-signed certificate in certificate chain',
  ],
  [
    'tls-untrusted',
    'WARNING: fetching https://dl-cdn.alpinelinux.org/alpine/v3.22/main: TLS: server certificate not trusted\nERROR: unable to select packages:\n  curl (no such package):\n    required by: world[curl]',
  ],
  [
    'tls-invalid',
    '[60] SSL peer certificate or SSH remote key was not OK (SSL certificate problem: certificate is not yet valid)',
  ],
  [
    'tls-failed',
    '[35] SSL connect error (OpenSSL SSL_connect: Connection reset by peer in connection to static.crates.io:443)',
  ],
  ['proxy-denied', 'curl: (56) CONNECT tunnel failed, response 407'],
  ['proxy-refused', '[5] Could not resolve proxy name (Could not resolve proxy: proxy.corp)'],
  [
    'download-limited',
    'npm error code E429\nnpm error 429 Too Many Requests - GET https://registry.npmjs.org/x',
  ],
  ['download-missing', 'curl: (22) The requested URL returned error: 404'],
  [
    'captive-page',
    "E: GPG error: http://deb.debian.org/debian bookworm InRelease: Signed file isn't valid, got 'NODATA' (does the network require authentication?)",
  ],
  // Package managers
  [
    'apk-network',
    'WARNING: Ignoring https://dl-cdn.alpinelinux.org/x/APKINDEX.tar.gz: temporary error (try again later)\nERROR: unsatisfiable constraints:\n  curl (missing):\n    required by: world[curl]',
  ],
  [
    'apk-network',
    'WARNING: updating and opening https://dl-cdn.alpinelinux.org/x: network error (check Internet connection and firewall)\nERROR: unable to select packages:\n  curl (no such package):\n    required by: world[curl]',
  ],
  ['apk-network', 'ERROR: busybox-1.36.1-r15: Protocol error'],
  [
    'package-index-stale',
    "ERROR: curl-8.5.0-r0: package mentioned in index not found (try 'apk update')",
  ],
  [
    'package-index-stale',
    'E: Failed to fetch http://deb.debian.org/debian/pool/main/c/curl/curl_7.88.1-10_amd64.deb  404  Not Found [IP: 1.2.3.4 80]\nE: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?',
  ],
  [
    'connection-lost',
    'E: Failed to fetch http://deb.debian.org/x  Error reading from server - read (104: Connection reset by peer)',
  ],
  [
    'apt-network',
    'E: Failed to fetch http://deb.debian.org/debian/dists/bookworm/main/binary-amd64/Packages.xz  Hash Sum mismatch',
  ],
  [
    'apt-network',
    'W: Some index files failed to download. They have been ignored, or old ones used instead.\nE: Unable to locate package curl',
  ],
  [
    'package-repository-gone',
    "E: The repository 'http://deb.debian.org/debian buster Release' does not have a Release file.",
  ],
  [
    'package-signature-invalid',
    "E: The repository 'http://deb.debian.org/debian bookworm InRelease' is not signed.",
  ],
  [
    'clock-wrong',
    'E: Release file for http://deb.debian.org/debian/dists/bookworm/InRelease is not valid yet (invalid for another 3h 2min). Updates for this repository will not be applied.',
  ],
  ['npm-network', 'npm error network Socket timeout'],
  ['npm-network', ' ERR_PNPM_META_FETCH_FAIL  GET https://registry.npmjs.org/x: request failed'],
  [
    'pip-network',
    'WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by \'ReadTimeoutError("HTTPSConnectionPool")\': /simple/x/\nERROR: No matching distribution found for x',
  ],
  [
    'rustup-network',
    "error: component download failed for rust-std: could not download file from 'https://static.rust-lang.org/x'",
  ],
  [
    'system-package-missing',
    'ERROR: unable to select packages:\n  libfoo (no such package):\n    required by: world[libfoo]',
  ],
  ['system-package-missing', "E: Version '1.2.3' for 'curl' was not found"],
  // The workspace
  [
    'lock-file-outdated',
    'error: the lock file /src/Cargo.lock needs to be updated but --locked was passed to prevent this',
  ],
  [
    'lock-file-too-new',
    'error: failed to parse lock file at: /src/Cargo.lock\n\nCaused by:\n  lock file version 4 requires `-Znext-lockfile-bump`',
  ],
  ['edition-unsupported', 'Caused by:\n  feature `edition2024` is required'],
  ['feature-unknown', 'error: Package `cv v0.1.0 (/src)` does not have feature `nope`'],
  ['crate-missing', 'error: failed to select a version for the requirement `serde = "^9"`'],
  [
    'crate-conflict',
    'error: failed to select a version for `libsqlite3-sys`.\n    ... required by package `rusqlite v0.29.0`\nversions that meet the requirements `^0.26.0` are: 0.26.0\n\npackage `libsqlite3-sys` links to the native library `sqlite3`, but it conflicts with a previous package which links to `sqlite3` as well',
  ],
  ['crate-not-fetched', 'attempting to make an HTTP request, but --offline was specified'],
  ['crates-denied', 'error: no token found for `corp`, please run `cargo login --registry corp`'],
  ['checksum-mismatch', 'error: checksum for `serde v1.0.0` changed between lock files'],
  [
    'download-corrupt',
    'error: failed to download replaced source registry `crates-io`\n\nCaused by:\n  failed to verify the checksum of `serde v1.0.0`',
  ],
  [
    'git-host-unknown',
    'Host key verification failed.\nfatal: Could not read from remote repository.',
  ],
  [
    'git-denied',
    'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
  ],
  // Compilers and linkers
  [
    'system-library-missing',
    'error: linking with `cc` failed: exit status: 1\n  = note: /usr/bin/ld: cannot find -lssl: No such file or directory\nerror: could not compile `cv`',
  ],
  [
    'system-library-missing',
    "error: failed to run custom build command for `openssl-sys v0.9.1`\nCaused by:\n  thread 'main' panicked at build.rs:1: Could not find directory of OpenSSL installation",
  ],
  [
    'system-library-missing',
    'error: failed to run custom build command for `libudev-sys v0.1.4`\n  The system library `libudev` required by crate `libudev-sys` was not found.',
  ],
  [
    'system-library-missing',
    'error: failed to run custom build command for `pq-sys v0.6.0`\n  src/a.c:1:10: fatal error: libpq-fe.h: No such file or directory',
  ],
  [
    'build-tool-missing',
    'error: failed to run custom build command for `prost-build v0.1.0`\n  Could not find `protoc`. If `protoc` is installed, try setting the `PROTOC` environment variable',
  ],
  [
    'build-tool-missing',
    'error: failed to run custom build command for `ring v0.17.8`\n  error occurred in cc-rs: failed to find tool "musl-gcc": No such file or directory (os error 2)',
  ],
  [
    'link-failed',
    'error: linking with `cc` failed: exit status: 1\n  = note: undefined reference to `foo`\nerror: could not compile `cv`',
  ],
  [
    'linker-missing',
    'error: linker `aarch64-linux-gnu-gcc` not found\nerror: could not compile `cv`',
  ],
  [
    'linker-missing',
    "error: the self-contained linker was requested, but it wasn't found in the target's sysroot\nerror: could not compile `cv`",
  ],
  [
    'linker-foreign',
    'error: linking with `cc` failed: exit status: 1\n  = note: /usr/bin/ld: main.o: error adding symbols: file in wrong format\nerror: could not compile `cv`',
  ],
  [
    'build-script-network',
    "error: failed to run custom build command for `rusty_v8 v0.32.0`\nCaused by:\n  thread 'main' panicked at build.rs:9: curl: (56) Recv failure: Connection reset by peer",
  ],
  [
    'build-script-failed',
    "error: failed to run custom build command for `thing v0.1.0`\nCaused by:\n  thread 'main' panicked at build.rs:1: no luck today",
  ],
  [
    'proc-macro-unsupported',
    'error: cannot produce proc-macro for `serde_derive v1.0.0` as the target `x86_64-unknown-linux-musl` does not support these crate types',
  ],
  [
    'compiler-crashed',
    'error: internal compiler error: compiler/rustc_middle/src/x.rs:1: no\nerror: could not compile `cv`',
  ],
  [
    'emulator-crashed',
    'qemu: uncaught target signal 11 (Segmentation fault) - core dumped\nerror: could not compile `cv`',
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
  [
    'limit-reached',
    'thread \'main\' panicked: failed to spawn thread: Os { code: 11, kind: WouldBlock, message: "Resource temporarily unavailable" }',
  ],
  // Programs in the image
  ['package-manager-missing', '/bin/sh: apk: not found'],
  ['package-manager-missing', '/bin/sh: 1: apt-get: not found'],
  ['command-missing', '/bin/bash: line 1: cmake: command not found'],
  ['command-missing', '/bin/sh: 1: cmake: not found'],
  ['permission-denied', '/bin/sh: 1: ./build.sh: Permission denied'],
  ['line-endings-wrong', "./build.sh: line 2: $'\\r': command not found"],
  [
    'library-missing-at-run',
    './cv: error while loading shared libraries: libssl.so.3: cannot open shared object file: No such file or directory',
  ],
  [
    'library-missing-at-run',
    "./cv: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by ./cv)",
  ],
  ['file-system-readonly', "mkdir: cannot create directory '/src/x': Read-only file system"],
]
