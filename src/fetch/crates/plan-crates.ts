import { createHash } from 'node:crypto'
import type { CargoFacts, DockerfileFacts, LockedPackage } from '../../workspace/facts.ts'
import type { CratesPlan } from '../fetch.ts'
import type { CargoConfigFacts } from './cargo-config.ts'
import { renderCargoConfig } from './config-text.ts'
import { planLocked } from './plan-locked.ts'

export type CratesInput = {
  readonly cargo?: CargoFacts
  readonly dockerfile: {
    readonly origin: 'ours' | 'repository' | 'given'
    /** Of a Dockerfile that is not ours. */
    readonly facts?: DockerfileFacts
  }
  readonly config: CargoConfigFacts
  /** Kept between runs. */
  readonly cacheFolder: string
  /** Of this run alone. */
  readonly tempFolder: string
  /**
   * Of crates.io, in order: a sparse index (`sparse+https://…`), or an address of downloads, to which
   * `/{crate}/{version}/download` is added unless it holds markers of its own.
   */
  readonly mirrors: readonly string[]
  /** Whether this machine has cargo: git dependencies and a missing lock file need it. */
  readonly hostCargo: boolean
}

/** CARGO_HOME of our Dockerfiles is `/crates`: the folder has to have the same name here and there. */
const BASE = 'crates'

/** Raise it when the content of a context folder changes for the same lock file. */
const FORMAT = 1

/** Decides what of the crates is fetched on the host. Pure. */
export function planCrates(input: CratesInput): CratesPlan {
  const { cargo, cacheFolder, tempFolder } = input
  const reason = reasonAgainst(input)
  if (reason !== undefined) return { kind: 'none', reason }
  if (cargo?.lock === undefined) {
    return {
      kind: 'local-registry',
      contextFolder: `${tempFolder}/${BASE}`,
      lockFile: 'Cargo.lock',
      packages: [],
      resolveLock: true,
    }
  }
  const plan = planLocked(cargo.lock.packages, input.config, input.mirrors)
  const problem = plan.problem ?? gitProblem(plan.git, input)
  if (problem !== undefined) {
    return { kind: 'none', reason: `${problem} The build fetches its crates itself.` }
  }
  if (plan.packages.length + plan.git.length === 0) {
    return { kind: 'none', reason: 'The lock file names no crates that are to be fetched.' }
  }
  const { packages, registries, git } = plan
  const configText = renderCargoConfig(registries, git, BASE)
  const content = [...packages, ...cargo.lock.packages.filter((one) => isOf(one, git))]
  return {
    kind: 'local-registry',
    contextFolder: `${cacheFolder}/crates/contexts/${keyOf(configText, content)}/${BASE}`,
    lockFile: 'Cargo.lock',
    packages,
    registries,
    git,
    configText,
  }
}

/** The same for a lock file that was resolved a moment ago. */
export function planResolved(
  packages: readonly LockedPackage[],
  contextFolder: string,
  input: Pick<CratesInput, 'config' | 'mirrors'>,
): Extract<CratesPlan, { kind: 'local-registry' }> {
  const { problem: _none, ...plan } = planLocked(packages, input.config, input.mirrors)
  const configText = renderCargoConfig(plan.registries, plan.git, BASE)
  return { kind: 'local-registry', contextFolder, lockFile: 'Cargo.lock', ...plan, configText }
}

function reasonAgainst({ cargo, dockerfile, hostCargo }: CratesInput): string | undefined {
  if (cargo === undefined) return 'There is no Cargo.toml in the build context.'
  if (dockerfile.origin !== 'ours' && !takesCrates(dockerfile.facts)) {
    return "The Dockerfile is the repository's own and has no stage `crates` that could be replaced."
  }
  if (cargo.lock === undefined && !hostCargo) {
    return 'There is no Cargo.lock, and no cargo here to resolve one: the build does that itself.'
  }
  return undefined
}

/** Whoever names a stage as ours are named wants it to be replaced. */
export function takesCrates(facts: DockerfileFacts | undefined): boolean {
  return facts?.stages.some(({ name }) => name?.toLowerCase() === 'crates') ?? false
}

function gitProblem(git: readonly string[], { hostCargo }: CratesInput): string | undefined {
  if (git.length === 0 || hostCargo) return undefined
  return 'Cargo.lock has git dependencies, and there is no cargo here to fetch them.'
}

/** From the lock file and the sources alone: where the crates come from makes no difference. */
/** The source of a package from git has its commit in it, which the configuration has not. */
function isOf({ source }: LockedPackage, git: readonly string[]): boolean {
  return source !== undefined && git.includes(source)
}

function keyOf(configText: string, packages: readonly LockedPackage[]): string {
  const parts = packages.map(({ name, version, source, checksum }) => [
    name,
    version,
    source,
    checksum,
  ])
  const text = JSON.stringify([FORMAT, configText, parts])
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
