import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { parseCargoLock } from '../../workspace/cargo-lock.ts'
import { CANCELLED, localFault } from '../download-faults.ts'
import type { CratesPlan, CratesReport, Fetched, FetchFault, FetchIncident } from '../fetch.ts'
import { renderCargoConfig } from './config-text.ts'
import { writeRegistries } from './context-folder.ts'
import { fetchPackages, type PackagesResult } from './fetch-packages.ts'
import { type CratesInput, planResolved } from './plan-crates.ts'
import type { CratesOptions, CratesPorts } from './ports.ts'
import { pruneCrates } from './prune.ts'
import { resolveLock } from './resolve-lock.ts'
import { vendorGit } from './vendor-git.ts'

type LocalPlan = Extract<CratesPlan, { kind: 'local-registry' }>

export type CratesFetched = CratesReport & {
  /** For `--build-context crates=…`. */
  readonly contextFolder: string
  /** Text of the lock file that was resolved here, as the repository has none. */
  readonly resolvedLock?: string
}

type Run = {
  readonly ports: CratesPorts
  readonly options: CratesOptions
  readonly signal: AbortSignal
  readonly incidents: Map<string, FetchIncident>
}

type Step<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: FetchFault }

/**
 * Brings the crates of the plan into its context folder, which is then whole or not there at all. What a
 * killed run has fetched is used by the next. Concurrent runs do not disturb each other.
 */
export async function runFetchCrates(
  plan: LocalPlan,
  ports: CratesPorts,
  options: CratesOptions & { readonly resolve: Pick<CratesInput, 'config' | 'mirrors'> },
  signal: AbortSignal,
): Promise<Fetched<CratesFetched>> {
  const startedAtMs = ports.clock.now()
  const incidents = new Map<string, FetchIncident>()
  const run = { ports, options, signal, incidents }
  try {
    const step = await fetchAll(plan, run, options.resolve)
    const told = [...incidents.values()]
    if (!step.ok) return { ...step, incidents: told }
    const durationMs = ports.clock.now() - startedAtMs
    return { ok: true, value: { ...step.value, durationMs }, incidents: told }
  } catch (error) {
    const fault = signal.aborted ? CANCELLED : localFault(error, 'what is fetched')
    return { ok: false, fault, incidents: [...incidents.values()] }
  }
}

type Result = Omit<CratesFetched, 'durationMs'>

async function fetchAll(
  plan: LocalPlan,
  run: Run,
  resolve: Pick<CratesInput, 'config' | 'mirrors'>,
): Promise<Step<Result>> {
  if (plan.resolveLock) return await fetchResolved(plan, run, resolve)
  const { store } = run.ports
  const total = plan.packages.length
  if ((await store.stat(plan.contextFolder)) !== undefined) {
    await store.touch(dirname(plan.contextFolder))
    return { ok: true, value: { ...report(total, []), contextFolder: plan.contextFolder } }
  }
  const made = await makeContext(plan, run, `${run.options.cacheFolder}/crates/staging`)
  if (!made.ok) return made
  await pruneCrates(run.options.cacheFolder, run.ports)
  return {
    ok: true,
    value: { ...report(total, made.value.downloaded), contextFolder: plan.contextFolder },
  }
}

/** Without a lock file: one is resolved, shown, and asked to be committed. */
async function fetchResolved(
  plan: LocalPlan,
  run: Run,
  resolve: Pick<CratesInput, 'config' | 'mirrors'>,
): Promise<Step<Result>> {
  const { ports, options, signal } = run
  const resolved = await resolveLock(ports, options, signal)
  if (!resolved.ok) return resolved
  const lock = parseCargoLock(resolved.text)
  if (!lock.ok) throw new Error(`cargo wrote a lock file that is none: ${lock.errors[0]?.problem}`)
  const { packages } = lock.value
  ports.log.warning(
    `There is no Cargo.lock, so every build resolves its ${packages.length} packages anew: run cargo generate-lockfile, and commit Cargo.lock.`,
  )
  await ports.log.group('Cargo.lock as it was resolved', async () => {
    for (const { name, version } of packages) ports.log.info(`${name} ${version}`)
  })
  const whole = planResolved(packages, plan.contextFolder, resolve)
  const made = await makeContext(whole, run, options.tempFolder, resolved.text)
  if (!made.ok) return made
  const counts = report(whole.packages.length, made.value.downloaded)
  const { contextFolder } = plan
  return { ok: true, value: { ...counts, contextFolder, resolvedLock: resolved.text } }
}

/** Everything is put together in a folder beside, and moved to its place in one step. */
async function makeContext(
  plan: LocalPlan,
  { ports, options, signal, incidents }: Run,
  stagingFolder: string,
  lockText?: string,
): Promise<Step<PackagesResult>> {
  const { packages, registries = [], git = [], configText = '' } = plan
  const fetched = await fetchPackages(packages, registries, ports, options, incidents, signal)
  if (!fetched.ok) return fetched
  const { files, store } = ports
  const folder = `${stagingFolder}/${randomUUID()}`
  const crates = `${folder}/crates`
  try {
    await store.writeFixed(`${crates}/config.toml`, configText)
    if (lockText !== undefined) await store.writeFixed(`${crates}/Cargo.lock`, lockText)
    await writeRegistries(crates, fetched.value.content, store)
    if (git.length > 0) {
      const hostConfig = renderCargoConfig(registries, [], crates)
      const stage = { folder, crates, configText: hostConfig }
      const fault = await vendorGit(git, stage, ports, options, signal)
      if (fault !== undefined) return { ok: false, fault }
    }
    await store.fixTree(crates)
    await store.moveFolder(crates, plan.contextFolder)
    return fetched
  } finally {
    await files.remove(folder)
  }
}

function report(
  total: number,
  downloaded: PackagesResult['downloaded'],
): Omit<CratesReport, 'durationMs'> {
  const fetched = downloaded.filter(({ reused }) => !reused)
  const hosts = fetched.map(({ via }) => (via === 'static.crates.io' ? 'crates.io' : via))
  return {
    total,
    fetched: fetched.length,
    reused: total - fetched.length,
    fetchedBytes: fetched.reduce((sum, { fetchedBytes }) => sum + fetchedBytes, 0),
    sources: [...new Set(hosts)].sort(),
  }
}
