import { SEVERITIES } from '../scan/findings/severity.ts'
import { SCAN_FORMATS } from '../scan/formats/scan-formats.ts'
import { optional } from './read-compatible.ts'
import type { Values } from './read-values.ts'
import type { ScanRequest } from './scan-request.ts'

const MODES: readonly ScanRequest['scan'][] = ['off', 'report', 'enforce']
const HOUR_MS = 3_600_000

export function readScan({ text, texts, flag, number }: Values): ScanRequest {
  const severities = texts('scan-severity').map((one) => one.toUpperCase())
  const formats = texts('scan-formats')
  return {
    scan: MODES.find((known) => known === text('scan')) ?? 'off',
    scanSeverities: SEVERITIES.filter((known) => severities.includes(known)),
    scanOnlyNew: flag('scan-only-new'),
    scanIgnoreUnfixed: flag('scan-ignore-unfixed'),
    ...optional('scanIgnoreFile', text('scan-ignore-file')),
    scanUnknown: text('scan-unknown') === 'warn' ? 'warn' : 'fail',
    scanDbMaxAgeMs: (number('scan-db-max-age') ?? 0) * HOUR_MS,
    scanDbRepositories: texts('scan-db-repositories'),
    scanMirrors: texts('scan-mirrors'),
    scanFormats: SCAN_FORMATS.filter((known) => formats.includes(known)),
    ...optional('scanFolder', text('scan-folder')),
    ...optional('trivyPath', text('trivy-path')),
  }
}
