// What a measurement does to the machine: sources, compilations, runs.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Application } from '../bench/applications.ts'
import { applyEdit } from '../bench/edits.ts'
import type { Mirror } from '../bench/mirror.ts'
import { run, timed } from '../bench/run.ts'
import { makeTree } from '../bench/sources.ts'
import { parseChildSeconds, parseInstructions } from './figures.ts'
import { planBuildArgv, planBuildEnv, type Variant } from './variants.ts'
import type { Workload } from './workloads.ts'

export type Bench = {
  readonly application: Application
  readonly workload: Workload
  readonly folder: string
  readonly tree: string
}

/** Sources, and the dependencies on this machine. */
export async function prepare(
  { application, workload }: Pick<Bench, 'application' | 'workload'>,
  folder: string,
  mirror: Mirror,
): Promise<Bench> {
  const tree = await makeTree(application, join(folder, 'trees'), mirror)
  write(
    tree,
    workload.edit((path) => readFileSync(join(tree, path), 'utf8')),
  )
  await run(['cargo', 'fetch'], { cwd: tree })
  const bench = { application, workload, folder: join(folder, application.id), tree }
  for (const passes of Object.values(workload.passes))
    write(
      workFolder(bench, passes),
      workload.files((path) => readFileSync(join(tree, path), 'utf8'), passes),
    )
  return bench
}

function workFolder({ folder }: Bench, passes: number): string {
  return join(folder, `work-${passes}`)
}

function targetFolder({ folder }: Bench, { id }: Variant): string {
  return join(folder, 'targets', id)
}

function write(folder: string, contents: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** The dependencies of another variant are as good: only the workspace is compiled anew. */
export function lendTarget(bench: Bench, from: Variant, to: Variant): void {
  if (to.state === 'everything') return
  const [source, target] = [targetFolder(bench, from), targetFolder(bench, to)]
  rmSync(target, { recursive: true, force: true })
  cpSync(source, target, { recursive: true, preserveTimestamps: true })
}

export async function build(bench: Bench, variant: Variant): Promise<void> {
  const { application, workload, tree } = bench
  await run(planBuildArgv(variant, { members: application.members, target: workload.target }), {
    cwd: tree,
    env: {
      CARGO_TARGET_DIR: targetFolder(bench, variant),
      ...planBuildEnv(variant, join(bench.folder, 'state')),
    },
  })
}

function programOf(bench: Bench, variant: Variant): string {
  return join(targetFolder(bench, variant), bench.workload.program)
}

/** As it would lie in an image. */
export async function sizeOf(bench: Bench, variant: Variant): Promise<number> {
  const stripped = join(bench.folder, 'stripped')
  await run(['strip', '-o', stripped, programOf(bench, variant)])
  return statSync(stripped).size
}

/** The certificates of the machine are not part of the work. */
const WORK_ENV = { SSL_CERT_FILE: '/dev/null', RUST_LOG: 'error' }

function planWork(bench: Bench, variant: Variant, passes: number): readonly [string, ...string[]] {
  const out = join(bench.folder, 'out')
  rmSync(out, { recursive: true, force: true })
  return [programOf(bench, variant), ...bench.workload.args(workFolder(bench, passes), out, passes)]
}

export async function countInstructions(bench: Bench, variant: Variant): Promise<number> {
  const work = planWork(bench, variant, bench.workload.passes.counted)
  const log = join(bench.folder, 'cachegrind.log')
  const tool = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null']
  await run(['valgrind', ...tool, `--log-file=${log}`, ...work], { env: WORK_ENV })
  return parseInstructions(readFileSync(log, 'utf8'))
}

export async function timeWork(bench: Bench, variant: Variant): Promise<number> {
  const work = planWork(bench, variant, bench.workload.passes.timed)
  return (await withCpu(() => run(work, { env: WORK_ENV }))).cpuSeconds
}

/** Each time another text, and it has to be in the program: what is measured was compiled. */
export async function timeRebuild(bench: Bench, variant: Variant, round: number) {
  const { path, find, replace } = bench.application.edits.line
  const file = join(bench.tree, path)
  const before = readFileSync(file, 'utf8')
  const mark = `(measured: ${variant.id} ${round})`
  writeFileSync(
    file,
    applyEdit(before, { path, find, replace: replace.replace('(bench: line)', mark) }),
  )
  try {
    const { value, cpuSeconds } = await withCpu(() => timed(() => build(bench, variant)))
    if (!readFileSync(programOf(bench, variant)).includes(mark))
      throw new Error(`${variant.id}: the changed line is not in ${bench.workload.program}`)
    return { seconds: value.seconds, cpuSeconds }
  } finally {
    writeFileSync(file, before)
  }
}

async function withCpu<T>(body: () => Promise<T>) {
  const before = readCpu()
  const value = await body()
  return { value, cpuSeconds: readCpu() - before }
}

/** Of all that this process has started and that has ended. */
function readCpu(): number {
  return parseChildSeconds(readFileSync('/proc/self/stat', 'utf8'))
}
