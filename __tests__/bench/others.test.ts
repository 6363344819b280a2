import { parseTicks, shareOfOthers } from '../../scripts/bench/others.ts'

const STAT = 'cpu  100 20 30 400 5 0 6 1 77 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n'

describe('processors’ time of others', () => {
  test('is that of niced processes; guests are in the others already', () => {
    expect(parseTicks(STAT)).toEqual({ all: 562, niced: 20 })
  })

  test('of what passed between two readings', () => {
    expect(shareOfOthers({ all: 562, niced: 20 }, { all: 762, niced: 70 })).toBe(0.25)
  })

  test.each([
    [undefined, { all: 1, niced: 0 }],
    [{ all: 1, niced: 0 }, undefined],
    [
      { all: 1, niced: 0 },
      { all: 1, niced: 0 },
    ],
  ])('nothing is known of %j and %j', (before, after) => {
    expect(shareOfOthers(before, after)).toBeUndefined()
  })
})
