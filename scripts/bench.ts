// How long a build takes that finds something saved by an earlier one on a fresh runner: ours beside
// what others do. Run by Node 24; see docs/benchmarks.md, which this writes.
//   --rounds N             default 3
//   --only ROW,…           cold, noop, line, generic, bump, lock, old, toolchain
//   --contestants NAME,…   ours, ours-equal, naive, chef, dance
//   --applications NAME,…  cv, mdbook (both by default), cv-own-profile
//   --first                before all else that the machine does: for one that is not idle
//   --keep                 rows may begin with what an earlier run of this command has saved
//   --json FILE            the result as JSON
//   --docs                 write docs/benchmarks.md, .json and .svg although rows or contestants are left out
//   --render FILE          write them from an earlier --json file, and measure nothing; given several
//                          times, of all their rounds together
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CARGO_CHEF_VERSION, ensureBases } from './bench/bases.ts'
import { makeTemplate } from './bench/builder.ts'
import { renderChart } from './bench/chart.ts'
import type { World } from './bench/contestant.ts'
import type { Measurement } from './bench/contract.ts'
import {
  type BenchEngine,
  benchFolder,
  removeBuilders,
  resetEngine,
  startEngine,
} from './bench/engine.ts'
import { judge } from './bench/goals.ts'
import { renderJson } from './bench/json.ts'
import { mergeResults, type Result, renderBenchmarks } from './bench/markdown.ts'
import { measure } from './bench/measure.ts'
import { startMirror } from './bench/mirror.ts'
import { type Options, readOptions } from './bench/options.ts'
import { planRounds } from './bench/plan-rounds.ts'
import { startRegistry } from './bench/registry.ts'
import { run } from './bench/run.ts'
import { makeTree } from './bench/sources.ts'
import { describeEngine, describeMachine } from './machine.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const options = readOptions(process.argv.slice(2))
if (options.render.length === 0) await runBenchmark(options)
else writeDocs(mergeResults(options.render.map((file) => JSON.parse(readFileSync(file, 'utf8')))))

async function runBenchmark(wanted: Options): Promise<void> {
  const folder = benchFolder()
  mkdirSync(folder, { recursive: true })
  for (const name of ['scratch', ...(wanted.keep ? [] : ['saved'])])
    rmSync(join(folder, name), { recursive: true, force: true })
  mkdirSync(join(folder, 'scratch'))
  const loadBefore = loadavg()[0] ?? 0
  const engine = await startEngine(folder, wanted)
  // What is measured at that moment fails with its engine; nothing is begun after it.
  const stopped = new AbortController()
  const stop = () => {
    stopped.abort()
    void engine.stop().finally(() => process.exit(130))
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop)
  try {
    await removeBuilders(engine)
    await resetEngine(engine)
    const mirror = await startMirror(join(folder, 'mirror'))
    try {
      const bases = await ensureBases(engine, folder)
      const template = await makeTemplateOf(engine, folder, bases)
      const scratch = join(folder, 'scratch')
      const world: World = { engine, mirror, folder, scratch, bases, template }
      const engineText = await describeEngine((...argv) => run(argv, { env: engine.env }))
      const commit = await describeCommit()
      const machineOf = () => ({
        ...describeMachine(loadBefore),
        ...{ ...engineText, ...describeTools(engine), commit },
      })
      const rounds = await measureAll(world, wanted, machineOf, stopped.signal)
      if (stopped.signal.aborted) return
      const result = { goals: judge(rounds), rounds, machine: machineOf() }
      for (const line of formatGoals(result)) console.log(line)
      if (wanted.docs) writeDocs(result)
    } finally {
      mirror.close()
    }
  } finally {
    await engine.stop()
  }
}

async function makeTemplateOf(engine: BenchEngine, folder: string, bases: string): Promise<string> {
  const registry = await startRegistry(bases, engine.env)
  try {
    return await makeTemplate(engine, folder)
  } finally {
    await registry.stop()
  }
}

/** The JSON file is written after each measurement: hours of them are not lost with the last one. */
async function measureAll(
  world: World,
  wanted: Options,
  machineOf: () => Result['machine'],
  signal: AbortSignal,
): Promise<readonly Measurement[]> {
  const trees = new Map<string, string>()
  const folder = join(world.folder, 'trees')
  for (const application of wanted.applications)
    trees.set(application.id, await makeTree(application, folder, world.mirror))
  const rounds: Measurement[] = []
  for (const step of planRounds(wanted.applications, wanted)) {
    if (signal.aborted) break
    try {
      const tree = trees.get(step.application.id) ?? ''
      const measured = await measure(world, { ...step, tree })
      rounds.push(measured)
      console.log(formatMeasurement(measured))
    } catch (error) {
      // The others can still be measured; the exit code says that something is missing.
      process.exitCode = 1
      console.error(`FAILED: ${step.application.id}, ${step.row}, ${step.contestant}: ${error}`)
    }
    if (wanted.json !== undefined)
      writeJson(wanted.json, { goals: judge(rounds), rounds, machine: machineOf() })
  }
  return rounds
}

/** Of the command line that is measured. */
async function describeCommit(): Promise<string> {
  return await run(['git', 'describe', '--always', '--dirty'], { cwd: ROOT }).catch(() => 'unknown')
}

function describeTools({ rust }: BenchEngine) {
  return {
    rustc: rust.versions.rustc ?? 'unknown',
    cargo: rust.versions.cargo ?? 'unknown',
    cargoChef: CARGO_CHEF_VERSION,
    profile: 'release at cargo’s defaults',
  }
}

function formatGoals({ goals }: Result): readonly string[] {
  return goals.map(
    ({ id, value, limit, unit, met }) =>
      `${met ? 'met' : 'NOT MET'}: ${id} ${value} ${unit} (limit ${limit} ${unit})`,
  )
}

function writeJson(file: string, result: Result): void {
  writeFileSync(file, renderJson(result))
}

function writeDocs(result: Result): void {
  writeFileSync(join(ROOT, 'docs', 'benchmarks.md'), renderBenchmarks(result))
  writeJson(join(ROOT, 'docs', 'benchmarks.json'), result)
  for (const application of new Set(result.rounds.map((one) => one.application))) {
    const file = join(ROOT, 'docs', `benchmarks-${application}.svg`)
    writeFileSync(file, renderChart(result.rounds, application))
  }
}

function formatMeasurement(one: Measurement): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  const parts = Object.entries(one.parts).map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`)
  return [
    `round ${one.round}, ${one.application}, ${one.row}, ${one.contestant}: ${one.seconds.toFixed(1)} s`,
    `(${parts.join(', ')})`,
    `restored ${megabytes(one.restoredBytes)}, saved ${megabytes(one.savedBytes)}`,
    `crates ${megabytes(one.crateBytes)}`,
    ...(one.othersShare === undefined ? [] : [`others ${Math.round(100 * one.othersShare)} %`]),
    ...(one.units ? [`units ${one.units.fresh} fresh, ${one.units.compiled} compiled`] : []),
  ].join(', ')
}
