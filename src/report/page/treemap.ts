/** A part of a plane; in what unit is the caller's. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export type Tile<T> = { readonly item: T; readonly box: Box }

/**
 * Fills the box with one tile for each item, its area as its size is to all: "squarified", rows are laid
 * along the shorter side and closed before their tiles get thinner again. Items without a size have none.
 */
export function layOut<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  box: Box,
): readonly Tile<T>[] {
  const sized = items
    .map((item) => ({ item, size: sizeOf(item) }))
    .filter(({ size }) => size > 0 && Number.isFinite(size))
    .sort((a, b) => b.size - a.size)
  const total = sized.reduce((sum, { size }) => sum + size, 0)
  const scale = (box.width * box.height) / total
  const tiles: Tile<T>[] = []
  let rest = box
  let at = 0
  while (at < sized.length) {
    const side = Math.min(rest.width, rest.height)
    const length = rowLength(
      sized.slice(at).map(({ size }) => size * scale),
      side,
    )
    const row = sized.slice(at, at + length)
    const placed = placeRow(row, scale, rest)
    tiles.push(...placed.tiles)
    rest = placed.rest
    at += length
  }
  return tiles
}

/** How many of these areas make the row whose worst tile is nearest to a square. */
function rowLength(areas: readonly number[], side: number): number {
  let sum = 0
  let worst = Number.POSITIVE_INFINITY
  const largest = areas[0] ?? 0
  for (const [at, area] of areas.entries()) {
    sum += area
    const ratio = Math.max(
      (side * side * largest) / (sum * sum),
      (sum * sum) / (side * side * area),
    )
    if (ratio > worst) return at
    worst = ratio
  }
  return areas.length
}

function placeRow<T>(
  row: readonly { readonly item: T; readonly size: number }[],
  scale: number,
  box: Box,
): { readonly tiles: readonly Tile<T>[]; readonly rest: Box } {
  const area = row.reduce((sum, { size }) => sum + size * scale, 0)
  const isWide = box.width >= box.height
  const thick = area / (isWide ? box.height : box.width)
  const tiles: Tile<T>[] = []
  let along = 0
  for (const { item, size } of row) {
    const long = (size * scale) / thick
    const tile = isWide
      ? { left: box.left, top: box.top + along, width: thick, height: long }
      : { left: box.left + along, top: box.top, width: long, height: thick }
    tiles.push({ item, box: tile })
    along += long
  }
  const rest = isWide
    ? { ...box, left: box.left + thick, width: Math.max(0, box.width - thick) }
    : { ...box, top: box.top + thick, height: Math.max(0, box.height - thick) }
  return { tiles, rest }
}
