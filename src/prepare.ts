import { resolve } from 'node:path'
import { type BuilderDecision, planBuilder } from './engine/builder.ts'
import type { EngineFacts } from './engine/facts.ts'
import type { MadeStandIn } from './engine/make-stand-ins.ts'
import type { InputError } from './errors.ts'
import { isUrl, type RunFacts, readFacts } from './facts.ts'
import { takesCrates } from './fetch/crates/plan-crates.ts'
import { applyLayerCache } from './plan/apply-layer-cache.ts'
import { planBuilderNeeds } from './plan/builder-needs.ts'
import type { BuildPlan, PlanRefusal } from './plan/plan.ts'
import { planBuild } from './plan/plan-build.ts'
import type { HostCargo } from './plan/plan-fetch.ts'
import type { Files } from './ports.ts'
import { type BuildRequest, parseRequest } from './request.ts'
import type { RunContext } from './run-context.ts'
import { readWorkspace } from './workspace/read-workspace.ts'

export type PreparePorts = {
  readonly files: Files
  /** Finds or brings an engine and says what it is. Throws a ToolError when there can be none. */
  readonly engineFacts: (builder: string | undefined) => Promise<EngineFacts>
  readonly standIns: StandInSource
  /** How cargo is set up here, for a build context. Asked for only where crates are to be fetched. */
  readonly hostCargo: (contextFolder: string) => Promise<HostCargo>
}

/**
 * `auto`: where no registry answers. `cached`: no network is used; where the cache folder has not the
 * real image, and has the stand-in. `always`: of all images that there is a stand-in for.
 */
export type StandInsWanted = 'auto' | 'cached' | 'always'

/** Images made here, for machines that reach no registry. */
export type StandInSource = {
  /** Base images in the place of those that `wanted` says. */
  readonly make: (
    wanted: StandInsWanted,
    references: readonly string[],
    engine: EngineFacts,
  ) => Promise<readonly MadeStandIn[]>
  /**
   * Makes the image for a docker-container builder of our own and puts it into the engine; gives its
   * reference, or `undefined` where the real one can be had.
   */
  readonly makeBuildkitImage: (wanted: StandInsWanted) => Promise<string | undefined>
}

export type Prepared = {
  readonly request: BuildRequest
  readonly facts: RunFacts
  readonly engine: EngineFacts
  readonly plan: BuildPlan
  /** Absent where no crates are fetched. */
  readonly hostCargo?: HostCargo
}

export type Preparation =
  | ({ readonly kind: 'ready' } & Prepared)
  | { readonly kind: 'errors'; readonly errors: readonly InputError[] }
  | { readonly kind: 'refusal'; readonly refusal: PlanRefusal }

/** From the texts of the inputs to the plan. Input errors come before any engine is looked for. */
export async function prepare(
  raw: Readonly<Record<string, string>>,
  context: RunContext,
  ports: PreparePorts,
): Promise<Preparation> {
  const parsed = parseRequest(raw, context)
  if (!parsed.ok) {
    const errors = [...parsed.errors, ...(await workspaceErrors(raw, context, ports.files))]
    return { kind: 'errors', errors }
  }
  const read = await readFacts(parsed.value, context, ports.files)
  if (!read.ok) return { kind: 'errors', errors: read.errors }
  const facts = read.value
  const request = applyLayerCache(parsed.value, facts, context)
  const engine = await ports.engineFacts(request.builder)
  const references = baseReferences(facts)
  const made = await makeStandIns(request, references, engine, ports)
  const builder = await decideBuilder(request, context, engine, made.length > 0, ports)
  const isOwn = builder.kind === 'plan' && builder.plan.kind === 'own'
  const standIns = made.map(({ name, context: theirs, ownBuilderContext }) => ({
    name,
    context: isOwn ? ownBuilderContext : theirs,
  }))
  const hostCargo = await readHostCargo(request, facts, ports)
  const known = hostCargo ? { hostCargo } : {}
  const result = planBuild({ request, context, facts, engine, builder, standIns, ...known })
  if (result.kind !== 'plan') return result
  return { kind: 'ready', request, facts, engine, plan: result.plan, ...known }
}

async function readHostCargo(
  { fetch, offline }: BuildRequest,
  { workspace, dockerfile, dockerfileFacts }: RunFacts,
  ports: PreparePorts,
): Promise<HostCargo | undefined> {
  const isFetched = fetch !== 'off' || offline
  const isTaken = dockerfile.origin === 'ours' || takesCrates(dockerfileFacts)
  return workspace?.cargo && isFetched && isTaken
    ? ports.hostCargo(workspace.contextFolder)
    : undefined
}

async function makeStandIns(
  request: BuildRequest,
  references: readonly string[],
  engine: EngineFacts,
  ports: PreparePorts,
): Promise<readonly MadeStandIn[]> {
  const wanted = wantedStandIns(request)
  return wanted === 'never' ? [] : ports.standIns.make(wanted, references, engine)
}

/** With `offline` no registry is asked, not even whether it is there. */
function wantedStandIns({ standIns, offline }: BuildRequest): StandInsWanted | 'never' {
  return standIns === 'auto' && offline ? 'cached' : standIns
}

/** Where no registry answers, the image that a builder of our own runs is made here, too. */
async function decideBuilder(
  request: BuildRequest,
  context: RunContext,
  engine: EngineFacts,
  hasStandIns: boolean,
  ports: PreparePorts,
): Promise<BuilderDecision> {
  const needs = { ...planBuilderNeeds(request, context, engine), standIns: hasStandIns }
  const decision = planBuilder(needs, engine)
  const isOwn = decision.kind === 'plan' && decision.plan.kind === 'own'
  const wanted = wantedStandIns(request)
  if (!isOwn || wanted === 'never') return decision
  const buildkitImage = await ports.standIns.makeBuildkitImage(wanted)
  if (buildkitImage === undefined) return decision
  return planBuilder({ ...needs, standIns: true, buildkitImage }, engine)
}

/** What is wrong on disk is said together with what is wrong in the inputs. */
async function workspaceErrors(
  raw: Readonly<Record<string, string>>,
  { workspaceFolder }: RunContext,
  files: Files,
): Promise<readonly InputError[]> {
  const context = raw.context?.trim() || '.'
  if (isUrl(context) || context.includes('{{')) return []
  const workspace = await readWorkspace(resolve(workspaceFolder, context), files)
  return workspace.ok ? [] : workspace.errors
}

/** Images that the build starts from, build arguments applied. */
export function baseReferences({ dockerfileFacts }: RunFacts): readonly string[] {
  const references = (dockerfileFacts?.stages ?? []).flatMap(({ from, fromStage }) =>
    fromStage || from === 'scratch' ? [] : [from],
  )
  return [...new Set(references)]
}
