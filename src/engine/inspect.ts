import { ToolError } from '../errors.ts'
import type { CommandOptions, CommandResult, CommandRunner } from '../ports.ts'
import { parseBuilder } from './builder-text.ts'
import type { BuilderFacts, EngineFacts } from './facts.ts'
import { isBuildxFit, isServerFit, parseBuildxVersion, parseServerVersion } from './probe.ts'

/** A booted remote builder answers at once; one that is down keeps buildx waiting for 20 s. */
const TIMEOUT_MS = 60_000

const INSTALL = 'install Docker Engine 23 or later with buildx 0.13 or later, or run `engine up`'

export type InspectOptions = {
  /** The whole environment of the commands; without it they inherit ours. */
  readonly env?: Readonly<Record<string, string>>
  /** Path of buildx, of `findBuildxPlugin`: asked directly, which halves the time. */
  readonly plugin?: string
  /**
   * A quicker way to the engine's own BuildKit than `docker version` and `buildx inspect`, which are
   * asked where this gives nothing. Not used for a builder that is named.
   */
  readonly defaultBuilder?: () => Promise<QuickFacts | undefined>
}

type QuickFacts = { readonly serverVersion: string; readonly builder: BuilderFacts }

/**
 * What runs here, from questions asked at once. Throws a ToolError when docker or buildx is missing,
 * unreachable or too old, or when there is no such builder.
 */
export async function readEngineFacts(
  run: CommandRunner,
  builder?: string,
  { env, plugin, defaultBuilder }: InspectOptions = {},
): Promise<EngineFacts> {
  const options = { timeoutMs: TIMEOUT_MS, ...(env === undefined ? {} : { env }) }
  const ask = async (...args: readonly string[]) => await askBuildx(run, plugin, args, options)
  const asked = ask('version')
  // Awaited below; until then a rejection must not end the process.
  asked.catch(() => {})
  const quick = builder === undefined ? await defaultBuilder?.().catch(() => undefined) : undefined
  if (quick !== undefined) {
    const buildxVersion = checkBuildx(await asked)
    checkServer({ stderr: '' }, quick.serverVersion)
    return { ...quick, buildxVersion }
  }
  const [version, buildx, inspect] = await Promise.all([
    askServer(run, options),
    asked,
    ask('inspect', ...(builder === undefined ? [] : [builder])),
  ])
  if (version.exitCode === 127)
    throw new ToolError('ENGINE_MISSING', 'docker is not installed', INSTALL)
  const buildxVersion = checkBuildx(buildx)
  const { serverVersion } = version
  const facts = parseBuilder(inspect.stdout)
  // A remote builder needs no daemon of this machine.
  if (inspect.exitCode !== 0 || !facts || facts.driver === 'docker')
    checkServer(version, serverVersion)
  if (inspect.exitCode !== 0 || !facts) throw builderError(inspect, builder)
  const found = await withImageStore(run, facts, options)
  return {
    ...(serverVersion === undefined ? {} : { serverVersion }),
    buildxVersion,
    builder: found,
  }
}

async function askServer(
  run: CommandRunner,
  options: CommandOptions,
): Promise<Pick<CommandResult, 'exitCode' | 'stderr'> & { readonly serverVersion?: string }> {
  const result = await run(['docker', 'version', '--format', '{{json .}}'], options)
  const serverVersion = parseServerVersion(result.stdout)
  return { ...result, ...(serverVersion === undefined ? {} : { serverVersion }) }
}

/** A plugin that cannot be run (a dead link, no permission) is left to docker, which knows more places. */
async function askBuildx(
  run: CommandRunner,
  plugin: string | undefined,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const direct = plugin && (await run([plugin, ...args], options).catch(() => undefined))
  if (direct && direct.exitCode !== 127) return direct
  return await run(['docker', 'buildx', ...args], options)
}

function checkBuildx(result: CommandResult): string {
  const version = result.exitCode === 0 ? parseBuildxVersion(result.stdout) : undefined
  if (version === undefined)
    throw new ToolError(
      'BUILDX_MISSING',
      'the buildx plugin of docker is not installed',
      'install the package docker-buildx-plugin (docker-buildx on Debian), version 0.13 or later',
    )
  if (!isBuildxFit(version))
    throw new ToolError(
      'BUILDX_TOO_OLD',
      `buildx ${version} is too old`,
      'install buildx 0.13 or later, for example with docker/setup-buildx-action',
    )
  return version
}

function checkServer({ stderr }: Pick<CommandResult, 'stderr'>, version: string | undefined): void {
  if (version === undefined) throw unreachable(stderr)
  if (!isServerFit(version))
    throw new ToolError(
      'ENGINE_TOO_OLD',
      `Docker Engine ${version} is too old`,
      'install Docker Engine 23 or later',
    )
}

/** docker's own sentences: `Cannot connect to the Docker daemon at unix:///…`, `permission denied while trying …`. */
function unreachable(stderr: string): ToolError {
  const socket = /\b(?:unix|tcp|ssh|npipe|http|https):\/\/[^\s"':]+(?::\d+)?/
    .exec(stderr)?.[0]
    ?.replace(/\.$/, '')
  const at = socket ? ` at ${decodeURIComponent(socket)}` : ''
  if (/permission denied/i.test(stderr))
    return new ToolError(
      'ENGINE_UNREACHABLE',
      `permission denied on the socket of the Docker daemon${at}`,
      'run as root or as a member of the group docker',
    )
  return new ToolError(
    'ENGINE_UNREACHABLE',
    `the Docker daemon does not answer${at}`,
    'start it, set DOCKER_HOST, or run `engine up`',
  )
}

function builderError({ stderr }: CommandResult, builder: string | undefined): ToolError {
  const cause =
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') || 'no answer'
  if (/no builder .* found/.test(cause))
    return new ToolError(
      'BUILDER_MISSING',
      `there is no builder ${JSON.stringify(builder ?? 'default')}`,
      'see `docker buildx ls` for those that there are',
    )
  return new ToolError(
    'BUILDER_UNFIT',
    `builder ${JSON.stringify(builder ?? 'default')} cannot be inspected: ${cause}`,
    'see `docker buildx inspect`',
  )
}

/** Docker before 24 says nothing about its store in the list of labels: one more question then. */
async function withImageStore(
  run: CommandRunner,
  builder: BuilderFacts,
  options: CommandOptions,
): Promise<BuilderFacts> {
  if (builder.driver !== 'docker' || builder.imageStore) return builder
  const info = await run(['docker', 'info', '--format', '{{json .DriverStatus}}'], options)
  const isContainerd = info.stdout.includes('io.containerd.snapshotter')
  return { ...builder, imageStore: isContainerd ? 'containerd' : 'classic' }
}
