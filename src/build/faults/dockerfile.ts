import type { FaultMatch, FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

function at(match: FaultMatch, line?: string): string {
  if (match.location !== undefined) return match.location
  return line === undefined ? 'The Dockerfile' : `The Dockerfile, line ${line},`
}

const CHECK_CONTEXT =
  'Check the path (it is relative to the build context) and what .dockerignore leaves out.'

/** Faults of the Dockerfile and of what the build was given. All are permanent. */
export const DOCKERFILE_FAULTS: readonly FaultRow[] = [
  {
    id: 'dockerfile-invalid',
    where: 'error',
    patterns: [/dockerfile parse error on line (?<line>\d+): (?<problem>.+)/],
    cause: (match) => `${at(match, match.groups.line)} is not valid: ${match.groups.problem}.`,
  },
  {
    id: 'dockerfile-invalid',
    where: 'error',
    patterns: [
      /(?<problem>the Dockerfile cannot be empty|file with no instructions|no build stage in current context)/,
      /(?<problem>base name \([^)]*\) should not be blank)/,
    ],
    cause: (match) => `${at(match)} is not valid: ${match.groups.problem}.`,
  },
  {
    id: 'dockerfile-missing',
    where: 'error',
    patterns: [
      /failed to read dockerfile: open (?<path>[^:]+): no such file/,
      /resolve : lstat (?<path>[^:]+): no such file/,
    ],
    cause: ({ groups }) => `There is no Dockerfile at ${groups.path}.`,
    remedy: 'Name it with the input `file`.',
  },
  {
    id: 'context-missing',
    where: 'error',
    patterns: [/unable to prepare context: path "(?<path>[^"]+)" not found/],
    cause: ({ groups }) => `The build context ${groups.path} does not exist.`,
    remedy: 'Name an existing folder with the input `context`.',
  },
  {
    id: 'named-context-missing',
    where: 'error',
    patterns: [/oci-layout reference "(?<name>[^"]+)" could not be resolved/],
    cause: ({ groups }) => `The named build context ${groups.name} cannot be read.`,
  },
  {
    id: 'stage-unknown',
    where: 'error',
    patterns: [/target stage "?(?<name>[^"\n]+?)"? could not be found/],
    cause: ({ groups }) => `The Dockerfile has no stage named ${groups.name}.`,
    remedy: 'Name a stage of the Dockerfile with the input `target`.',
  },
  {
    id: 'copy-source-missing',
    where: 'error',
    patterns: [/failed to calculate checksum of ref [^"]*"(?<path>[^"]+)": not found/],
    cause: ({ groups, step }) => `${step} needs ${groups.path}, which is not there.`,
    remedy: CHECK_CONTEXT,
  },
  {
    id: 'copy-source-missing',
    where: 'error',
    patterns: [/^lstat (?<path>\S+): no such file or directory$/m],
    cause: ({ groups, step }) => `${step} needs ${groups.path}, which is not there.`,
    remedy: 'Check the path in the stage or image that it is copied from.',
  },
  {
    id: 'secret-missing',
    where: 'error',
    patterns: [
      /(?:^|: )secret (?<name>\S+): not found/,
      /failed to stat (?<name>\S+): stat \S+ no such file/,
    ],
    cause: ({ groups, step }) =>
      `${step} needs the build secret ${groups.name}, which was not given.`,
    remedy: 'Give it with `secrets`, `secret-files` or `secret-envs`.',
  },
  {
    id: 'user-unknown',
    where: 'error',
    patterns: [/unable to find (?<kind>user|group) (?<name>\S+?):/],
    cause: ({ groups, step }) =>
      `${step} runs as ${groups.kind} ${groups.name}, which the image does not have.`,
  },
  {
    id: 'reference-invalid',
    where: 'error',
    patterns: [
      /(?:invalid tag "(?<name>[^"]+)": |invalid reference format: )(?<problem>.+)/,
      /(?<problem>invalid reference format)/,
    ],
    cause: ({ groups }) =>
      `${groups.name ?? 'An image name'} is not a valid image reference: ${groups.problem}.`,
    remedy: 'Names are in lower case: `host/path/name:tag`.',
  },
  {
    id: 'exporter-unknown',
    where: 'error',
    patterns: [/exporter "(?<name>[^"]+)" could not be found/],
    cause: ({ groups }) => `The builder knows no output of type ${groups.name}.`,
    remedy: 'Types are image, registry, docker, oci, tar, local and cacheonly.',
  },
  {
    id: 'usage',
    where: 'error',
    patterns: [/^unknown (?:shorthand )?flag: .+/m, /requires (?:exactly )?1 argument/],
    cause: (match) => `buildx does not understand its arguments: ${quoteLine(match)}.`,
    remedy: 'The installed buildx may be too old for an input that was given.',
  },
]
