import { describeCompileError } from './compile-error.ts'
import type { FaultRow } from './fault.ts'

const NEWER_RUST =
  'Use a newer Rust image (or rust-toolchain file), or an older version of the package.'

/** What rustc and rustup say when the tool chain does not suit. All are permanent. */
export const RUST_FAULTS: readonly FaultRow[] = [
  {
    id: 'rust-too-old',
    where: 'log',
    patterns: [
      /rustc (?<have>\S+) is not supported by the following packages?:\s+(?<package>\S+) requires rustc (?<need>\S+)/,
      /package `(?<package>\S+) v\S+` cannot be built because it requires rustc (?<need>\S+) or newer, while the currently active rustc version is (?<have>\S+)/,
    ],
    meaning: 'A package needs a newer Rust than the build has.',
    advice: NEWER_RUST,
    cause: ({ groups }) =>
      `The build has Rust ${groups.have}, but ${groups.package} needs ${groups.need} or newer.`,
    remedy: NEWER_RUST,
  },
  {
    id: 'rust-too-old',
    where: 'log',
    patterns: [
      /error\[E0658\]: use of unstable library feature [`'](?<name>[^`']+)[`'][\s\S]*?could not compile `(?<package>[^`]+)`/,
      /error\[E0658\]: (?<name>[^\n]+?) (?:is|are) (?:unstable|experimental)[^\n]*[\s\S]*?could not compile `(?<package>[^`]+)`/,
    ],
    cause: ({ groups }) =>
      `The crate ${groups.package} uses ${groups.name}, which the Rust of the build does not have yet.`,
    remedy: NEWER_RUST,
  },
  {
    id: 'toolchain-missing',
    where: 'log',
    patterns: [
      /could not download nonexistent rust version `(?<name>[^`]+)`/,
      /custom toolchain '(?<name>[^']+)' specified in override file [^\n]* is not installed/,
      /error: toolchain '(?<name>[^']+)' is not (?:installed|installable)/,
      /error: (?:invalid toolchain name|no release found for) '(?<name>[^']+)'/,
      /component '[^']+' for target '[^']+' is unavailable for download for channel '(?<name>[^']+)'/,
    ],
    // rustup says the same when the server does not answer well.
    when: ({ log }) => !log.some((line) => /status code: (?:429|5\d\d)/.test(line)),
    meaning: 'The Rust version that rust-toolchain.toml or a step names does not exist.',
    cause: ({ groups }) => `There is no Rust ${groups.name} to install.`,
    remedy: 'Correct rust-toolchain.toml; a nightly may lack a component on some days.',
  },
  {
    id: 'target-missing',
    where: 'log',
    patterns: [/the `(?<name>[^`]+)` target may not be installed/],
    meaning: 'The Rust of the build has no standard library for the target.',
    advice: 'Add it to the build stage with `rustup target add`.',
    cause: ({ groups }) => `The Rust of the build has no standard library for ${groups.name}.`,
    remedy: ({ groups }) => `Add it to the build stage: \`rustup target add ${groups.name}\`.`,
  },
  {
    id: 'target-unknown',
    where: 'log',
    patterns: [/could not find specification for target "(?<name>[^"]+)"/],
    meaning: 'Rust knows no target of that name.',
    cause: ({ groups }) => `Rust knows no target named ${groups.name}.`,
    remedy: '`rustc --print target-list` names all of them.',
  },
  {
    id: 'proc-macro-unsupported',
    where: 'log',
    patterns: [/cannot produce proc-macro for `(?<name>[^`]+)` as the target `(?<target>[^`]+)`/],
    meaning:
      'Flags for a static program were also applied to what the compiler itself has to load.',
    cause: ({ groups }) =>
      `The crate ${groups.name?.replace(/ .*/, '')} is loaded by the compiler, which RUSTFLAGS for a static ${groups.target} program forbid.`,
    remedy:
      'Give `--target` explicitly: then RUSTFLAGS do not reach proc macros and build scripts.',
  },
  {
    id: 'target-cache-stale',
    where: 'log',
    patterns: [
      /error\[E0514\]: found crate `(?<name>[^`]+)` compiled by an incompatible version of rustc/,
      /error\[E0460\]: found possibly newer version of crate `(?<name>[^`]+)`/,
      /error\[E0786\]: found invalid metadata files for crate `(?<name>[^`]+)`/,
    ],
    meaning: 'A kept target folder holds crates that another compiler made.',
    cause: ({ groups }) =>
      `The stale build cache holds the crate ${groups.name} made by another compiler.`,
    remedy:
      'Empty it: `docker buildx prune --filter type=exec.cachemount`, or name its mount after the Rust version.',
  },
  {
    id: 'compiler-crashed',
    where: 'log',
    patterns: [
      /(?<why>error: internal compiler error[^\n]*|the compiler unexpectedly panicked)/,
      /(?<why>rustc interrupted by SIG[A-Z]+)/,
      /process didn't exit successfully: `[^`]*rustc[^`]*` \((?<why>signal: (?:4|6|7|11), SIG[^)]+)\)/,
    ],
    meaning: 'The compiler itself crashed.',
    cause: ({ groups }) => `The Rust compiler crashed: ${groups.why?.trim().slice(0, 160)}.`,
    remedy: 'Try another Rust version; under QEMU, build on a native runner.',
  },
  {
    id: 'compile-error',
    where: 'log',
    patterns: [/error: could not compile `(?<name>[^`]+)`/],
    meaning: 'The code does not compile.',
    advice: 'The sentence names crate, first error and its place.',
    cause: ({ groups, log }) => describeCompileError(groups.name ?? '', log),
  },
]
