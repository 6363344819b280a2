import { describeCompileError } from './compile-error.ts'
import type { FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

/** What cargo and rustc say when the code or the command is at fault. All are permanent. */
export const CARGO_FAULTS: readonly FaultRow[] = [
  {
    id: 'lock-file-outdated',
    where: 'log',
    patterns: [
      /cannot update the lock file .* because --(?:locked|frozen) was passed/,
      /the lock file .* needs to be updated but --(?:locked|frozen) was passed/,
    ],
    cause: () => 'Cargo.lock does not match Cargo.toml, and --locked forbids updating it.',
    remedy: 'Run `cargo update --workspace` (or any cargo build) and commit Cargo.lock.',
  },
  {
    id: 'rust-too-old',
    where: 'log',
    patterns: [
      /rustc (?<have>\S+) is not supported by the following packages?:\s+(?<package>\S+) requires rustc (?<need>\S+)/,
      /package `(?<package>\S+) v\S+` cannot be built because it requires rustc (?<need>\S+) or newer, while the currently active rustc version is (?<have>\S+)/,
    ],
    cause: ({ groups }) =>
      `The build has Rust ${groups.have}, but ${groups.package} needs ${groups.need} or newer.`,
    remedy: 'Use a newer Rust image (or rust-toolchain file), or an older version of the package.',
  },
  {
    id: 'rust-too-old',
    where: 'log',
    patterns: [
      /lock file version `?(?<what>\d+)`? was found, but this version of Cargo does not understand this lock file/,
      /this version of Cargo is older than the `(?<what>\d+)` edition/,
      /feature `(?<what>edition\d+)` is required/,
    ],
    cause: (match) => `The Rust of the build is too old for this project: ${quoteLine(match)}.`,
    remedy: 'Use a newer Rust image (or rust-toolchain file).',
  },
  {
    id: 'package-unknown',
    where: 'log',
    patterns: [/package ID specification `(?<name>[^`]+)` did not match any packages/],
    cause: ({ groups }) => `The workspace has no package named ${groups.name}.`,
    remedy: 'Name one of its packages with the input `package`.',
  },
  {
    id: 'binary-unknown',
    where: 'log',
    patterns: [/error: no bin target named `(?<name>[^`]+)`/],
    cause: ({ groups }) => `No package that is built has a binary named ${groups.name}.`,
    remedy: 'Name an existing one with the input `bin`; its package may need naming too.',
  },
  {
    id: 'feature-unknown',
    where: 'log',
    patterns: [
      /does not contain (?:this feature|these features): (?<name>.+)/,
      /does not have (?:the |a )?features? `(?<name>[^`]+)`/,
    ],
    cause: ({ groups }) => `The package has no feature named ${groups.name}.`,
    remedy: 'Correct the input `features`.',
  },
  {
    id: 'profile-unknown',
    where: 'log',
    patterns: [/error: profile `(?<name>[^`]+)` is not defined/],
    cause: ({ groups }) => `Cargo.toml defines no profile named ${groups.name}.`,
    remedy: 'Correct the input `profile`.',
  },
  {
    id: 'crate-missing',
    where: 'log',
    patterns: [
      /no matching package named `(?<name>[^`]+)` found/,
      /failed to select a version for (?:the requirement )?`(?<name>[^`]+)`/,
    ],
    cause: ({ groups, log }) =>
      log.some((line) => line.includes('offline'))
        ? `The crate ${groups.name} is not among those fetched for the offline build.`
        : `The registry has no crate ${groups.name} of the version that is asked for.`,
    remedy: 'Commit a Cargo.lock that is up to date; all its crates are fetched before the build.',
  },
  {
    id: 'crate-missing',
    where: 'log',
    patterns: [/attempting to make an HTTP request, but --(?:offline|frozen) was specified/],
    cause: () => 'The offline build needs a crate or an index that was not fetched before.',
    remedy: 'Commit a Cargo.lock that is up to date; all its crates are fetched before the build.',
  },
  {
    id: 'checksum-mismatch',
    where: 'log',
    patterns: [/checksum for `(?<name>[^`]+)` changed between lock files/],
    cause: ({ groups }) => `The crate ${groups.name} is not the one that Cargo.lock records.`,
    remedy: 'Do not ignore this: compare the checksum with that of the registry.',
  },
  {
    id: 'manifest-missing',
    where: 'log',
    patterns: [/error: could not find `Cargo\.toml` in `(?<path>[^`]+)`/],
    cause: ({ groups }) => `There is no Cargo.toml in ${groups.path} of the build.`,
    remedy: 'Check the input `context`, and that the Dockerfile copies the workspace there.',
  },
  {
    id: 'manifest-invalid',
    where: 'log',
    patterns: [
      /failed to parse (?:manifest|lock file) at:? `?(?<path>[^`\n]+)`?/,
      /^error: .+\n *--> (?<path>\S*Cargo\.toml:\d+:\d+)/m,
    ],
    cause: ({ groups }) => `cargo cannot read ${groups.path}.`,
  },
  {
    id: 'target-missing',
    where: 'log',
    patterns: [/the `(?<name>[^`]+)` target may not be installed/],
    cause: ({ groups }) => `The Rust of the build has no standard library for ${groups.name}.`,
    remedy: ({ groups }) => `Add it to the build stage: \`rustup target add ${groups.name}\`.`,
  },
  {
    id: 'linker-missing',
    where: 'log',
    patterns: [/error: linker `(?<name>[^`]+)` not found/],
    cause: ({ groups }) => `The build stage has no linker ${groups.name}.`,
    remedy: 'Install a C tool chain in that stage (gcc and the libc headers, or musl-tools).',
  },
  {
    id: 'linker-missing',
    where: 'log',
    patterns: [/the self-contained linker was requested, but it wasn't found/],
    cause: () => 'The Rust of the build stage lacks its own linker.',
    remedy: 'Install a complete Rust tool chain and a C linker in that stage.',
  },
  {
    id: 'link-failed',
    where: 'log',
    patterns: [
      /(?:cannot find|unable to find library) -l(?<name>[A-Za-z0-9_+.-]+)/,
      /error: linking with `[^`]+` failed/,
    ],
    cause: ({ groups }) =>
      groups.name === undefined
        ? 'The program could not be linked.'
        : `The program could not be linked: the library ${groups.name} is missing.`,
    remedy: 'Install the library (and its static form for musl) in the build stage.',
  },
  {
    id: 'build-script-failed',
    where: 'log',
    patterns: [/failed to run custom build command for `(?<name>[^`]+)`/],
    cause: ({ groups, log }) => {
      const said = log.find((line) =>
        /^\s*(?:error: (?!failed to run)|thread '.*panicked at)/.test(line),
      )
      const why = said === undefined ? '' : `: ${said.trim().slice(0, 160)}`
      return `The build script of ${groups.name?.replace(/ \(.*/, '')} failed${why}.`
    },
    remedy: 'Its output above says what it misses; often a system package of the build stage.',
  },
  {
    id: 'compile-error',
    where: 'log',
    patterns: [/error: could not compile `(?<name>[^`]+)`/],
    cause: ({ groups, log }) => describeCompileError(groups.name ?? '', log),
  },
]
