import type { ScanFormat, ScanPolicy } from './scan-report.ts'

/** What is to be scanned, and what for. */
export type ScanPlan = {
  readonly mode: 'report' | 'enforce'
  readonly policy: ScanPolicy
  /** Path of the ignore file, as given: relative to the checkout. */
  readonly ignoreFile?: string
  readonly formats: readonly ScanFormat[]
  /** Where the files go, absolute; without it none are written. */
  readonly folder?: string
  /** Tells the images of a repository apart in code scanning. */
  readonly category: string
  /** What the image is called in its SBOM. */
  readonly name?: string
  readonly targets: readonly ScanTarget[]
}

/** One platform of what was built. */
export type ScanTarget = {
  readonly platform: string
  /** Of its manifest. */
  readonly digest?: string
  readonly input: ScanInput
  /** `User` of the image's config, empty when it has none; absent: that of the scanner's report is taken. */
  readonly user?: string
  /** Path of the application in the image. */
  readonly application?: string
  /** Scanned where only what is new counts. */
  readonly base: ScanBase
}

/** Absolute. An OCI layout with several manifests needs the digest of the one to scan. */
export type ScanInput =
  | { readonly kind: 'oci-layout'; readonly folder: string; readonly digest?: string }
  | { readonly kind: 'docker-archive'; readonly file: string }

export type ScanBase =
  | { readonly kind: 'scratch' }
  | {
      readonly kind: 'image'
      readonly reference: string
      readonly digest?: string
      readonly input: ScanInput
    }
  /** `reason` is one clause: `the base image is not on this machine`. */
  | { readonly kind: 'none'; readonly reason: string }
