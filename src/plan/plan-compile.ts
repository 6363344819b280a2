import { addArgs, dropFlags, valuesOf } from '../build/remedies/argv.ts'
import type { CacheDecision } from '../cache/cache.ts'
import type { CompilePlan, ContainerPlan } from '../compile/compile.ts'
import type { EngineFacts } from '../engine/facts.ts'
import type { RunFacts } from '../facts.ts'
import type { BuildRequest } from '../request/build-request.ts'
import type { RunContext } from '../run-context.ts'
import { planMountScope } from './mount-scope.ts'
import { readStageArguments } from './stage-arguments.ts'

export type CompileSubject = {
  readonly request: BuildRequest
  readonly context: Pick<RunContext, 'tempFolder' | 'github' | 'git' | 'workspaceFolder'>
  readonly facts: Pick<RunFacts, 'dockerfile' | 'dockerfileFacts' | 'workspace'>
  /** With the builder that will build. */
  readonly engine: EngineFacts
  readonly cache: CacheDecision
}

export type CompileChoice = Pick<CompilePlan, 'kind' | 'reason'>

/** Where the application is compiled, and why there. */
export function chooseCompile(subject: CompileSubject): CompileChoice {
  const obstacle = findObstacle(subject)
  if (obstacle !== undefined) return inBuild(obstacle)
  const choice = subject.request.compileIn === 'container' ? IN_CONTAINER : chooseByStore(subject)
  if (choice.kind !== 'container') return choice
  const unfit = findUnfit(subject)
  return unfit === undefined ? choice : inBuild(unfit)
}

const IN_CONTAINER: CompileChoice = {
  kind: 'container',
  reason: 'Compiled dependencies are kept between runs.',
}

function chooseByStore({ request, cache }: CompileSubject): CompileChoice {
  const { store, reason, mayReuseUnits } = cache
  if (store.kind === 'none') return inBuild(reason)
  if (store.kind !== 'mounts' && request.compileIn === 'build') {
    return inBuild('The input compile-in is build.')
  }
  if (!mayReuseUnits) return inBuild(FRESH_RELEASE)
  return store.kind === 'mounts' ? { kind: 'mounts', reason } : IN_CONTAINER
}

const FRESH_RELEASE = 'A release is compiled without anything of earlier runs.'

function inBuild(reason: string): CompileChoice {
  return { kind: 'in-build', reason }
}

/** Arguments of our Dockerfiles that follow from it. */
export function compileArgs({ kind }: CompileChoice, subject: CompileSubject): readonly string[] {
  if (kind !== 'mounts') return []
  const { context, request } = subject
  return [
    'COMPILE=mounts',
    ...(isIncremental(subject) ? ['CARGO_INCREMENTAL=1'] : []),
    ...planMountScope({ context, buildArgs: request.buildArgs }),
  ]
}

/**
 * Stages of our Dockerfiles that a release does not take from the cache of its builder either. buildx
 * refuses them beside `--no-cache`, which says the same of all.
 */
export function freshStages({ request, facts, cache }: CompileSubject): readonly string[] {
  if (request.noCache) return []
  const { origin, variant } = facts.dockerfile
  const isReleased = origin === 'ours' && variant !== 'dev'
  return isReleased && cache.store.kind !== 'none' && !cache.mayReuseUnits ? COMPILING : []
}

const COMPILING = ['dependencies', 'application-layers'] as const

/** `argv` is that of the build: what the tool-chain stage is built with follows from it. */
export function planCompile(
  { kind, reason }: CompileChoice,
  subject: CompileSubject,
  argv: readonly string[],
): CompilePlan {
  return kind === 'container' ? planContainer(reason, subject, argv) : { kind, reason }
}

/** What keeps every kind of reuse off. */
function findObstacle({ request, facts }: CompileSubject): string | undefined {
  if (facts.dockerfile.origin !== 'ours') {
    return 'Only our Dockerfiles are cut so that compiled dependencies can be kept.'
  }
  if (facts.dockerfile.variant === 'dev') {
    return 'The image of the variant dev goes on from what was compiled in it.'
  }
  if (request.call !== undefined && request.call !== 'build') {
    return `With call ${request.call} nothing is built.`
  }
  if (request.noCache) return 'The input no-cache is on.'
  // Part of our contract: without retries and preflight no docker command is run but the build.
  if (request.retries === 0 && request.preflight === 'off' && request.compileIn === 'auto') {
    return 'Without retries and preflight nothing is run but the build.'
  }
  return undefined
}

