import type { Compared } from '../findings/compare.ts'
import { ifAny } from '../findings/read-texts.ts'
import type { Ignorer } from '../ignore/apply-ignore.ts'
import type { Finding, ScanPolicy } from '../scan-report.ts'

/** One finding against the policy. What an entry of the ignore file lets pass never counts. */
export function judgeFinding(
  finding: Compared['findings'][number],
  policy: ScanPolicy,
  { ignore }: Ignorer,
): Finding {
  const ignored = ignore(finding)
  const counts = ignored === undefined && breaksPolicy(finding, policy)
  return { ...finding, ...ifAny('ignored', ignored), counts }
}

function breaksPolicy(
  { kind, severity, fixed, state }: Compared['findings'][number],
  { severities, onlyNew, ignoreUnfixed }: ScanPolicy,
): boolean {
  if (!severities.includes(severity)) return false
  // A version to go over to is what only packages have: a secret can always be taken out.
  if (ignoreUnfixed && kind === 'vulnerability' && fixed === undefined) return false
  return !(onlyNew && state === 'unchanged')
}
