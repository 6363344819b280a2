import { join } from 'node:path'
import { type ErrandPorts, fetchArchive, unpackArchive } from '../cache/archive-errands.ts'
import type { ArchiveKeys, ArchiveReport } from '../cache/cache.ts'
import type { Files } from '../ports.ts'
import { settleAll } from './settle-all.ts'

/** Both are looked for under names that say what they fit. */
export type CompiledKeys = {
  readonly units: ArchiveKeys
  /** Absent where rustc keeps no state. */
  readonly workspace?: ArchiveKeys
}

export type RestorePorts = ErrandPorts & { readonly files: Pick<Files, 'list'> }

/**
 * Unpacks what earlier runs compiled into the target folder. Both archives are fetched and unpacked
 * together: state is saved beside units of its own lock file only, so where there is one the other is
 * mostly there, too.
 */
export async function restoreCompiled(
  { units, workspace }: CompiledKeys,
  folder: string,
  targetFolder: string,
  ports: RestorePorts,
  signal: AbortSignal,
): Promise<readonly ArchiveReport[]> {
  const begin = (name: 'units' | 'workspace', keys: ArchiveKeys) => {
    const errand = { name, keys, file: join(folder, `${name}.archive`), folder: targetFolder }
    const fetching = fetchArchive(errand, ports, signal)
    const finish = async () => unpackArchive(errand, await fetching, ports, signal)
    return { ...errand, fetching, finish }
  }
  const ofUnits = begin('units', units)
  const ofState = workspace && begin('workspace', workspace)
  const [found] = await settleAll([ofUnits.fetching, ofState?.fetching])
  // State of the workspace is of no use beside other dependencies.
  const isWanted = ofState !== undefined && found.restored.outcome === 'exact'
  const [report, state] = await settleAll([
    ofUnits.finish(),
    isWanted ? ofState.finish() : undefined,
  ])
  if (ofState === undefined) return [report]
  if (state && report.hit === 'exact') return [report, state]
  await ports.files.remove(ofState.file)
  if (state) await emptyFolder(targetFolder, ports.files)
  return [report]
}

/** The folder itself stays: a container has it mounted. */
async function emptyFolder(folder: string, files: Pick<Files, 'list' | 'remove'>): Promise<void> {
  const listed = await files.list(folder)
  await Promise.all(listed.map(({ name }) => files.remove(join(folder, name))))
}

/**
 * After a compilation that their content may have spoiled: as if they had not been found. `areProved`: over
 * nothing it went well, so that they are to blame. Which of them, nobody knows: all that this run could
 * have saved itself are replaced. What was found under another key is no more looked for once there is
 * an archive under this one.
 */
export function discardRestored(
  archives: readonly ArchiveReport[],
  areProved: boolean,
): readonly ArchiveReport[] {
  return archives.map((archive) => {
    if (!isFound(archive)) return archive
    const remark = `Compiling over the archive ${archive.key} failed, so everything was compiled without it.`
    const useless = areProved && archive.hit === 'exact' ? ({ useless: true } as const) : {}
    return { ...archive, ...useless, hit: 'miss', remarks: [...archive.remarks, remark] }
  })
}

export function isFound({ hit }: ArchiveReport): boolean {
  return hit === 'exact' || hit === 'partial'
}
