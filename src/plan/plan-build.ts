import type { CacheDecision } from '../cache/cache.ts'
import { decideCache } from '../cache/decide-cache.ts'
import type { BuilderDecision } from '../engine/builder.ts'
import type { EngineFacts } from '../engine/facts.ts'
import type { InputError } from '../errors.ts'
import type { RunFacts } from '../facts.ts'
import { baseImageOf, builtDockerfile } from '../image/origins.ts'
import type { BuildRequest, NamedContext } from '../request/build-request.ts'
import type { RunContext } from '../run-context.ts'
import { planBuilderNeeds } from './builder-needs.ts'
import { type Additions, type BuildxDecisions, planBuildxArgv } from './buildx-argv.ts'
import { planDockerfileArguments } from './dockerfile-args.ts'
import { type ImageMetadata, planImageMetadata } from './image-metadata.ts'
import { labelRecord } from './labels.ts'
import { planMeasurement } from './measure-plan.ts'
import { planOurFiles } from './our-files.ts'
import type { BuilderPlan, BuildPlan, MeasurePlan, PlanRefusal } from './plan.ts'
import {
  type CompileChoice,
  type CompileSubject,
  chooseCompile,
  compileArgs,
  freshStages,
  planCompile,
} from './plan-compile.ts'
import { buildPlatformOf, type HostCargo, planFetch } from './plan-fetch.ts'
import { planPreflight } from './plan-preflight.ts'
import { type PublishPlan, planPublish } from './plan-publish.ts'
import { planStandInRemarks } from './stand-in-remarks.ts'

export type PlanSubject = {
  readonly request: BuildRequest
  readonly context: RunContext
  readonly facts: RunFacts
  readonly engine: EngineFacts
  readonly builder: BuilderDecision
  /** Base images to be replaced; empty in every ordinary run. */
  readonly standIns: readonly StandInContext[]
  /** Absent where no crates are fetched here. */
  readonly hostCargo?: HostCargo
}

export type StandInContext = { readonly name: string; readonly context: NamedContext }

export type PlanResult =
  | { readonly kind: 'plan'; readonly plan: BuildPlan }
  | { readonly kind: 'refusal'; readonly refusal: PlanRefusal }
  | { readonly kind: 'errors'; readonly errors: readonly InputError[] }

/** Puts together everything that will be run. Pure: what it needs to know was read before. */
export function planBuild(subject: PlanSubject): PlanResult {
  if (subject.builder.kind === 'refusal') return subject.builder
  const builder = subject.builder.plan
  const { request, context, facts } = subject
  const engine = builder.kind === 'own' ? withOwnBuilder(subject.engine, builder) : subject.engine
  const image = planImageMetadata(request, context, imageSubject(facts))
  const cache = planCache(subject, builder)
  const compileSubject = { request, context, facts, engine, cache }
  const choice = chooseCompile(compileSubject)
  const ours = planOurs({ ...subject, engine }, choice, compileSubject)
  const load = hasToBeLoaded(subject, builder)
  const publish = planOutputs({ ...subject, engine }, image.tags, load)
  if (!publish.ok) return { kind: 'errors', errors: publish.errors }
  const published = publish.value.plan
  const decided = { request, context, engine, image, publish: publish.value, load }
  const command = planCommand(decided, facts, builder, ours)
  if (!command.ok) return { kind: 'errors', errors: command.errors }
  const { argv, env, results, temporaryFiles, warnings } = command.value
  const remarks = planStandInRemarks(subject)
  const measured = { request, image, load, engine, workspaceFolder: context.workspaceFolder }
  const network = planNetwork({ ...subject, engine }, builder, image.tags)
  const plan: BuildPlan = {
    schemaVersion: 1,
    ...(facts.dockerfile.variant ? { variant: facts.dockerfile.variant } : {}),
    dockerfile: { path: facts.dockerfile.path, origin: facts.dockerfile.origin },
    context: facts.contextArgument,
    platforms: request.platforms,
    image: imagePlan(image),
    builder,
    ...network,
    cache,
    compile: planCompile(choice, compileSubject, argv),
    buildx: { argv, env },
    temporaryFiles: [...temporaryFiles, ...ours.files],
    results,
    measure: measureHeld(published) ?? planMeasurement(measured),
    ...(published ? { publish: published } : {}),
    standIns: subject.standIns.map(({ name, context: { name: replaces } }) => ({ name, replaces })),
    notes: [
      ...[...facts.dockerfile.notes, ...request.notices],
      ...[...remarks.notes, ...builderNotes(builder)],
    ],
    warnings: [
      ...[...facts.warnings, ...facts.dockerfile.warnings, ...ours.warnings],
      ...[...remarks.warnings, ...warnings],
    ],
  }
  return { kind: 'plan', plan }
}

type Decided = Pick<BuildxDecisions, 'request' | 'context' | 'engine' | 'image' | 'publish'> & {
  readonly load: boolean
}

