import { type KeySubject, planUnitsKeys, planWorkspaceKeys } from '../../src/compile/compile-key.ts'
import { aCrate } from '../builders/facts.ts'

const MANIFEST = '[package]\nname = "web"\nversion = "1.0.0"\n[dependencies]\na = "1"\n'
const SUBJECT: KeySubject = {
  sharedBy: { PROFILE: 'release', TARGETARCH: 'amd64' },
  packages: [aCrate('a'), aCrate('b'), { name: 'web', version: '1.0.0' }],
  toolchain: 'rustc 1.97.1',
  manifests: { 'Cargo.toml': MANIFEST },
}
const manifest = (text: string) => ({ manifests: { 'Cargo.toml': text } })

test('a key is short enough for every store, and begins with its prefix', () => {
  const { key, prefixes } = planUnitsKeys(SUBJECT)
  expect(key).toMatch(/^cvdb-units-v2-[0-9a-f]{24}-[0-9a-f]{24}$/)
  expect(prefixes).toEqual([key.slice(0, -24)])
})

test.each<[string, Partial<KeySubject>]>([
  ['the order of the lock file', { packages: [...SUBJECT.packages].reverse() }],
  ['the version of the application', manifest(MANIFEST.replace('1.0.0', '2.0.0'))],
  ['a comment', manifest(`# about\n${MANIFEST}`)],
  ['packages of the workspace', { packages: SUBJECT.packages.slice(0, 2) }],
])('the same key whatever is changed: %s', (_name, change) => {
  expect(planUnitsKeys({ ...SUBJECT, ...change })).toEqual(planUnitsKeys(SUBJECT))
})

test.each<[string, Partial<KeySubject>]>([
  ['a crate', { packages: [...SUBJECT.packages, aCrate('c')] }],
  ['a checksum', { packages: [{ ...aCrate('a'), checksum: '00' }, aCrate('b')] }],
  [
    'a feature of a dependency',
    manifest(MANIFEST.replace('"1"', '{ version = "1", features = ["x"] }')),
  ],
  ['a profile', manifest(`${MANIFEST}[profile.release]\nlto = true\n`)],
  [
    "cargo's configuration",
    { manifests: { ...SUBJECT.manifests, '.cargo/config.toml': '[build]' } },
  ],
  ['a manifest that cannot be read', manifest('[')],
])('another key, found by the same prefix: %s', (_name, change) => {
  const [before, after] = [planUnitsKeys(SUBJECT), planUnitsKeys({ ...SUBJECT, ...change })]
  expect(after.key).not.toBe(before.key)
  expect(after.prefixes).toEqual(before.prefixes)
})

test.each<[string, Partial<KeySubject>]>([
  ['the tool chain', { toolchain: 'rustc 1.98.0' }],
  ['the profile', { sharedBy: { PROFILE: 'dev', TARGETARCH: 'amd64' } }],
])('nothing of another: %s', (_name, change) => {
  expect(planUnitsKeys({ ...SUBJECT, ...change }).prefixes).not.toEqual(
    planUnitsKeys(SUBJECT).prefixes,
  )
})

test("rustc's state is found with the same dependencies only, of whichever sources", () => {
  const one = planWorkspaceKeys(SUBJECT, 'a'.repeat(64))
  const other = planWorkspaceKeys(SUBJECT, 'b'.repeat(64))
  expect(one.key).not.toBe(other.key)
  expect(one.prefixes).toEqual(other.prefixes)
  const locked = planWorkspaceKeys({ ...SUBJECT, packages: [aCrate('a')] }, 'a'.repeat(64))
  expect(locked.prefixes).not.toEqual(one.prefixes)
})

test('what a pull request keeps is found by itself alone, and it finds what others keep', () => {
  const hash = 'a'.repeat(64)
  const [everybody, one, other] = [undefined, 'acme/web#1', 'acme/web#2'].map((scope) =>
    planWorkspaceKeys(SUBJECT, hash, scope),
  )
  expect(one?.prefixes).toHaveLength(2)
  expect(one?.key.startsWith(one.prefixes[0] ?? '?')).toBe(true)
  expect(one?.prefixes[1]).toBe(everybody?.prefixes[0])
  const found = (keys = one) => keys?.prefixes.some((prefix) => one?.key.startsWith(prefix))
  expect([found(), found(everybody), found(other)]).toEqual([true, false, false])
})
