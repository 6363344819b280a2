import type { PlatformImage, RunReport } from '../report/run-report.ts'
import { compareCrates, compareFiles } from './compare-lists.ts'
import { compareRuns } from './compare-runs.ts'
import { compareSizes, type Sized } from './compare-sizes.ts'
import type { Baseline, DeltaReport, PlatformDelta } from './delta-report.ts'

/** What of a report is compared. */
export type RunParts = Partial<Pick<RunReport, 'image' | 'stages' | 'cache' | 'cargo'>>

export type FoundBaseline = {
  readonly baseline: Exclude<Baseline, { readonly kind: 'none' }>
  readonly parts: RunParts
}

export type Before =
  /** Of several, the first that has a platform counts for it; the first of all names the comparison. */
  | { readonly kind: 'found'; readonly found: readonly [FoundBaseline, ...FoundBaseline[]] }
  | { readonly kind: 'none'; readonly reason: string }

/** What a run changed. Sizes that were counted in different ways are not compared, and that is said. */
export function compareReports(before: Before, after: RunParts): Omit<DeltaReport, 'budgets'> {
  const found = before.kind === 'found' ? before.found : []
  const [first] = found
  const compared = (after.image?.platforms ?? []).map((platform) =>
    comparePlatform(platform, found, after),
  )
  return {
    baseline: first?.baseline ?? { kind: 'none', reason: reasonOf(before) },
    platforms: compared.map(({ delta }) => delta),
    ...(first ? compareRuns(first.parts, after) : {}),
    remarks: compared.flatMap(({ remarks }) => remarks),
  }
}

function reasonOf(before: Before): string {
  return before.kind === 'none' ? before.reason : ''
}

type ComparedPlatform = { readonly delta: PlatformDelta; readonly remarks: readonly string[] }

function comparePlatform(
  platform: PlatformImage,
  found: readonly FoundBaseline[],
  after: RunParts,
): ComparedPlatform {
  const [before, source] = findPlatform(platform.platform, found)
  const { remarks, ...sizes } = compareSizes(before, sizedOf(platform, after))
  const own = source && source !== found[0] ? { baseline: source.baseline } : {}
  const delta = { platform: platform.platform, ...own, ...sizes }
  if (!before) {
    const lacks = `${platform.platform}: what it is compared with does not have this platform.`
    return { delta, remarks: found.length === 0 ? remarks : [...remarks, lacks] }
  }
  const inside = compareInside(before.platform, platform)
  return { delta: { ...delta, ...inside.lists }, remarks: [...remarks, ...inside.remarks] }
}

function findPlatform(
  name: string,
  found: readonly FoundBaseline[],
): readonly [Sized | undefined, FoundBaseline | undefined] {
  for (const one of found) {
    const platform = one.parts.image?.platforms.find((image) => image.platform === name)
    if (platform) return [sizedOf(platform, one.parts), one]
  }
  return [undefined, undefined]
}

function sizedOf(platform: PlatformImage, { image }: RunParts): Sized {
  return { platform, ...(image?.unpackedAs ? { unpackedAs: image.unpackedAs } : {}) }
}

type Inside = {
  readonly lists: Pick<PlatformDelta, 'files' | 'crates'>
  readonly remarks: readonly string[]
}

function compareInside(before: PlatformImage, after: PlatformImage): Inside {
  const files = compareFiles(before, after)
  const crates = compareCrates(before, after)
  const remarks = [
    files.changes === undefined ? whyNoFiles(before, after) : undefined,
    files.isPartial ? 'small files that only one of the two lists has are left out.' : undefined,
    crates.changes === undefined ? whyNoCrates(before, after) : undefined,
  ]
  return {
    lists: {
      ...(files.changes ? { files: files.changes } : {}),
      ...(crates.changes ? { crates: crates.changes } : {}),
    },
    remarks: remarks.flatMap((remark) => (remark ? [`${after.platform}: ${remark}`] : [])),
  }
}

/** In the order in which somebody could do something about it. */
function whyNoFiles(before: PlatformImage, after: PlatformImage): string {
  if (after.unlisted !== undefined) return `files are not compared. ${after.unlisted}`
  if (after.own === undefined)
    return 'files are not compared, as our own layers cannot be told apart from those of the base image.'
  return `files are not compared, as those of the earlier image are not known.${before.unlisted === undefined ? '' : ` ${before.unlisted}`}`
}

/** Nothing is said of an image without a program. */
function whyNoCrates(before: PlatformImage, after: PlatformImage): string | undefined {
  const { binary } = after
  if (binary === undefined) return undefined
  if (binary.crates === undefined) {
    return `${binary.path} has no symbols (it is stripped), so what its crates take is not known.`
  }
  return before.binary === undefined
    ? undefined
    : `${before.binary.path} had no symbols before, so the crates are not compared.`
}
