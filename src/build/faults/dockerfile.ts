import type { FaultMatch, FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

function at(match: FaultMatch, line?: string): string {
  if (match.location !== undefined) return match.location
  return line === undefined ? 'The Dockerfile' : `The Dockerfile, line ${line},`
}

/** Faults of the Dockerfile itself and of how it was asked for. All are permanent. */
export const DOCKERFILE_FAULTS: readonly FaultRow[] = [
  {
    id: 'dockerfile-invalid',
    where: 'error',
    patterns: [/dockerfile parse error on line (?<line>\d+): (?<problem>[^\n]+)/],
    meaning: 'BuildKit cannot read the Dockerfile.',
    advice: 'Correct the line that is named; a flag may need a newer frontend (`# syntax=`).',
    cause: (match) => `${at(match, match.groups.line)} is not valid: ${match.groups.problem}.`,
  },
  {
    id: 'dockerfile-invalid',
    where: 'error',
    patterns: [
      /(?<problem>the Dockerfile cannot be empty|file with no instructions|no build stage in current context)/,
      /(?<problem>circular dependency detected on stage: \S+|unknown instruction: \S+)/,
      /(?<problem>failed to parse platform \S+: [^\n]+|invalid (?:from|mount) flag[^\n]*)/,
    ],
    cause: (match) => `${at(match)} is not valid: ${match.groups.problem}.`,
  },
  {
    id: 'base-name-empty',
    where: 'error',
    patterns: [/base name \((?<name>[^)]*)\) should not be blank/],
    meaning: 'A FROM names its image by an argument that has no value.',
    cause: (match) =>
      `${at(match)} is not valid: base name (${match.groups.name}) should not be blank.`,
    remedy:
      'Declare the argument before the first FROM with a default, or give it with `build-args`.',
  },
  {
    id: 'dockerfile-missing',
    where: 'error',
    patterns: [
      /failed to read dockerfile: open (?<path>[^:]+): no such file/,
      /resolve : lstat (?<path>[^:]+): no such file/,
    ],
    meaning: 'There is no Dockerfile where it is looked for.',
    cause: ({ groups }) => `There is no Dockerfile at ${groups.path}.`,
    remedy: 'Name it with the input `file`.',
  },
  {
    id: 'stage-unknown',
    where: 'error',
    patterns: [/target stage "?(?<name>[^"\n]+?)"? could not be found/],
    meaning: 'The Dockerfile has no stage of the name that was asked for.',
    cause: ({ groups }) => `The Dockerfile has no stage named ${groups.name}.`,
    remedy: 'Name a stage of the Dockerfile with the input `target`.',
  },
  {
    id: 'user-unknown',
    where: 'error',
    patterns: [/unable to find (?<kind>user|group) (?<name>\S+?):/],
    meaning: 'A step runs as a user or group that its image does not have.',
    cause: ({ groups, step }) =>
      `${step} runs as ${groups.kind} ${groups.name}, which the image does not have.`,
    remedy: 'Create it before USER, or name it by number.',
  },
  {
    id: 'reference-invalid',
    where: 'error',
    patterns: [
      /(?:invalid tag "(?<name>[^"]+)": |invalid reference format: )(?<problem>[^\n]+)/,
      /(?<problem>invalid reference format|NAME_INVALID[^\n]*|TAG_INVALID[^\n]*)/,
    ],
    meaning: 'The name of an image is not written as names have to be.',
    cause: ({ groups }) =>
      `${groups.name ?? 'An image name'} is not a valid image reference: ${groups.problem}.`,
    remedy: 'Names are in lower case: `host/path/name:tag`.',
  },
  {
    id: 'exporter-unknown',
    where: 'error',
    patterns: [/exporter "(?<name>[^"]+)" could not be found/],
    meaning: 'The builder knows no output of the type that was asked for.',
    cause: ({ groups }) => `The builder knows no output of type ${groups.name}.`,
    remedy: 'Types are image, registry, docker, oci, tar, local and cacheonly.',
  },
  {
    id: 'usage',
    where: 'error',
    patterns: [/^unknown (?:shorthand )?flag: .+/m, /requires (?:exactly )?1 argument/],
    meaning: 'The installed buildx does not know an argument.',
    cause: (match) => `buildx does not understand its arguments: ${quoteLine(match)}.`,
    remedy: 'The installed buildx may be too old for an input that was given.',
  },
]
