import {
  databaseKey,
  planDatabaseArchive,
} from '../../../src/cache/scanner/plan-database-archive.ts'
import { newestTag, newestTags, tagOf } from '../../../src/cache/stores/registry/archive-tags.ts'
import { planUnitsKeys, planWorkspaceKeys } from '../../../src/compile/compile-key.ts'
import { baselineKey, baselinePrefix } from '../../../src/delta/baseline-key.ts'

const SUBJECT = {
  sharedBy: { PROFILE: 'release' },
  packages: [],
  toolchain: 'rustc',
  manifests: {},
}
const NOW = Date.parse('2026-11-01T00:30:00Z')
const database = planDatabaseArchive({ repositories: [] }, NOW)
const report = {
  subject: { project: 'acme/web', dockerfile: 'ours', context: '.' },
  ...{ platform: 'linux/amd64', branch: 'main' },
}

test.each<[string, string, readonly string[]]>([
  ['units', planUnitsKeys(SUBJECT).key, planUnitsKeys(SUBJECT).prefixes],
  ...[undefined, 'acme/web#7'].map((scope): [string, string, readonly string[]] => {
    const { key, prefixes } = planWorkspaceKeys(SUBJECT, 'a'.repeat(64), scope)
    return [`workspace of ${scope}`, key, prefixes.slice(0, 1)]
  }),
  [
    'database',
    databaseKey(database, { updatedAtMs: NOW, digest: `sha256:${'ab'.repeat(32)}` }),
    database.keys.prefixes.filter((prefix) => !prefix.endsWith('-20261031-')),
  ],
  ['report', baselineKey(report, 'c'.repeat(40)), [baselinePrefix(report)]],
])('what is looked for by its beginning has a tag for it: %s', (_, key, prefixes) => {
  expect(prefixes.length).toBeGreaterThan(0)
  for (const prefix of prefixes) expect(newestTags(key)).toContain(newestTag(prefix))
})

test('of the beginnings of a key those that end in a hyphen', () => {
  expect(newestTags('a-b-c')).toEqual(['newest.a', 'newest.a-b'])
  expect(newestTags('abc')).toEqual([])
  expect(newestTag('a-b')).toBeUndefined()
  expect(newestTag('a-b-')).toBe('newest.a-b')
})

test('no key has the tag of another, or that of a beginning', () => {
  const keys = ['a', 'a-b', 'newest.a', 'sha256.0', 'A', '-a', '', 'a.b', 'ä', 'a'.repeat(500)]
  const tags = keys.map(tagOf)
  expect(new Set(tags).size).toBe(keys.length)
  for (const tag of tags) {
    expect(tag).toMatch(/^\w[\w.-]{0,127}$/)
    expect(tag).not.toMatch(/^newest\./)
  }
})
