import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CargoUnits } from '../../src/report/run-report.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { downloads, type FakeCrate, lockText, makeCrate } from '../fetch/crates/fake-crates.ts'
import { fetchPlace, makePlace } from '../fetch/crates/fetching.ts'
import { closeServers, serveFiles } from '../fetch/fault-server.ts'
import { build, docker, MINUTES, told } from './harness.ts'

/**
 * COMPILE=mounts with real cargo: what is compiled again, and that nothing old is ever shipped. Without
 * crates.io: an application of three crates that depend on each other, and one from git.
 */
afterEach(closeServers)
afterAll(async () => {
  removeTempFolders()
  await docker('rmi', '--force', ...tags)
}, MINUTES)

/** New in every run: neither layers nor mounts of an earlier one are there. */
const SALT = Date.now()
const tags: string[] = []

const text = (name: string) => `pub fn text() -> &'static str { "${name}" }\n`
const alpha = (version: string) =>
  makeCrate({ name: 'alpha', version, files: { 'src/lib.rs': text(`alpha-${version}`) } })
const BETA = makeCrate({
  name: 'beta',
  manifest: '[dependencies]\nalpha = "1"\n',
  needs: ['alpha'],
  files: { 'src/lib.rs': "pub fn text() -> &'static str { alpha::text() }\n" },
})
const GAMMA = makeCrate({ name: 'gamma', files: { 'src/lib.rs': text('gamma') } })

const REPOSITORY = tempFolder({
  'Cargo.toml': '[package]\nname = "tool"\nversion = "0.1.0"\nedition = "2021"\n',
  'src/lib.rs': text('tool-one'),
})

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@test', '-c', 'commit.gpgsign=false']
  const all = ['-C', REPOSITORY, ...identity, ...args]
  return execFileSync('git', all, { encoding: 'utf8' }).trim()
}

function commit(): string {
  git('add', '--all')
  git('commit', '--quiet', '--message=all')
  return git('rev-parse', 'HEAD')
}

type State = { readonly line: string; readonly crates: readonly FakeCrate[]; readonly tool: string }

/** A checkout whose files are all of 2001. */
function checkout({ line, crates, tool }: State): string {
  const url = `file://${REPOSITORY}`
  const source = `git+${url}?branch=main#${tool}`
  const locked = `\n[[package]]\nname = "tool"\nversion = "0.1.0"\nsource = "${source}"\n`
  const needs = ['beta', 'gamma', 'tool', 'part']
  const part = '\n[[package]]\nname = "part"\nversion = "0.1.0"\n'
  const files = {
    'Cargo.toml': `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[workspace]\n[dependencies]\nbeta = "1"\ngamma = "1"\ntool = { git = "${url}", branch = "main" }\npart = { path = "part" }\n`,
    'Cargo.lock': lockText(crates, { name: 'app', needs }, part + locked),
    'src/main.rs': `fn main() { println!("{} {} {} {} ${line}", beta::text(), gamma::text(), tool::text(), part::text()) }\n// ${SALT}\n`,
    'part/Cargo.toml': '[package]\nname = "part"\nversion = "0.1.0"\nedition = "2021"\n',
    'part/src/lib.rs': text(`part-${line}`),
  }
  const folder = tempFolder(files)
  const old = new Date('2001-01-01')
  for (const path of Object.keys(files)) utimesSync(join(folder, path), old, old)
  return folder
}

type Wanted = {
  readonly compile?: 'mounts' | 'layers'
  readonly variant?: 'minimal' | 'prod'
  readonly args?: readonly string[]
}

type Built = { readonly says: string; readonly units?: CargoUnits; readonly sha256: string }

