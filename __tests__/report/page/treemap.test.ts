import { type Box, layOut } from '../../../src/report/page/treemap.ts'
import { makeRandom } from '../../builders/random.ts'

const BOX: Box = { left: 10, top: 20, width: 200, height: 100 }
const itself = (size: number) => size

test('one item fills the box, none leaves it empty', () => {
  expect(layOut([7], itself, BOX)).toEqual([{ item: 7, box: BOX }])
  expect(layOut([], itself, BOX)).toEqual([])
})

test('what has no size has no tile', () => {
  const sizes = [0, -3, Number.NaN, Number.POSITIVE_INFINITY, 5]
  expect(layOut(sizes, itself, BOX).map(({ item }) => item)).toEqual([5])
})

test('the published example of squarified treemaps: 6 6 4 3 2 2 1 in 6 by 4', () => {
  const tiles = layOut([6, 6, 4, 3, 2, 2, 1], itself, { left: 0, top: 0, width: 6, height: 4 })
  const boxes = tiles.map(({ box }) => Object.values(box).map((side) => Number(side.toFixed(2))))
  expect(boxes).toEqual([
    [0, 0, 3, 2],
    [0, 2, 3, 2],
    [3, 0, 1.71, 2.33],
    [4.71, 0, 1.29, 2.33],
    [3, 2.33, 1.2, 1.67],
    [4.2, 2.33, 1.2, 1.67],
    [5.4, 2.33, 0.6, 1.67],
  ])
})

test('areas are as the sizes are, tiles lie within the box and do not overlap', () => {
  const random = makeRandom(89)
  for (let run = 0; run < 60; run += 1) {
    const sizes = Array.from({ length: 1 + Math.floor(random() * 60) }, () => 10 ** (random() * 6))
    const tiles = layOut(sizes, itself, BOX)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(tiles).toHaveLength(sizes.length)
    for (const { item, box } of tiles) {
      expect(box.width * box.height).toBeCloseTo((item / total) * 20_000, 3)
      expect(box.left).toBeGreaterThanOrEqual(10 - 1e-6)
      expect(box.top).toBeGreaterThanOrEqual(20 - 1e-6)
      expect(box.left + box.width).toBeLessThanOrEqual(210 + 1e-6)
      expect(box.top + box.height).toBeLessThanOrEqual(120 + 1e-6)
    }
    const overlaps = tiles.flatMap((one, at) =>
      tiles.slice(at + 1).filter((other) => overlap(one.box, other.box) > 1e-6),
    )
    expect(overlaps).toEqual([])
  }
})

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
  const tall = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  return wide > 0 && tall > 0 ? wide * tall : 0
}
