import type { CommentEntry } from '../../src/comment/comment-entry.ts'
import { isOutdated, mergeEntries, newestCommit } from '../../src/comment/merge-entries.ts'
import { parseState } from '../../src/comment/stored-state.ts'
import { makeRandom } from '../builders/random.ts'
import { compileError, minimalSuccess, twoPlatforms } from '../builders/sample-reports.ts'
import { aBuild, anEntry, bodyOf, commitOf, type EntryOf } from './scene.ts'

function merged(...entries: readonly EntryOf[]): readonly CommentEntry[] {
  return mergeEntries({ entries: [] }, entries.map(anEntry)).entries
}

function rowsOf(entries: readonly CommentEntry[]): readonly string[] {
  return entries.map(({ key, commit, run, previous }) => {
    const before = previous ? ` after ${previous.commit.slice(0, 2)}` : ''
    return `${key.job} ${commit.slice(0, 2)} run ${run.id}.${run.attempt}${before}`
  })
}

test.each<[string, readonly EntryOf[], readonly string[]]>([
  [
    'jobs stand beside each other',
    [{ job: 'a' }, { job: 'b' }],
    ['a 01 run 101.1', 'b 01 run 101.1'],
  ],
  [
    'a new commit replaces its job',
    [{ commit: 1 }, { commit: 2 }],
    ['image 02 run 102.1 after 01'],
  ],
  [
    'a re-run replaces the run',
    [{ attempt: 1 }, { attempt: 2, report: aBuild(9) }],
    ['image 01 run 101.2'],
  ],
  [
    'a re-run keeps what came before the commit',
    [{ commit: 1 }, { commit: 2 }, { commit: 2, attempt: 2, report: aBuild(9) }],
    ['image 02 run 102.2 after 01'],
  ],
  [
    'only the last commit counts',
    [{ commit: 1 }, { commit: 2 }, { commit: 3 }],
    ['image 03 run 103.1 after 02'],
  ],
  ['an older run comes too late', [{ commit: 2 }, { commit: 1 }], ['image 02 run 102.1']],
  [
    'an older attempt comes too late',
    [{ attempt: 2 }, { attempt: 1, report: aBuild(9) }],
    ['image 01 run 101.2'],
  ],
  [
    'a job that the new commit has not reached stays',
    [{ job: 'a' }, { job: 'b' }, { job: 'a', commit: 2 }],
    ['a 02 run 102.1 after 01', 'b 01 run 101.1'],
  ],
  [
    'builds of one matrix are told apart by its values',
    [
      { key: { matrix: '{"v":1}' } },
      { key: { matrix: '{"v":2}' } },
      { key: { matrix: '{"v":1}' }, commit: 2 },
    ],
    ['image 02 run 102.1 after 01', 'image 01 run 101.1'],
  ],
  [
    'steps of one job are told apart',
    [{ key: { step: '__self' } }, { key: { step: '__self_2' } }],
    ['image 01 run 101.1', 'image 01 run 101.1'],
  ],
  [
    'builds of the same place in the same run stand beside each other',
    [{ report: aBuild(1) }, { report: aBuild(2) }],
    ['image 01 run 101.1', 'image 01 run 101.1'],
  ],
  [
    'and each replaces its like',
    [
      { report: aBuild(1, 'dev') },
      { report: aBuild(1, 'prod') },
      { commit: 2, report: aBuild(2, 'prod') },
    ],
    ['image 01 run 101.1', 'image 02 run 102.1 after 01'],
  ],
  [
    'nobody knows which of two alike came before',
    [{ report: aBuild(1) }, { report: aBuild(2) }, { commit: 2 }],
    ['image 02 run 102.1'],
  ],
  [
    'what a place builds may change',
    [{ report: aBuild(1, 'dev') }, { commit: 2, report: aBuild(1, 'prod') }],
    ['image 02 run 102.1 after 01'],
  ],
])('%s', (_, entries, expected) => {
  expect(rowsOf(merged(...entries))).toEqual(expected)
})

test('the build before is kept by outcome, verdict and sizes', () => {
  const [failed] = merged({ report: compileError }, { commit: 2 })
  expect(failed?.previous).toEqual({
    commit: commitOf(1),
    outcome: 'failure',
    platforms: [{ platform: 'linux/amd64' }],
  })
  const [bigger] = merged({ report: twoPlatforms }, { commit: 2 })
  expect(bigger?.previous?.platforms).toEqual([
    { platform: 'linux/amd64', compressedBytes: 5_621_754, unpackedBytes: 11_616_816 },
    { platform: 'linux/arm64', compressedBytes: 5_428_636, unpackedBytes: 11_230_580 },
  ])
})

test('the newest commit is that of the newest run', () => {
  expect(newestCommit(merged({ job: 'b', commit: 2 }, { job: 'a', commit: 1 }))).toBe(commitOf(2))
  expect(newestCommit([])).toBeUndefined()
})

test('a key is the same before and after it was stored, however long', () => {
  const key = { matrix: JSON.stringify({ features: 'x'.repeat(2_000) }) }
  const [stored] = parseState(bodyOf([anEntry({ key })])).entries
  expect(
    mergeEntries({ entries: stored ? [stored] : [] }, [anEntry({ key, commit: 2 })]).entries,
  ).toHaveLength(1)
})

test('an entry is outdated by newer ones of its own place alone', () => {
  const entry = anEntry({ commit: 2 })
  expect(isOutdated(entry, merged({ commit: 3 }))).toBe(true)
  expect(isOutdated(entry, merged({ commit: 1 }, { commit: 3, job: 'other' }))).toBe(false)
})

test('whatever the order and however often: the same builds come out', () => {
  const random = makeRandom(67)
  const all = [1, 2, 3].flatMap((commit) =>
    ['a', 'b', 'c'].map((job) =>
      anEntry({ job, commit, report: commit === 2 ? minimalSuccess : aBuild(commit) }),
    ),
  )
  const ids = (entries: readonly CommentEntry[]) => entries.map(({ id }) => id)
  const expected = ids(mergeEntries({ entries: [] }, all).entries)
  for (let run = 0; run < 50; run += 1) {
    const shuffled = [...all, ...all].sort(() => random() - 0.5)
    expect(ids(mergeEntries({ entries: [] }, shuffled).entries)).toEqual(expected)
  }
})

test('there is an end to them: the newest stay, until the next commit', () => {
  const entries = Array.from({ length: 120 }, (_, at) =>
    anEntry({ job: `job-${at}`, commit: at < 30 ? 1 : 2 }),
  )
  const state = mergeEntries({ entries: [] }, entries)
  expect(state.entries).toHaveLength(100)
  expect(state.entries.filter(({ commit }) => commit === commitOf(1))).toHaveLength(10)
  expect(state.isCut).toBe(true)
  const few = { ...state, entries: state.entries.slice(0, 5) }
  expect(mergeEntries(few, [anEntry({ commit: 2 })]).isCut).toBe(true)
  expect(mergeEntries(few, [anEntry({ commit: 3 })]).isCut).toBeUndefined()
})
