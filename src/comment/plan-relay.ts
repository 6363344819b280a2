import type { CommentEntry, RunNumber } from './comment-entry.ts'
import type { PullRequestFacts } from './comments-api.ts'
import { type HandOver, parseHandOver } from './hand-over.ts'

/** The run whose files are posted, as the event `workflow_run` tells it: GitHub's word, not the run's. */
export type RelayedRun = {
  readonly run: RunNumber
  readonly workflow: string
  /** The event that started it. */
  readonly event: string
  readonly headSha: string
  /** `owner/name`; absent when the repository is gone. */
  readonly headRepository?: string
}

export type RelayPlan =
  | {
      readonly kind: 'post'
      readonly pullRequest: number
      readonly entries: readonly CommentEntry[]
    }
  | { readonly kind: 'none'; readonly reason: string }

type NamedFile = { readonly name: string; readonly text: string }

/**
 * What of these files may be posted. They are believed in nothing that GitHub itself knows: number and
 * commit are asked for afterwards, run and workflow are those of the event.
 */
export function planRelay(run: RelayedRun, files: readonly NamedFile[]): RelayPlan {
  if (run.event !== 'pull_request') {
    return none(`The workflow was started by ${run.event}, not by a pull request.`)
  }
  if (files.length === 0) return none('The run has left nothing to be posted.')
  const read = files.map(({ name, text }) => ({ name, ...parseHandOver(text) }))
  for (const one of read) if (!one.ok) return none(`${one.name} ${one.problem}.`)
  const found = read.flatMap((one) => (one.ok ? [one.value] : []))
  const numbers = new Set(found.map(({ pullRequest }) => pullRequest))
  const [pullRequest] = numbers
  if (pullRequest === undefined || numbers.size > 1) {
    return none('The files name different pull requests.')
  }
  return { kind: 'post', pullRequest, entries: found.map(({ entry }) => relayedEntry(entry, run)) }
}

function relayedEntry(entry: HandOver['entry'], relayed: RelayedRun): CommentEntry {
  const { previous: _previous, ...rest } = entry
  return {
    ...rest,
    key: { ...entry.key, workflow: relayed.workflow },
    run: relayed.run,
    commit: relayed.headSha,
    relayed: true,
  }
}

/**
 * Why the files of this run must not be posted on this pull request; `undefined` where they may. Its head
 * has to be the commit that ran: so nobody can write on the pull request of somebody else.
 */
export function refuseRelay(
  { headSha, headRepository }: RelayedRun,
  pull: PullRequestFacts,
): string | undefined {
  if (pull.state === 'closed') return 'The pull request is closed.'
  if (headRepository === undefined || pull.headRepository !== headRepository) {
    return 'The pull request is not of the repository that ran.'
  }
  return pull.headSha === headSha
    ? undefined
    : 'The head of the pull request is not the commit that ran; a newer run tells of it.'
}

function none(reason: string): RelayPlan {
  return { kind: 'none', reason }
}
