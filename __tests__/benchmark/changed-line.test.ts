import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { files } from '../../src/adapters/files.ts'
import { findMainSource, withChangedLine } from '../../src/benchmark/changed-line.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { rustup } from '../fetch/crates/fetching.ts'

afterAll(removeTempFolders)

/** Ends of files, and lints that no line of ours may trip. */
const SOURCES: readonly [string, string][] = [
  ['an ordinary file', 'fn main() {}\n'],
  ['no line end', 'fn main() {}'],
  ['a comment at the end', 'fn main() {} // end'],
  [
    'a module at the end',
    'fn main() {}\nmod tests { pub fn x() {} }\n#[allow(dead_code)] fn y() { tests::x() }',
  ],
  [
    'every warning an error',
    '#![deny(warnings, missing_docs)]\n#![forbid(unsafe_code, dead_code)]\n//! Docs.\nfn main() {}\n',
  ],
]

test.each(SOURCES)('%s: compiles with one item more, and is another binary', (_, source) => {
  const changed = withChangedLine(source, 12_345)
  const folder = tempFolder({ 'main.rs': changed })
  const args = [
    '--edition',
    '2024',
    '--emit',
    'metadata',
    '--out-dir',
    folder,
    join(folder, 'main.rs'),
  ]
  const { status, stderr } = spawnSync('rustc', args, {
    encoding: 'utf8',
    env: { ...rustup(), PATH: process.env.PATH },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(changed).not.toBe(withChangedLine(source, 12_346))
  expect(changed.startsWith(source)).toBe(true)
})

test.each([
  ['the root package', { 'src/main.rs': '' }, '.', 'app', 'src/main.rs'],
  ['a member', { 'web/src/main.rs': '' }, 'web', 'app', 'web/src/main.rs'],
  [
    'one of several',
    { 'src/main.rs': '', 'src/bin/other.rs': '' },
    '.',
    'other',
    'src/bin/other.rs',
  ],
  ['in a folder', { 'src/bin/other/main.rs': '' }, '.', 'other', 'src/bin/other/main.rs'],
  ['a path in the manifest', { 'run.rs': '', 'src/main.rs': '' }, '.', 'named', 'run.rs'],
  ['none', {}, '.', 'app', undefined],
] as const)('main source: %s', async (_, content, folder, bin, expected) => {
  const manifest = '[package]\nname = "app"\n[[bin]]\nname = "named"\npath = "run.rs"\n'
  const root = tempFolder({ ...content, [join(folder, 'Cargo.toml')]: manifest })
  const choice = { package: { name: 'app', folder }, bin }
  expect(await findMainSource(root, choice, files)).toBe(expected)
})
