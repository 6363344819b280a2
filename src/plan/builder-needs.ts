import type { BuilderNeeds } from '../engine/builder.ts'
import type { EngineFacts } from '../engine/facts.ts'
import { parseAttributes } from '../request/attributes.ts'
import type { BuildRequest, Exporter } from '../request/build-request.ts'
import type { RunContext } from '../run-context.ts'
import { planAttestations } from './buildx-attestations.ts'
import { needsHeldOutput } from './plan-publish.ts'

/** What the request asks of the builder. */
export function planBuilderNeeds(
  request: BuildRequest,
  context: RunContext,
  engine: EngineFacts,
): Omit<BuilderNeeds, 'standIns'> {
  const cacheTypes = request.cacheTo.map(cacheType)
  const attests = planAttestations(request, context, engine.builder)
  return {
    ...(request.builder === undefined ? {} : { named: request.builder }),
    cacheTypes,
    cacheExport: cacheTypes.some((type) => type !== 'inline'),
    platforms: request.platforms.length,
    attestations: attests.some((attest) => !/(^|,)disabled=true(,|$)/.test(attest)),
    ociOutput: request.outputs.some(isArchive),
    ...(needsHeldOutput(request, engine.builder.driver === 'docker') ? { heldOutput: true } : {}),
    runId: runId(context),
    keep: request.keepBuilder,
  }
}

/** The docker driver hands an image of type docker to its engine; into a file only the containerd store writes it. */
function isArchive({ type, attributes }: Exporter): boolean {
  return type === 'oci' || (type === 'docker' && attributes.dest !== undefined)
}

/** A bare word is a registry reference, as buildx reads it. */
function cacheType(entry: string): string {
  return parseAttributes(entry)?.find(({ key }) => key === 'type')?.value ?? 'registry'
}

/** Unique among the runs of this machine, and readable in `docker buildx ls`. */
function runId({ github, startedAtMs }: RunContext): string {
  return github ? `${github.runId}-${github.runAttempt}-${startedAtMs % 100_000}` : `${startedAtMs}`
}
