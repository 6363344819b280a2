/**
 * Base images made from the Debian archive, for machines where no image registry answers. They hold
 * what our Dockerfiles need of the real ones and are not the real ones: no apk, another libc on the
 * side of the compiler, Debian's build of rustc.
 */
export type StandInName = 'rust' | 'alpine' | 'distroless-static'

export type StandInRecipe = {
  readonly name: StandInName
  /** For a person: what it stands for. */
  readonly replaces: string
  /** Grows when what is made changes. */
  readonly version: number
  readonly packages: readonly string[]
  readonly reach: 'exact' | 'closure'
  /** tar patterns of files that are left out. */
  readonly exclude: readonly string[]
  readonly config: {
    readonly Env: readonly string[]
    readonly Cmd?: readonly string[]
    readonly User?: string
    readonly WorkingDir?: string
  }
}

/** In the image's config and in its index: whoever has the image in hand can tell. */
export const STAND_IN_LABEL = 'io.github.cv-docker-build.stand-in'

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const NO_DOCUMENTS = ['doc', 'man', 'info', 'locale', 'lintian', 'bug', 'bash-completion'].map(
  (name) => `./usr/share/${name}/*`,
)

/** Of gcc and libc: link-time optimiser of C, sanitizers, profilers, character sets. 130 MB. */
const NO_RARE_TOOLS = [
  '*/lto1',
  '*/lto-wrapper',
  '*-lto-dump-*',
  '*/libasan.so*',
  '*/libtsan.so*',
  '*/libhwasan.so*',
  '*/libubsan.so*',
  '*/liblsan.so*',
  '*/gprofng*',
  '*/gp-*',
  '*/gconv/*',
]

/** What every Debian has, as far as RUN steps use it, apt included. */
const USERLAND =
  'base-files base-passwd bash dash coreutils findutils sed grep gzip tar mawk debianutils diffutils hostname libc-bin passwd perl-base dpkg apt debian-archive-keyring ca-certificates'.split(
    ' ',
  )

export const RECIPES: Readonly<Record<StandInName, StandInRecipe>> = {
  rust: {
    name: 'rust',
    replaces: 'docker.io/library/rust',
    version: 3,
    packages: [...USERLAND, 'rustc', 'cargo', 'gcc', 'libc6-dev', 'binutils', 'musl-tools'],
    reach: 'closure',
    exclude: [...NO_DOCUMENTS, ...NO_RARE_TOOLS],
    config: {
      Env: [
        `${PATH}`.replace('=', '=/usr/local/cargo/bin:'),
        'CARGO_HOME=/usr/local/cargo',
        // The compiler of the image makes programs for glibc; C code for musl needs the other one.
        'CC_x86_64_unknown_linux_musl=musl-gcc',
        'CC_aarch64_unknown_linux_musl=musl-gcc',
      ],
      Cmd: ['bash'],
    },
  },
  alpine: {
    name: 'alpine',
    replaces: 'docker.io/library/alpine',
    version: 3,
    packages: ['busybox-static', 'musl', 'ca-certificates'],
    reach: 'exact',
    exclude: ['./usr/share/doc/*', './usr/share/man/*', './usr/share/initramfs-tools/*'],
    config: { Env: [PATH], Cmd: ['/bin/sh'] },
  },
  'distroless-static': {
    name: 'distroless-static',
    replaces: 'gcr.io/distroless/static-debian13:nonroot',
    version: 3,
    packages: ['ca-certificates', 'tzdata'],
    reach: 'exact',
    exclude: [
      './usr/share/doc/*',
      './usr/share/man/*',
      './usr/share/zoneinfo/posix/*',
      './usr/share/zoneinfo/right/*',
    ],
    config: {
      Env: [PATH, 'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt'],
      User: '65532',
      WorkingDir: '/home/nonroot',
    },
  },
}

/**
 * The stand-in for a base image as a Dockerfile names it, if there is one. Registry and tag decide:
 * `rust:1-alpine`, `docker.io/library/alpine:3.22`, `gcr.io/distroless/static-debian13:nonroot`.
 */
export function findStandIn(reference: string): StandInName | undefined {
  const [name = ''] = reference.split('@')
  const familiar = name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '')
  if (/^rust(?::|$)/.test(familiar)) return 'rust'
  if (/^alpine(?::|$)/.test(familiar)) return 'alpine'
  return /^gcr\.io\/distroless\/static(?:-debian\d+)?:nonroot/.test(familiar)
    ? 'distroless-static'
    : undefined
}
