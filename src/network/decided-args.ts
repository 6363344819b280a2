import { declaresArg } from '../build/remedies/dockerfile.ts'
import { mirrorImages } from '../build/remedies/network-remedies.ts'
import type { ImagePlan } from '../fetch/fetch.ts'
import type { FetchSettings } from '../fetch/settings.ts'
import type { FetchOutcome } from '../fetch/stage.ts'
import { parseReference } from '../image/reference.ts'
import { csvField } from '../plan/buildx-secrets.ts'
import type { Decision } from '../preflight/preflight.ts'
import type { Prepared } from '../prepare.ts'

/** What preflight decided, as further arguments of `buildx build`. `left`: images that no fetch brought. */
export function planDecidedArgs(
  prepared: Pick<Prepared, 'plan' | 'facts'>,
  left: readonly ImagePlan[],
  { mirrors }: Pick<FetchSettings, 'mirrors'>,
  fetched: Pick<FetchOutcome, 'cratesFolder'> | undefined,
  decisions: readonly Decision[],
): readonly string[] {
  return [
    ...mirrorEarly(left, mirrors, decisions),
    ...trustArgs(prepared, decisions),
    ...cargoArgs(prepared, fetched, decisions),
  ]
}

/** What preflight found to be down is not waited for. */
function mirrorEarly(
  images: readonly ImagePlan[],
  mirrors: FetchSettings['mirrors'],
  decisions: readonly Decision[],
): readonly string[] {
  const down = decisions.flatMap((decision) =>
    decision.kind === 'mirror' ? [decision.registry] : [],
  )
  const affected = images.filter(({ reference }) =>
    down.includes(parseReference(reference)?.registry ?? ''),
  )
  return mirrorImages(affected, mirrors)?.addArgs ?? []
}

/** The bundle that preflight found to hold the authority of the site, for the steps that use the network. */
function trustArgs(
  { plan }: Pick<Prepared, 'plan'>,
  decisions: readonly Decision[],
): readonly string[] {
  const found = decisions.find((decision) => decision.kind === 'inject-ca')
  const hasOne = plan.buildx.argv.some((arg) => arg.startsWith('id=ca-bundle,'))
  if (!found || hasOne || plan.dockerfile.origin !== 'ours') return []
  return ['--secret', `id=ca-bundle,${csvField(`src=${found.path}`)}`]
}

const NO_MULTIPLEXING = 'CARGO_HTTP_MULTIPLEXING'

/** Of a build that fetches its crates itself, and whose Dockerfile hands this over to cargo. */
function cargoArgs(
  { facts, plan }: Pick<Prepared, 'plan' | 'facts'>,
  fetched: Pick<FetchOutcome, 'cratesFolder'> | undefined,
  decisions: readonly Decision[],
): readonly string[] {
  const { dockerfileFacts } = facts
  const isGiven = plan.buildx.argv.some((arg) => arg.startsWith(`${NO_MULTIPLEXING}=`))
  if (isGiven || fetched?.cratesFolder !== undefined || !dockerfileFacts) return []
  const isDecided = decisions.some(({ kind }) => kind === 'multiplexing-off')
  if (!isDecided || !declaresArg(dockerfileFacts, NO_MULTIPLEXING)) return []
  return ['--build-arg', `${NO_MULTIPLEXING}=false`]
}
