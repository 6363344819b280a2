// One measurement: a fresh machine, sources, what was saved before; then the clock; then the proof
// that the image has in it what the row has changed.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Application } from './applications.ts'
import { RUNTIME_IMAGE, TOOLCHAIN_IMAGE } from './bases.ts'
import { bringBases, makeBuilder } from './builder.ts'
import { marksOf } from './changes.ts'
import type { World } from './contestant.ts'
import { CONTESTANT_CODE } from './contestants.ts'
import type { ContestantId, Measurement, RowId } from './contract.ts'
import { resetEngine } from './engine.ts'
import { readTicks, shareOfOthers } from './others.ts'
import { startRegistry } from './registry.ts'
import { makeStopwatch, run, timed } from './run.ts'
import { writeSources } from './sources.ts'

export type Cell = {
  readonly application: Application
  /** Newest sources, made by `makeTree`. */
  readonly tree: string
  readonly contestant: ContestantId
  readonly row: RowId
  readonly round: number
}

/** What the cold run of a contestant has saved. */
function savedFolder(world: World, { application, contestant }: Cell): string {
  return join(world.folder, 'saved', application.id, contestant)
}

/** Row `cold` keeps what it has saved for the other rows; those throw it away. */
export async function measure(world: World, cell: Cell): Promise<Measurement> {
  if (cell.row === 'toolchain') return await measureToolchain(world, cell)
  const code = CONTESTANT_CODE[cell.contestant]
  const saved = savedFolder(world, cell)
  const isCold = cell.row === 'cold'
  if (!isCold && !existsSync(saved)) await measure(world, { ...cell, row: 'cold' })
  const scratch = mkdtempSync(join(world.scratch, 'run-'))
  const state = join(world.folder, 'state')
  rmSync(state, { recursive: true, force: true })
  try {
    if (isCold) await code.makeState(world, state)
    else await code.copyState(saved, state)
    const measured = await runJob(world, cell, { scratch, state })
    if (isCold) {
      rmSync(saved, { recursive: true, force: true })
      mkdirSync(join(saved, '..'), { recursive: true })
      await code.copyState(state, saved)
    }
    return measured
  } finally {
    rmSync(scratch, { recursive: true, force: true })
    rmSync(state, { recursive: true, force: true })
  }
}

async function runJob(
  world: World,
  cell: Cell,
  { scratch, state }: { readonly scratch: string; readonly state: string },
): Promise<Measurement> {
  const { application, row, contestant, round, tree } = cell
  const sources = join(scratch, application.id)
  writeSources(application, row, { tree, to: sources })
  const image = `cv-bench.invalid/${application.id}:${contestant}`
  const work = join(scratch, 'work')
  mkdirSync(work)
  const job = { world, application, sources, state, scratch: work, image }
  const { build, close } = await CONTESTANT_CODE[contestant].open(job)
  try {
    const watch = makeStopwatch()
    world.mirror.takeBytes()
    const before = readTicks()
    const { value, seconds } = await timed(() => build(watch))
    const othersShare = shareOfOthers(before, readTicks())
    const crateBytes = world.mirror.takeBytes()
    await prove(world, cell, image)
    return {
      ...{ application: application.id, row, contestant, round, seconds },
      ...{ parts: watch.parts, crateBytes },
      ...(othersShare === undefined ? {} : { othersShare }),
      ...value,
    }
  } finally {
    await close()
    await run(['docker', 'image', 'rm', '--force', image], { env: world.engine.env }).catch(
      () => {},
    )
  }
}

/** Throws when the program in the image is not that of these sources. */
async function prove(world: World, { row, application }: Cell, image: string): Promise<void> {
  const { env } = world.engine
  const id = await run(['docker', 'create', image, 'none'], { env })
  try {
    const found = await findMarks(id, env, [...marksOf(row).present, ...marksOf(row).absent])
    const { present, absent } = marksOf(row)
    const wrong = [
      ...present.filter((mark) => !found.has(mark)).map((mark) => `${mark} is missing`),
      ...absent.filter((mark) => found.has(mark)).map((mark) => `${mark} is there`),
    ]
    if (wrong.length > 0)
      throw new Error(`the image of ${application.id}, row ${row}, is stale: ${wrong.join(', ')}`)
  } finally {
    await run(['docker', 'rm', '--force', id], { env })
  }
}

/** Looks through all files of a container, as one stream. */
async function findMarks(
  id: string,
  env: Readonly<Record<string, string>>,
  marks: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const longest = Math.max(...marks.map(({ length }) => length))
  const child = spawn('docker', ['export', id], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  let tail = Buffer.alloc(0)
  for await (const chunk of child.stdout) {
    const text = Buffer.concat([tail, chunk])
    for (const mark of marks) if (text.includes(mark)) found.add(mark)
    tail = text.subarray(-longest)
  }
  await ended
  return found
}

/** Pulled and unpacked: into an empty builder for the peers, into an empty engine for us. */
async function measureToolchain(world: World, cell: Cell): Promise<Measurement> {
  const { engine } = world
  const registry = await startRegistry(world.bases, engine.env)
  try {
    const { application, row, contestant, round } = cell
    const { seconds } = await (contestant === 'ours' ? pull(world) : bring(world))
    return {
      ...{ application: application.id, row, contestant, round, seconds },
      ...{ parts: {}, restoredBytes: registry.sentBytes(), savedBytes: 0, crateBytes: 0 },
    }
  } finally {
    await registry.stop()
  }
}

async function pull({ engine }: World) {
  const { env } = engine
  await resetEngine(engine, { keepsBases: false })
  const taken = await timed(async () => {
    for (const image of [TOOLCHAIN_IMAGE, RUNTIME_IMAGE])
      await run(['docker', 'pull', '--quiet', image], { env })
  })
  await resetEngine(engine)
  return taken
}

async function bring({ engine }: World) {
  const builder = await makeBuilder(engine)
  try {
    return await timed(() => bringBases(engine, builder.name))
  } finally {
    await builder.remove()
  }
}
