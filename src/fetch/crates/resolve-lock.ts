import { CANCELLED } from '../download-faults.ts'
import type { FetchFault } from '../fetch.ts'
import { isGitOutage, lastLines } from './git-faults.ts'
import type { CratesOptions, CratesPorts } from './ports.ts'
import { runPatiently } from './run-patiently.ts'

/** Folders that hold no sources of the workspace, and may be large. */
const SKIPPED = ['target', '.git', 'node_modules']

/**
 * Resolves a lock file by the host's cargo, in a copy of the manifests with empty sources: the checkout
 * stays as it is. Gives the text of the lock file.
 */
export async function resolveLock(
  ports: CratesPorts,
  options: CratesOptions,
  signal: AbortSignal,
): Promise<
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: FetchFault }
> {
  const { files } = ports
  const folder = `${options.tempFolder}/manifests`
  await files.remove(folder)
  await copyManifests(options.workspaceFolder, folder, ports)
  const offline = options.offline ? ['--offline'] : []
  const result = await runPatiently(['cargo', 'generate-lockfile', ...offline], ports, {
    cwd: folder,
    env: { ...options.env, CARGO_TERM_COLOR: 'never' },
    signal,
  })
  const text = result.exitCode === 0 ? await files.readTextIfAny(`${folder}/Cargo.lock`) : undefined
  await files.remove(folder)
  if (text !== undefined) return { ok: true, text }
  return { ok: false, fault: result.stopped ? CANCELLED : faultOf(result, options) }
}

async function copyManifests(from: string, to: string, ports: CratesPorts): Promise<void> {
  for (const { name, kind } of await ports.files.list(from)) {
    const [source, target] = [`${from}/${name}`, `${to}/${name}`]
    if (kind === 'file') await copyManifest(source, target, ports)
    else if (kind === 'folder' && !SKIPPED.includes(name)) {
      await copyManifests(source, target, ports)
    }
  }
}

async function copyManifest(from: string, to: string, { files }: CratesPorts): Promise<void> {
  if (/\/(?:Cargo\.toml|\.cargo\/config(?:\.toml)?)$/.test(from)) await files.copyFile(from, to)
  else if (from.endsWith('.rs')) await files.writeText(to, '')
}

function faultOf(
  result: Parameters<typeof isGitOutage>[0],
  { offline }: CratesOptions,
): FetchFault {
  const evidence = lastLines(result.stderr)
  if (offline) {
    return {
      fault: 'offline-missing',
      cause: 'There is no Cargo.lock, and without network none can be resolved.',
      remedy: 'Run `cargo generate-lockfile` where there is network, and commit Cargo.lock.',
      evidence,
      network: false,
    }
  }
  const isYanked = /\byanked\b/.test(result.stderr)
  const network = isGitOutage(result)
  return {
    fault: isYanked ? 'crate-yanked' : network ? 'connection-lost' : 'lock-unresolvable',
    cause: isYanked
      ? 'There is no Cargo.lock, and a crate that Cargo.toml asks for was yanked from its registry.'
      : `There is no Cargo.lock, and cargo could not resolve one${network ? ': its registry cannot be reached' : ''}.`,
    remedy: isYanked
      ? 'Ask for another version in Cargo.toml; a lock file that names a yanked one would still work.'
      : 'Run `cargo generate-lockfile`, and commit Cargo.lock.',
    evidence,
    network,
  }
}
