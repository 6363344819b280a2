import type { PlatformDelta } from '../delta/delta-report.ts'
import { clip } from '../report/plain-text.ts'
import type { PlatformImage, RunReport } from '../report/run-report.ts'
import type { Finding, PlatformScan } from '../scan/scan-report.ts'
import type { BriefFinding, EntryPlatform, PlatformVerdict } from './comment-entry.ts'
import { LIMITS } from './limit-entry.ts'

const MAX_NAME = 160
const MAX_TITLE = 200

/** A row for every platform that anything is known of, in the order of the image. */
export function makePlatforms({ build, image, scan, delta }: RunReport): readonly EntryPlatform[] {
  const images = new Map((image?.platforms ?? []).map((one) => [one.platform, one]))
  const scans = new Map((scan?.platforms ?? []).map((one) => [one.platform, one]))
  const deltas = new Map((delta?.platforms ?? []).map((one) => [one.platform, one]))
  const known = new Set([...images.keys(), ...deltas.keys(), ...scans.keys()])
  // Of a failed build nothing is known but what it was asked for.
  const names = known.size > 0 ? [...known] : build.platforms
  return names.map((platform) => ({
    platform: clip(platform, MAX_NAME),
    ...makeSizes(images.get(platform), deltas.get(platform)),
    ...makeVerdict(scans.get(platform)),
    ...makeChanges(deltas.get(platform)),
  }))
}

function makeSizes(
  image: PlatformImage | undefined,
  delta: PlatformDelta | undefined,
): Pick<EntryPlatform, 'total' | 'own'> {
  const total = delta?.total ?? (image && { after: image.total })
  const own = delta?.own ?? (image?.own && { after: image.own })
  return { ...(total ? { total } : {}), ...(own ? { own } : {}) }
}

function makeVerdict(scan: PlatformScan | undefined): { readonly scan?: PlatformVerdict } {
  if (scan === undefined) return {}
  const { verdict, findings, comparison } = scan
  const news = findings.filter(
    ({ counts, state, ignored }) => counts || (state === 'new' && ignored === undefined),
  )
  const sorted = [...news].sort((a, b) => Number(b.counts) - Number(a.counts))
  return {
    scan: {
      verdict,
      found: findings.length,
      ignored: findings.filter(({ ignored }) => ignored !== undefined).length,
      ...(comparison ? { fresh: comparison.newCount, fixed: comparison.fixed.length } : {}),
      ...(news.length > 0 ? { findings: sorted.slice(0, LIMITS.findings).map(briefFinding) } : {}),
    },
  }
}

function briefFinding(finding: Finding): BriefFinding {
  const { id, severity, installed, fixed, title, path, state, counts } = finding
  const place = finding.package ?? path
  return {
    id: clip(id, MAX_NAME),
    severity,
    ...short('package', place, MAX_NAME),
    ...short('installed', installed, MAX_NAME),
    ...short('mended', fixed, MAX_NAME),
    ...short('title', title, MAX_TITLE),
    ...(state === 'new' ? { isNew: true } : {}),
    counts,
  }
}

function short<K extends string>(
  name: K,
  text: string | undefined,
  max: number,
): { readonly [N in K]?: string } {
  const value = text?.trim()
  return (value ? { [name]: clip(value, max) } : {}) as { readonly [N in K]?: string }
}

function makeChanges(delta: PlatformDelta | undefined): Pick<EntryPlatform, 'files' | 'crates'> {
  const files = (delta?.files ?? []).filter(isChanged).slice(0, LIMITS.changes)
  const crates = (delta?.crates ?? []).filter(isChanged).slice(0, LIMITS.changes)
  return {
    ...(files.length > 0
      ? { files: files.map((file) => ({ ...file, path: clip(file.path, MAX_NAME) })) }
      : {}),
    ...(crates.length > 0
      ? { crates: crates.map((crate) => ({ ...crate, name: clip(crate.name, MAX_NAME) })) }
      : {}),
  }
}

function isChanged({
  beforeBytes,
  afterBytes,
}: {
  readonly beforeBytes?: number
  readonly afterBytes?: number
}): boolean {
  return beforeBytes !== afterBytes
}
