import { keepsArchives } from '../cache/keeps-archives.ts'
import { baselineKey } from './baseline-key.ts'
import { type DeltaSubject, keyOf } from './plan-baseline.ts'

/** Keys under which the report of this run is kept, or why it is not. */
export type SavePlan =
  | {
      readonly kind: 'save'
      readonly keys: readonly { readonly platform: string; readonly key: string }[]
    }
  | { readonly kind: 'none'; readonly reason: string }

/** Only of the default branch: pull requests are compared with it, and a store has better uses than any other. */
export function planSaveBaseline(subject: DeltaSubject): SavePlan {
  const { plan, context, platforms } = subject
  const { maySave, saveReason } = plan.cache
  const { github } = context
  const none = (reason: string) => ({ kind: 'none', reason }) as const
  if (!keepsArchives(plan.cache)) return none('Nothing is kept between runs.')
  if (!github) return none('Outside of a workflow nobody is compared with this run.')
  const branch = /^refs\/heads\/(.+)$/.exec(github.ref)?.[1]
  if (github.pullRequest || branch === undefined || branch !== (github.defaultBranch ?? branch)) {
    return none('Only reports of the default branch are kept to be compared with.')
  }
  if (!maySave) return none(saveReason ?? 'This run may not save anything.')
  if (!/^[0-9a-f]{40,64}$/.test(github.sha)) return none('The commit of this run is not known.')
  const keys = platforms.map((platform) => ({
    platform,
    key: baselineKey(keyOf(subject, platform, branch), github.sha),
  }))
  return keys.length > 0 ? { kind: 'save', keys } : none('There are no sizes of this image.')
}
