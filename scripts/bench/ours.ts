// Our own command line, as a user runs it, with archives in a directory.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RunReport } from '../../src/report/run-report.ts'
import type { Contestant, Job, Outcome } from './contestant.ts'
import { resetEngine } from './engine.ts'
import { MIRROR_CONFIG } from './mirror.ts'
import { partsOf } from './parts.ts'
import { folderBytes } from './registry.ts'
import { run, type Stopwatch, timed } from './run.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
const CLI = join(REPOSITORY, process.env.CV_DOCKER_BUILD_TEST_CLI || 'dist/cli/index.js')

export function makeOurs({ incremental }: { readonly incremental: 'on' | 'off' }): Contestant {
  return {
    makeState: async (_, state) => {
      mkdirSync(state, { recursive: true })
    },
    copyState: async (from, to) => cpSync(from, to, { recursive: true, preserveTimestamps: true }),
    open: async (job) => {
      await resetEngine(job.world.engine)
      return {
        build: async (watch) => await build(job, incremental, watch),
        close: async () => {},
      }
    },
  }
}

async function build(
  { world, sources, state, scratch, image, application }: Job,
  incremental: 'on' | 'off',
  watch: Stopwatch,
): Promise<Outcome> {
  const bytesBefore = folderBytes(state)
  const file = join(scratch, 'report.json')
  // The host's cargo configuration names the mirror, as that of the peers' image does.
  const cargoHome = join(scratch, 'cargo-home')
  mkdirSync(cargoHome)
  writeFileSync(join(cargoHome, 'config.toml'), MIRROR_CONFIG)
  const argv = [
    ...(['build', '--type', 'minimal', '--bin', application.bin, '--tag', image] as const),
    ...['--cache', 'directory', '--cache-dir', state, '--cache-save', 'always'],
    ...['--incremental', incremental, '--stand-ins', 'always', '--report', file, '--load', sources],
  ]
  const { seconds } = await timed(() =>
    run([process.execPath, CLI, ...argv], {
      env: { ...world.engine.env, CARGO_HOME: cargoHome },
    }),
  )
  const report: RunReport | undefined = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : undefined
  for (const [name, partSeconds] of Object.entries(partsOf(report?.stages ?? [], seconds)))
    watch.add(name, partSeconds)
  return { ...outcomeOf(report), savedBytes: Math.max(0, folderBytes(state) - bytesBefore) }
}

function outcomeOf(report: RunReport | undefined): Pick<Outcome, 'restoredBytes' | 'units'> {
  const archives = report?.cache?.archives ?? []
  const cargo = report?.cargo
  return {
    restoredBytes: archives.reduce((sum, { restoredBytes }) => sum + restoredBytes, 0),
    ...(cargo ? { units: { fresh: cargo.fresh ?? 0, compiled: cargo.compiled } } : {}),
  }
}
