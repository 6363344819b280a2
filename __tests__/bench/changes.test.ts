import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { APPLICATIONS, type Application } from '../../scripts/bench/applications.ts'
import { changedFiles, lockOf, marksOf } from '../../scripts/bench/changes.ts'
import { ROWS } from '../../scripts/bench/contract.ts'
import {
  applyEdit,
  withMembers,
  withoutReleaseProfile,
  withRelease,
} from '../../scripts/bench/edits.ts'
import { memberManifest } from '../../scripts/bench/workspace.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const LOCK = `version = 4

[[package]]
name = "app"
version = "1.0.0"
dependencies = [
 "itoa",
]

[[package]]
name = "itoa"
version = "1.0.2"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "${'a'.repeat(64)}"
`

describe('edits', () => {
  const edit = { path: 'a.rs', find: 'old', replace: 'new' }

  test('replace the one place', () => {
    expect(applyEdit('one old two', edit)).toBe('one new two')
  })

  test.each([
    ['nowhere', 'one two', 'a.rs has 0 times'],
    ['twice', 'old old', 'a.rs has 2 times'],
  ])('refuse what stands %s', (_, text, message) => {
    expect(() => applyEdit(text, edit)).toThrow(message)
  })

  test('a release takes the place of another, checksum and all', () => {
    const release = { name: 'itoa', version: '1.0.1', checksum: 'b'.repeat(64) }
    const lock = withRelease(LOCK, release)
    expect(lock).toBe(LOCK.replace('1.0.2', '1.0.1').replace('a'.repeat(64), 'b'.repeat(64)))
    expect(() => withRelease(lock, release)).toThrow('has itoa 1.0.1 already')
    expect(() => withRelease(LOCK, { ...release, name: 'app' })).toThrow('0 entries of app')
  })

  test('a member has no source', () => {
    expect(withMembers(LOCK, ['itoa'])).not.toMatch(/source|checksum/)
    expect(withMembers(LOCK, ['app'])).toBe(LOCK)
  })

  test('only the profile goes', () => {
    const manifest =
      '[package]\nname = "a"\n[profile.release]\nlto = "fat"\n[lints.rust]\nx = "warn"'
    expect(withoutReleaseProfile(manifest)).toBe('[package]\nname = "a"\n[lints.rust]\nx = "warn"')
  })
})

describe('a published crate as a member', () => {
  const manifest = [
    '[package]\nname = "a"',
    '[[test]]\nname = "t"',
    '[dependencies.b]\nversion = "1"',
    '[dependencies.c]\nversion = "1"',
    '[dev-dependencies.b]\nversion = "1"',
    '[lints.rust]\nx = "warn"',
  ].join('\n')

  test('has paths for its siblings, and its tests', () => {
    const text = memberManifest(manifest, ['b'], { keepsTests: true })
    expect(text).toContain('[dependencies.b]\npath = "../b"\nversion')
    expect(text).toContain('[dev-dependencies.b]\npath = "../b"')
    expect(text).toContain('[dependencies.c]\nversion')
    expect(text).toContain('[[test]]')
  })

  test('or not its tests', () => {
    const text = memberManifest(manifest, ['b'], { keepsTests: false })
    expect(text).not.toMatch(/dev-dependencies|\[\[test/)
    expect(text).toContain('[lints.rust]')
  })
})

describe('rows', () => {
  const folders = APPLICATIONS.flatMap((application) =>
    application.source.kind === 'folder'
      ? [{ application, folder: join(ROOT, application.source.path) }]
      : [],
  )
  const cases = folders.flatMap(({ application, folder }) =>
    ROWS.map(({ id: row }) => ({ application, folder, row, name: application.id })),
  )

  test.each(cases)('the sources of $name can be changed: $row', ({ application, folder, row }) => {
    const read = (path: string) => readFileSync(join(folder, path), 'utf8')
    const changed = Object.entries(changedFiles(application, row, read))
    expect(
      changed.every(([path, text]) => existsSync(join(folder, path)) && text !== read(path)),
    ).toBe(true)
    const texts = changed.map(([, text]) => text).join('\n')
    for (const mark of marksOf(row).present) expect(texts).toContain(mark)
    for (const mark of marksOf(row).absent) expect(texts).not.toContain(mark)
  })

  test('a bump is another release and nothing else', () => {
    const [cv] = folders
    const committed = readFileSync(join(cv?.folder ?? '', 'Cargo.lock'), 'utf8')
    const application = cv?.application as Application
    const before = lockOf(application, 'cold', committed).split('\n')
    const after = lockOf(application, 'bump', committed).split('\n')
    const different = before.flatMap((line, index) => (line === after[index] ? [] : [line]))
    expect(different).toEqual([
      `version = "${application.earlier.bump.version}"`,
      `checksum = "${application.earlier.bump.checksum}"`,
    ])
  })
})
