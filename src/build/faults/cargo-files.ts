import type { FaultRow } from './fault.ts'

const COPY_ALL =
  'Check that the Dockerfile copies it, that .dockerignore does not leave it out, and the input `context`.'

/** Files of the workspace that the build does not have, or cannot read. All are permanent. */
export const CARGO_FILE_FAULTS: readonly FaultRow[] = [
  {
    id: 'member-missing',
    where: 'log',
    patterns: [
      /failed to load manifest for (?:workspace member|dependency) `(?<path>[^`]+)`[\s\S]{0,800}?No such file or directory/,
      /failed to read `(?<path>[^`]+)\/Cargo\.toml`\s+Caused by:\s+No such file or directory/,
    ],
    meaning: 'A member of the workspace, or a dependency by path, is not in the build.',
    cause: ({ groups }) =>
      `${groups.path}, a member of the workspace or a path dependency, is not in the build.`,
    remedy: COPY_ALL,
  },
  {
    id: 'workspace-root-missing',
    where: 'log',
    patterns: [
      /failed to find a workspace root/,
      /error inheriting `(?<name>[^`]+)` from workspace root manifest/,
      /current package believes it's in a workspace when it's not/,
    ],
    meaning: 'A package takes something from its workspace, whose root is not in the build.',
    cause: () => 'A package belongs to a workspace whose root Cargo.toml is not in the build.',
    remedy: 'Build from the root of the workspace: set the input `context` to it.',
  },
  {
    id: 'source-missing',
    where: 'log',
    patterns: [
      /no targets specified in the manifest/,
      /can't find (?:bin|lib|library|`[^`]+` bin)[^\n]* at (?:path )?`(?<path>[^`]+)`/,
      /error: couldn't read `?(?<path>[^`:\n]+?)`?: No such file or directory \(os error 2\)/,
      /error\[E0583\]: file not found for module `(?<path>[^`]+)`/,
    ],
    meaning: 'A source file of the project is not in the build.',
    cause: ({ groups }) =>
      groups.path === undefined
        ? 'No source file of the package is in the build.'
        : `The source file ${groups.path} is not in the build.`,
    remedy: COPY_ALL,
  },
  {
    id: 'manifest-missing',
    where: 'log',
    patterns: [
      /error: could not find `Cargo\.toml` in `(?<path>[^`]+)`/,
      /could not find `Cargo\.toml` in `(?<path>[^`]*git\/checkouts\/[^`]+)`/,
    ],
    meaning: 'There is no Cargo.toml where cargo runs.',
    cause: ({ groups }) => `There is no Cargo.toml in ${groups.path} of the build.`,
    remedy: 'Check the input `context`, and that the Dockerfile copies the workspace there.',
  },
  {
    id: 'nightly-needed',
    where: 'log',
    patterns: [
      /the cargo feature `(?<name>[^`]+)` requires a nightly version/,
      /error\[E0554\]: `#!\[feature\]` may not be used on the (?<channel>\S+) release channel/,
      /error: the option `(?<name>[^`]+)` is only accepted on the nightly compiler/,
      /error: the `(?<name>-Z)` flag is only accepted on the nightly channel/,
    ],
    meaning: 'The project uses what only a nightly Rust has.',
    cause: ({ groups }) =>
      `The project needs a nightly Rust${groups.name === undefined ? '' : ` for ${groups.name}`}, and the build has a stable one.`,
    remedy: 'Name the nightly in rust-toolchain.toml, or do without the feature.',
  },
  {
    id: 'manifest-invalid',
    where: 'log',
    patterns: [
      /failed to parse (?:manifest|lock file) at:? `?(?<path>[^`\n]+)`?/,
      /^error: .+\n *--> (?<path>\S*Cargo\.toml:\d+:\d+)/m,
    ],
    meaning: 'cargo cannot read Cargo.toml or Cargo.lock.',
    cause: ({ groups }) => `cargo cannot read ${groups.path}.`,
    remedy:
      'The lines above it say where; marks of an unfinished merge are often left in Cargo.lock.',
  },
]
