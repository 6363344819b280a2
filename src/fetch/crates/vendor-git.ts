import type { Argv } from '../../ports.ts'
import { OFFLINE_REMEDY } from '../download-faults.ts'
import type { FetchFault } from '../fetch.ts'
import { GIT_FOLDER } from './config-text.ts'
import { gitFault } from './git-faults.ts'
import type { CratesOptions, CratesPorts } from './ports.ts'
import { runPatiently } from './run-patiently.ts'
import { gitKeys } from './sources.ts'

/** `cargo vendor` of the workspace's lock file into a folder, under the configurations given, in their order. */
export function vendorArgv(
  configs: readonly string[],
  { workspaceFolder, offline }: Pick<CratesOptions, 'workspaceFolder' | 'offline'>,
  vendored: string,
): Argv {
  return [
    'cargo',
    ...configs.flatMap((path) => ['--config', path]),
    ...['vendor', '--quiet', '--locked', '--versioned-dirs', '--respect-source-config'],
    ...(offline ? ['--offline'] : []),
    ...['--manifest-path', `${workspaceFolder}/Cargo.toml`, vendored],
  ]
}

/**
 * Lets the host's cargo bring the git dependencies, without its own registry traffic: `configText` names
 * the local registries made a moment ago. cargo vendors all crates; those of git are kept. Its own
 * CARGO_HOME keeps the repositories for the next time, and the user's stays as it was.
 */
export async function vendorGit(
  git: readonly string[],
  stage: { readonly folder: string; readonly crates: string; readonly configText: string },
  ports: CratesPorts,
  options: CratesOptions,
  signal: AbortSignal,
): Promise<FetchFault | undefined> {
  const { files, store } = ports
  const { workspaceFolder, cacheFolder } = options
  const vendored = `${stage.folder}/vendored`
  const config = `${stage.folder}/sources.toml`
  await files.writeText(config, stage.configText)
  const own = `${workspaceFolder}/.cargo/config.toml`
  const configs = (await files.kindOf(own)) === 'file' ? [own, config] : [config]
  const home = `${cacheFolder}/crates/cargo-home`
  const result = await runPatiently(vendorArgv(configs, options, vendored), ports, {
    // Not the checkout: a rust-toolchain file there could make rustup download a tool chain.
    cwd: stage.folder,
    env: { ...options.env, ...(await gitEnvironment(ports)), CARGO_HOME: home },
    signal,
    before: () => files.remove(vendored),
  })
  if (result.exitCode !== 0) return faultOf(git, result, options)
  for (const { name } of await files.list(vendored)) {
    const checksums = await files.readTextIfAny(`${vendored}/${name}/.cargo-checksum.json`)
    if (checksums === undefined || isOfRegistry(checksums)) continue
    await store.moveFolder(`${vendored}/${name}`, `${stage.crates}/${GIT_FOLDER}/${name}`)
  }
  return undefined
}

/** With git's own client the credentials work that work for the user; without it cargo has its own. */
async function gitEnvironment({ run }: CratesPorts): Promise<Readonly<Record<string, string>>> {
  const { exitCode } = await run(['git', '--version'])
  const client = exitCode === 0 ? { CARGO_NET_GIT_FETCH_WITH_CLI: 'true' } : {}
  return { ...client, GIT_TERMINAL_PROMPT: '0', CARGO_TERM_COLOR: 'never' }
}

/** Crates of a registry have the checksum of their archive there, those of git have none. */
function isOfRegistry(checksums: string): boolean {
  const { package: checksum } = JSON.parse(checksums) as { readonly package?: unknown }
  return typeof checksum === 'string'
}

function faultOf(
  git: readonly string[],
  result: Parameters<typeof gitFault>[1],
  { offline }: CratesOptions,
): FetchFault {
  const addresses = git.map((source) => gitKeys(source).git ?? source)
  const named = addresses.find((address) => result.stderr.includes(address)) ?? addresses[0] ?? ''
  const fault = gitFault(named, result)
  if (!offline || fault.fault === 'cancelled' || fault.fault === 'disk-full') return fault
  return {
    ...fault,
    fault: 'offline-missing',
    cause:
      'Nothing may be fetched (offline), and the git dependencies of Cargo.lock are not all here.',
    remedy: OFFLINE_REMEDY,
    evidence: [...addresses].sort(),
  }
}
