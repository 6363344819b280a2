import { mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contextFiles } from '../../src/adapters/context-files.ts'
import { takeSnapshot } from '../../src/compile/snapshot.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const NOW = Date.UTC(2026, 10, 23)
const NEVER = new AbortController().signal

async function snapshotOf(contextFolder: string, dockerfile = '/none/Dockerfile', files = {}) {
  const to = tempFolder()
  const { clock } = fakeClock(NOW)
  const ports = { files: { ...contextFiles, ...files }, clock }
  const snapshot = await takeSnapshot({ contextFolder, dockerfile }, to, ports, NEVER)
  return { snapshot, to }
}

test('every source is new: none can be older than what an archive brings', async () => {
  const folder = tempFolder({ 'Cargo.toml': '[package]', 'src/main.rs': 'fn main() {}' })
  utimesSync(join(folder, 'src/main.rs'), 1, 1)
  const { snapshot, to } = await snapshotOf(folder)
  expect(snapshot).toEqual({ ok: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const times = ['Cargo.toml', 'src', 'src/main.rs'].map((path) => statSync(join(to, path)).mtimeMs)
  expect(times).toEqual([NOW, NOW, NOW])
})

test('what the build would not be sent is not there', async () => {
  const folder = tempFolder({ '.dockerignore': 'target\n', 'target/a': '', 'Cargo.toml': '' })
  const { to } = await snapshotOf(folder)
  expect(readdirSync(to).sort()).toEqual(['.dockerignore', 'Cargo.toml'])
})

test('the ignore file of the Dockerfile counts before that of the context', async () => {
  const folder = tempFolder({ '.dockerignore': '*\n', 'Cargo.toml': '', notes: '' })
  const dockerfile = join(tempFolder({ 'Dockerfile.dockerignore': 'notes\n' }), 'Dockerfile')
  const { to } = await snapshotOf(folder, dockerfile)
  expect(readdirSync(to).sort()).toEqual(['.dockerignore', 'Cargo.toml'])
})

test('another content is another hash, another time is none', async () => {
  const hashOf = async (text: string, time: number) => {
    const folder = tempFolder({ 'src/main.rs': text })
    utimesSync(join(folder, 'src/main.rs'), time, time)
    const { snapshot } = await snapshotOf(folder)
    return snapshot.ok ? snapshot.hash : ''
  }
  const [one, older, other] = [await hashOf('a', 1), await hashOf('a', 1000), await hashOf('b', 1)]
  expect(one).toBe(older)
  expect(one).not.toBe(other)
})

test('what cannot be read is a reason, not an exception', async () => {
  const folder = tempFolder({ 'Cargo.toml': '' })
  mkdirSync(join(folder, 'sub'))
  writeFileSync(join(folder, 'sub/file'), '')
  symlinkSync('nowhere', join(folder, 'link'))
  const list = async () => {
    throw Object.assign(new Error('denied'), { code: 'EACCES', path: `${folder}/sub` })
  }
  const { snapshot } = await snapshotOf(folder, '/none/Dockerfile', { list })
  expect(snapshot).toEqual({ ok: false, problem: expect.stringContaining('EACCES') })
})
