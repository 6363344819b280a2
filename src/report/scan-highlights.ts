import { keyOf } from '../scan/findings/raw-finding.ts'
import { SEVERITIES, sortFindings } from '../scan/findings/severity.ts'
import type { Finding, PlatformScan, ScanReport, Severity } from '../scan/scan-report.ts'

/** What the summary, the terminal and the outputs pick out of a scan. */

/** A finding, and the platforms that have it in this version and with this judgement. */
export type SharedFinding = { readonly finding: Finding; readonly platforms: readonly string[] }

/** The findings of all platforms, each told once; worst first. */
export function shareFindings(
  platforms: readonly PlatformScan[],
  isWanted: (finding: Finding) => boolean,
): readonly SharedFinding[] {
  const shared = new Map<string, { finding: Finding; platforms: string[] }>()
  for (const { platform, findings } of platforms) {
    for (const finding of findings.filter(isWanted)) {
      const { installed, counts, state } = finding
      const name = JSON.stringify([keyOf(finding), installed, counts, state])
      const known = shared.get(name)
      if (known === undefined) shared.set(name, { finding, platforms: [platform] })
      else known.platforms.push(platform)
    }
  }
  const byFinding = new Map([...shared.values()].map((one) => [one.finding, one]))
  return sortFindings([...byFinding.keys()]).flatMap((finding) => byFinding.get(finding) ?? [])
}

/** How many of each severity the image has, without what somebody let pass; in the order of `SEVERITIES`. */
export function countSeverities({ findings }: PlatformScan): readonly number[] {
  return SEVERITIES.map(
    (severity) =>
      findings.filter((one) => one.severity === severity && one.ignored === undefined).length,
  )
}

export type ScanCounts = {
  /** Without what was let pass. */
  readonly findings: number
  readonly breaking: number
  /** Absent where no platform was compared with a base image. */
  readonly new?: number
  readonly ignored: number
}

/** Over all platforms; what several of them have counts once. */
export function countScan({ platforms }: ScanReport): ScanCounts {
  const count = (isWanted: (finding: Finding) => boolean) =>
    shareFindings(platforms, isWanted).length
  const isOpen = ({ ignored }: Finding) => ignored === undefined
  const isCompared = platforms.some(({ comparison }) => comparison !== undefined)
  return {
    findings: count(isOpen),
    breaking: count(({ counts }) => counts),
    ...(isCompared ? { new: count((one) => isOpen(one) && one.state === 'new') } : {}),
    ignored: count((one) => !isOpen(one)),
  }
}

/** Of all base images; what one of them still has on another platform is not fixed there. */
export function listFixed(platforms: readonly PlatformScan[]): readonly SharedFinding[] {
  return shareFindings(
    platforms.map((one) => ({ ...one, findings: one.comparison?.fixed ?? [] })),
    () => true,
  )
}

/** Names of the severities that any platform has, for a table without empty columns. */
export function usedSeverities(platforms: readonly PlatformScan[]): readonly Severity[] {
  const counts = platforms.map(countSeverities)
  return SEVERITIES.filter((_, at) => counts.some((count) => (count[at] ?? 0) > 0))
}
