import type { ArchiveReport } from '../../src/cache/cache.ts'
import { listRemarks, usedArchives } from '../../src/report/cache-highlights.ts'
import type { CompileReport } from '../../src/report/run-report.ts'
import { formatCargo } from '../../src/report/wording.ts'
import {
  describeArchive,
  describeCompile,
  describeCrateHits,
  describeUnchanged,
  nameRemark,
} from '../../src/report/wording-cache.ts'
import { aCache, anArchive, noArchive } from '../builders/cache-reports.ts'

test.each<[CompileReport['kind'], string]>([
  ['in-build', 'Compiled in the steps of the Dockerfile: so.'],
  ['mounts', "Compiled in the builder's cache mounts: so."],
  ['container', 'Compiled in a container of the tool-chain stage: so.'],
])('where the application was compiled: %s', (kind, expected) => {
  expect(describeCompile({ kind, reason: 'so' }, aCache())).toBe(expected)
})

test.each([[aCache().reason], [' ']])(
  'a reason that is told or empty is left out: %j',
  (reason) => {
    expect(describeCompile({ kind: 'mounts', reason }, aCache())).toBe(
      "Compiled in the builder's cache mounts.",
    )
  },
)

const SAVED = { bytes: 108_020_000, durationMs: 4_610 }

test.each<[string, ArchiveReport, readonly string[]]>([
  ['found', anArchive(), ['exact', '105.3 MB in 2.1 s', '–']],
  ['a similar one found', anArchive({ hit: 'partial' }), ['partial', '105.3 MB in 2.1 s', '–']],
  ['not found', noArchive('units', 'miss'), ['miss', 'nothing, after 120 ms', '–']],
  ['of no use', { ...anArchive(), hit: 'miss' }, ['miss', 'nothing of 105.3 MB, after 2.1 s', '–']],
  [
    'not looked for, saved',
    noArchive('units', 'off', { saved: { outcome: 'saved', ...SAVED } }),
    ['–', '–', '108.0 MB in 4.6 s'],
  ],
  [
    'saved by another',
    noArchive('units', 'miss', { saved: { outcome: 'present', ...SAVED } }),
    ['miss', 'nothing, after 120 ms', 'was there already'],
  ],
  [
    'not saved',
    noArchive('units', 'miss', { saved: { outcome: 'lost', ...SAVED } }),
    ['miss', 'nothing, after 120 ms', 'not saved, after 4.6 s'],
  ],
])('an archive: %s', (_, archive, cells) => {
  expect(describeArchive(archive)).toEqual(cells)
})

test.each([
  [undefined, undefined],
  [{ restored: 0, locked: 0 }, undefined],
  [{ restored: 0, locked: 155 }, 'Crates: 0 of 155 restored (0 %).'],
  [{ restored: 154, locked: 155 }, 'Crates: 154 of 155 restored (>99 %).'],
  [{ restored: 1_204, locked: 1_204 }, 'Crates: 1,204 of 1,204 restored (100 %).'],
])('crates %j: %s', (crates, expected) => {
  expect(describeCrateHits(aCache(crates && { crates }))).toBe(expected)
})

test.each([
  [{ compiled: 214 }, 'Cargo: 214 units compiled.'],
  [{ compiled: 0, fresh: 0 }, 'Cargo: nothing to compile.'],
  [{ compiled: 1, fresh: 0 }, 'Cargo: 0 of 1 unit fresh (0 %), 1 compiled.'],
  [{ compiled: 17, fresh: 1_161 }, 'Cargo: 1,161 of 1,178 units fresh (99 %), 17 compiled.'],
])('units %j: %s', (units, expected) => {
  expect(formatCargo(units)).toBe(expected)
})

test.each([
  ['cv-image-1', 'cv-image-1'],
  [`cv-${'5b1c9e0d7a43f2e8'.repeat(4)}-amd64`, 'cv-5b1c9e0d7a43-amd64'],
  ['k'.repeat(512), `${'k'.repeat(79)}…`],
])('the input %s is told as %s', (key, shown) => {
  expect(describeUnchanged({ key })).toBe(
    `nothing that goes into the image has changed (input \`${shown}\`).`,
  )
})

test('an archive that was neither looked for nor saved is not told of, but for its remarks', () => {
  const saved = { outcome: 'saved', ...SAVED } as const
  const cache = aCache({
    archives: [
      noArchive('crates', 'off', { remarks: ['Too large.'] }),
      noArchive('units', 'off', { saved }),
      noArchive('image', 'miss'),
    ],
  })
  expect(usedArchives(cache).map(({ name }) => name)).toEqual(['units', 'image'])
  expect(listRemarks(cache)).toEqual([{ archives: ['crates'], sentence: 'Too large.' }])
})

test('what is true of several archives is said once', () => {
  const both = 'Not saved: this is a pull request.'
  const cache = aCache({
    archives: [
      noArchive('crates', 'miss', { remarks: [both, both] }),
      noArchive('units', 'miss', { remarks: ['It is damaged.', both] }),
    ],
  })
  const remarks = listRemarks(cache)
  expect(remarks.map((remark) => [nameRemark(remark), remark.sentence])).toEqual([
    ['crates, compiled dependencies', both],
    ['compiled dependencies', 'It is damaged.'],
  ])
})
