/**
 * What the scanner found in what was built, as a value: part of report.json. Every text of a finding
 * comes from a database or an image and is untrusted; whoever renders it escapes it.
 */
export type ScanReport = {
  readonly mode: 'report' | 'enforce'
  /** `unknown`: nothing can be said (no database, too old a one, nothing to analyse), never "clean". */
  readonly verdict: 'pass' | 'fail' | 'unknown'
  /** One sentence: why this verdict. */
  readonly reason: string
  /** Absent when no scanner could be had. */
  readonly scanner?: {
    readonly name: 'trivy'
    readonly version: string
    /** Of the program that ran. */
    readonly sha256: string
    readonly origin: 'given' | 'tool-cache' | 'download' | 'bundle'
  }
  /** Absent when none could be had. */
  readonly database?: {
    readonly origin: 'download' | 'cache' | 'bundle'
    readonly repository?: string
    readonly digest?: string
    /** ISO 8601, UTC: when it was built, not when it was downloaded. */
    readonly updatedAt: string
    readonly ageMs: number
  }
  readonly policy: ScanPolicy
  readonly platforms: readonly PlatformScan[]
  /** Entries of the ignore file, whether they counted or not. */
  readonly ignoreEntries: readonly IgnoreEntry[]
  /** What was lost or left out on the way, one sentence each. */
  readonly remarks: readonly string[]
  /** What was written, absolute paths. */
  readonly files: readonly { readonly format: ScanFormat; readonly path: string }[]
}

export type ScanFormat = 'json' | 'sarif' | 'table' | 'cyclonedx' | 'spdx'

export type Severity = 'UNKNOWN' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'

/** What makes the verdict `fail`. */
export type ScanPolicy = {
  readonly severities: readonly Severity[]
  /** Only what the base image does not have counts. */
  readonly onlyNew: boolean
  readonly ignoreUnfixed: boolean
  /** What an unknown verdict does to the run. */
  readonly unknown: 'fail' | 'warn'
  /** A database older than this gives the verdict `unknown`. */
  readonly databaseMaxAgeMs: number
}

export type PlatformScan = {
  readonly platform: string
  /** Of the manifest that was scanned: the one that is published. */
  readonly digest?: string
  readonly verdict: 'pass' | 'fail' | 'unknown'
  readonly reason: string
  /** Packages that were analysed. `crates: undefined`: the binary has no audit data; nothing is known of its crates. */
  readonly packages: { readonly os?: number; readonly crates?: number }
  /** Of the image; absent where it has no distribution, or nobody could tell. */
  readonly os?: { readonly family: string; readonly name: string; readonly isEndOfLife: boolean }
  /** All that was found, ignored ones too; worst first. */
  readonly findings: readonly Finding[]
  /** In comparison with the base image; absent when it was not scanned. */
  readonly comparison?: {
    readonly base: string
    readonly baseDigest?: string
    readonly newCount: number
    readonly unchangedCount: number
    /** What the base image has and this one has no more. */
    readonly fixed: readonly Finding[]
  }
}

export type Finding = {
  readonly kind: 'vulnerability' | 'secret' | 'root-user'
  /** `CVE-…`, `GHSA-…`, `RUSTSEC-…`; the rule of a secret; `root-user`. */
  readonly id: string
  /** Other names of the same, as the database has them: `GHSA-…`, `DSA-…`. */
  readonly aliases?: readonly string[]
  readonly severity: Severity
  /** e.g. `debian`, `alpine`, `rustbinary`; absent for what is no package. */
  readonly type?: string
  readonly package?: string
  /** Package URL, with the version: `pkg:cargo/time@0.1.43`. */
  readonly purl?: string
  readonly installed?: string
  /** Versions that have it mended, as the database says. */
  readonly fixed?: string
  /** Path in the image, without a leading slash. */
  readonly path?: string
  readonly title?: string
  readonly url?: string
  readonly status?: string
  /** Against the base image; absent where nothing was compared, and for the root user, which no base image sets. */
  readonly state?: 'new' | 'unchanged'
  /** Present when an entry of the ignore file lets it pass. */
  readonly ignored?: { readonly reason?: string; readonly expires?: string }
  /** Whether it counts against the policy. */
  readonly counts: boolean
}

export type IgnoreEntry = {
  readonly id: string
  /** Where it counts, if not everywhere. */
  readonly paths?: readonly string[]
  readonly purls?: readonly string[]
  readonly reason?: string
  /** ISO 8601 date, the last day on which it counts. */
  readonly expires?: string
  readonly isExpired: boolean
  /** Findings that it let pass. */
  readonly used: number
}
