import type { CratesReport } from '../../fetch/fetch.ts'
import type { Files } from '../../ports.ts'
import { replacedBy, saveArchive } from '../archive-errands.ts'
import type { ArchiveReport } from '../cache.ts'
import { listContextPart } from './context-part.ts'
import { type CratesArchive, isOfRepositories, REPOSITORIES_FOLDER } from './plan-crates-archive.ts'
import { listRepository } from './repository-files.ts'
import type { CratesArchivePorts, RestoredCrates } from './restore-crates.ts'

export type SaveCratesOptions = {
  readonly tempFolder: string
  /** A larger archive is not kept. */
  readonly limitBytes: number
}

/**
 * Keeps what the lock file names, when the fetch had to download something of it. Gives the whole report
 * of the archive. Never rejects: what is lost is a remark.
 */
export async function saveCrates(
  archive: CratesArchive,
  { report, repositoriesLeft }: RestoredCrates,
  { fetched }: Pick<CratesReport, 'fetched'>,
  { tempFolder, limitBytes }: SaveCratesOptions,
  ports: CratesArchivePorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  if (fetched + repositoriesLeft === 0) return report
  const { folder, keys } = archive
  const file = `${tempFolder}/crates-new.tar.zst`
  try {
    const paths = await listPaths(archive, ports.files)
    const errand = { name: 'crates', key: keys.key, file, folder, paths, limitBytes } as const
    const { saved, remarks } = await saveArchive(
      { ...errand, ...replacedBy(report) },
      ports,
      signal,
    )
    return { ...report, ...(saved ? { saved } : {}), remarks: [...report.remarks, ...remarks] }
  } catch (error) {
    const remark = `The crates could not be kept: ${(error as Error).message}.`
    return { ...report, remarks: [...report.remarks, remark] }
  } finally {
    await ports.files.remove(file).catch(() => {})
  }
}

/** What is there of it, sorted: the same files make the same archive. */
async function listPaths(archive: CratesArchive, files: Files): Promise<readonly string[]> {
  const { folder, crates } = archive
  const stored = new Set((await files.list(`${folder}/store`)).map(({ name }) => `store/${name}`))
  const databases = await files.list(`${folder}/${REPOSITORIES_FOLDER}`)
  const repositories = await Promise.all(
    databases
      .filter(({ name, kind }) => kind === 'folder' && isOfRepositories(name, archive))
      .map(async ({ name }) => {
        const path = `${REPOSITORIES_FOLDER}/${name}`
        return (await listRepository(`${folder}/${path}`, files)).map((one) => `${path}/${one}`)
      }),
  )
  const ofCrates = crates.map(({ path }) => path).filter((path) => stored.has(path))
  const ofContext = archive.context ? await listContextPart(archive.context, files) : []
  return [...ofCrates, ...ofContext, ...repositories.flat()].sort()
}
