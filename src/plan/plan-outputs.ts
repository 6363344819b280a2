import { baseImageOf, builtDockerfile } from '../image/origins.ts'
import { planBuilderNeeds } from './builder-needs.ts'
import type { BuilderPlan, MeasurePlan } from './plan.ts'
import { type PublishPlan, planPublish } from './plan-publish.ts'
import type { PlanSubject } from './plan-subject.ts'

/** Where the image goes, and what of it is scanned before. */
export function planOutputs(
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
export function measureHeld(published: PublishPlan | undefined): MeasurePlan | undefined {
  const { source } = published ?? {}
  return source?.kind === 'held' ? { kind: 'archive', path: source.folder } : undefined
}

/**
 * An image that the docker driver would have put into the engine has to get there from a builder of
 * our own too; several platforms or attestations only into a store that can hold them.
 */
export function hasToBeLoaded(
  { request, context, engine }: PlanSubject,
  builder: BuilderPlan,
): boolean {
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
