import { BLANK, formatBytes, formatCount } from '../format.ts'
import {
  hasBaseSplit,
  knownMeasures,
  type Measure,
  shortInstruction,
  sizesOf,
} from '../highlights.ts'
import { clip } from '../plain-text.ts'
import type { ImageReport, LayerReport, PlatformImage } from '../run-report.ts'
import { describeUnpacked } from '../wording.ts'
import { code, type Html, h, NOTHING } from './html.ts'
import { imageMap } from './image-map.ts'
import { details, type Section, sentence, table } from './parts.ts'

const MAX_NAME = 160
const MAX_ROWS = 200
const TITLES: Readonly<Record<Measure, string>> = {
  compressedBytes: 'Compressed',
  unpackedBytes: 'Unpacked',
}

/** What the image is made of: sizes, a map of its layers and files, and the same as tables. */
export function imageSection(image: ImageReport | undefined): Section {
  const head = { id: 'image', title: 'Image' }
  if (image === undefined) return { ...head, body: NOTHING }
  const { platforms, unmeasured } = image
  const counted = describeUnpacked(image)
  const body = h`${sizeTable(platforms)}
${counted === undefined ? NOTHING : h`<p class="note">${counted}</p>`}
${unmeasured === undefined ? NOTHING : h`<p>Not measured: ${sentence(unmeasured)}</p>`}
${platforms.map((platform, at) => platformPart(platform, at === 0, platforms.length > 1))}`
  return { ...head, body }
}

function sizeTable(platforms: readonly PlatformImage[]): Html {
  const measures = knownMeasures(platforms)
  if (measures.length === 0) return NOTHING
  const split = hasBaseSplit(platforms)
  const columns = [
    { title: 'Platform' },
    ...measures.flatMap((measure) => [
      { title: TITLES[measure], align: 'right' as const },
      ...(split ? ['base', 'own'].map((title) => ({ title, align: 'right' as const })) : []),
    ]),
  ]
  const rows = platforms.map((platform) => [
    h`<span class="whole">${code(platform.platform)}</span>`,
    ...measures.flatMap((measure) => {
      const { total, base, own } = sizesOf(platform, measure)
      const sum = h`<strong>${formatBytes(total)}</strong>`
      return split ? [sum, h`${formatBytes(base)}`, h`${formatBytes(own)}`] : [sum]
    }),
  ])
  return table('Sizes', columns, rows)
}

/** The first platform stands open, the others are much the same. */
function platformPart(platform: PlatformImage, isFirst: boolean, isOneOfSeveral: boolean): Html {
  const { unlisted } = platform
  const why = unlisted === undefined ? NOTHING : h`<p class="note">${sentence(unlisted)}</p>`
  const body = h`${imageMap(platform)}${why}${layerTable(platform)}${fileTable(platform)}${crateTable(platform)}`
  if (isFirst) return isOneOfSeveral ? h`<h3>${platform.platform}</h3>${body}` : body
  return details(platform.platform, body)
}

function layerTable({ layers }: PlatformImage): Html {
  if (layers.length === 0) return NOTHING
  const columns = [
    { title: 'Layer', align: 'right' },
    { title: 'Compressed', align: 'right' },
    { title: 'Unpacked', align: 'right' },
    { title: 'From' },
    { title: 'Made by' },
    { title: 'Digest' },
  ] as const
  const rows = layers
    .slice(0, MAX_ROWS)
    .map((layer, at) => [
      h`${at + 1}`,
      h`${formatBytes(layer.compressedBytes)}`,
      h`${formatBytes(layer.unpackedBytes)}`,
      h`${ORIGINS[layer.origin]}`,
      code(clip(shortInstruction(layer.createdBy ?? ''), MAX_NAME)),
      code(layer.digest.replace(/^[^:]*:/, '').slice(0, 12)),
    ])
  return details(
    formatCount(layers.length, 'layer'),
    table('Layers, from the lowest up', columns, rows),
  )
}

const ORIGINS: Readonly<Record<LayerReport['origin'], string>> = {
  base: 'base',
  own: 'own',
  unknown: BLANK,
}

function fileTable({ layers }: PlatformImage): Html {
  const files = layers
    .flatMap((layer) => layer.files ?? [])
    .sort((a, b) => b.sizeBytes - a.sizeBytes)
  if (files.length === 0) return NOTHING
  const others = layers.reduce((sum, { otherFiles }) => sum + (otherFiles?.count ?? 0), 0)
  const rows = files
    .slice(0, MAX_ROWS)
    .map(({ path, sizeBytes }) => [code(clip(path, MAX_NAME)), h`${formatBytes(sizeBytes)}`])
  const columns = [{ title: 'File' }, { title: 'Size', align: 'right' }] as const
  return details(
    `${formatCount(files.length + others, 'file')} in own layers`,
    table('Largest files of own layers', columns, rows),
  )
}

function crateTable({ binary }: PlatformImage): Html {
  const crates = binary?.crates ?? []
  if (binary === undefined || crates.length === 0) return NOTHING
  const rows = crates
    .slice(0, MAX_ROWS)
    .map(({ name, bytes }) => [code(clip(name, MAX_NAME)), h`${formatBytes(bytes)}`])
  const columns = [{ title: 'Crate' }, { title: 'Code and data', align: 'right' }] as const
  const title = h`${formatCount(crates.length, 'crate')} in ${code(clip(binary.path, MAX_NAME))}, by its symbols`
  return details(title, table('Largest crates of the binary', columns, rows))
}
