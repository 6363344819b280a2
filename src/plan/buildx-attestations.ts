import type { BuilderFacts } from '../engine/facts.ts'
import { cutFields, parseAttributes, parseGoBoolean } from '../request/attributes.ts'
import type { BuildRequest } from '../request/build-request.ts'
import type { GitHubContext, RunContext } from '../run-context.ts'
import { isAtLeast } from './buildx-version.ts'

export type AttestingBuilder = Pick<BuilderFacts, 'driver' | 'buildkitVersion' | 'imageStore'>

type Asked = Pick<BuildRequest, 'attests' | 'provenance' | 'sbom' | 'outputs' | 'load'>

/**
 * The values of `--attest`, as docker/build-push-action gives them: `provenance` and `sbom` win over
 * `attests`, provenance names this run as its builder, and without a word on it there is provenance
 * wherever builder and output can hold it. `load` counts what the plan adds, too.
 */
export function planAttestations(
  request: Asked,
  context: RunContext,
  builder: AttestingBuilder,
): readonly string[] {
  const { provenance, sbom } = request
  const given = (type: string) => request.attests.filter((attest) => typeOf(attest) === type)
  const others = request.attests.filter(
    (attest) => !['provenance', 'sbom'].includes(typeOf(attest) ?? ''),
  )
  const provenances =
    provenance === undefined
      ? given('provenance').map((attest) => withBuilderId(attest, context.github))
      : [fromInput('provenance', nameBuilder(provenance, context.github))]
  const sboms = sbom === undefined ? given('sbom') : [fromInput('sbom', sbom)]
  return [
    ...(provenances.length > 0 ? provenances : defaultProvenance(request, context, builder)),
    ...sboms,
    ...others.map(resolveBooleans),
  ]
}

/**
 * The same for an image that is held back: it gets the provenance that a push would have given it. What
 * buildx adds by itself, and what is "inline-only", is left out of files (BuildKit's exporter oci), and
 * two outputs of one build would then differ. `isLoaded`: by a builder that hands over a docker archive,
 * which holds no attestations.
 */
export function planHeldAttestations(
  attests: readonly string[],
  { settings }: RunContext,
  { driver, buildkitVersion = '0.0.0' }: AttestingBuilder,
  isLoaded: boolean,
): readonly string[] {
  const outright = attests.map((attest) => attest.replace(/,inline-only=(?:true|1)(?=,|$)/, ''))
  const isOff = parseGoBoolean(settings?.BUILDX_NO_DEFAULT_ATTESTATIONS ?? '') === true
  const isSaid = attests.some((attest) => typeOf(attest) === 'provenance')
  // Builds of it that do not know their own version say 0.0.0.
  const version = buildkitVersion.replace(/^v?0\.0\.0\b.*/, '').replace(/-moby$/, '')
  const canHold = version === '' || isAtLeast(version, '0.11.0')
  const isArchive = isLoaded && driver !== 'docker'
  return isOff || isSaid || isArchive || !canHold
    ? outright
    : ['type=provenance,mode=min', ...outright]
}

/** For a public repository all there is; for a private one what buildx gives by itself, since provenance is published with the image. */
function defaultProvenance(
  request: Asked,
  { github, settings }: RunContext,
  builder: AttestingBuilder,
): readonly string[] {
  const isOff = parseGoBoolean(settings?.BUILDX_NO_DEFAULT_ATTESTATIONS ?? '') === true
  const isLoaded = request.load || request.outputs.some(({ type }) => type === 'docker')
  if (!github || isOff || isLoaded || !canAttest(builder)) return []
  const mode = github.isPrivate === true ? 'mode=min,inline-only=true' : 'mode=max'
  return [`type=provenance,${withBuilderId(mode, github)}`]
}

function canAttest({ driver, buildkitVersion = '0.0.0', imageStore }: AttestingBuilder): boolean {
  // The engine's own BuildKit says that it is one by this suffix; without it nothing is known of it.
  if (driver === 'docker' && !buildkitVersion.endsWith('-moby')) return false
  // Beyond docker/build-push-action: the classic store has no manifests, and buildx would refuse.
  if (driver === 'docker' && imageStore === 'classic') return false
  const version = buildkitVersion.replace(/-moby$/, '')
  const isRelease = /^v?\d+\.\d+\.\d+(?:\+.*)?$/.test(version)
  return isRelease && isAtLeast(version, '0.11.0')
}

/** `true` and `false` in the forms that the runner takes; anything else is a list of attributes. */
function nameBuilder(provenance: string, github: GitHubContext | undefined): string {
  if (/^(?:true|True|TRUE)$/.test(provenance)) return builderId(github) ?? 'true'
  return /^(?:false|False|FALSE)$/.test(provenance) ? 'false' : withBuilderId(provenance, github)
}

function withBuilderId(attributes: string, github: GitHubContext | undefined): string {
  const isNamed = parseAttributes(attributes)?.some(({ key }) => key === 'builder-id') === true
  const id = builderId(github)
  return isNamed || id === undefined ? attributes : `${attributes},${id}`
}

function builderId(github: GitHubContext | undefined): string | undefined {
  if (!github) return undefined
  const { serverUrl, repository, runId, runAttempt } = github
  return `builder-id=${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`
}

function fromInput(type: string, attributes: string): string {
  return resolveBooleans(`type=${type},${attributes}`)
}

/** buildx knows `true` alone in `--provenance` and `--sbom`, but in `--attest` only `disabled=false`. */
function resolveBooleans(attest: string): string {
  const fields = cutFields(attest) ?? [attest]
  return fields
    .map((field) => field.trim())
    .map((field) => {
      const boolean = parseGoBoolean(field)
      return boolean === undefined ? field : `disabled=${!boolean}`
    })
    .join(',')
}

function typeOf(attest: string): string | undefined {
  return parseAttributes(attest)?.find(({ key }) => key === 'type')?.value
}
