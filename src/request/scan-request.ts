import type { ScanFormat, Severity } from '../scan/scan-report.ts'

/** How what was built is scanned, and what comes of what is found. */
export type ScanRequest = {
  readonly scan: 'off' | 'report' | 'enforce'
  /** Worst first. */
  readonly scanSeverities: readonly Severity[]
  readonly scanOnlyNew: boolean
  readonly scanIgnoreUnfixed: boolean
  /** Path, relative to the workspace. */
  readonly scanIgnoreFile?: string
  readonly scanUnknown: 'fail' | 'warn'
  readonly scanDbMaxAgeMs: number
  /** Image references, in the order in which they are tried; empty: the scanner's own. */
  readonly scanDbRepositories: readonly string[]
  /** URLs of folders that are laid out as the releases of Trivy on GitHub, in the order in which they are asked. */
  readonly scanMirrors: readonly string[]
  readonly scanFormats: readonly ScanFormat[]
  /** Path, relative to the workspace; so for the next. */
  readonly scanFolder?: string
  readonly trivyPath?: string
}
