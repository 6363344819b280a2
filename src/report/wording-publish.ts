import type { PublishReport } from '../publish/publish-report.ts'
import { formatBytes, formatCount } from './format.ts'

/** Phrases on what was pushed that the summary and the terminal share. Plain text, not yet cleaned or escaped. */

export const PUBLISH_OUTCOMES: Readonly<Record<PublishReport['outcome'], string>> = {
  pushed: 'pushed',
  refused: 'not pushed',
  failed: 'push failed',
}

/** `3.4 MB sent, 10.1 MB were there already (of them 2.0 MB in another repository)`. */
export function describePushedBytes(report: PublishReport): string {
  const { pushedBytes, presentBytes, mountedBytes = 0 } = report
  const mounted =
    mountedBytes === 0 ? '' : ` (of them ${formatBytes(mountedBytes)} in another repository)`
  const present =
    presentBytes === 0 ? '' : `, ${formatBytes(presentBytes)} were there already${mounted}`
  return `${formatBytes(pushedBytes)} sent${present}`
}

/** What went wrong and was tried again, one sentence a cause. */
export function listPushIncidents({ incidents = [] }: PublishReport): readonly string[] {
  return incidents.map(({ cause, count }) =>
    count === 1 ? cause : `${cause} (${formatCount(count, 'time')})`,
  )
}
