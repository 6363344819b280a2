import { relative } from 'node:path'
import type { Holding } from '../../../src/cache/inventory/holding.ts'
import { planClean, planPrune } from '../../../src/cache/inventory/plan-removal.ts'
import { readInventory } from '../../../src/cache/inventory/read-inventory.ts'
import {
  formatAge,
  removalRows,
  renderRemoval,
} from '../../../src/cache/inventory/render-holdings.ts'
import { removeTempFolders } from '../../fakes/temp-folder.ts'
import {
  DAY_MS,
  HOUR_MS,
  NEW_CONTEXT,
  NOW_MS,
  OLD_CONTEXT,
  PORTS,
  twoContexts,
} from './cache-folder.ts'

afterAll(removeTempFolders)

async function plan(choose: (holdings: readonly Holding[]) => readonly Holding[]) {
  const { folder, crateA, crateB } = twoContexts()
  const { holdings } = await readInventory(folder, undefined, PORTS)
  const removed = choose(holdings).map(({ path }) => relative(folder, path))
  return { removed: removed.sort(), crateA, crateB, holdings }
}

test.each<[string, number, readonly string[]]>([
  ['all fits', 1530, []],
  ['one byte too much: the older context goes', 1529, ['old']],
  ['more: then the crate that only it has', 1519, ['B', 'old']],
  ['nothing may stay: all goes that was not used just now', 0, ['A', 'B', 'new', 'old']],
])('prune: %s', async (_, budgetBytes, expected) => {
  const { removed, crateA, crateB } = await plan((all) => planPrune(all, budgetBytes, NOW_MS))
  const names = new Map([
    [crateA, 'A'],
    [crateB, 'B'],
    [OLD_CONTEXT, 'old'],
    [NEW_CONTEXT, 'new'],
  ])
  expect(removed.map((path) => names.get(path)).sort()).toEqual(expected)
})

test('prune leaves what was used within the hour, even above the budget', async () => {
  const soon = NOW_MS - 1.5 * HOUR_MS
  const { removed } = await plan((all) => planPrune(all, 0, soon))
  expect(removed).toHaveLength(2)
  expect(removed).not.toContain(NEW_CONTEXT)
})

function holding(part: string, ageMs: number): Holding {
  return { part, path: `/${part}`, ownBytes: 1000, shared: [], usedMs: NOW_MS - ageMs }
}

const EVERY = [
  'crates',
  'crate-contexts',
  'crate-repositories',
  'images',
  'image-layouts',
  'image-names',
  'unfinished',
  'archives',
  'stand-ins',
  'buildkit',
  'packages',
  'engine',
  'engine-data',
]

test.each([
  ['normal', 6 * DAY_MS, []],
  [
    'normal',
    8 * DAY_MS,
    [
      'crates',
      'crate-contexts',
      'images',
      'image-layouts',
      'image-names',
      'unfinished',
      'archives',
    ],
  ],
  ['deep', 0, EVERY.slice(0, 8)],
  ['all', 0, EVERY],
] as const)('clean %s takes of what was used %i ms ago %j', (level, ageMs, expected) => {
  const holdings = EVERY.map((part) => holding(part, ageMs))
  expect(planClean(holdings, level, NOW_MS).map(({ part }) => part)).toEqual(expected)
})

test('prune touches no engine', () => {
  const holdings = EVERY.map((part) => holding(part, 30 * DAY_MS))
  const removed = planPrune(holdings, 0, NOW_MS).map(({ part }) => part)
  for (const part of ['stand-ins', 'buildkit', 'packages', 'engine', 'engine-data'])
    expect(removed).not.toContain(part)
})

test('what has links in several parts counts in the first, and only where its last name goes', async () => {
  const rows = async (choose: (holdings: readonly Holding[]) => readonly Holding[]) => {
    const { holdings } = await plan(choose)
    const all = removalRows(holdings, choose(holdings), [])
    return Object.fromEntries(all.map(({ title, bytes }) => [title, bytes]))
  }
  expect(await rows((all) => all)).toEqual({
    'crates, as downloaded': 1500,
    'crates, as folders for builds': 30,
  })
  expect(await rows((all) => all.filter(({ part }) => part === 'crate-contexts'))).toEqual({
    'crates, as folders for builds': 30,
  })
})

test('the rows of a removal add up to its total', () => {
  const holdings = [holding('crates', 0), holding('engine', 0)]
  const others = [
    { title: 'temporary folders of killed runs', items: 2, bytes: 500 },
    { title: 'builders that runs have left', items: 1 },
  ]
  expect(renderRemoval(holdings, holdings, others, false)).toEqual([
    'to be removed                     items    size',
    'temporary folders of killed runs      2   500 B',
    'builders that runs have left          1       –',
    'crates, as downloaded                 1  1.0 kB',
    'private engine, programs              1  1.0 kB',
    'total                                    2.5 kB',
  ])
})

test.each([
  [0, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [HOUR_MS, '1 hour ago'],
  [DAY_MS - 1, '23 hours ago'],
  [8.5 * DAY_MS, '8 days ago'],
])('%i ms: %s', (ageMs, text) => {
  expect(formatAge(ageMs)).toBe(text)
})
