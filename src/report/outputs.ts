import { measureBuildTime } from './build-time.ts'
import { sumRestoredBytes, sumSavedBytes } from './cache-highlights.ts'
import { imageIdsOf, tagOf } from './highlights.ts'
import { faultOf } from './network-highlights.ts'
import type { PlatformImage, RunReport } from './run-report.ts'
import { countScan } from './scan-highlights.ts'

/** The names of `src/inputs/outputs.ts`, which says what each of them holds. */
export type OutputName =
  | 'imageid'
  | 'digest'
  | 'metadata'
  | 'image'
  | 'tags'
  | 'version'
  | 'variant'
  | 'size-compressed'
  | 'size-unpacked'
  | 'sizes'
  | 'duration-ms'
  | 'build-duration-ms'
  | 'attempts'
  | 'fault'
  | CacheOutput
  | ScanOutput
  | 'report'
  | 'report-html'
  | `comment-${'url' | 'file'}`
  | 'outcome'

type ScanOutput = `scan-${'verdict' | 'findings' | 'breaking' | 'new' | 'sarif'}`

type CacheOutput =
  | 'skipped'
  | `cache-${'hit' | 'restored-bytes' | 'saved-bytes'}`
  | `crates-${'restored' | 'locked'}`
  | `units-${'fresh' | 'total'}`

/** What the report does not hold: the metadata file of buildx as it is, and where report.json and its page lie. */
export type OutputFiles = {
  readonly metadata?: string
  readonly reportFile?: string
  readonly pageFile?: string
}

/** Every output as text; what is not known is empty, as an output that was never set. */
export function makeOutputs(
  report: RunReport,
  { metadata = '', reportFile = '', pageFile = '' }: OutputFiles,
): Readonly<Record<OutputName, string>> {
  const { build, image } = report
  const { imageId = '', digest = '' } = imageIdsOf(report)
  const reference = build.tags[0] ?? ''
  const platforms = image?.platforms ?? []
  return {
    imageid: imageId,
    digest,
    metadata,
    image: reference,
    tags: build.tags.join('\n'),
    version: build.version ?? tagOf(reference) ?? '',
    variant: build.variant ?? '',
    'size-compressed': exact(platforms[0]?.total.compressedBytes),
    'size-unpacked': exact(platforms[0]?.total.unpackedBytes),
    sizes: platforms.length === 0 ? '' : JSON.stringify(sizesByPlatform(platforms)),
    'duration-ms': String(Math.round(report.durationMs)),
    'build-duration-ms': buildDuration(report),
    attempts: String(report.attempts.length),
    fault: faultOf(report) ?? '',
    ...cacheOutputs(report),
    ...scanOutputs(report),
    report: reportFile,
    'report-html': pageFile,
    'comment-url': report.comment?.url ?? '',
    'comment-file': report.comment?.file ?? '',
    outcome: report.outcome,
  }
}

/** The three figures of hits; what has no figure is empty, not 0. */
function cacheOutputs({ cache, cargo }: RunReport): Readonly<Record<CacheOutput, string>> {
  const units = cache?.archives.find(({ name }) => name === 'units')?.hit ?? 'off'
  const fresh = cargo?.fresh
  return {
    skipped: String(cache?.unchanged !== undefined),
    'cache-hit': units === 'off' ? '' : units,
    'cache-restored-bytes': exact(cache && sumRestoredBytes(cache)),
    'cache-saved-bytes': exact(cache && sumSavedBytes(cache)),
    'crates-restored': exact(cache?.crates?.restored),
    'crates-locked': exact(cache?.crates?.locked),
    'units-fresh': exact(fresh),
    'units-total': exact(cargo && fresh !== undefined ? cargo.compiled + fresh : undefined),
  }
}

function scanOutputs({ scan }: RunReport): Readonly<Record<ScanOutput, string>> {
  const counts = scan && countScan(scan)
  return {
    'scan-verdict': scan?.verdict ?? '',
    'scan-findings': exact(counts?.findings),
    'scan-breaking': exact(counts?.breaking),
    'scan-new': exact(counts?.new),
    'scan-sarif': scan?.files.find(({ format }) => format === 'sarif')?.path ?? '',
  }
}

function exact(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

function sizesByPlatform(platforms: readonly PlatformImage[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    platforms.map(({ platform, total, base, own }) => [
      platform,
      { ...total, ...(base && { base }), ...(own && { own }) },
    ]),
  )
}

function buildDuration(report: RunReport): string {
  const time = measureBuildTime(report)
  return time === undefined ? '' : String(Math.round(time.afterMs))
}
