import type { FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

const CHECK_CONTEXT =
  'Check the path (it is relative to the build context) and what .dockerignore leaves out.'

/** Faults of what the build was given: contexts, files, secrets, keys. All are permanent. */
export const BUILD_INPUT_FAULTS: readonly FaultRow[] = [
  {
    id: 'context-missing',
    where: 'error',
    patterns: [/unable to prepare context: path "(?<path>[^"]+)" not found/],
    meaning: 'The build context does not exist.',
    cause: ({ groups }) => `The build context ${groups.path} does not exist.`,
    remedy: 'Name an existing folder with the input `context`.',
  },
  {
    id: 'named-context-missing',
    where: 'error',
    patterns: [
      /oci-layout reference "(?<name>[^"]+)" could not be resolved/,
      /failed to get build context (?<name>[^:\n]+): stat [^\n]*no such file or directory/,
    ],
    meaning: 'A named build context cannot be read.',
    cause: ({ groups }) => `The named build context ${groups.name} cannot be read.`,
    remedy: 'Check what `build-contexts` names; an OCI layout needs its index.json.',
  },
  {
    id: 'copy-source-missing',
    where: 'error',
    patterns: [/failed to calculate checksum of ref [^"]*"(?<path>[^"]+)": not found/],
    meaning: 'A COPY or ADD names a file that is not there.',
    advice: CHECK_CONTEXT,
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
    meaning: 'A step needs a build secret that was not given.',
    cause: ({ groups, step }) =>
      `${step} needs the build secret ${groups.name}, which was not given.`,
    remedy: 'Give it with `secrets`, `secret-files` or `secret-envs`.',
  },
  {
    id: 'ssh-missing',
    where: 'error',
    patterns: [
      /unset ssh forward key (?<name>\S+)/,
      /no SSH key "(?<name>[^"]+)" forwarded from the client/,
      /invalid empty ssh agent socket[^\n]*(?<name>SSH_AUTH_SOCK)/,
    ],
    meaning: 'A step needs an SSH agent or key that was not given.',
    cause: ({ groups, step }) => `${step} needs the SSH key ${groups.name}, which was not given.`,
    remedy: 'Give it with the input `ssh`, for example `default`, and start an agent before.',
  },
  {
    id: 'checksum-of-add-wrong',
    where: 'error',
    patterns: [/digest mismatch sha256:[0-9a-f]+: (?<digest>sha256:[0-9a-f]+)/],
    meaning: 'A file fetched by ADD is not the one whose checksum the Dockerfile records.',
    cause: ({ step }) => `${step} fetched a file with another checksum than the recorded one.`,
    remedy: 'Do not ignore this: find out why the file changed before you record a new checksum.',
  },
  {
    id: 'context-unreadable',
    where: 'error',
    patterns: [
      /error from sender: (?:open|readdir|lstat) [^\n]*: permission denied/,
      /error checking context: [^\n]+/,
    ],
    meaning: 'A file of the build context may not be read.',
    cause: (match) => `The build context cannot be read: ${quoteLine(match)}.`,
    remedy: 'Make the file readable, or leave it out by .dockerignore.',
  },
]
