import { EXIT } from '../exit-codes.ts'
import { REGISTRIES_FOLDER } from '../fetch/crates/config-text.ts'
import { planCrates } from '../fetch/crates/plan-crates.ts'
import { planLocked } from '../fetch/crates/plan-locked.ts'
import { folderOf } from '../fetch/crates/sources.ts'
import type { FetchFault, FetchPlan } from '../fetch/fetch.ts'
import type { FetchPorts, FetchSettings } from '../fetch/settings.ts'
import { runFetchStage } from '../fetch/stage.ts'
import type { HostCargo } from '../plan/plan-fetch.ts'
import type { Failure } from '../report/run-report.ts'
import type { CargoFacts, LockedPackage } from '../workspace/facts.ts'
import { configBefore, directoryFor, renderVendorConfig, withoutVendored } from './vendor-config.ts'
import { renderChecksums, unpackCrate } from './vendor-crate.ts'
import { openVendorFolder, type VendorFiles, type VendorPorts } from './vendor-folder.ts'
import { vendorFromGit } from './vendor-git.ts'

export type VendorRequest = {
  /** Absolute; the folder with Cargo.lock. */
  readonly folder: string
  /** Absolute. */
  readonly vendorDir: string
  readonly cargo: CargoFacts & { readonly lock: NonNullable<CargoFacts['lock']> }
  readonly hostCargo: HostCargo
  readonly fetch: Omit<FetchSettings, 'hostCargo' | 'contextFolder' | 'isComplete'>
}

export type VendorRunPorts = FetchPorts & { readonly vendorFiles: VendorFiles }

export type Vendored =
  | {
      readonly ok: true
      readonly crates: number
      readonly fromGit: number
      readonly removed: readonly string[]
      /** For `.cargo/config.toml`. */
      readonly configText: string
    }
  | {
      readonly ok: false
      readonly failure: Pick<Failure, 'cause' | 'remedy' | 'evidence' | 'exitCode'>
    }

type Failed = Extract<Vendored, { ok: false }>

/** Fetches every crate of the lock file and unpacks it into the folder. */
export async function runVendor(
  request: VendorRequest,
  ports: VendorRunPorts,
  signal: AbortSignal,
): Promise<Vendored> {
  const config = withoutVendored(request.hostCargo.config)
  const mirrors = request.fetch.cratesMirrors.map((url) => `sparse+${url}`)
  const locked = planLocked(request.cargo.lock.packages, config, mirrors)
  const problem = locked.problem ?? findProblem(locked.packages, locked.git, request.hostCargo)
  if (problem !== undefined)
    return failed({ cause: problem, remedy: 'Correct that, and try again.' })
  const fetched = await fetchCrates(request, config, mirrors, ports, signal)
  if (!fetched.ok) return fetched
  const { folder, vendorDir } = request
  const target = openVendorFolder(vendorDir, asVendorPorts(ports))
  try {
    for (const crate of locked.packages) {
      const fault = await addCrate(crate, fetched.cratesFolder, target, ports)
      if (fault !== undefined) return fault
    }
    const git = await addFromGit(request, locked, fetched.cratesFolder, target, ports, signal)
    if (typeof git !== 'number') return git
    const removed = await target.finish()
    const directory = directoryFor(folder, vendorDir)
    const configText = renderVendorConfig(locked.registries, locked.git, directory)
    return { ok: true, crates: locked.packages.length + git, fromGit: git, removed, configText }
  } finally {
    await target.close()
  }
}

function asVendorPorts({ files, vendorFiles, network }: VendorRunPorts): VendorPorts {
  return { files, vendorFiles, processId: network.processId }
}

/** A folder of sources has one place for each name and version. */
function findProblem(
  packages: readonly LockedPackage[],
  git: readonly string[],
  { isInstalled }: HostCargo,
): string | undefined {
  if (git.length > 0 && !isInstalled)
    return 'Cargo.lock has crates from git repositories, and there is no cargo here to vendor them.'
  const names = packages.map(nameOf)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  return twice === undefined
    ? undefined
    : `Cargo.lock has ${twice} from two registries, which no vendored folder can hold.`
}

