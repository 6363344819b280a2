import type { CacheDecision } from '../cache/cache.ts'
import { decideCache } from '../cache/decide-cache.ts'
import type { EngineFacts } from '../engine/facts.ts'
import type { InputError } from '../errors.ts'
import type { RunFacts } from '../facts.ts'
import { type BuildxDecisions, planBuildxArgv } from './buildx-argv.ts'
import { type ImageMetadata, planImageMetadata } from './image-metadata.ts'
import { labelRecord } from './labels.ts'
import { planMeasurement } from './measure-plan.ts'
import type { BuilderPlan, BuildPlan, PlanRefusal } from './plan.ts'
import { chooseCompile, planCompile } from './plan-compile.ts'
import { buildPlatformOf, planFetch } from './plan-fetch.ts'
import { planOurs } from './plan-ours.ts'
import { hasToBeLoaded, measureHeld, planOutputs } from './plan-outputs.ts'
import { planPreflight } from './plan-preflight.ts'
import type { PlanSubject } from './plan-subject.ts'
import { planStandInRemarks } from './stand-in-remarks.ts'

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
