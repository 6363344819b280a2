import { askPatiently, type Patience } from './ask-patiently.ts'
import type { CommentPage } from './comment-page.ts'
import type { CommentReport } from './comment-report.ts'
import type { CommentsApi } from './comments-api.ts'
import { planRelay, type RelayedRun, refuseRelay } from './plan-relay.ts'
import { postEntries } from './post-entries.ts'

export type RelayPorts = {
  /** Text of each small file that the run has left, by a name for messages. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly openApi: () => Promise<CommentsApi>
  readonly patience: Patience
}

/** Posts what runs without the right to comment have left, if it is of the pull request that it claims. */
export async function runRelay(
  run: RelayedRun,
  page: CommentPage,
  { files, openApi, patience }: RelayPorts,
): Promise<CommentReport> {
  const plan = planRelay(run, files)
  if (plan.kind === 'none') return { outcome: 'skipped', reason: plan.reason }
  const { pullRequest, entries } = plan
  const api = await openApi()
  const pull = await askPatiently(() => api.pullRequest(pullRequest), patience)
  if (!pull.ok) {
    const reason = `Pull request ${pullRequest} could not be read: ${pull.fault.sentence}.`
    return { outcome: 'lost', reason }
  }
  const refusal = refuseRelay(run, pull.value)
  if (refusal !== undefined) return { outcome: 'skipped', reason: refusal }
  return await postEntries(entries, { api, pullRequest, page, patience })
}
