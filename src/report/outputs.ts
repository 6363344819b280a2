import { tagOf } from './highlights.ts'
import { faultOf } from './network-highlights.ts'
import type { PlatformImage, RunReport } from './run-report.ts'

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
  | 'report'
  | 'outcome'

/** What the report does not hold: the metadata file of buildx as it is, and where report.json lies. */
export type OutputFiles = { readonly metadata?: string; readonly reportFile?: string }

/** Every output as text; what is not known is empty, as an output that was never set. */
export function makeOutputs(
  report: RunReport,
  { metadata = '', reportFile = '' }: OutputFiles,
): Readonly<Record<OutputName, string>> {
  const { build, image } = report
  const reference = build.tags[0] ?? ''
  const platforms = image?.platforms ?? []
  return {
    imageid: image?.imageId ?? '',
    digest: image?.digest ?? '',
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
    report: reportFile,
    outcome: report.outcome,
  }
}

function exact(bytes: number | null | undefined): string {
  return bytes === null || bytes === undefined ? '' : String(bytes)
}

function sizesByPlatform(platforms: readonly PlatformImage[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    platforms.map(({ platform, total, base, own }) => [
      platform,
      { ...total, ...(base && { base }), ...(own && { own }) },
    ]),
  )
}

function buildDuration({ stages }: RunReport): string {
  const builds = stages.filter(({ name }) => name === 'build')
  if (builds.length === 0) return ''
  return String(Math.round(builds.reduce((sum, { durationMs }) => sum + durationMs, 0)))
}