function nameOf({ name, version }: LockedPackage): string {
  return `${name}-${version}`
}

type FetchedCrates = { readonly ok: true; readonly cratesFolder?: string } | Failed

async function fetchCrates(
  { folder, cargo, hostCargo, fetch }: VendorRequest,
  config: HostCargo['config'],
  mirrors: readonly string[],
  ports: VendorRunPorts,
  signal: AbortSignal,
): Promise<FetchedCrates> {
  const packages = cargo.lock.packages.filter(({ source = '' }) => !source.startsWith('git+'))
  const crates = planCrates({
    cargo: { ...cargo, lock: { ...cargo.lock, packages } },
    dockerfile: { origin: 'ours' },
    config,
    cacheFolder: fetch.cacheFolder,
    tempFolder: fetch.tempFolder,
    mirrors,
    hostCargo: hostCargo.isInstalled,
  })
  if (crates.kind === 'none') return { ok: true }
  const plan: FetchPlan = { crates, images: [], leftToBuild: [] }
  const settings = {
    ...fetch,
    contextFolder: folder,
    hostCargo: { ...hostCargo, config },
    isComplete: true,
  }
  const { failure, cratesFolder } = await runFetchStage(plan, settings, ports, signal)
  if (failure) return { ok: false, failure }
  return { ok: true, ...(cratesFolder === undefined ? {} : { cratesFolder }) }
}

type Target = ReturnType<typeof openVendorFolder>

async function addCrate(
  crate: LockedPackage,
  cratesFolder: string | undefined,
  target: Target,
  { network }: VendorRunPorts,
): Promise<Failed | undefined> {
  const name = nameOf(crate)
  const registry = folderOf(crate.source ?? '')
  const path = `${cratesFolder}/${REGISTRIES_FOLDER}/${registry}/${name}.crate`
  const unpacked = await unpackCrate(name, await network.downloads.readBytes(path))
  if (!unpacked.ok) {
    const cause = `${crate.name} ${crate.version} has the checksum of Cargo.lock, but ${unpacked.problem}.`
    return failed({ cause, remedy: 'Ask the owner of the crate; another version may be right.' })
  }
  await target.addFiles(name, unpacked.files, renderChecksums(unpacked.files, crate.checksum ?? ''))
  return undefined
}

/** Gives how many. */
async function addFromGit(
  { folder, fetch }: VendorRequest,
  { git, registries }: ReturnType<typeof planLocked>,
  cratesFolder: string | undefined,
  target: Target,
  { network, ...ports }: VendorRunPorts,
  signal: AbortSignal,
): Promise<number | Failed> {
  if (git.length === 0) return 0
  const own = (await ports.files.readTextIfAny(`${folder}/.cargo/config.toml`)) ?? ''
  const vendored = await vendorFromGit(
    {
      git,
      registries,
      ownConfig: configBefore(own),
      ...(cratesFolder === undefined ? {} : { cratesFolder }),
    },
    {
      ...ports,
      store: network.downloads,
      random: network.random,
      tokenFor: network.tokenFor,
      transport: network.makeTransport(fetch.settings),
      policy: fetch.policy,
    },
    { ...fetch, workspaceFolder: folder, env: ports.env },
    signal,
  )
  if (!vendored.ok) return failed(vendored.fault)
  for (const { name, path } of vendored.folders) await target.addFolder(name, path)
  return vendored.folders.length
}

function failed({
  cause,
  remedy,
  evidence = [],
  network = false,
}: Partial<FetchFault> & { readonly cause: string }): Failed {
  const exitCode = network ? EXIT.network : EXIT.build
  return { ok: false, failure: { cause, evidence, exitCode, ...(remedy ? { remedy } : {}) } }
}
