import { join } from 'node:path'
import { ToolError } from '../errors.ts'
import { isLoopback } from '../image/reference.ts'
import { proxyPasswords } from '../network/proxy-passwords.ts'
import type { BuilderPlan } from '../plan/plan.ts'
import type { Files } from '../ports.ts'
import { parseProxy } from '../preflight/proxy-route.ts'
import { type BuilderPorts, runCreateBuilder } from './builder.ts'
import {
  type BuildkitdSettings,
  planBuilderArgs,
  planDriverOptions,
  renderBuildkitdConfig,
} from './buildkitd-config.ts'

export type OwnBuilderPlan = Extract<BuilderPlan, { kind: 'own' }>

/** What a builder of our own is told besides its plan, which is shown to people and so holds no secret. */
export type OwnBuilderSettings = {
  readonly buildkitd: BuildkitdSettings
  /** By upper-case name. May hold a password. */
  readonly proxy: Readonly<Record<string, string>>
  /** Of this run; the configuration file lies there. */
  readonly tempFolder: string
}

export type OwnBuilderCommand = {
  /** After `docker`. May hold the password of a proxy: never to be shown. */
  readonly argv: readonly string[]
  /** To be written before; absent when there is nothing to configure. */
  readonly configFile?: { readonly path: string; readonly text: string }
}

export type OwnBuilderPorts = BuilderPorts & { readonly files: Pick<Files, 'writeText'> }

/** The real command that makes the builder. */
export function planOwnBuilder(
  { createArgv }: Pick<OwnBuilderPlan, 'createArgv'>,
  { buildkitd, proxy, tempFolder }: OwnBuilderSettings,
): OwnBuilderCommand {
  const text = renderBuildkitdConfig(buildkitd)
  const configFile = text === '' ? undefined : { path: join(tempFolder, 'buildkitd.toml'), text }
  const options = [...hostNetwork(createArgv, proxy), ...planDriverOptions(proxy)]
  return {
    argv: [...createArgv, ...planBuilderArgs(options, configFile?.path)],
    ...(configFile ? { configFile } : {}),
  }
}

/** A proxy on loopback is that of this machine: only in its network can the builder reach it. */
function hostNetwork(
  createArgv: readonly string[],
  proxy: OwnBuilderSettings['proxy'],
): readonly string[] {
  const isNear = Object.entries(proxy).some(
    ([name, value]) => name !== 'NO_PROXY' && isLoopback(parseProxy(value)?.host ?? ''),
  )
  return isNear && !createArgv.includes(HOST_NETWORK) ? [HOST_NETWORK] : []
}

const HOST_NETWORK = 'network=host'

/** Makes and boots the builder. Throws BUILDER_START_FAILED; nothing is left then. */
export async function runCreateOwnBuilder(
  plan: OwnBuilderPlan,
  settings: OwnBuilderSettings,
  ports: OwnBuilderPorts,
): Promise<void> {
  const { argv, configFile } = planOwnBuilder(plan, settings)
  if (configFile) await ports.files.writeText(configFile.path, configFile.text, 0o600)
  try {
    await runCreateBuilder({ ...plan, createArgv: argv }, ports)
  } catch (error) {
    throw withoutPasswords(error, settings)
  }
}

/** buildx may quote an option that it refuses. */
function withoutPasswords(error: unknown, { proxy }: OwnBuilderSettings): unknown {
  if (!(error instanceof ToolError)) return error
  const message = proxyPasswords(proxy).reduce(
    (text, password) => text.replaceAll(password, '***'),
    error.message,
  )
  return new ToolError(error.code, message, error.hint)
}

/**
 * Makes the builder anew under its name. `keepState`: with what it has built so far. Throws as
 * `runCreateOwnBuilder` does.
 */
export async function runRecreateOwnBuilder(
  plan: OwnBuilderPlan,
  settings: OwnBuilderSettings & { readonly keepState: boolean },
  ports: OwnBuilderPorts,
): Promise<void> {
  const state = settings.keepState ? ['--keep-state'] : []
  const { env } = ports
  // What is in the way is said by the next command.
  await ports.run(
    ['docker', 'buildx', 'rm', '--force', ...state, plan.name],
    env === undefined ? {} : { env },
  )
  await runCreateOwnBuilder(plan, settings, ports)
}
