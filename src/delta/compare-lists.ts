import { CRATES_LISTED } from '../image/count-crates.ts'
import type { LayerReport, PlatformImage } from '../report/image-report.ts'
import type { CrateDelta, FileDelta } from './delta-report.ts'

export const CHANGES_SHOWN = 50

export type ComparedList<T> = {
  /** Changes only, largest first, at most 50; absent where one of the two sides has no list. */
  readonly changes?: readonly T[]
  /** Whether some could not be told, as a list is cut off. */
  readonly isPartial: boolean
}

/** Bytes by name. A list that is cut off holds all that is larger than `floorBytes`; -1: it is whole. */
type Known = { readonly bytes: ReadonlyMap<string, number>; readonly floorBytes: number }

const WHOLE = -1

export function compareFiles(before: PlatformImage, after: PlatformImage): ComparedList<FileDelta> {
  const { changes, isPartial } = compareKnown(filesOf(before), filesOf(after))
  return {
    isPartial,
    ...(changes
      ? { changes: changes.map(({ name: path, ...sizes }) => ({ path, ...sizes })) }
      : {}),
  }
}

export function compareCrates(
  before: PlatformImage,
  after: PlatformImage,
): ComparedList<CrateDelta> {
  return compareKnown(cratesOf(before), cratesOf(after))
}

/** `undefined` where some own layer is not listed: its files would look as if they had gone. */
function filesOf({ layers, own, unlisted }: PlatformImage): Known | undefined {
  if (own === undefined || unlisted !== undefined) return undefined
  const lists = layers.filter(({ origin }) => origin === 'own')
  const bytes = new Map<string, number>()
  for (const { files } of lists) {
    if (files === undefined) return undefined
    for (const { path, sizeBytes } of files) bytes.set(path, (bytes.get(path) ?? 0) + sizeBytes)
  }
  return { bytes, floorBytes: Math.max(WHOLE, ...lists.map(floorOf)) }
}

function floorOf({ files = [], otherFiles }: LayerReport): number {
  return otherFiles ? (files.at(-1)?.sizeBytes ?? Number.POSITIVE_INFINITY) : WHOLE
}

function cratesOf({ binary }: PlatformImage): Known | undefined {
  if (!binary?.crates) return undefined
  const { crates } = binary
  return {
    bytes: new Map(crates.map(({ name, bytes }) => [name, bytes])),
    floorBytes: crates.length < CRATES_LISTED ? WHOLE : (crates.at(-1)?.bytes ?? WHOLE),
  }
}

function compareKnown(
  before: Known | undefined,
  after: Known | undefined,
): ComparedList<CrateDelta> {
  if (!before || !after) return { isPartial: false }
  const names = [...new Set([...before.bytes.keys(), ...after.bytes.keys()])]
  const all = names.map((name) => ({
    name,
    beforeBytes: before.bytes.get(name),
    afterBytes: after.bytes.get(name),
  }))
  const isKnown = ({ name, beforeBytes, afterBytes }: (typeof all)[number]) =>
    tells(before, name, afterBytes) && tells(after, name, beforeBytes)
  const changes = all
    .filter((one) => isKnown(one) && changeOf(one) !== 0)
    .sort((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)) || (a.name < b.name ? -1 : 1))
    .slice(0, CHANGES_SHOWN)
    .map(({ name, beforeBytes, afterBytes }) => ({
      name,
      ...(beforeBytes === undefined ? {} : { beforeBytes }),
      ...(afterBytes === undefined ? {} : { afterBytes }),
    }))
  return { changes, isPartial: !all.every(isKnown) }
}

/** What a list lacks and is larger elsewhere than its last item, was not there, or far smaller. */
function tells({ bytes, floorBytes }: Known, name: string, elsewhereBytes = 0): boolean {
  return bytes.has(name) || elsewhereBytes > floorBytes
}

/** In bytes; what is not there has none. */
export function changeOf(change: {
  readonly beforeBytes?: number | undefined
  readonly afterBytes?: number | undefined
}): number {
  return (change.afterBytes ?? 0) - (change.beforeBytes ?? 0)
}
