import type { FaultRow } from './fault.ts'

/** Git repositories that cargo or a step fetches: what they lack, and who may not read them. */
export const GIT_FAULTS: readonly FaultRow[] = [
  {
    id: 'git-reference-missing',
    where: 'both',
    patterns: [
      /revspec '(?<name>[^']+)' not found/,
      /failed to find (?:branch|tag) `(?<name>[^`]+)`/,
      /couldn't find remote ref (?<name>\S+)/,
      /fatal: Remote branch (?<name>\S+) not found in upstream/,
      /pathspec '(?<name>[^']+)' did not match any file\(s\) known to git/,
    ],
    meaning: 'A git repository has no such branch, tag or commit.',
    cause: ({ groups }) => `The git repository has no ${groups.name}.`,
    remedy: 'Name an existing branch, tag or commit; a commit may be gone after a forced push.',
  },
  {
    id: 'git-denied',
    where: 'both',
    patterns: [
      /fatal: could not read Username for '(?<url>[^']+)'/,
      /fatal: Authentication failed for '(?<url>[^']+)'/,
      /fatal: repository '(?<url>[^']+)' not found/,
      /failed to authenticate when downloading repository: (?<url>\S+)/,
      /failed to receive HTTP 200 response: got 40[134]/,
      /[\w.-]+@(?<url>[\w.-]+): Permission denied \(publickey/,
      /Permission denied \(publickey/,
      /unable to access '(?<url>[^']+)': The requested URL returned error: 40[134]/,
    ],
    meaning: 'A git repository does not exist, or may not be read without logging in.',
    cause: ({ groups }) =>
      `The git repository${groups.url === undefined ? '' : ` ${groups.url}`} does not exist or may not be read.`,
    remedy: 'Check its address; for a private one give the secret GIT_AUTH_TOKEN or a key (`ssh`).',
  },
  {
    id: 'git-host-unknown',
    where: 'both',
    patterns: [
      /Host key verification failed/,
      /error: unknown SSH host key|The SSH host key has changed/,
    ],
    meaning: 'The key of a git server is not among those the build knows.',
    cause: ({ step }) => `${step} does not know the SSH key of the git server.`,
    remedy:
      'Add it in that stage: `ssh-keyscan HOST >> ~/.ssh/known_hosts`, compared with the published one.',
  },
]
