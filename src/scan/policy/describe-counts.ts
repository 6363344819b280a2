import { formatCount } from '../../report/format.ts'
import type { ScannedImage } from '../findings/raw-finding.ts'
import type { Finding } from '../scan-report.ts'
import { nameSeverities } from '../wording.ts'

/** `2 findings break the policy: 1 critical, 1 high.` */
export function describeCounting(findings: readonly Finding[]): string {
  const verb = findings.length === 1 ? 'breaks' : 'break'
  return `${formatCount(findings.length, 'finding')} ${verb} the policy: ${nameSeverities(findings)}.`
}

/** `Nothing breaks the policy: 15 OS packages and 155 crates analysed; 2 findings do not count.` */
export function describePassed(
  findings: readonly Finding[],
  image: ScannedImage | undefined,
): string {
  const { os, crates } = image?.packages ?? {}
  const analysed = [
    ...(os === undefined ? [] : [formatCount(os, 'OS package')]),
    ...(crates === undefined ? [] : [formatCount(crates, 'crate')]),
  ].join(' and ')
  const verb = findings.length === 1 ? 'does' : 'do'
  const rest =
    findings.length === 0 ? '' : `; ${formatCount(findings.length, 'finding')} ${verb} not count`
  return `Nothing breaks the policy: ${analysed} analysed${rest}.`
}
