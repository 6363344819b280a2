import { join } from 'node:path'
import { type ErrandPorts, fetchArchive, unpackArchive } from '../cache/archive-errands.ts'
import type { ArchiveKeys, ArchiveReport } from '../cache/cache.ts'

/** Both are looked for under names that say what they fit. */
export type CompiledKeys = {
  readonly units: ArchiveKeys
  /** Absent where rustc keeps no state. */
  readonly workspace?: ArchiveKeys
}

/**
 * Unpacks what earlier runs compiled into the target folder. Both archives are fetched together: state is
 * saved beside units of its own lock file only, so where there is one the other is mostly there, too.
 */
export async function restoreCompiled(
  { units, workspace }: CompiledKeys,
  folder: string,
  targetFolder: string,
  ports: ErrandPorts,
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
  await Promise.allSettled([ofUnits.fetching, ofState?.fetching])
  const report = await ofUnits.finish()
  if (ofState === undefined) return [report]
  // State of the workspace is of no use beside other dependencies.
  if (report.hit === 'exact') return [report, await ofState.finish()]
  await ports.files.remove(ofState.file)
  return [report]
}

/** After a compilation that their content may have spoiled: as if they had not been found. */
export function discardRestored(archives: readonly ArchiveReport[]): readonly ArchiveReport[] {
  return archives.map((archive) => {
    if (!isFound(archive)) return archive
    const remark = `Compiling over the archive ${archive.key} failed, so everything was compiled without it.`
    return { ...archive, hit: 'miss', remarks: [...archive.remarks, remark] }
  })
}

export function isFound({ hit }: ArchiveReport): boolean {
  return hit === 'exact' || hit === 'partial'
}
