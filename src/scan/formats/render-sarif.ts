import { cleanLine } from '../../report/plain-text.ts'
import { nameFinding } from '../findings/name-finding.ts'
import { ifAny } from '../findings/read-texts.ts'
import type { Finding, PlatformScan, ScanReport, Severity } from '../scan-report.ts'
import { fingerprintOf } from './fingerprint.ts'

/** What the file is made of: the report before it knows where its files are. */
export type SarifSubject = Pick<ScanReport, 'scanner' | 'platforms'> & {
  /** Tells the images of a repository apart (variant or name), so that one upload does not close the alerts of another. */
  readonly category: string
}

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  CRITICAL: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
  UNKNOWN: 'note',
}
/** Within the ranges that GitHub shows as critical, high, medium and low. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  CRITICAL: '9.5',
  HIGH: '8.0',
  MEDIUM: '5.5',
  LOW: '2.0',
  UNKNOWN: '0.0',
}

/**
 * SARIF 2.1.0 for code scanning: a run for each platform, a rule for each advisory, a result for each finding
 * that nobody let pass. GitHub tells findings of two uploads apart by `primaryLocationLineHash` and by nothing
 * else, so that has to be the same in every build.
 */
export function renderSarif({ scanner, platforms, category }: SarifSubject): string {
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: platforms.map((platform) => renderRun(platform, scanner, category)),
  }
  return `${JSON.stringify(sarif, null, 2)}\n`
}

function renderRun(
  { platform, digest, findings }: PlatformScan,
  scanner: ScanReport['scanner'],
  category: string,
) {
  const open = uniqueBy(
    findings.filter(({ ignored }) => ignored === undefined),
    fingerprintOf,
  )
  const rules = uniqueBy(open, ({ id }) => id)
  const ids = rules.map(({ id }) => id)
  return {
    tool: {
      driver: {
        name: 'Trivy',
        informationUri: 'https://github.com/aquasecurity/trivy',
        ...ifAny('version', scanner?.version),
        rules: rules.map(renderRule),
      },
    },
    // The trailing slash makes the whole of it the category.
    automationDetails: { id: `cv-docker-build/${category}/${platform}/` },
    originalUriBaseIds: { ROOTPATH: { uri: 'file:///' } },
    columnKind: 'utf16CodeUnits',
    results: open.map((finding) => renderResult(finding, ids.indexOf(finding.id))),
    properties: { platform, ...ifAny('digest', digest) },
  }
}

/** The first of those that have the same name: findings come worst first. */
function uniqueBy<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const name = nameOf(item)
    return !seen.has(name) && seen.add(name)
  })
}

function renderRule(finding: Finding) {
  const { id, kind, severity, title, url } = finding
  return {
    id,
    name: kind,
    shortDescription: { text: messageText(title ?? id) },
    ...ifAny('helpUri', httpsOnly(url)),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', kind, severity],
      precision: 'very-high',
      'security-severity': SECURITY_SEVERITIES[severity],
    },
  }
}

function httpsOnly(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) && url.startsWith('https://')
    ? new URL(url).href
    : undefined
}

function renderResult(finding: Finding, ruleIndex: number) {
  const { id, severity, path, package: name, type, state } = finding
  const fingerprint = fingerprintOf(finding)
  return {
    ruleId: id,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: describeResult(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(path ?? type ?? 'image'), uriBaseId: 'ROOTPATH' },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
        },
        logicalLocations: [{ fullyQualifiedName: name ?? id, kind: 'module' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'finding/v1': fingerprint },
    ...ifAny('baselineState', state),
  }
}

function describeResult({ installed, fixed, title, ...finding }: Finding): string {
  const lines = [
    nameFinding(finding),
    ...(installed === undefined ? [] : [`Installed: ${installed}`]),
    ...(finding.kind === 'vulnerability' ? [`Fixed in: ${fixed ?? 'no version yet'}`] : []),
    ...(title === undefined ? [] : [title]),
  ]
  return lines.map(messageText).join('\n')
}

/** Text of others in a message: a pair of brackets would be a link (SARIF 2.1.0, 3.11.6). */
function messageText(text: string): string {
  return cleanLine(text).replace(/[\\[\]]/g, (sign) => `\\${sign}`)
}

/** A path as a relative reference of a URL; segments that would climb are no part of one. */
function toUri(path: string): string {
  const segments = cleanLine(path)
    .split('/')
    .filter((segment) => !['', '.', '..'].includes(segment))
  return segments.map((segment) => encodeURIComponent(segment)).join('/') || 'image'
}
