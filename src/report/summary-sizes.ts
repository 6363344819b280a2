import { BLANK, formatBytes, formatCount, formatExactBytes } from './format.ts'
import {
  hasBaseSplit,
  knownMeasures,
  type Measure,
  shortInstruction,
  sizesOf,
} from './highlights.ts'
import {
  type Column,
  code,
  details,
  EMPTY,
  type Markdown,
  md,
  paragraphs,
  table,
} from './markdown.ts'
import { clip } from './plain-text.ts'
import type { ImageReport, LayerReport, PlatformImage } from './run-report.ts'
import { left, right } from './summary-parts.ts'
import { describeSize, describeUnpacked } from './wording.ts'

const MAX_INSTRUCTION = 120
const MAX_REASON = 500

const TITLES: Readonly<Record<Measure, string>> = {
  compressedBytes: 'Compressed',
  unpackedBytes: 'Unpacked',
}

/** What was measured, a row for each platform; the layers of each behind a click. */
export function renderSizes(
  image: ImageReport | undefined,
  show: { readonly sizes: boolean; readonly layers: boolean },
): Markdown {
  if (image === undefined || !show.sizes) return EMPTY
  const { platforms, unmeasured } = image
  const counted = describeUnpacked(image)
  return paragraphs([
    md`### Size`,
    knownMeasures(platforms).length === 0 ? EMPTY : sizeTable(platforms),
    counted === undefined ? EMPTY : md`${counted}`,
    unmeasured === undefined ? EMPTY : md`Not measured: ${clip(unmeasured, MAX_REASON)}`,
    ...(show.layers ? platforms.map(layerDetails) : []),
  ])
}

function sizeTable(platforms: readonly PlatformImage[]): Markdown {
  const measures = knownMeasures(platforms)
  const split = hasBaseSplit(platforms)
  const parts: readonly Column[] = split ? [right('base'), right('own')] : []
  const columns: readonly Column[] = [
    left('Platform'),
    ...measures.flatMap((measure) => [right(TITLES[measure]), ...parts]),
  ]
  const cells = (platform: PlatformImage, measure: Measure): readonly Markdown[] => {
    const { total, base, own } = sizesOf(platform, measure)
    const sum = md`**${formatBytes(total)}**`
    return split ? [sum, md`${formatBytes(base)}`, md`${formatBytes(own)}`] : [sum]
  }
  const rows = platforms.map((platform) => [
    code(platform.platform),
    ...measures.flatMap((measure) => cells(platform, measure)),
  ])
  return table(columns, rows)
}

function layerDetails({ platform, layers, total }: PlatformImage): Markdown {
  if (layers.length === 0) return EMPTY
  const sum = [formatCount(layers.length, 'layer'), ...describeSize(total, formatExactBytes)]
  const columns: readonly Column[] = [
    right('Layer'),
    right('Compressed'),
    right('Unpacked'),
    left('From'),
    left('Made by'),
    left('Digest'),
  ]
  return details(`${platform}: ${sum.join(', ')}`, table(columns, layers.map(layerRow)))
}

const ORIGINS: Readonly<Record<LayerReport['origin'], string>> = {
  base: 'base',
  own: 'own',
  unknown: BLANK,
}

function layerRow(layer: LayerReport, index: number): readonly Markdown[] {
  return [
    md`${index + 1}`,
    md`${formatBytes(layer.compressedBytes)}`,
    md`${formatBytes(layer.unpackedBytes)}`,
    md`${ORIGINS[layer.origin]}`,
    code(clip(shortInstruction(layer.createdBy ?? ''), MAX_INSTRUCTION)),
    code(shortDigest(layer.digest)),
  ]
}

/** Twelve digits, as Docker shows identifiers. */
function shortDigest(digest: string): string {
  return digest.replace(/^[^:]*:/, '').slice(0, 12)
}
