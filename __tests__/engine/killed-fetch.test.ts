import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseReport } from '../../src/report/json.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { CLI, MINUTES } from './harness.ts'
import { linkedCacheFolder, prepareStandIns } from './netns.ts'
import {
  applicationOf,
  CRATE_VERSION,
  type Crate,
  makeCrates,
  type SlowRegistry,
  startSlowRegistry,
} from './slow-registry.ts'

/**
 * A build is killed again and again while it fetches: what had arrived is gone on with, and what is not
 * whole is never used.
 */
const CRATES = 4
const CRATE_BYTES = 4 * 1024 * 1024
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const
const KILLS_EACH = 10

/** In sockets and in the memory of the dead, for each crate: pieces of the server, and of a file. */
const IN_FLIGHT_BYTES = 24 * 1024
const UNWRITTEN_BYTES = 32 * 1024

/** Two seconds are promised; this proves that a signal is heard at all. */
const END_WITHIN_MS = 10_000

let crates: readonly Crate[]
let registry: SlowRegistry
let standIns: string
let application: string
let cache: string
let cargoHome: string
let temp: string

beforeAll(async () => {
  // Asking whether a registry is there costs each run time.
  standIns = (await prepareStandIns(['rust:1', 'alpine:3.22'])) === 'auto' ? 'always' : 'never'
  crates = makeCrates(CRATES, CRATE_BYTES)
  registry = await startSlowRegistry(crates)
  application = applicationOf(crates)
  cache = linkedCacheFolder()
  temp = tempFolder()
  cargoHome = tempFolder({
    'config.toml': `[source.crates-io]\nreplace-with = "slow"\n[source.slow]\nregistry = "${registry.index}"\n`,
  })
}, 5 * MINUTES)
afterAll(() => {
  for (const run of running) run.child.kill('SIGKILL')
  registry?.close()
  removeTempFolders()
})

type Run = {
  readonly child: ChildProcess
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>
  readonly said: () => string
}
const running = new Set<Run>()

function startBuild(...more: readonly string[]): Run {
  const options = ['--stand-ins', standIns, '--preflight', 'off', ...more]
  const env = { ...process.env, CV_DOCKER_BUILD_CACHE: cache, CARGO_HOME: cargoHome, TMPDIR: temp }
  const child = spawn(process.execPath, ['--no-warnings', CLI, 'build', ...options, application], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const ended: Run['ended'] = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(run)
      resolve({ code, signal })
    })
  })
  const run: Run = { child, ended, said: () => said }
  running.add(run)
  return run
}

async function endOf(run: Run) {
  const late = sleep(END_WITHIN_MS, 'it did not end' as const, { ref: false })
  const end = await Promise.race([run.ended, late])
  if (typeof end === 'string') throw new Error(`${end}: ${run.said()}`)
  return end
}

test(
  'killed thirty times on the way, a fetch asks for hardly a byte twice',
  async () => {
    const total = crates.reduce((sum, { bytes }) => sum + bytes.length, 0)
    const kills = Array.from({ length: KILLS_EACH }, () => SIGNALS).flat()
    for (const [index, signal] of kills.entries()) {
      const run = startBuild()
      const goal = ((index + 1) * total) / (kills.length + 1)
      const early = await Promise.race([registry.untilSent(goal), run.ended])
      expect(early === undefined ? '' : run.said()).toBe('')
      run.child.kill(signal)
      const end = await endOf(run)
      if (signal === 'SIGKILL') forgetLeft()
      else expect({ ...end, left: left() }).toEqual({ code: 130, signal: null, left: [] })
      expect(countWhole()).toBe(0)
    }
    const { report } = await finishedBuild()
    expect(report.fetch?.crates).toMatchObject({ total: CRATES, sources: [registry.host] })
    expect(left()).toEqual([])
    expect(namesIn(`${cache}/crates/store`)).toHaveLength(CRATES)
    expect(countWhole()).toBe(1)
    // Without going on it would be all that was sent up to the last kill, and everything again.
    const lost = kills.map((one) => IN_FLIGHT_BYTES + (one === 'SIGKILL' ? UNWRITTEN_BYTES : 0))
    const most = total + CRATES * lost.reduce((sum, bytes) => sum + bytes, 0)
    expect(most).toBeLessThan(1.5 * total)
    expect(registry.sentBytes()).toBeLessThanOrEqual(most)
  },
  4 * MINUTES,
)

test(
  'killed at any other time, it leaves nothing half done in the place of what is whole',
  async () => {
    for (const [index, signal] of Array.from({ length: 4 }, () => SIGNALS)
      .flat()
      .entries()) {
      // The crates are there: what is killed is what comes before, and the making of the context.
      rmSync(`${cache}/crates/contexts`, { recursive: true, force: true })
      const run = startBuild()
      await Promise.race([sleep(50 + index * 65), run.ended])
      run.child.kill(signal)
      const end = await endOf(run)
      if (signal === 'SIGKILL') forgetLeft()
      else expect({ ...end, left: left() }).toEqual(heard(signal, end.code))
      countWhole()
    }
    const { report } = await finishedBuild()
    expect(report.fetch?.crates).toMatchObject({ fetched: 0 })
    expect(countWhole()).toBe(1)
  },
  2 * MINUTES,
)

/** Before our program could hear it the signal ends it by itself; a quick machine may have been done. */
function heard(signal: string, code: number | null) {
  const end = code === null ? { code, signal } : { code: code === 0 ? 0 : 130, signal: null }
  return { ...end, left: [] }
}

async function finishedBuild(): Promise<{ readonly report: RunReport }> {
  const file = `${tempFolder()}/report.json`
  const run = startBuild('--report', file)
  const { code } = await run.ended
  expect(code === 0 ? '' : run.said()).toBe('')
  const report = parseReport(readFileSync(file, 'utf8'))
  if (!report.ok) throw new Error(JSON.stringify(report.errors))
  return { report: report.value }
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

/** Temporary folders, and contexts that were being made. */
function left(): readonly string[] {
  return [temp, `${cache}/crates/staging`].flatMap(namesIn)
}

/** Nobody can tidy up after SIGKILL. */
function forgetLeft(): void {
  for (const folder of [temp, `${cache}/crates/staging`]) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }
}

/** Checks that what has the name of something finished is finished; gives the number of contexts. */
function countWhole(): number {
  const store = `${cache}/crates/store`
  const stored = namesIn(store).filter((name) => name.endsWith('.crate'))
  const hashes = stored.map((name) => `${hashOf(`${store}/${name}`)}.crate`)
  expect(hashes).toEqual(stored)
  const contexts = namesIn(`${cache}/crates/contexts`)
  for (const name of contexts) {
    const folder = `${cache}/crates/contexts/${name}/crates/registries/crates.io`
    const found = crates.map((crate) => hashOf(`${folder}/${crate.name}-${CRATE_VERSION}.crate`))
    expect(found).toEqual(crates.map(({ sha256 }) => sha256))
  }
  return contexts.length
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
