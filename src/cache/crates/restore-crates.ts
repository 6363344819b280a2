import { randomUUID } from 'node:crypto'
import type { DownloadFiles } from '../../fetch/store.ts'
import type { Files } from '../../ports.ts'
import { type ErrandPorts, restoreArchive } from '../archive-errands.ts'
import type { ArchiveReport } from '../cache.ts'
import { adoptContext } from './context-part.ts'
import { type CratesArchive, isOfRepositories, REPOSITORIES_FOLDER } from './plan-crates-archive.ts'
import { purifyRepository } from './repository-files.ts'

export type CratesArchivePorts = Omit<ErrandPorts, 'files'> & {
  readonly files: Files
  readonly downloads: DownloadFiles
}

export type RestoredCrates = {
  readonly report: ArchiveReport
  /** Packages of registries in the lock file, those whose crate the cache folder had before, and those whose crate the archive had. */
  readonly locked: number
  readonly present: number
  readonly restored: number
  /** Repositories of git dependencies that are still to be brought. */
  readonly repositoriesLeft: number
}

export type RestoreCratesOptions = {
  readonly tempFolder: string
  /** Else only what the cache folder has is counted. */
  readonly mayRestore: boolean
  /** Whether what no checksum of the lock file covers may be used: the index of the crates. */
  readonly mayUseIndex: boolean
}

/**
 * Puts crates of an archive into the cache folder, before the fetch. What does not have the checksum of
 * the lock file stays out, so that the fetch brings it; the fetch compares all once more. Objects of git
 * are compared by git itself. Never rejects: what is lost is a remark.
 */
export async function restoreCrates(
  archive: CratesArchive,
  { tempFolder, mayRestore, mayUseIndex }: RestoreCratesOptions,
  ports: CratesArchivePorts,
  signal: AbortSignal,
): Promise<RestoredCrates> {
  const missing = await findMissing(archive, ports.files)
  const { locked } = archive
  const present = archive.crates.length - missing.crates.length
  const conclude = (report: ArchiveReport, restored: number, repositoriesLeft: number) => {
    return { report, locked, present, restored, repositoriesLeft }
  }
  const left = missing.repositories.length
  if (!mayRestore) return conclude(notAsked([]), 0, left)
  if (missing.crates.length + left === 0) return conclude(notAsked([NOTHING_MISSING]), 0, 0)
  const staging = `${archive.folder}/staging/${randomUUID()}`
  const file = `${tempFolder}/crates.tar.zst`
  const errand = { name: 'crates', keys: archive.keys, file, folder: staging } as const
  const startedAtMs = ports.clock.now()
  try {
    const report = await restoreArchive(errand, ports, signal)
    if (report.hit === 'miss') return conclude(report, 0, left)
    const { restored, damaged } = await adoptCrates(missing.crates, archive, staging, ports)
    if (archive.context && mayUseIndex && restored === missing.crates.length) {
      await adoptContext(archive.context, archive.folder, staging, ports)
    }
    const repositories = await adoptRepositories(missing.repositories, archive, staging, ports)
    const remarks = [...report.remarks, ...damagedRemark(damaged)]
    const restoreMs = ports.clock.now() - startedAtMs
    const isWhole = restored === missing.crates.length && repositories === left
    const useless = report.hit === 'exact' && !isWhole ? { useless: true } : {}
    return conclude({ ...report, ...useless, remarks, restoreMs }, restored, left - repositories)
  } catch (error) {
    return conclude(lost(error, ports.clock.now() - startedAtMs), 0, left)
  } finally {
    await Promise.all([staging, file].map((path) => ports.files.remove(path).catch(() => {})))
  }
}

type Missing = Pick<CratesArchive, 'crates' | 'repositories'>

async function findMissing(archive: CratesArchive, files: Files): Promise<Missing> {
  const { folder, crates, repositories } = archive
  const store = new Set((await files.list(`${folder}/store`)).map(({ name }) => `store/${name}`))
  const known = await files.list(`${folder}/${REPOSITORIES_FOLDER}`)
  const isKnown = (repository: string) =>
    known.some(({ name }) => isOfRepositories(name, { repositories: [repository] }))
  return {
    crates: crates.filter(({ path }) => !store.has(path)),
    repositories: repositories.filter((one) => !isKnown(one)),
  }
}

async function adoptCrates(
  wanted: CratesArchive['crates'],
  { folder }: CratesArchive,
  staging: string,
  { files, downloads }: CratesArchivePorts,
): Promise<{ readonly restored: number; readonly damaged: number }> {
  await files.makeFolder(`${folder}/store`)
  // As downloads are: the crates of a context folder are further names of these files.
  if ((await files.kindOf(`${staging}/store`)) === 'folder') {
    await downloads.fixTree(`${staging}/store`)
  }
  const outcomes = await Promise.all(
    wanted.map(async ({ path, sha256 }) => {
      const from = `${staging}/${path}`
      if ((await files.kindOf(from)) !== 'file') return 'absent'
      if ((await downloads.sha256Of(from)) !== sha256) return 'damaged'
      await downloads.linkOrCopy(from, `${folder}/${path}`).catch(unlessPresent)
      return 'restored'
    }),
  )
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  return { restored: count('restored'), damaged: count('damaged') }
}

/** Another run may have fetched the same a moment ago. */
function unlessPresent(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
}

async function adoptRepositories(
  repositories: readonly string[],
  { folder }: CratesArchive,
  staging: string,
  { files, downloads }: CratesArchivePorts,
): Promise<number> {
  let adopted = 0
  for (const { name } of await files.list(`${staging}/${REPOSITORIES_FOLDER}`)) {
    if (!isOfRepositories(name, { repositories })) continue
    const path = `${REPOSITORIES_FOLDER}/${name}`
    if (!(await purifyRepository(`${staging}/${path}`, files))) continue
    if (await downloads.moveFolder(`${staging}/${path}`, `${folder}/${path}`)) adopted++
  }
  return Math.min(adopted, repositories.length)
}

const NOTHING_MISSING = 'The cache folder has everything that the lock file names.'

function notAsked(remarks: readonly string[]): ArchiveReport {
  return { name: 'crates', hit: 'off', restoredBytes: 0, restoreMs: 0, remarks }
}

function damagedRemark(count: number): readonly string[] {
  if (count === 0) return []
  const subject = count === 1 ? '1 crate of the archive does' : `${count} crates of the archive do`
  return [`${subject} not have the checksum of Cargo.lock, and will be fetched.`]
}

function lost(error: unknown, restoreMs: number): ArchiveReport {
  const { message } = error as Error
  const remark = `The archive could not be put into the cache folder: ${message}.`
  return { name: 'crates', hit: 'miss', restoredBytes: 0, restoreMs, remarks: [remark] }
}
