import { join } from 'node:path'
import { planAttempts } from './build/attempts-policy.ts'
import { addArgs } from './build/remedies/argv.ts'
import { locateDockerfile } from './build/remedies/dockerfile.ts'
import type { AttemptResult } from './build/run-attempt.ts'
import { runAttempts } from './build/run-attempts.ts'
import type { ArchiveReport } from './cache/cache.ts'
import type { CachePorts } from './cache/ports.ts'
import type { ContainerPlan } from './compile/compile.ts'
import type { CompilePorts, CompileSetting } from './compile/compile-setting.ts'
import { type Compiled, runCompile } from './compile/run-compile.ts'
import type { NetworkOutcome } from './network-stages.ts'
import { type PackedWork, startPacking } from './pack-stages.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import type { Prepared } from './prepare.ts'
import type { CargoUnits, Failure } from './report/run-report.ts'
import type { RunContext } from './run-context.ts'

export type CompileStagePorts = Pick<
  PipelinePorts,
  'cache' | 'clock' | 'display' | 'env' | 'files' | 'log' | 'random' | 'run'
>

/** What compiling outside of the build led to. */
export type CompileOutcome = {
  /** Further arguments of `buildx build`. */
  readonly buildArgs: readonly string[]
  readonly archives: readonly ArchiveReport[]
  readonly cargo?: CargoUnits
  /** Present when no build can follow. */
  readonly failure?: Failure
  /** Why the steps of the Dockerfile compile after all, one sentence. */
  readonly leftToBuild?: string
  readonly work?: PackedWork
}

const NOTHING: CompileOutcome = { buildArgs: [], archives: [] }

/** Builds the tool chain, compiles in a container of it, and hands the result to the build. */
export async function runCompileStages(
  plan: ContainerPlan,
  prepared: Prepared,
  context: RunContext,
  network: NetworkOutcome,
  ports: CompileStagePorts,
  signal: AbortSignal,
): Promise<CompileOutcome> {
  const cache = await ports.cache()
  const { cratesFolder } = network
  if (cratesFolder === undefined)
    return leave('The crates were not brought to this machine.', ports)
  const toolchain = await buildToolchain(plan, prepared, context, network, ports, signal)
  if (signal.aborted) return NOTHING
  if (toolchain.outcome !== 'success') {
    const cause = toolchain.failure?.cause ?? 'It was stopped.'
    return leave(`The tool chain could not be made for a container: ${cause}`, ports)
  }
  const toolchainImage = (await findImageId(toolchain, prepared, ports)) ?? plan.toolchainImage
  const setting = settingOf({ ...plan, toolchainImage }, prepared, context, cratesFolder)
  const compiled = await runCompile(setting, compilePorts(prepared, cache, ports), signal)
  if (compiled.kind !== 'compiled') return conclude(compiled, ports)
  const work = startPacking(compiled, prepared, context, cache, ports, signal)
  const { applicationFolder, cargo, archives } = compiled
  const buildArgs = ['--build-context', `application=${applicationFolder}`]
  return { buildArgs, archives, cargo, work }
}

function settingOf(
  compile: ContainerPlan,
  { request, facts, plan }: Prepared,
  { tempFolder, user, workspaceFolder }: RunContext,
  cratesFolder: string,
): CompileSetting {
  const { stall } = planAttempts(request)
  return {
    plan: compile,
    folder: join(tempFolder, 'compile'),
    cratesFolder,
    source: {
      contextFolder: facts.workspace?.contextFolder ?? workspaceFolder,
      dockerfile: locateDockerfile(plan.buildx.argv, workspaceFolder) ?? '',
    },
    packages: facts.workspace?.cargo?.packages ?? [],
    ...(user ? { user } : {}),
    limits: { silentMs: stall.stepMs, timeoutMs: request.timeoutSec * 1000 },
  }
}

function compilePorts(
  { plan }: Prepared,
  cache: CachePorts,
  ports: CompileStagePorts,
): CompilePorts {
  const store = plan.cache.mayRestore ? cache.store(plan.cache) : undefined
  const { archiver, contextFiles, copyFolder } = cache
  return { ...ports, archiver, contextFiles, copyFolder, ...(store ? { store } : {}) }
}

/** Its base image and its packages come over the network: as often as a build tries. */
function buildToolchain(
  compile: ContainerPlan,
  { plan, request, engine }: Prepared,
  { workspaceFolder, tempFolder }: RunContext,
  { buildArgs, remedies }: NetworkOutcome,
  ports: CompileStagePorts,
  signal: AbortSignal,
) {
  const { buildkitVersion } = engine.builder
  const argv = addArgs(compile.toolchainArgv, buildArgs)
  const results = {
    metadataFile: join(tempFolder, 'toolchain.json'),
    iidFile: join(tempFolder, 'toolchain.iid'),
  }
  return runAttempts(
    { ...plan, buildx: { ...plan.buildx, argv }, results },
    { ...ports, ...(remedies ? { remedies } : {}) },
    {
      env: ports.env,
      cwd: workspaceFolder,
      signal,
      policy: planAttempts(request),
      ...(buildkitVersion === undefined ? {} : { buildkitVersion }),
    },
  )
}

/**
 * The image that was built, whatever other run has given its tag to another one meanwhile. An engine
 * knows it by the digest of its manifest, with the older image store by that of its configuration.
 */
async function findImageId(
  { digest, imageId }: Pick<AttemptResult, 'digest' | 'imageId'>,
  { engine }: Pick<Prepared, 'engine'>,
  { run, env }: CompileStagePorts,
): Promise<string | undefined> {
  const { imageStore } = engine.builder
  if (imageStore !== undefined) return imageStore === 'containerd' ? digest : imageId
  for (const id of [digest, imageId]) {
    if (id === undefined) continue
    const { exitCode } = await run(['docker', 'image', 'inspect', '--format', '.', id], { env })
    if (exitCode === 0) return id
  }
  return undefined
}

function conclude(
  compiled: Exclude<Compiled, { kind: 'compiled' }>,
  ports: CompileStagePorts,
): CompileOutcome {
  switch (compiled.kind) {
    case 'cancelled':
      return NOTHING
    case 'failed':
      return { buildArgs: [], archives: compiled.archives, failure: compiled.fault.failure }
    case 'left-to-build':
      return { ...leave(compiled.reason, ports), archives: compiled.archives }
  }
}

/** A build never fails because its short cut does. */
function leave(reason: string, { log }: CompileStagePorts): CompileOutcome {
  log.info(`${reason} The steps of the Dockerfile compile.`)
  return { ...NOTHING, leftToBuild: reason }
}
