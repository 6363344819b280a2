// A private engine of the benchmark's own: what it holds is thrown away before each run, so it must
// not be one that anybody else uses.
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { cacheFolder, definedVariables } from '../../src/adapters/environment.ts'
import { files } from '../../src/adapters/files.ts'
import { makeConsoleLogger } from '../../src/cli/console-logger.ts'
import { ensureBuildkitImage } from '../../src/engine/buildkit-image.ts'
import { ensureEngine } from '../../src/engine/commands.ts'
import { daemonPaths } from '../../src/engine/daemon-plan.ts'
import { engineTreeFolder, installEngine } from '../../src/engine/install.ts'
import type { EnginePorts } from '../../src/engine/ports.ts'
import { loadStandIn } from '../../src/engine/stand-ins/contexts.ts'
import { ensureStandIns, type StandIn } from '../../src/engine/stand-ins/ensure.ts'
import { goFirst, letFirst } from './priority.ts'
import { run } from './run.ts'

export type BenchEngine = {
  /** Of docker's commands, and of our command line. */
  readonly env: Readonly<Record<string, string>>
  /** CV_DOCKER_BUILD_CACHE of our command line. */
  readonly cacheFolder: string
  readonly rust: StandIn
  readonly runtime: StandIn
  /** All containers and build steps run below it. */
  readonly cgroup: string
  /** Image of the docker-container driver. */
  readonly buildkitImage: string
  readonly stop: () => Promise<void>
}

const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
  color: false,
  verbose: false,
})
const ports: EnginePorts = { run: runCommand, files, clock, log, host: engineHost }

/** What one cache folder may share with another: made once, never changed. */
const SHARED = ['apt', 'stand-ins', 'buildkit', 'tools']

/** Everything of the benchmark lies below this folder. */
export function benchFolder(): string {
  return join(cacheFolder(definedVariables(process.env)), 'bench')
}

export async function startEngine(
  folder: string,
  { first }: { readonly first: boolean },
): Promise<BenchEngine> {
  const env = definedVariables(process.env)
  const common = { cacheFolder: cacheFolder(env), env }
  const standIns = await ensureStandIns(['rust', 'distroless-static'], ports, common)
  const own = join(folder, 'cache')
  await shareFolders(common.cacheFolder, own)
  const context = { cacheFolder: own, env: withoutEngine(env), store: 'containerd' as const }
  const stepBack = first ? goFirst() : () => {}
  const engine = await ensureEngine(ports, context)
  const { cgroup } = daemonPaths(context, context.store)
  if (first) letFirst(cgroup)
  const dockerEnv = { ...engine.env, CV_DOCKER_BUILD_CACHE: own }
  const [rust, runtime] = standIns
  if (!rust || !runtime) throw new Error('a stand-in is missing')
  const buildkitImage = await ensureBuildkitImage(ports, {
    ...common,
    env: { ...env, ...dockerEnv },
  })
  return {
    ...{ env: dockerEnv, cacheFolder: own, cgroup, rust, runtime, buildkitImage },
    stop: async () => {
      await engine.stop()
      stepBack()
    },
  }
}

/** A DOCKER_HOST of another engine must not lead us to it. */
function withoutEngine(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = ['DOCKER_HOST', 'DOCKER_CONTEXT']
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)))
}

async function shareFolders(from: string, to: string): Promise<void> {
  const env = definedVariables(process.env)
  await installEngine(ports, { cacheFolder: from, env })
  mkdirSync(join(to, 'engine'), { recursive: true })
  const tree = engineTreeFolder(from, engineHost.architecture)
  const pairs = [
    [tree, join(to, 'engine', basename(tree))],
    ...SHARED.map((name) => [join(from, name), join(to, name)]),
  ]
  for (const [target = '', link = ''] of pairs) {
    mkdirSync(target, { recursive: true })
    mkdirSync(dirname(link), { recursive: true })
    if (!existsSync(link)) symlinkSync(target, link)
  }
}

/**
 * The machine as a fresh runner that has the base images, or not even those: nothing of earlier runs
 * is left.
 */
export async function resetEngine(
  engine: BenchEngine,
  { keepsBases = true }: { readonly keepsBases?: boolean } = {},
): Promise<void> {
  const { env, cacheFolder: own } = engine
  const kept = ['engine', 'locks', ...SHARED]
  for (const name of readdirSync(own))
    if (!kept.includes(name)) rmSync(join(own, name), { recursive: true, force: true })
  const bases = keepsBases ? [engine.rust, engine.runtime] : []
  await removeContainers(env)
  await removeImages(env, [engine.buildkitImage, ...bases.map(({ reference }) => reference)])
  await run(['docker', 'buildx', 'prune', '--builder', 'default', '--all', '--force'], { env })
  for (const standIn of bases)
    await loadStandIn(ports, standIn, { ...definedVariables(process.env), ...env })
}

async function removeContainers(env: BenchEngine['env']): Promise<void> {
  const ids = await run(['docker', 'ps', '--all', '--quiet'], { env })
  for (const id of linesOf(ids)) await run(['docker', 'rm', '--force', '--volumes', id], { env })
}

async function removeImages(env: BenchEngine['env'], kept: readonly string[]): Promise<void> {
  const format = '{{.Repository}}:{{.Tag}} {{.ID}}'
  const listed = await run(['docker', 'image', 'ls', '--format', format], { env })
  for (const line of linesOf(listed)) {
    const [name = '', id = ''] = line.split(' ')
    if (kept.includes(name)) continue
    await run(['docker', 'image', 'rm', '--force', name.includes('<none>') ? id : name], { env })
  }
}

/** Builders that a killed run has left. Only this benchmark uses the engine. */
export async function removeBuilders({ env }: BenchEngine): Promise<void> {
  const names = await run(['docker', 'buildx', 'ls', '--format', '{{.Name}}'], { env })
  for (const name of new Set(linesOf(names)))
    if (/^cv-bench-\d+-\d+-builder$/.test(name))
      await run(['docker', 'buildx', 'rm', '--force', name], { env })
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter(Boolean)
}
