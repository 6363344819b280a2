import { planBuilder } from '../../src/engine/builder.ts'
import type { BuilderFacts, EngineFacts } from '../../src/engine/facts.ts'
import { formatInputError } from '../../src/errors.ts'
import type { RunFacts } from '../../src/facts.ts'
import { planBuilderNeeds } from '../../src/plan/builder-needs.ts'
import type { BuildPlan, Variant } from '../../src/plan/plan.ts'
import { type PlanResult, planBuild } from '../../src/plan/plan-build.ts'
import type { HostCargo } from '../../src/plan/plan-fetch.ts'
import type { StandInContext } from '../../src/plan/plan-subject.ts'
import { type BuildRequest, parseRequest } from '../../src/request.ts'
import type { RunContext } from '../../src/run-context.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import { aContext, anEngine, aPackage, aWorkspace } from './facts.ts'

type Inputs = Readonly<Record<string, string>>

/** What comes of these inputs, which have to be right. */
export function aRequest(inputs: Inputs = {}, context = aContext()): BuildRequest {
  const parsed = parseRequest(inputs, context)
  if (!parsed.ok) throw new Error(parsed.errors.map(formatInputError).join('\n'))
  return parsed.value
}

/** A checkout that is built with one of our Dockerfiles. */
export function ourFacts(variant: Variant = 'prod', overrides: Partial<RunFacts> = {}): RunFacts {
  return {
    contextArgument: '.',
    folderName: 'repo',
    workspace: aWorkspace(),
    dockerfile: {
      path: `/action/docker/Dockerfile.${variant}`,
      origin: 'ours',
      variant,
      notes: [],
      warnings: [],
    },
    binary: { package: aPackage(), bin: 'web' },
    missingSecretFiles: [],
    warnings: [],
    ...overrides,
  }
}

/** A checkout that is built with a Dockerfile of its own. */
export function theirFacts(
  origin: 'repository' | 'given' = 'repository',
  path = 'Dockerfile',
  overrides: Partial<RunFacts> = {},
): RunFacts {
  const { binary: _, ...facts } = ourFacts()
  return { ...facts, dockerfile: { path, origin, notes: [], warnings: [] }, ...overrides }
}

/** Those facts with what this Dockerfile says. */
export function withDockerfile(facts: RunFacts, text: string): RunFacts {
  return { ...facts, dockerfileFacts: parseDockerfile(text, facts.dockerfile.path) }
}

export const CLASSIC: EngineFacts = withBuilder({ imageStore: 'classic' })

export const CONTAINER: EngineFacts = anEngine({
  builder: {
    name: 'ci',
    driver: 'docker-container',
    buildkitVersion: '0.25.1',
    platforms: ['linux/amd64'],
  },
})

export function withBuilder(builder: Partial<BuilderFacts>): EngineFacts {
  const engine = anEngine()
  return { ...engine, builder: { ...engine.builder, ...builder } }
}

export type PlanSetting = {
  readonly inputs?: Inputs
  readonly facts?: RunFacts
  readonly engine?: EngineFacts
  readonly context?: RunContext
  readonly standIns?: readonly StandInContext[]
  readonly hostCargo?: HostCargo
}

/** From inputs and facts to the plan, as `prepare` does it. */
export function planResultOf(setting: PlanSetting): PlanResult {
  const { inputs = {}, facts = ourFacts(), engine = anEngine(), standIns = [] } = setting
  const { context = aContext(), hostCargo } = setting
  const request = aRequest(inputs, context)
  const needs = planBuilderNeeds(request, context, engine)
  const builder = planBuilder({ ...needs, standIns: standIns.length > 0 }, engine)
  const known = hostCargo ? { hostCargo } : {}
  return planBuild({ request, context, facts, engine, builder, standIns, ...known })
}

export function planOf(setting: PlanSetting = {}): BuildPlan {
  const result = planResultOf(setting)
  if (result.kind !== 'plan') throw new Error(JSON.stringify(result))
  return result.plan
}

/** The values of one flag, in order. */
export function valuesOf({ buildx: { argv } }: BuildPlan, flag: string): readonly string[] {
  return argv.filter((_, index) => argv[index - 1] === flag)
}
