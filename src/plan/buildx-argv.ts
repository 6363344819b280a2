import type { EngineFacts } from '../engine/facts.ts'
import type { Parsed } from '../errors.ts'
import { parseGoBoolean } from '../request/attributes.ts'
import type { BuildRequest, NamedContext } from '../request/build-request.ts'
import { queryGitContext } from '../request/git-context.ts'
import type { RunContext } from '../run-context.ts'
import { planAttestations, planHeldAttestations } from './buildx-attestations.ts'
import { planSecrets } from './buildx-secrets.ts'
import { isAtLeast } from './buildx-version.ts'
import type { ImageMetadata } from './image-metadata.ts'
import type { TemporaryFile } from './plan.ts'
import type { PublishDecision } from './plan-publish.ts'

/** Everything that was decided before the command line is written. */
export type BuildxDecisions = {
  readonly request: BuildRequest
  readonly context: RunContext
  readonly engine: EngineFacts
  /** Only where one was asked for or made for this run; without it buildx takes the selected one. */
  readonly builderName?: string
  /** A folder, relative to the workspace or absolute, or a URL. See `planContext`. */
  readonly contextArgument: string
  /** Absent: the `Dockerfile` at the root of the context, without a word on it. */
  readonly dockerfile?: string
  readonly image: Pick<ImageMetadata, 'tags' | 'labels' | 'annotations'>
  /** What the plan adds for our own Dockerfiles and stages; all empty for a build of the user's own. */
  readonly additions?: Additions
  /** What is told of outputs and push in the place of the request's own: see `planPublish`. */
  readonly publish?: PublishDecision
  /** Paths of `secret-files` that do not exist. */
  readonly missingSecretFiles?: readonly string[]
}

export type Additions = {
  readonly buildArgs?: readonly string[]
  readonly buildContexts?: readonly NamedContext[]
  /** Stages that are not taken from the cache. */
  readonly noCacheFilters?: readonly string[]
  /** Values of `--secret`, for example `id=ca-bundle,src=/path`. */
  readonly secrets?: readonly string[]
  /** The result has to be in the engine although `load` was not given. */
  readonly load?: boolean
}

export type BuildxCommand = {
  /** After `docker`. */
  readonly argv: readonly string[]
  /** To be added to the environment of the command. */
  readonly env: Readonly<Record<string, string>>
  readonly temporaryFiles: readonly TemporaryFile[]
  /** `iidFile` is written only where the result has an image id. */
  readonly results: { readonly metadataFile: string; readonly iidFile: string }
  readonly warnings: readonly string[]
}

/**
 * The exact command line of the build. Equal inputs give the flags of docker/build-push-action v7.3;
 * what differs stands in docs/inputs.md. Its gates for buildx below 0.13 are not needed: that is the
 * oldest version supported here. Pure: nothing is read or written.
 */
export function planBuildxArgv(decisions: BuildxDecisions): Parsed<BuildxCommand> {
  const { request, context, engine } = decisions
  if (request.call !== undefined && !isAtLeast(engine.buildxVersion, '0.15.0')) {
    const problem = `needs buildx 0.15 or newer, and this is ${engine.buildxVersion}`
    const remedy = 'update buildx, or leave call out'
    return { ok: false, errors: [{ input: 'call', problem, remedy }] }
  }
  const { tempFolder, github } = context
  const secrets = planSecrets({
    request,
    ...(github && { serverUrl: github.serverUrl }),
    contextArgument: decisions.contextArgument,
    tempFolder,
    missingFiles: decisions.missingSecretFiles ?? [],
  })
  const results = {
    metadataFile: `${tempFolder}/metadata.json`,
    iidFile: `${tempFolder}/iid.txt`,
  }
  const argv = [
    'buildx',
    'build',
    ...buildFlags(decisions, results.iidFile, secrets.specs),
    ...commonFlags(decisions, results.metadataFile),
    // Read by `build/`; goes to standard error, so that the answer to `call` is all of standard output.
    '--progress=rawjson',
    inQueryForm(decisions.contextArgument, decisions),
  ]
  const { files: temporaryFiles, warnings } = secrets
  return { ok: true, value: { argv, env: envOf(context), temporaryFiles, results, warnings } }
}

/**
 * The context: what was given; else the checkout where there is one, since earlier steps may have
 * changed it; else the git context of the workflow, as docker/build-push-action has it.
 */