/** What a container beside the builder cannot do. */
function findUnfit({ request, facts, engine }: CompileSubject): string | undefined {
  const { builder, serverVersion } = engine
  if (serverVersion === undefined) return 'There is no engine here, only a builder.'
  if (facts.workspace?.cargo === undefined) return 'The context is not a folder of this machine.'
  if (request.target !== undefined) return `The target ${request.target} is built, not the image.`
  const native = builder.platforms[0]
  const other = request.platforms.find((platform) => platform !== native)
  if (other !== undefined && native !== undefined) {
    return `The container would have to run on ${other}, and this machine is ${native}.`
  }
  const special = SPECIAL.find((name) => isGiven(request[name]))
  if (special !== undefined) return 'The build is given options that a container has not.'
  if (request.buildContexts.some(({ name }) => STAGES.includes(name))) {
    return 'A context was given in the place of one of our stages.'
  }
  return undefined
}

const SPECIAL = ['allow', 'cgroupParent', 'network', 'noCacheFilters'] as const
const STAGES: readonly string[] = [
  'scripts',
  'toolchain-bare',
  'toolchain',
  'manifests',
  'crates',
  'dependencies',
  'application',
]

function isGiven(value: string | readonly string[] | undefined): boolean {
  return value !== undefined && value.length > 0
}

function planContainer(
  reason: string,
  subject: CompileSubject,
  argv: readonly string[],
): ContainerPlan {
  const { context, facts, engine, cache } = subject
  const dockerfile = facts.dockerfileFacts
  const buildArgs = valuesOf(argv, '--build-arg')
  const [, architecture = 'amd64'] = (engine.builder.platforms[0] ?? 'linux/amd64').split('/')
  const environment = {
    ...(dockerfile ? readStageArguments(dockerfile, COMPILE_STAGES, buildArgs) : {}),
    TARGETARCH: architecture,
  }
  const image = `cv-docker-build-toolchain:${facts.dockerfile.variant}`
  return {
    kind: 'container',
    reason,
    toolchainArgv: planToolchainArgv(argv, image, context.tempFolder),
    toolchainImage: image,
    environment,
    incremental: isIncremental(subject),
    ...(cache.stateScope === undefined ? {} : { stateScope: cache.stateScope }),
    sharedBy: planSharedBy(environment),
    packages: facts.workspace?.cargo?.lock?.packages ?? [],
    isReused: cache.mayReuseUnits && cache.store.kind !== 'none',
  }
}

/** Whose ARGs the compile step has. */
const COMPILE_STAGES: readonly string[] = ['settings', 'application-layers']

/** What the result of the build is called, where it goes and what is told of it: nothing for a stage. */
const OF_THE_RESULT: ReadonlySet<string> = new Set([
  '--annotation',
  '--attest',
  '--cache-to',
  '--iidfile',
  '--label',
  '--load',
  '--metadata-file',
  '--output',
  '--provenance',
  '--push',
  '--sbom',
  '--tag',
  '--target',
  // The engine's own builder has the image where containers are run from.
  '--builder',
])

function planToolchainArgv(
  argv: readonly string[],
  image: string,
  tempFolder: string,
): readonly string[] {
  const kept = dropFlags(argv, ({ name }) => OF_THE_RESULT.has(name))
  const metadata = ['--metadata-file', `${tempFolder}/toolchain.json`]
  const hasPackages = valuesOf(argv, '--build-arg').some((arg) => /^BUILD_PACKAGES=./.test(arg))
  // Without the step that would install nothing: a container and a layer less.
  const target = hasPackages ? 'toolchain' : 'toolchain-bare'
  return addArgs(kept, [
    ...['--builder', 'default', '--target', target, '--tag', image],
    ...['--load', '--provenance=false', ...metadata],
  ])
}

/** rustc's own state pays off for those who build again soon; a release gets the better binary. */
function isIncremental({ request, context, cache }: CompileSubject): boolean {
  if (!cache.mayReuseUnits || request.incremental === 'off') return false
  return (
    request.incremental === 'on' ||
    context.github === undefined ||
    context.github.pullRequest !== undefined
  )
}

/** Compiled dependencies are the same whatever the binary and the files beside it are. */
function planSharedBy({ BIN, RUNTIME_FILES, CARGO_BUILD_JOBS, ...rest }: Record<string, string>) {
  return Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)))
}
