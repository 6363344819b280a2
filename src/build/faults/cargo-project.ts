import type { FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

/** What cargo says of the project and of its own arguments. All are permanent. */
export const CARGO_PROJECT_FAULTS: readonly FaultRow[] = [
  {
    id: 'lock-file-outdated',
    where: 'log',
    patterns: [
      /cannot (?:update|create) the lock file .* because --(?:locked|frozen) was passed/,
      /the lock file .* needs to be (?:updated|created) but --(?:locked|frozen) was passed/,
    ],
    meaning:
      'Cargo.lock does not match Cargo.toml or is not there, and --locked forbids writing it.',
    cause: ({ text }) =>
      /create/.test(text)
        ? 'There is no Cargo.lock in the build, and --locked forbids making one.'
        : 'Cargo.lock does not match Cargo.toml, and --locked forbids updating it.',
    remedy: 'Run `cargo update --workspace` (or any cargo build) and commit Cargo.lock.',
  },
  {
    id: 'lock-file-too-new',
    where: 'log',
    patterns: [
      /lock file version `?(?<version>\d+)`? (?:was found, but|requires `-Znext-lockfile-bump`)/,
    ],
    meaning: 'Cargo.lock was written by a newer cargo than the one of the build.',
    cause: ({ groups }) =>
      `The cargo of the build is too old for version ${groups.version} of Cargo.lock.`,
    remedy: 'Use a newer Rust image (version 4 needs Rust 1.78), or rust-toolchain.toml.',
  },
  {
    id: 'edition-unsupported',
    where: 'log',
    patterns: [
      /this version of Cargo is older than the `(?<edition>\d+)` edition/,
      /feature `edition(?<edition>\d+)` is required/,
    ],
    meaning: 'The Rust of the build does not know the edition of a package.',
    cause: ({ groups }) =>
      `The Rust of the build is too old for the ${groups.edition} edition of this project or of a crate.`,
    remedy: 'Use a newer Rust image (the 2024 edition needs Rust 1.85), or rust-toolchain.toml.',
  },
  {
    id: 'package-unknown',
    where: 'log',
    patterns: [/package ID specification `(?<name>[^`]+)` did not match any packages/],
    meaning: 'The workspace has no package of the name that was asked for.',
    cause: ({ groups }) => `The workspace has no package named ${groups.name}.`,
    remedy: 'Name one of its packages with the input `package`.',
  },
  {
    id: 'binary-unknown',
    where: 'log',
    patterns: [/error: no bin target named `(?<name>[^`]+)`/],
    meaning: 'No package that is built has a binary of the name that was asked for.',
    cause: ({ groups }) => `No package that is built has a binary named ${groups.name}.`,
    remedy: 'Name an existing one with the input `bin`; its package may need naming too.',
  },
  {
    id: 'feature-unknown',
    where: 'log',
    patterns: [
      /does not contain (?:this feature|these features): (?<name>.+)/,
      /does not have (?:the |a )?features? `(?<name>[^`]+)`/,
      /depends on `[^`]+`,? with features?:? `(?<name>[^`]+)` but `[^`]+` does not have/,
    ],
    meaning: 'A package does not have a feature that was asked for.',
    cause: ({ groups }) => `The package has no feature named ${groups.name}.`,
    remedy: 'Correct the input `features`, or the features of the dependency in Cargo.toml.',
  },
  {
    id: 'profile-unknown',
    where: 'log',
    patterns: [/error: profile `(?<name>[^`]+)` is not defined/],
    meaning: 'Cargo.toml defines no profile of the name that was asked for.',
    cause: ({ groups }) => `Cargo.toml defines no profile named ${groups.name}.`,
    remedy: 'Correct the input `profile`.',
  },
  {
    id: 'tests-failed',
    where: 'log',
    patterns: [/^error: (?:test failed|\d+ targets? failed|doctest failed)[^\n]*/m],
    meaning: 'The program compiles, but its tests fail.',
    cause: (match) => `Tests of the project fail in ${match.step}: ${quoteLine(match)}.`,
    remedy: 'Run `cargo test` on your machine; tests that need a server do not belong in a build.',
  },
]