function planCommand(
  { load, ...decided }: Decided,
  { contextArgument, missingSecretFiles }: RunFacts,
  builder: BuilderPlan,
  { additions, dockerfile }: ReturnType<typeof planOurs>,
): ReturnType<typeof planBuildxArgv> {
  return planBuildxArgv({
    ...decided,
    ...{ contextArgument, missingSecretFiles },
    additions: { ...additions, load },
    ...(builder.kind === 'own' ? { builderName: builder.name } : {}),
    ...(dockerfile === undefined ? {} : { dockerfile }),
  })
}

/** Where the image goes, and what of it is scanned before. */
function planOutputs(
  { request, context, facts, engine }: PlanSubject,
  tags: readonly string[],
  load: boolean,
): ReturnType<typeof planPublish> {
  const { tempFolder, workspaceFolder } = context
  const base = facts.dockerfileFacts && baseImageOf(builtDockerfile(facts.dockerfileFacts, request))
  const baseReferences = base === undefined || base === 'scratch' ? [] : [base]
  const where = { tempFolder, workspaceFolder, baseReferences }
  return planPublish({ request, tags, engine, load, ...where })
}

/** What was held back lies on this machine: nothing is nearer. */
function measureHeld(published: PublishPlan | undefined): MeasurePlan | undefined {
  const { source } = published ?? {}
  return source?.kind === 'held' ? { kind: 'archive', path: source.folder } : undefined
}

function planNetwork(subject: PlanSubject, builder: BuilderPlan, tags: readonly string[]) {
  const { request, context, facts, engine, hostCargo } = subject
  const standIns = subject.standIns.map((standIn) => standIn.context.name)
  const known = hostCargo ? { hostCargo } : {}
  const fetch = planFetch({ request, context, facts, engine, builder, standIns, ...known })
  const preflight = planPreflight({
    request,
    facts,
    fetch,
    tags,
    standIns,
    buildPlatform: buildPlatformOf(engine),
    ...(hostCargo?.sources ? { cargo: hostCargo.sources } : {}),
  })
  return { preflight, fetch }
}

function builderNotes(builder: BuilderPlan): readonly string[] {
  return builder.kind === 'own' ? [builder.reason] : []
}

function imagePlan({ tags, labels, annotations, version }: ImageMetadata): BuildPlan['image'] {
  return {
    tags,
    labels: labelRecord(labels),
    annotations,
    ...(version === undefined ? {} : { version }),
  }
}

function imageSubject({ dockerfile, binary, folderName }: RunFacts) {
  return {
    origin: dockerfile.origin,
    folderName,
    ...(dockerfile.variant ? { variant: dockerfile.variant } : {}),
    ...(binary ? { application: binary.package } : {}),
  }
}

function withOwnBuilder(
  engine: EngineFacts,
  { name, driver }: Extract<BuilderPlan, { kind: 'own' }>,
): EngineFacts {
  // What it will run is not known before it is booted; every BuildKit that buildx starts knows attestations.
  return {
    ...engine,
    builder: { name, driver, platforms: engine.builder.platforms, buildkitVersion: '0.11.0' },
  }
}

/** What comes on top for our own Dockerfiles, and for stand-ins with any. */
function planCache({ request, context, engine }: PlanSubject, builder: BuilderPlan): CacheDecision {
  const { github, git, runner, workspaceFolder, cacheFolder } = context
  return decideCache({
    request,
    workspaceFolder,
    cacheFolder,
    builder: { driver: engine.builder.driver, ...builder },
    ...(github ? { github } : {}),
    ...(git ? { git } : {}),
    ...(runner ? { runner } : {}),
  })
}

function planOurs(
  { request, context, facts, standIns }: PlanSubject,
  choice: CompileChoice,
  compileSubject: CompileSubject,
) {
  const buildContexts = standIns.map((standIn) => standIn.context)
  const { origin, variant, path } = facts.dockerfile
  if (origin !== 'ours' || variant === undefined) {
    const additions: Additions = { buildContexts }
    return { additions, files: [], warnings: [], dockerfile: origin === 'given' ? path : undefined }
  }
  const given = planDockerfileArguments(variant, request, facts.workspace?.cargo, facts.binary)
  const files = planOurFiles({ request, context, facts, path })
  const buildArgs = [...given.buildArgs, ...compileArgs(choice, compileSubject)]
  const noCacheFilters = freshStages(compileSubject)
  const additions: Additions = { buildContexts, buildArgs, noCacheFilters, secrets: files.secrets }
  return { additions, files: files.files, warnings: given.warnings, dockerfile: files.dockerfile }
}

/**
 * An image that the docker driver would have put into the engine has to get there from a builder of
 * our own too; several platforms or attestations only into a store that can hold them.
 */
function hasToBeLoaded({ request, context, engine }: PlanSubject, builder: BuilderPlan): boolean {
  const saysWhere = request.load || request.push || request.outputs.length > 0
  const builds = request.call === undefined || request.call === 'build'
  const usesDockerDriver = builder.kind === 'existing' && engine.builder.driver === 'docker'
  if (!builds || usesDockerDriver) return false
  if (request.smokeTest) return !request.load
  const { attestations } = planBuilderNeeds({ ...request, load: true }, context, engine)
  const isIndex = request.platforms.length > 1 || attestations
  const isHeld = !isIndex || engine.builder.imageStore === 'containerd'
  return !saysWhere && isHeld && (builder.kind === 'own' || request.variant !== undefined)
}
