import { formatBytes, formatShare } from '../format.ts'
import { type Measure, shortInstruction } from '../highlights.ts'
import type { LayerFile } from '../image-report.ts'
import { clip } from '../plain-text.ts'
import type { LayerReport, PlatformImage } from '../run-report.ts'
import { shortStepName } from '../timeline.ts'
import { type Html, h, NOTHING, placeClass } from './html.ts'
import { type Box, layOut } from './treemap.ts'

/** A rectangle of the map: a layer, a file of one, a crate of the binary, or what is too small to be seen. */
type Cell = {
  readonly kind: 'base' | 'own' | 'file' | 'crate' | 'more' | 'rest'
  readonly name: string
  readonly bytes: number
  readonly parts: readonly Cell[]
  /** Has its name above its parts; what has not is named by the legend. */
  readonly isTitled?: boolean
}

const MAX_NAME = 100
/** Files and crates that get a rectangle of their own. */
const MAX_PARTS = 40
/** Wide, as most screens are; stretched to the width that there is. */
const PLANE: Box = { left: 0, top: 0, width: 200, height: 100 }

/**
 * Every byte of the image as area: layers of the base image, own layers with their files, the binary with
 * its crates. The tables below it say the same.
 */
export function imageMap(platform: PlatformImage): Html {
  const measure: Measure =
    platform.total.unpackedBytes === null ? 'compressedBytes' : 'unpackedBytes'
  const cells = platform.layers.map((layer) => layerCell(layer, measure, platform))
  const total = cells.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total <= 0) return NOTHING
  const word = measure === 'unpackedBytes' ? 'unpacked' : 'compressed'
  const groups = groupsOf(cells)
  const label = groups.map(({ name, bytes }) => `${name} ${formatBytes(bytes)}`).join(', ')
  return h`<figure><figcaption>${legend(groups, total, word)}</figcaption>
<div class="${isPlain(groups, total) ? 'map plain' : 'map'}" role="img" aria-label="Map of the image, ${word}: ${label}">${groups.length === 1 ? tiles(groups[0]?.parts ?? [], PLANE) : tiles(groups, PLANE)}</div></figure>\n`
}

const SEEN = 0.03
const FEW = 4

/** A few large tiles say as much on half of the height. */
function isPlain(groups: readonly Cell[], total: number): boolean {
  return groups.flatMap(leavesOf).filter(({ bytes }) => bytes > total * SEEN).length <= FEW
}

function leavesOf(cell: Cell): readonly Cell[] {
  return cell.parts.length === 0 ? [cell] : cell.parts.flatMap(leavesOf)
}

const GROUPS = { base: 'Base image', own: 'Own layers', unknown: 'Layers' } as const

function groupsOf(cells: readonly Cell[]): readonly Cell[] {
  const kinds = ['base', 'own', 'rest'] as const
  return kinds.flatMap((kind) => {
    const parts = cells.filter((cell) => cell.kind === kind)
    const bytes = parts.reduce((sum, cell) => sum + cell.bytes, 0)
    const name = GROUPS[kind === 'rest' ? 'unknown' : kind]
    return bytes === 0 ? [] : [{ kind, name, bytes, parts }]
  })
}

function legend(groups: readonly Cell[], total: number, word: string): Html {
  return h`${groups.map(({ kind, name, bytes }) => h`<span class="key ${kind}">${name} <b>${formatBytes(bytes)}</b> <span class="soft">${formatShare(bytes, total)}</span></span>`)}<span class="soft">${word}</span>`
}

function layerCell(layer: LayerReport, measure: Measure, platform: PlatformImage): Cell {
  const bytes = layer[measure] ?? 0
  const kind = layer.origin === 'unknown' ? 'rest' : layer.origin
  const name = shortStepName(shortInstruction(layer.createdBy ?? layer.digest))
  const files = measure === 'unpackedBytes' ? (layer.files ?? []) : []
  const shown = files.slice(0, MAX_PARTS).map((file) => fileCell(file, platform))
  if (shown.length === 0) return { kind, name, bytes, parts: [] }
  return {
    ...{ kind, name, bytes, isTitled: files.length > 1 },
    parts: withRest(shown, bytes, 'other files'),
  }
}

function fileCell({ path, sizeBytes }: LayerFile, { binary }: PlatformImage): Cell {
  const isBinary = binary?.path === path && binary.sizeBytes === sizeBytes
  const crates = isBinary ? (binary.crates ?? []) : []
  const cells = crates
    .slice(0, MAX_PARTS)
    .map(({ name, bytes }): Cell => ({ kind: 'crate', name, bytes, parts: [] }))
  const parts = cells.length === 0 ? [] : withRest(cells, sizeBytes, 'other code')
  return { kind: 'file', name: path, bytes: sizeBytes, parts, isTitled: true }
}

function withRest(cells: readonly Cell[], total: number, restName: string): readonly Cell[] {
  const used = cells.reduce((sum, { bytes }) => sum + bytes, 0)
  const rest = Math.max(0, total - used)
  return [...cells, { kind: 'more', name: restName, bytes: rest, parts: [] }]
}

/** Nested rectangles: a place is in percent of the one around it. */
function tiles(cells: readonly Cell[], plane: Box): readonly Html[] {
  return layOut(cells, ({ bytes }) => bytes, plane).map(({ item, box }) => {
    const { kind, name, bytes, parts } = item
    const place = placeClass({
      left: ((box.left - plane.left) / plane.width) * 100,
      width: (box.width / plane.width) * 100,
      top: ((box.top - plane.top) / plane.height) * 100,
      height: (box.height / plane.height) * 100,
    })
    const size = formatBytes(bytes)
    const inner = isWorthParting(parts, box) ? partsOf(item, box) : label(name, size)
    return h`<div class="tile ${kind} ${place}" title="${clip(name, MAX_NAME)}, ${size}">${inner}</div>`
  })
}

/** Of the plane's area: smaller ones would be dust. */
const MIN_AREA = 40

function isWorthParting(parts: readonly Cell[], { width, height }: Box): boolean {
  return parts.filter(({ bytes }) => bytes > 0).length > 0 && width * height >= MIN_AREA
}

function partsOf({ name, bytes, parts, isTitled }: Cell, box: Box): Html {
  const title = h`<span class="strip"><b>${shortName(name)}</b> ${formatBytes(bytes)}</span>`
  return h`${isTitled ? title : NOTHING}<div class="inner">${tiles(parts, box)}</div>`
}

function label(name: string, size: string): Html {
  return h`<span class="label"><b>${shortName(name)}</b><span>${size}</span></span>`
}

/** A path is known by its end. */
function shortName(name: string): string {
  return clip(/^\S+\/\S+$/.test(name) ? name.slice(name.lastIndexOf('/') + 1) : name, MAX_NAME)
}