async function compile(state: State, wanted: Wanted = {}): Promise<Built> {
  const { compile: mode = 'mounts', variant = 'minimal', args = [] } = wanted
  const workspace = checkout(state)
  const server = await serveFiles(downloads(state.crates))
  const { result } = await fetchPlace(makePlace(workspace, { cratesIo: server.url }))
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  const crates = join(tempFolder(), 'crates')
  cpSync(result.value.contextFolder, crates, { recursive: true })
  const tag = `cv-docker-build-test/mounts:${tags.length}`
  tags.push(tag)
  const given = [`COMPILE=${mode}`, `BUILDKIT_CACHE_MOUNT_NS=test-${SALT}`]
  const built = await build([
    ...['--type', variant, '--tag', tag, '--preflight', 'off', '--bin', 'app'],
    ...['--build-context', `crates=${crates}`],
    ...given.flatMap((one) => ['--build-arg', one]),
    ...[...args, workspace],
  ])
  expect(built.exitCode === 0 ? '' : told(built)).toBe('')
  const copy = join(tempFolder(), 'server')
  const id = await docker('create', tag)
  await docker('cp', '-q', `${id}:/app/server`, copy)
  await docker('rm', id)
  const { cargo } = built.report ?? {}
  return {
    says: await docker('run', '--rm', tag),
    ...(cargo ? { units: cargo } : {}),
    sha256: createHash('sha256').update(readFileSync(copy)).digest('hex'),
  }
}

let first: State
let cold: Built
beforeAll(async () => {
  git('init', '--quiet', '--initial-branch=main')
  first = { line: 'one', crates: [alpha('1.0.0'), BETA, GAMMA], tool: commit() }
  cold = await compile(first)
}, 20 * MINUTES)

test('cold, everything is compiled', () => {
  expect(cold.says).toBe('alpha-1.0.0 gamma tool-one part-one one')
  expect(cold.units).toEqual({ compiled: 6, fresh: 0 })
})

test(
  'a changed line that is older than what was compiled: the new code answers, no dependency is compiled',
  async () => {
    const changed = await compile({ ...first, line: 'two' })
    expect(changed.says).toBe('alpha-1.0.0 gamma tool-one part-two two')
    expect(changed.units).toEqual({ compiled: 2, fresh: 4 })
  },
  10 * MINUTES,
)

test(
  'a bumped dependency: it, what depends on it, and the workspace',
  async () => {
    const bumped = await compile({ ...first, crates: [alpha('1.0.1'), BETA, GAMMA] })
    expect(bumped.says).toBe('alpha-1.0.1 gamma tool-one part-one one')
    expect(bumped.units).toEqual({ compiled: 4, fresh: 2 })
  },
  10 * MINUTES,
)

test(
  'another commit of a git dependency under the same version',
  async () => {
    writeFileSync(join(REPOSITORY, 'src/lib.rs'), text('tool-two'))
    const moved = await compile({ ...first, tool: commit() })
    expect(moved.says).toBe('alpha-1.0.0 gamma tool-two part-one one')
    expect(moved.units).toEqual({ compiled: 3, fresh: 3 })
    // And back: what was compiled of the first commit is not there any more.
    const back = await compile({ ...first, line: 'back' })
    expect(back.says).toBe('alpha-1.0.0 gamma tool-one part-back back')
  },
  10 * MINUTES,
)

/** Of no weight for the binary, but no layer of another build fits. */
const anew = (name: string) => ['--build-arg', `RUNTIME_FILES=${name}`]

test(
  'cold and warm, in mounts and in layers, for another variant: the same binary',
  async () => {
    const warm = await compile(first, { args: anew('warm') })
    const prod = await compile(first, { variant: 'prod', args: anew('prod') })
    const layers = await compile(first, { compile: 'layers' })
    expect([warm.units, prod.units]).toEqual([
      { compiled: 2, fresh: 4 },
      { compiled: 2, fresh: 4 },
    ])
    expect([warm, prod, layers].map(({ sha256 }) => sha256)).toEqual(new Array(3).fill(cold.sha256))
  },
  15 * MINUTES,
)

test(
  "rustc's state of the workspace's own crates may be kept, too: the new code answers",
  async () => {
    const incremental = ['--build-arg', 'CARGO_INCREMENTAL=1']
    for (const line of ['three', 'four']) {
      const changed = await compile({ ...first, line }, { args: incremental })
      expect(changed.says).toBe(`alpha-1.0.0 gamma tool-one part-${line} ${line}`)
      expect(changed.units).toEqual({ compiled: 2, fresh: 4 })
    }
  },
  10 * MINUTES,
)

test(
  'without cache nothing compiled is used, neither now nor later',
  async () => {
    const all = await compile(first, { args: ['--no-cache-filter', 'application-mounts'] })
    expect(all.units).toEqual({ compiled: 6, fresh: 0 })
    expect(all.sha256).toBe(cold.sha256)
  },
  10 * MINUTES,
)
