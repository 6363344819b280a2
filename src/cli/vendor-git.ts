import { renderCargoConfig } from '../fetch/crates/config-text.ts'
import { gitFault } from '../fetch/crates/git-faults.ts'
import type { CratesOptions, CratesPorts } from '../fetch/crates/ports.ts'
import { runPatiently } from '../fetch/crates/run-patiently.ts'
import { gitKeys } from '../fetch/crates/sources.ts'
import { vendorArgv } from '../fetch/crates/vendor-git.ts'
import type { FetchFault, RegistryPlan } from '../fetch/fetch.ts'
import type { Files } from '../ports.ts'
import { CHECKSUMS } from './vendor-folder.ts'

export type GitRequest = {
  readonly git: readonly string[]
  readonly registries: readonly RegistryPlan[]
  /** Folder with the local registries; absent when Cargo.lock has crates from git alone. */
  readonly cratesFolder?: string
  /** Text of the workspace's own configuration, without earlier vendoring. */
  readonly ownConfig?: string
}

export type GitVendored =
  | {
      readonly ok: true
      readonly folders: readonly { readonly name: string; readonly path: string }[]
    }
  | { readonly ok: false; readonly fault: FetchFault }

/**
 * Lets the host's cargo vendor everything, the crates of registries from our local ones, and gives the
 * folders of those from git. What they inherit from their workspaces only cargo can fill in.
 */
export async function vendorFromGit(
  { git, registries, cratesFolder, ownConfig }: GitRequest,
  ports: CratesPorts,
  options: CratesOptions,
  signal: AbortSignal,
): Promise<GitVendored> {
  const { files } = ports
  const { tempFolder, cacheFolder, env } = options
  const vendored = `${tempFolder}/vendored`
  const local = cratesFolder === undefined ? '' : renderCargoConfig(registries, [], cratesFolder)
  const configs = await writeConfigs({ own: ownConfig ?? '', sources: local }, tempFolder, files)
  const result = await runPatiently(vendorArgv(configs, options, vendored), ports, {
    // Not the workspace: neither its tool chain nor its configuration with an earlier vendoring counts.
    cwd: tempFolder,
    env: {
      ...env,
      CARGO_NET_GIT_FETCH_WITH_CLI: 'true',
      GIT_TERMINAL_PROMPT: '0',
      CARGO_TERM_COLOR: 'never',
      CARGO_HOME: `${cacheFolder}/crates/cargo-home`,
    },
    signal,
    before: () => files.remove(vendored),
  })
  if (result.exitCode !== 0) {
    const addresses = git.map((source) => gitKeys(source).git ?? source)
    const named = addresses.find((address) => result.stderr.includes(address)) ?? addresses[0]
    return { ok: false, fault: gitFault(named ?? '', result) }
  }
  return { ok: true, folders: await findFromGit(vendored, files) }
}

async function writeConfigs(
  texts: Readonly<Record<string, string>>,
  folder: string,
  files: Files,
): Promise<readonly string[]> {
  const paths: string[] = []
  for (const [name, text] of Object.entries(texts)) {
    if (text === '') continue
    const path = `${folder}/vendor-${name}.toml`
    await files.writeText(path, text)
    paths.push(path)
  }
  return paths
}

/** Crates of a registry have the checksum of their archive there, those of git have none. */
async function findFromGit(vendored: string, files: Files) {
  const found: { name: string; path: string }[] = []
  for (const { name } of await files.list(vendored)) {
    const path = `${vendored}/${name}`
    const text = await files.readTextIfAny(`${path}/${CHECKSUMS}`)
    const { package: checksum } = JSON.parse(text ?? '{}') as { readonly package?: unknown }
    if (typeof checksum !== 'string') found.push({ name, path })
  }
  return found
}
