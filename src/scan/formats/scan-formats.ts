import type { ScanFormat } from '../scan-report.ts'

/** In the order in which they are written. */
export const SCAN_FORMATS: readonly ScanFormat[] = ['json', 'sarif', 'table', 'cyclonedx', 'spdx']
