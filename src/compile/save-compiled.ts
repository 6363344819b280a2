import { join } from 'node:path'
import { type ErrandPorts, saveArchive } from '../cache/archive-errands.ts'
import type { ArchiveReport, CacheDecision } from '../cache/cache.ts'
import { listTree } from '../cache/units/list-tree.ts'
import { planUnits } from '../cache/units/plan-units.ts'
import type { Files } from '../ports.ts'
import type { CompiledWork } from './run-compile.ts'

export type SaveSetting = {
  readonly work: CompiledWork
  readonly decision: CacheDecision
  readonly limitBytes: number
  /** A folder of this run. */
  readonly folder: string
}

/** The target folder as cargo sees it in the container. */
const TARGET = '/target'

/** Keeps what was compiled where the next run lacks it: under a key that is there nothing is ever changed. */
export async function saveCompiled(
  { work, decision, limitBytes, folder }: SaveSetting,
  ports: ErrandPorts & { readonly files: Files },
  signal: AbortSignal,
): Promise<readonly ArchiveReport[]> {
  const { archives, keys, targetFolder } = work
  if (!decision.maySave) return archives.map((one) => remark(one, decision.saveReason))
  const wanted = [
    ...(hitOf(archives, 'units') === 'exact' ? [] : (['units'] as const)),
    ...(keys.workspace === undefined || work.isUnchanged ? [] : (['workspace'] as const)),
  ]
  if (wanted.length === 0) return archives
  const plan = planUnits(work.units, await listTree(ports.files, targetFolder), TARGET)
  const saved = new Map<string, Awaited<ReturnType<typeof saveArchive>>>()
  for (const name of wanted) {
    const errand = {
      name,
      key: keys[name] ?? keys.units,
      paths: plan[name],
      folder: targetFolder,
      file: join(folder, `${name}.archive`),
      limitBytes,
    }
    saved.set(name, await saveArchive(errand, ports, signal))
  }
  return (['units', 'workspace'] as const).flatMap((name) => {
    const before = archives.find((one) => one.name === name)
    const after = saved.get(name)
    if (after === undefined) return before ?? []
    const known = before ?? { name, hit: 'miss', restoredBytes: 0, restoreMs: 0, remarks: [] }
    return { ...known, ...after, remarks: [...known.remarks, ...after.remarks] }
  })
}

function hitOf(archives: readonly ArchiveReport[], name: ArchiveReport['name']) {
  return archives.find((one) => one.name === name)?.hit
}

function remark(report: ArchiveReport, sentence: string | undefined): ArchiveReport {
  return sentence === undefined ? report : { ...report, remarks: [...report.remarks, sentence] }
}
