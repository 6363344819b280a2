import { nameBuilds } from '../../src/comment/name-builds.ts'
import { aBuild, anEntry, type EntryOf } from './scene.ts'

const own = (dockerfile: string, image: string): EntryOf => {
  const { build, ...report } = aBuild(1)
  const { variant: _, ...rest } = build
  return {
    report: { ...report, build: { ...rest, dockerfile, tags: [`ghcr.io/octo/${image}:1`] } },
  }
}

test.each<[readonly EntryOf[], readonly string[]]>([
  [[{}], ['minimal']],
  [
    [{ report: aBuild(1, 'prod') }, { report: aBuild(1, 'dev') }],
    ['prod', 'dev'],
  ],
  [
    [own('Dockerfile', 'cv'), own('Dockerfile', 'shop')],
    ['Dockerfile (cv)', 'Dockerfile (shop)'],
  ],
  [
    [{ job: 'a' }, { job: 'b' }, { report: aBuild(1, 'dev') }],
    ['minimal (a)', 'minimal (b)', 'dev'],
  ],
  [
    [
      { key: { matrix: '{"platform":"linux/amd64","rust":"stable"}' } },
      { key: { matrix: '{"platform":"linux/arm64","rust":"stable"}' } },
    ],
    ['minimal (linux/amd64, stable)', 'minimal (linux/arm64, stable)'],
  ],
  [
    [{ key: { workflow: 'pr' } }, { key: { workflow: 'nightly' } }],
    ['minimal (pr)', 'minimal (nightly)'],
  ],
  [
    [{ key: { step: '__self' } }, { key: { step: 'second' } }],
    ['minimal (self)', 'minimal (second)'],
  ],
  [
    [{ key: { matrix: 'no JSON' } }, { key: { matrix: '[{}]' } }],
    ['minimal (no JSON)', 'minimal'],
  ],
  [
    [{}, {}],
    ['minimal', 'minimal 2'],
  ],
  [[], []],
])('%#', (entries, expected) => {
  expect(nameBuilds(entries.map(anEntry))).toEqual(expected)
})
