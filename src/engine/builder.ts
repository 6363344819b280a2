import { ToolError } from '../errors.ts'
import type { BuilderPlan, PlanRefusal } from '../plan/plan.ts'
import type { Argv, CommandRunner } from '../ports.ts'
import { oneOf } from '../request/wording.ts'
import type { EngineFacts } from './facts.ts'

/** What the build asks of its builder. */
export type BuilderNeeds = {
  /** The builder that the user named; another is never put in its place. */
  readonly named?: string
  /** Cache export of a type other than inline. */
  readonly cacheExport: boolean
  /** Types of cache export; the engine's own BuildKit does not know all. */
  readonly cacheTypes?: readonly string[]
  /** How many; 0 and 1 are the same here. */
  readonly platforms: number
  /** Provenance or SBOM. */
  readonly attestations: boolean
  /** Output of type oci, or of type docker into a file. */
  readonly ociOutput: boolean
  /** An OCI layout that we ask for: a scanned image is held back in it. */
  readonly heldOutput?: boolean
  /** Makes the name of a builder of our own unique; letters, digits, `.`, `_` and `-`. */
  readonly runId: string
  readonly keep: boolean
  /** Base images come from this machine, as do registries on loopback then. */
  readonly standIns: boolean
  /** Image with BuildKit, for machines where no registry answers. */
  readonly buildkitImage?: string
  /** A registry on loopback has to be reached from within the builder. */
  readonly hostNetwork?: boolean
}

export type BuilderDecision =
  | { readonly kind: 'plan'; readonly plan: BuilderPlan }
  | { readonly kind: 'refusal'; readonly refusal: PlanRefusal }

/** Of the engine's own BuildKit with the containerd store (found by trying them on Docker 28). */
const CACHE_TYPES_OF_ENGINE = ['inline', 'local', 'registry', 'gha']

/** The selected builder if it can do what is asked for; else one of our own, or a refusal if the user named it. */
export function planBuilder(needs: BuilderNeeds, facts: EngineFacts): BuilderDecision {
  const { builder } = facts
  const missing = findMissing(needs, facts)
  if (missing.length === 0) return { kind: 'plan', plan: { kind: 'existing', name: builder.name } }
  const reason = `Builder ${builder.name} (driver docker, ${builder.imageStore ?? 'classic'} image store) cannot do ${oneOf(missing)}`
  if (needs.named !== undefined) return { kind: 'refusal', refusal: refuse(reason) }
  const name = `cv-docker-build-${needs.runId}`
  const plan: BuilderPlan = {
    kind: 'own',
    name,
    driver: 'docker-container',
    reason: `${reason}; a builder of driver docker-container is made for this run.`,
    createArgv: planCreateArgv(name, needs),
    keep: needs.keep,
  }
  return { kind: 'plan', plan }
}

/** Only the docker driver lacks any of this: its BuildKit is bound to the engine's image store. */
function findMissing(needs: BuilderNeeds, { builder }: EngineFacts): readonly string[] {
  if (builder.driver !== 'docker') return []
  const unknownTypes = (needs.cacheTypes ?? []).filter(
    (type) => !CACHE_TYPES_OF_ENGINE.includes(type),
  )
  if (builder.imageStore === 'containerd')
    return unknownTypes.map((type) => `cache export of type ${type}`)
  return [
    ...(needs.cacheExport ? ['cache export'] : []),
    ...(needs.platforms > 1 ? ['several platforms'] : []),
    ...(needs.attestations ? ['attestations'] : []),
    ...(needs.ociOutput ? ['OCI output'] : []),
    ...(needs.heldOutput ? ['OCI output, in which an image is held back until it is scanned'] : []),
  ]
}

/** The argument list after `docker`. */
function planCreateArgv(name: string, needs: BuilderNeeds): readonly string[] {
  const host = needs.hostNetwork ?? needs.standIns
  const options = [
    ...(needs.buildkitImage === undefined ? [] : [`image=${needs.buildkitImage}`]),
    ...(host ? ['network=host'] : []),
  ].flatMap((option) => ['--driver-opt', option])
  const driver = ['--driver', 'docker-container', ...options]
  return ['buildx', 'create', '--name', name, ...driver, '--bootstrap']
}

function refuse(reason: string): PlanRefusal {
  return {
    code: 'BUILDER_UNFIT',
    message: reason,
    hint: 'name a builder of driver docker-container (`docker buildx create`), or name none and one is made for the run',
  }
}

export type BuilderPorts = {
  readonly run: CommandRunner
  /** The whole environment of docker's commands; without it they inherit ours. */
  readonly env?: Readonly<Record<string, string>>
}

/** Makes and boots the builder. Throws BUILDER_START_FAILED; nothing is left then. */
export async function runCreateBuilder(
  plan: Extract<BuilderPlan, { kind: 'own' }>,
  ports: BuilderPorts,
): Promise<void> {
  const argv: Argv = ['docker', ...plan.createArgv]
  const { exitCode, stderr } = await ports.run(argv, options(ports))
  if (exitCode === 0) return
  await runRemoveBuilder(plan.name, ports)
  const cause =
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') || `exit code ${exitCode}`
  throw new ToolError(
    'BUILDER_START_FAILED',
    `The builder ${plan.name} could not be started: ${cause}`,
    'the image moby/buildkit has to be pulled for it, or name a builder that runs',
  )
}

/** Removes a builder with its container and cache. True when it is gone, also if it was before. */
export async function runRemoveBuilder(name: string, ports: BuilderPorts): Promise<boolean> {
  const argv: Argv = ['docker', 'buildx', 'rm', '--force', name]
  const { exitCode, stderr } = await ports.run(argv, options(ports))
  return exitCode === 0 || /no builder .* found/.test(stderr)
}

function options({ env }: BuilderPorts) {
  return env === undefined ? {} : { env }
}
