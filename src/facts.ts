import { basename, resolve } from 'node:path'
import type { InputError, Parsed } from './errors.ts'
import { planContext } from './plan/buildx-argv.ts'
import { checkReach } from './plan/check-reach.ts'
import { type BinaryChoice, chooseBinary } from './plan/choose-binary.ts'
import { chooseDockerfile, type DockerfileChoice } from './plan/choose-dockerfile.ts'
import { planDockerfileArguments } from './plan/dockerfile-args.ts'
import type { Files } from './ports.ts'
import type { BuildRequest } from './request/build-request.ts'
import type { RunContext } from './run-context.ts'
import { parseDockerfile } from './workspace/dockerfile.ts'
import type { DockerfileFacts, WorkspaceFacts } from './workspace/facts.ts'
import { readWorkspace } from './workspace/read-workspace.ts'

/** All that was read from disk before anything is decided about the engine. */
export type RunFacts = {
  /** Folder relative to the workspace, or URL. */
  readonly contextArgument: string
  readonly folderName: string
  /** Absent for a context that is not a folder on this machine. */
  readonly workspace?: WorkspaceFacts
  readonly dockerfile: DockerfileChoice
  /** What stands in the Dockerfile, when it could be read. */
  readonly dockerfileFacts?: DockerfileFacts
  /** For our own Dockerfiles. */
  readonly binary?: BinaryChoice
  /** The CA bundle of the host, when it is there and small enough for a build secret. */
  readonly caBundle?: string
  readonly missingSecretFiles: readonly string[]
  readonly warnings: readonly string[]
}

/** BuildKit refuses larger secrets (`MaxSecretSize`). */
const SECRET_LIMIT_CHARACTERS = 500 * 1024

/** Reads the checkout; every error that the user can mend is returned, together. */
export async function readFacts(
  request: BuildRequest,
  context: RunContext,
  files: Files,
): Promise<Parsed<RunFacts>> {
  const hasCheckout = (await files.list(context.workspaceFolder)).length > 0
  const contextArgument = planContext(request, hasCheckout)
  const folder = isUrl(contextArgument)
    ? undefined
    : resolve(context.workspaceFolder, contextArgument)
  const workspace = await readIfLocal(folder, files)
  if (!workspace.ok) return workspace
  const dockerfile = chooseDockerfile(request, workspace.value, context.dockerFolder)
  if (!dockerfile.ok) return dockerfile
  const binary = chooseOurBinary(request, workspace.value, dockerfile.value)
  const buildArgs = allBuildArgs(request, workspace.value, dockerfile.value)
  const text = await readDockerfile(dockerfile.value, buildArgs, folder, context, files)
  const errors = [binary, text].flatMap((part) => (part.ok ? [] : part.errors))
  if (!binary.ok || !text.ok) return { ok: false, errors }
  const read = {
    contextArgument,
    folderName: basename(folder ?? context.workspaceFolder),
    workspace: workspace.value,
    dockerfile: dockerfile.value,
    binary: binary.value,
    dockerfileFacts: text.value,
    missingSecretFiles: await missingSecrets(request, context, files),
    ...(await readTrust(context, files)),
  }
  return { ok: true, value: withoutUndefined(read) }
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined }

/** An absent member and one that is undefined are not the same to the type checker. */
function withoutUndefined(read: Loose<Required<RunFacts>>): RunFacts {
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined),
  ) as RunFacts
}

async function readIfLocal(
  folder: string | undefined,
  files: Files,
): Promise<Parsed<WorkspaceFacts | undefined>> {
  return folder === undefined ? { ok: true, value: undefined } : readWorkspace(folder, files)
}

/** Whether BuildKit fetches the context (or the Dockerfile) itself, or reads it from standard input. */
export function isUrl(context: string): boolean {
  return /^(\w+:\/\/|git@|github\.com\/|-$)/.test(context)
}

function chooseOurBinary(
  request: BuildRequest,
  workspace: WorkspaceFacts | undefined,
  { origin }: DockerfileChoice,
): Parsed<BinaryChoice | undefined> {
  if (origin !== 'ours' || !workspace?.cargo) return { ok: true, value: undefined }
  const unreached = checkReach(workspace.cargo)
  const choice = chooseBinary(workspace.cargo, request)
  if (unreached.length === 0) return choice
  return { ok: false, errors: [...unreached, ...(choice.ok ? [] : choice.errors)] }
}

/**
 * Given ones and, for a Dockerfile of ours, those that the plan adds. A bare name is left out: buildx
 * takes its value from its environment, or the Dockerfile its default.
 */
function allBuildArgs(
  request: BuildRequest,
  workspace: WorkspaceFacts | undefined,
  { variant }: DockerfileChoice,
): readonly string[] {
  const given = request.buildArgs.filter((arg) => arg.includes('='))
  if (variant === undefined) return given
  const ours = planDockerfileArguments(variant, request, workspace?.cargo, undefined)
  return [...given, ...ours.buildArgs]
}

/** A Dockerfile that was named has to be there; buildx would say so only after the engine was found. */
async function readDockerfile(
  { origin, path }: DockerfileChoice,
  buildArgs: readonly string[],
  contextFolder: string | undefined,
  { workspaceFolder }: RunContext,
  files: Files,
): Promise<Parsed<DockerfileFacts | undefined>> {
  if (contextFolder === undefined && origin !== 'ours') return { ok: true, value: undefined }
  const base = origin === 'repository' ? (contextFolder ?? workspaceFolder) : workspaceFolder
  if (isUrl(path)) return { ok: true, value: undefined }
  const text = await files.readTextIfAny(resolve(base, path))
  if (text !== undefined) return { ok: true, value: parseDockerfile(text, path, buildArgs) }
  const error: InputError = {
    input: 'file',
    problem: `there is no Dockerfile "${path}"`,
    remedy: `give its path from ${workspaceFolder}`,
  }
  return { ok: false, errors: [error] }
}

async function readTrust({ caBundle }: RunContext, files: Files) {
  if (caBundle === undefined) return { caBundle, warnings: [] }
  const text = await files.readTextIfAny(caBundle)
  if (text !== undefined && text.length < SECRET_LIMIT_CHARACTERS) return { caBundle, warnings: [] }
  const problem = text === undefined ? 'does not exist' : 'is larger than a build secret may be'
  const consequence = 'the build steps with network will not know it'
  return {
    caBundle: undefined,
    warnings: [`the CA bundle ${caBundle} ${problem}; ${consequence}`],
  }
}

async function missingSecrets(request: BuildRequest, context: RunContext, files: Files) {
  const paths = request.secrets.flatMap(({ source }) =>
    source.kind === 'file' ? [source.path] : [],
  )
  const kinds = await Promise.all(
    paths.map((path) => files.kindOf(resolve(context.workspaceFolder, path))),
  )
  return paths.filter((_, index) => kinds[index] === 'absent')
}
