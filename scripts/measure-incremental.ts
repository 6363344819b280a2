// What rustc's incremental state costs the program and spares the build: the table of docs/caching.md.
// Run by Node 24; needs cargo, strip and valgrind, and no engine. The first run compiles for minutes.
//   --rounds N             of the work, default 7
//   --rebuilds N           of a changed line, default 5
//   --applications NAME,…  cv, mdbook (both by default)
//   --json FILE            all figures
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { APPLICATIONS } from './bench/applications.ts'
import { benchFolder } from './bench/engine.ts'
import { startMirror } from './bench/mirror.ts'
import { run } from './bench/run.ts'
import type { Figures } from './incremental/figures.ts'
import {
  type Bench,
  build,
  countInstructions,
  lendTarget,
  prepare,
  sizeOf,
  timeRebuild,
  timeWork,
} from './incremental/laboratory.ts'
import { renderTable } from './incremental/render.ts'
import { orderOf, VARIANTS } from './incremental/variants.ts'
import { WORKLOADS } from './incremental/workloads.ts'
import { describeMachine } from './machine.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    rebuilds: { type: 'string', default: '5' },
    applications: { type: 'string', default: WORKLOADS.map((one) => one.application).join(',') },
    json: { type: 'string' },
  },
})
const COUNTS = 3
const counts = { work: numberOf(values.rounds), rebuild: numberOf(values.rebuilds) }
const wanted = values.applications.split(',')
const folder = join(benchFolder(), 'incremental')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const loadBefore = loadavg()[0] ?? 0
const all: Figures[] = []
for (const workload of WORKLOADS.filter(({ application }) => wanted.includes(application))) {
  const application = APPLICATIONS.find(({ id }) => id === workload.application)
  if (application === undefined) throw new Error(`no application ${workload.application}`)
  const mirror = await startMirror(join(benchFolder(), 'mirror'))
  const bench = await prepare({ application, workload }, folder, mirror).finally(mirror.close)
  all.push(...(await measure(bench)))
}
console.log(renderTable(all))
if (values.json !== undefined) {
  const machine = { ...describeMachine(loadBefore), ...(await describeTools()) }
  writeFileSync(values.json, `${JSON.stringify({ figures: all, machine }, null, 2)}\n`)
}

function numberOf(text: string): number {
  return Math.max(1, Number.parseInt(text, 10) || 1)
}

/** In rounds, so that what else the machine does meets all variants alike. */
async function measure(bench: Bench): Promise<readonly Figures[]> {
  const kept = VARIANTS.map(({ id }) => ({
    ...{ application: bench.application.id, variant: id, binaryBytes: 0 },
    instructions: [] as number[],
    workSeconds: [] as number[],
    rebuildSeconds: [] as number[],
    rebuildCpuSeconds: [] as number[],
  }))
  const rounds = async (count: number, body: (at: number, round: number) => Promise<void>) => {
    for (let round = 0; round < count; round += 1)
      for (const at of orderOf([...VARIANTS.keys()], round)) await body(at, round)
  }
  const at = (index: number) => {
    const [variant, figures] = [VARIANTS[index], kept[index]]
    if (variant === undefined || figures === undefined) throw new RangeError(`variant ${index}`)
    return { variant, figures }
  }
  for (const [index, variant] of VARIANTS.entries()) {
    if (index > 0) lendTarget(bench, VARIANTS[0], variant)
    say(bench, `compiling ${variant.id}`)
    await build(bench, variant)
    at(index).figures.binaryBytes = await sizeOf(bench, variant)
  }
  await rounds(COUNTS, async (index) => {
    const { variant, figures } = at(index)
    figures.instructions.push(await countInstructions(bench, variant))
    say(bench, `${variant.id}: ${figures.instructions.at(-1)} instructions`)
  })
  await rounds(counts.work, async (index) => {
    const { variant, figures } = at(index)
    figures.workSeconds.push(await timeWork(bench, variant))
    say(bench, `${variant.id}: ${figures.workSeconds.at(-1)} s`)
  })
  await rounds(counts.rebuild, async (index, round) => {
    const { variant, figures } = at(index)
    // A changed line is one of the application: its own crates are compiled as in `state`.
    if (variant.state === 'everything') return
    const { seconds, cpuSeconds } = await timeRebuild(bench, variant, round)
    figures.rebuildSeconds.push(seconds)
    figures.rebuildCpuSeconds.push(cpuSeconds)
    say(bench, `${variant.id}: a changed line ${seconds.toFixed(1)} s`)
  })
  return kept
}

function say({ application }: Bench, text: string): void {
  process.stderr.write(`${application.id}, ${text}\n`)
}

async function describeTools() {
  const [rustc, valgrind] = [
    await run(['rustc', '--version']),
    await run(['valgrind', '--version']),
  ]
  return { rustc, valgrind }
}
