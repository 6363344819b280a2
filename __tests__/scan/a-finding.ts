import type { RawFinding, ScannedImage } from '../../src/scan/findings/raw-finding.ts'
import type { Finding, ScanPolicy } from '../../src/scan/scan-report.ts'

export function aVulnerability(overrides: Partial<RawFinding> = {}): RawFinding {
  return {
    kind: 'vulnerability',
    id: 'CVE-1',
    severity: 'HIGH',
    type: 'debian',
    package: 'openssl',
    ...overrides,
  }
}

export function aFinding(overrides: Partial<Finding> = {}): Finding {
  return { ...aVulnerability(), counts: false, ...overrides }
}

/** All of it could be analysed, and it runs as an ordinary user. */
export function aScannedImage(overrides: Partial<ScannedImage> = {}): ScannedImage {
  return {
    packages: { os: 80, crates: 155 },
    crateSources: ['app/server'],
    os: { family: 'debian', name: '13.1', isEndOfLife: false },
    findings: [],
    user: '10001:10001',
    ...overrides,
  }
}

export function aPolicy(overrides: Partial<ScanPolicy> = {}): ScanPolicy {
  return {
    severities: ['CRITICAL', 'HIGH'],
    onlyNew: false,
    ignoreUnfixed: false,
    unknown: 'fail',
    databaseMaxAgeMs: 72 * 3_600_000,
    ...overrides,
  }
}
