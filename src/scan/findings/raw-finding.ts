import type { Finding, PlatformScan } from '../scan-report.ts'

/** What was found, before it is compared, ignored or judged. */
export type RawFinding = Omit<Finding, 'state' | 'ignored' | 'counts'>

/** One report of the scanner, on one image. */
export type ScannedImage = {
  /** Those that were analysed; absent where none of the kind was found. */
  readonly packages: PlatformScan['packages']
  /** Paths of the binaries with audit data and of the lock files that the crates were read from. */
  readonly crateSources: readonly string[]
  readonly os?: NonNullable<PlatformScan['os']>
  /** Why nothing is known of packages of a distribution although the scanner named none, one clause. */
  readonly distributionGap?: string
  /** Each one once, in no order. */
  readonly findings: readonly RawFinding[]
  /** Of the image's config: empty when it names none; `undefined` when the report has no config. */
  readonly user?: string
}

/**
 * The same finding in another image or another build: by its name, the kind of package, the package and the
 * place. The version is left out on purpose: what was raised and is still vulnerable is nothing new.
 */
export function keyOf({ kind, id, type, package: name, path }: RawFinding): string {
  return JSON.stringify([kind, id, type ?? '', name ?? '', path ?? ''])
}
