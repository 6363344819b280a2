import { formatCount } from '../../report/format.ts'
import { clip } from '../../report/plain-text.ts'
import type { Coverage } from '../database/read-coverage.ts'
import { type Compared, compareFindings } from '../findings/compare.ts'
import type { RawFinding, ScannedImage } from '../findings/raw-finding.ts'
import { ifAny } from '../findings/read-texts.ts'
import { findRootUser } from '../findings/root-user.ts'
import { sortFindings } from '../findings/severity.ts'
import type { Ignorer } from '../ignore/apply-ignore.ts'
import type { Finding, PlatformScan, ScanPolicy } from '../scan-report.ts'
import { joinReasons, nameSeverities } from '../wording.ts'
import { describeCounting, describePassed } from './describe-counts.ts'
import { findGaps } from './find-gaps.ts'
import { judgeFinding } from './judge-finding.ts'

/** Of a sentence; report.json has the findings. */
const MAX_REASON = 900

export type PlatformSubject = {
  readonly platform: string
  readonly digest?: string
  /** User of the image's config as the caller knows it; else that of the scanner's report is taken. */
  readonly user?: string
  /** Path of the application in the image, where it is known. */
  readonly application?: string
  /** What the scanner said of it, or why it said nothing. */
  readonly scanned: Outcome
  readonly base: BaseSubject
}

export type Outcome =
  | { readonly ok: true; readonly image: ScannedImage }
  | { readonly ok: false; readonly reason: string }

export type BaseSubject =
  /** Nothing below our own layers: all is new. */
  | { readonly kind: 'scratch' }
  | {
      readonly kind: 'image'
      readonly reference: string
      readonly digest?: string
      readonly scanned: Outcome
    }
  /** Nobody compares, or nobody knows what with; `reason` is one clause. */
  | { readonly kind: 'none'; readonly reason: string }

export type Judging = {
  readonly policy: ScanPolicy
  readonly ignorer: Ignorer
  /** Why findings in packages cannot be believed to be all there are, one clause; absent when they can. */
  readonly databaseGap?: string
  /** What the database has advisories for; absent where it cannot be read, which is a gap. */
  readonly coverage?: Coverage
}

/**
 * One platform: every finding judged, and the verdict. What breaks the policy is true whatever else is not
 * known; that nothing does is only said of an image all of which could be analysed.
 */
export function judgePlatform(subject: PlatformSubject, judging: Judging): PlatformScan {
  const { platform, digest, scanned, base } = subject
  const image = scanned.ok ? scanned.image : undefined
  const raw = [...(image?.findings ?? []), ...findRootUser(subject.user ?? image?.user)]
  const compared = image && compare(raw, base)
  const judged = (compared?.findings ?? raw).map((one) =>
    judgeFinding(one, judging.policy, judging.ignorer),
  )
  const findings = sortFindings(judged)
  return {
    platform,
    ...ifAny('digest', digest),
    ...decide(findings, subject, judging),
    packages: image?.packages ?? {},
    ...ifAny('os', image?.os),
    findings,
    ...ifAny('comparison', compared && describeComparison(base, compared)),
  }
}

function decide(
  findings: PlatformScan['findings'],
  subject: PlatformSubject,
  { policy, ...database }: Judging,
): Pick<PlatformScan, 'verdict' | 'reason'> {
  const counting = findings.filter(({ counts }) => counts)
  // Of the others nobody knows whether they are new.
  const isCertain = ({ kind, state }: Finding) =>
    !policy.onlyNew || state !== undefined || kind === 'root-user'
  const certain = counting.filter(isCertain)
  if (certain.length > 0) return { verdict: 'fail', reason: describeCounting(certain) }
  const gaps = [
    ...findGaps(subject, database),
    ...(counting.length > 0 ? [describeUncompared(counting, subject.base)] : []),
  ]
  if (gaps.length > 0) return { verdict: 'unknown', reason: clip(joinReasons(gaps), MAX_REASON) }
  const image = subject.scanned.ok ? subject.scanned.image : undefined
  return { verdict: 'pass', reason: describePassed(findings, image) }
}

function describeUncompared(counting: readonly Finding[], base: BaseSubject): string {
  const what = counting.length === 1 ? 'is new' : 'are new'
  return `whether ${formatCount(counting.length, 'finding')} (${nameSeverities(counting)}) ${what} is not known, as ${uncomparedReason(base) ?? 'nothing was compared'}`
}

/** Why there is no comparison, one clause; `undefined` where there is one. */
export function uncomparedReason(base: BaseSubject): string | undefined {
  switch (base.kind) {
    case 'scratch':
      return undefined
    case 'image':
      return base.scanned.ok
        ? undefined
        : `the base image ${base.reference} could not be scanned (${base.scanned.reason})`
    case 'none':
      return base.reason
  }
}

function compare(raw: readonly RawFinding[], base: BaseSubject): Compared | undefined {
  switch (base.kind) {
    case 'scratch':
      return compareFindings(raw, [])
    case 'image':
      return base.scanned.ok ? compareFindings(raw, base.scanned.image.findings) : undefined
    case 'none':
      return undefined
  }
}

function describeComparison(
  base: BaseSubject,
  { newCount, unchangedCount, fixed }: Compared,
): PlatformScan['comparison'] {
  return {
    base: base.kind === 'image' ? base.reference : 'scratch',
    ...(base.kind === 'image' ? ifAny('baseDigest', base.digest) : {}),
    newCount,
    unchangedCount,
    fixed: sortFindings(fixed).map((one) => ({ ...one, counts: false })),
  }
}
