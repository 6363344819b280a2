import { createHash } from 'node:crypto'
import { storedPath } from '../../fetch/crates/context-folder.ts'
import { gitKeys, publicUrl } from '../../fetch/crates/sources.ts'
import type { CratesPlan } from '../../fetch/fetch.ts'
import type { ArchiveKeys } from '../cache.ts'
import { type ContextPart, planContextPart } from './context-part.ts'

/** Raise it when the content of an archive changes for the same lock file. */
const PREFIX = 'cvdb-crates-v2-'

/** What is kept of the downloads of one lock file. Paths are relative to `folder`. */
export type CratesArchive = {
  readonly keys: ArchiveKeys
  /** The part of the cache folder that a fetch of crates works in. Absolute. */
  readonly folder: string
  /** Packages of registries in the lock file. */
  readonly locked: number
  /** One for each content; `sha256` in hex, as the lock file has it. */
  readonly crates: readonly { readonly path: string; readonly sha256: string }[]
  /** What the fetch makes of the crates; absent where more than crates goes into it. */
  readonly context?: ContextPart
  /** How cargo calls the repositories of git dependencies, without the hash that ends the name. */
  readonly repositories: readonly string[]
}

/** Where the cargo that vendors git dependencies keeps the repositories, below `CratesArchive.folder`. */
export const REPOSITORIES_FOLDER = 'cargo-home/git/db'

/**
 * Which files of the cache folder belong to the plan of a fetch; `undefined` where nothing is fetched, or
 * no lock file says what. The key is of the packages alone, whatever variant or tool chain asks for them.
 */
export function planCratesArchive(
  plan: CratesPlan,
  cacheFolder: string,
): CratesArchive | undefined {
  if (plan.kind === 'none' || plan.resolveLock) return undefined
  const { packages, git = [] } = plan
  if (packages.length + git.length === 0) return undefined
  const folder = `${cacheFolder}/crates`
  const paths = new Map(
    packages.map((one) => [one.checksum ?? '', storedPath(cacheFolder, one)] as const),
  )
  const context = planContextPart(plan, cacheFolder)
  return {
    ...(context ? { context } : {}),
    keys: { key: `${PREFIX}${digestOf(packages, git)}`, prefixes: [PREFIX] },
    folder,
    locked: packages.length,
    crates: [...paths].map(([sha256, path]) => ({ path: path.slice(folder.length + 1), sha256 })),
    repositories: [...new Set(git.map(repositoryName))].sort(),
  }
}

function digestOf(
  packages: Extract<CratesPlan, { kind: 'local-registry' }>['packages'],
  git: readonly string[],
): string {
  const lines = [
    ...packages.map(({ name, version, checksum = '' }) => `${name} ${version} ${checksum}`),
    ...git.map(publicUrl),
  ]
  return createHash('sha256')
    .update([...new Set(lines)].sort().join('\n'))
    .digest('hex')
}

/** The last part of the address, as cargo compares addresses: without `.git`, and in lower case. */
function repositoryName(source: string): string {
  const { git = '' } = gitKeys(source)
  const path = URL.canParse(git) ? new URL(git).pathname : ''
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  return last.replace(/\.git$/, '').toLowerCase() || '_empty'
}

/** Whether a folder of `REPOSITORIES_FOLDER` is that of one of the repositories. */
export function isOfRepositories(
  name: string,
  { repositories }: Pick<CratesArchive, 'repositories'>,
): boolean {
  const own = name.toLowerCase().replace(/-[0-9a-f]{16}(?:-shallow)?$/, '')
  return own !== name.toLowerCase() && repositories.includes(own)
}
