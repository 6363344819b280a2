import type { CommandResult } from '../../ports.ts'
import { CANCELLED } from '../download-faults.ts'
import type { FetchFault } from '../fetch.ts'
import { publicUrl } from './sources.ts'

const EVIDENCE_LINES = 5

/** As git, libgit2 and the hosts of repositories say it. A private repository may pretend not to exist. */
const AUTH =
  /could not read (?:Username|Password)|Authentication failed|failed to authenticate|authentication required|Permission denied \(publickey|no authentication methods succeeded|Repository not found|repository '[^']*' not found|The requested URL returned error: 40[13]|HTTP Basic: Access denied|Host key verification failed/i

const OUTAGE =
  /Could not resolve host|Temporary failure in name resolution|failed to resolve address|Connection refused|Connection timed out|Connection reset|Could not connect|Failed to connect|unable to connect|Operation timed out|timed out|Network is unreachable|No route to host|early EOF|RPC failed|unexpected disconnect|SSL_ERROR|GnuTLS recv error|The requested URL returned error: (?:429|5\d\d)|network failure seems to have happened|spurious network error|failed to get successful HTTP response/i

const MISSING =
  /reference .* not found|revspec .* not found|couldn't find remote ref|unable to update .*\?(?:rev|tag|branch)=|not our ref/i

export function isGitOutage({ stderr }: CommandResult): boolean {
  return OUTAGE.test(stderr) && !AUTH.test(stderr)
}

/** Why git or cargo could not get a repository. */
export function gitFault(url: string, result: CommandResult): FetchFault {
  if (result.stopped === 'aborted') return CANCELLED
  const evidence = lastLines(result.stderr)
  const where = publicUrl(url)
  const base = { evidence, network: false }
  if (/No space left on device|Disk quota exceeded/i.test(result.stderr)) {
    return {
      ...base,
      fault: 'disk-full',
      cause: `The disk is full: ${where} cannot be stored.`,
      remedy: 'Free space, or name a cache folder on another disk (CV_DOCKER_BUILD_CACHE).',
    }
  }
  if (AUTH.test(result.stderr)) {
    return {
      ...base,
      fault: 'git-denied',
      cause: `The git repository ${where} does not exist, or needs credentials that git does not have here.`,
      remedy:
        'Give git access on this machine: a credential helper, a token in its configuration, or an SSH key.',
    }
  }
  if (OUTAGE.test(result.stderr)) {
    return {
      ...base,
      fault: 'git-unreachable',
      cause: `The git repository ${where} cannot be reached.`,
      remedy: 'Try again later; check proxy and name servers of this machine.',
      network: true,
    }
  }
  const isMissing = MISSING.test(result.stderr)
  return {
    ...base,
    fault: isMissing ? 'git-commit-missing' : 'git-failed',
    cause: isMissing
      ? `The git repository ${where} no longer has the commit that Cargo.lock names.`
      : `The git repository ${where} could not be fetched.`,
    remedy: isMissing ? 'Run cargo update for that dependency.' : 'See what git says below.',
  }
}

/** The last lines that say something, without user names and passwords of addresses. */
export function lastLines(text: string): readonly string[] {
  const lines = publicUrl(text)
    .split('\n')
    .map((line) => line.trim())
  return lines.filter((line) => line !== '').slice(-EVIDENCE_LINES)
}
