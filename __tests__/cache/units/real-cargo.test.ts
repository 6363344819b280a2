import { statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { type Freshness, readFreshness } from '../../../src/cache/units/freshness.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { DEPENDENCIES, FIRST, hostTriple, makeScene, type Scene } from './cargo-scene.ts'

afterAll(removeTempFolders)

/** The cargo of this machine; where there is none, there is nothing to test with. */
const withCargo = hostTriple === undefined ? describe.skip : describe

/** app, shared and its build script. */
const LOCAL = 3
const ALL_RESTORED: Freshness = { fresh: DEPENDENCIES, compiled: LOCAL, compiledDependencies: 0 }
const SECOND = FIRST.replace('first', 'second')
const A_DAY = 86_400

withCargo.each([
  ['the folders of today', []],
  ['the folders of cargo 1.100', ['-Zbuild-dir-new-layout']],
])('%s', (_, options) => {
  let scene: Scene
  let cold: { binary: Buffer; archive: string; everything: string }

  beforeAll(async () => {
    scene = makeScene(options)
    const units = scene.build()
    expect(readFreshness(units)).toEqual({
      fresh: 0,
      compiled: DEPENDENCIES + LOCAL,
      compiledDependencies: DEPENDENCIES,
    })
    expect(scene.program()).toBe(FIRST)
    cold = {
      binary: scene.binary(),
      archive: await scene.pack((await scene.plan(units)).units),
      everything: await scene.pack(await scene.listing()),
    }
  }, 60_000)

  const edit = () => scene.edit('app/src/main.rs', 'first', 'second')

  test('nothing of the workspace is in the archive, and not all but something', async () => {
    await scene.restore(cold.archive)
    const listing = await scene.listing()
    expect(listing.filter((path) => /app|shared|incremental|rustc_info/.test(path))).toEqual([])
    expect(listing.filter((path) => /\.rlib$/.test(path))).toHaveLength(3)
    const isNew = options.length > 0
    if (isNew) expect(listing.filter((path) => /\.fingerprint|\/deps\//.test(path))).toEqual([])
  })

  test('cold and warm give the same binary, and all dependencies are fresh', async () => {
    await scene.restore(cold.archive)
    expect(readFreshness(scene.build())).toEqual(ALL_RESTORED)
    expect(scene.binary().equals(cold.binary)).toBe(true)
  }, 30_000)

  test('in another folder they are fresh, too', async () => {
    const moved = await scene.restoreTo(join(tempFolder(), 'other'), cold.archive)
    expect(readFreshness(moved.build())).toEqual(ALL_RESTORED)
    expect(moved.program()).toBe(FIRST)
  }, 30_000)

  test('a source that is older than the archive is compiled', async () => {
    await scene.restore(cold.archive)
    edit()
    scene.age(2001)
    expect(readFreshness(scene.build())).toEqual(ALL_RESTORED)
    expect(scene.program()).toBe(SECOND)
  }, 30_000)

  test('it would not be, were the workspace in the archive: the test above can fail', async () => {
    await scene.restore(cold.everything)
    edit()
    scene.age(2001)
    scene.build()
    expect(scene.program()).toBe(FIRST)
  }, 30_000)

  test('a dependency that builds on a path dependency follows it', async () => {
    await scene.restore(cold.archive)
    scene.add('leaf/Cargo.toml', '[package]\nname = "leaf"\nversion = "1.0.7"\nedition = "2021"\n')
    scene.add('leaf/src/lib.rs', 'pub fn leaf() -> &\'static str { "own leaf" }\n')
    scene.edit('Cargo.toml', '[profile', '[patch.crates-io]\nleaf = { path = "leaf" }\n[profile')
    scene.bump('leaf')
    const { units } = await scene.plan(scene.build())
    expect(scene.program()).toBe(FIRST.replace('leaf 1.0.0', 'own leaf'))
    const patched = await scene.pack(units)
    await scene.restore(patched)
    scene.edit('Cargo.toml', '[profile', '[patch.crates-io]\nleaf = { path = "leaf" }\n[profile')
    scene.bump('leaf')
    scene.edit('leaf/src/lib.rs', 'own leaf', 'other leaf')
    scene.age(2001)
    scene.build()
    expect(scene.program()).toBe(FIRST.replace('leaf 1.0.0', 'other leaf'))
  }, 30_000)

  test('an archive of a machine whose clock is ahead does no harm', async () => {
    await scene.restore(cold.archive)
    const listing = await scene.listing()
    for (const path of listing) {
      const time = statSync(join(scene.target, path)).mtimeMs / 1000 + A_DAY
      utimesSync(join(scene.target, path), time, time)
    }
    const ahead = await scene.pack(listing)
    await scene.restore(ahead)
    edit()
    scene.bump('leaf')
    const units = scene.build()
    expect(scene.program()).toBe(SECOND.replace('1.0.0', '1.0.1'))
    const mixed = await scene.pack((await scene.plan(units)).units)
    await scene.restore(mixed)
    scene.build()
    expect(scene.program()).toBe(FIRST)
  }, 30_000)

  test('of a changed lock file only what depends on the change is compiled, and the archive does not grow', async () => {
    await scene.restore(cold.archive)
    const before = await scene.listing()
    scene.bump('leaf')
    const units = scene.build()
    // leaf and scripted; neither the build script of scripted nor what it said.
    expect(readFreshness(units)).toEqual({
      fresh: DEPENDENCIES - 2,
      compiled: LOCAL + 2,
      compiledDependencies: 2,
    })
    expect(scene.program()).toBe(FIRST.replace('1.0.0', '1.0.1'))
    const leaves = (paths: readonly string[]) =>
      paths.filter((path) => /libleaf-.*rlib$/.test(path))
    expect(leaves(await scene.listing())).toHaveLength(2)
    const plan = await scene.plan(units)
    expect(leaves(plan.units)).toHaveLength(1)
    expect(leaves(before)).not.toEqual(leaves(plan.units))
    expect(plan.units).toHaveLength(before.length)
  }, 30_000)

  test("rustc goes on from the workspace's state, of which the archive has the newest alone", async () => {
    const incremental = { CARGO_INCREMENTAL: '1' }
    await scene.restore(cold.archive)
    scene.build(incremental)
    edit()
    const plan = await scene.plan(scene.build(incremental))
    const workspace = await scene.pack(plan.workspace)
    await scene.restore(cold.archive, workspace)
    const restored = await scene.listing()
    expect(new Set(sessionsOf(restored)).size).toBe(LOCAL)
    const objects = inodesOf(scene, restored)
    expect(objects.size).toBeGreaterThan(0)

    scene.edit('app/src/main.rs', '{} {} {}', '{}-{}-{}')
    const units = scene.build(incremental)
    expect(readFreshness(units)).toEqual(ALL_RESTORED)
    expect(scene.program()).toBe('first data leaf 1.0.0-7-42')
    const { workspace: written } = await scene.plan(units)
    const restoredSessions = sessionsOf(restored)
    expect(sessionsOf(written).filter((session) => restoredSessions.includes(session))).toEqual([])
    // What rustc takes over from its earlier state it links; what it compiles anew is another file.
    const reused = [...inodesOf(scene, written)].filter((inode) => objects.has(inode))
    expect(reused.length).toBeGreaterThan(0)
    expect(reused.length).toBeLessThan(objects.size)
  }, 30_000)
})

function sessionsOf(listing: readonly string[]): readonly string[] {
  const folders = listing.flatMap(
    (path) => /^.*\/incremental\/[^/]+\/s-[^/]+(?=\/)/.exec(path)?.[0] ?? [],
  )
  return [...new Set(folders)]
}

/** Of the compiled parts in rustc's state. */
function inodesOf({ target }: Scene, listing: readonly string[]): ReadonlySet<number> {
  const objects = listing.filter((path) => /\/incremental\/.*\.o$/.test(path))
  return new Set(objects.map((path) => statSync(join(target, path)).ino))
}