export function planContext(
  request: Pick<BuildRequest, 'context' | 'defaultGitContext'>,
  hasCheckout: boolean,
): string {
  if (request.context !== undefined) return request.context
  return hasCheckout ? '.' : (request.defaultGitContext ?? '.')
}

function buildFlags(
  decisions: BuildxDecisions,
  iidFile: string,
  secrets: readonly string[],
): readonly string[] {
  const { request, image, additions = {} } = decisions
  const load = request.load || additions.load === true
  const contexts = [...request.buildContexts, ...(additions.buildContexts ?? [])]
  return [
    ...each('--add-host', request.addHosts),
    ...each('--allow', request.allow),
    ...each('--annotation', image.annotations),
    ...each('--build-arg', [...request.buildArgs, ...(additions.buildArgs ?? [])]),
    ...each(
      '--build-context',
      contexts.map(({ name, value }) => `${name}=${inQueryForm(value, decisions)}`),
    ),
    ...each('--cache-from', request.cacheFrom),
    ...each('--cache-to', request.cacheTo),
    ...one('--call', request.call),
    ...one('--cgroup-parent', request.cgroupParent),
    ...one('--file', decisions.dockerfile),
    ...one('--iidfile', hasImageId(request) ? iidFile : undefined),
    ...each('--label', image.labels),
    ...each('--no-cache-filter', [...request.noCacheFilters, ...(additions.noCacheFilters ?? [])]),
    ...each('--output', decisions.publish?.outputs ?? request.outputs.map(({ text }) => text)),
    ...one('--platform', request.platforms.join(',') || undefined),
    ...each('--attest', attestationsOf(decisions, load)),
    ...each('--secret', [...secrets, ...(additions.secrets ?? [])]),
    ...one('--shm-size', request.shmSize),
    ...each('--ssh', request.ssh),
    ...each('--tag', image.tags),
    ...one('--target', request.target),
    ...each('--ulimit', request.ulimit),
  ]
}

function attestationsOf(
  { request, context, engine, publish }: BuildxDecisions,
  load: boolean,
): readonly string[] {
  const attests = planAttestations({ ...request, load }, context, engine.builder)
  if (publish?.plan?.source.kind !== 'held') return attests
  const isLoaded = load || request.outputs.some(({ type }) => type === 'docker')
  return planHeldAttestations(attests, context, engine.builder, isLoaded)
}

function commonFlags(
  { request, builderName, additions, publish }: BuildxDecisions,
  metadataFile: string,
): readonly string[] {
  return [
    ...one('--builder', builderName ?? request.builder),
    ...flag('--load', request.load || additions?.load === true),
    '--metadata-file',
    metadataFile,
    ...one('--network', request.network),
    ...flag('--no-cache', request.noCache),
    ...flag('--pull', request.pull),
    ...flag('--push', publish?.push ?? request.push),
  ]
}

/** buildx refuses an image id file beside an output that is no image. */
function hasImageId({ outputs }: BuildRequest): boolean {
  return !outputs.some(({ type }) => type === 'local' || type === 'tar')
}

/** Whoever asks for it by this variable gets the git context as a URL with a query, from buildx 0.29 on. */
function inQueryForm(text: string, { request, context, engine }: BuildxDecisions): string {
  const { defaultGitContext } = request
  const { github, settings } = context
  const isAsked = parseGoBoolean(settings?.BUILDX_SEND_GIT_QUERY_AS_INPUT ?? '') === true
  if (!isAsked || !github || !defaultGitContext || !isAtLeast(engine.buildxVersion, '0.29.0')) {
    return text
  }
  return text.replaceAll(defaultGitContext, () => queryGitContext(github, settings))
}

/**
 * buildx puts provenance into the metadata file on its own, with the whole event payload of the
 * workflow in it (docker/buildx#4066): off, unless the environment asks for it.
 */
function envOf({ settings }: RunContext): Readonly<Record<string, string>> {
  const given = settings?.BUILDX_METADATA_PROVENANCE
  return { BUILDX_METADATA_PROVENANCE: given === undefined || given === '' ? 'disabled' : given }
}

function each(name: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value) => [name, value])
}

function one(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value]
}

function flag(name: string, isOn: boolean): readonly string[] {
  return isOn ? [name] : []
}
