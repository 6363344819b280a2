import { join } from 'node:path'
import {
  type ErrandPorts,
  type PackedArchive,
  packArchive,
  replacedBy,
  type SaveReport,
  storeArchive,
} from '../cache/archive-errands.ts'
import type { ArchiveReport, CacheDecision } from '../cache/cache.ts'
import { listTree } from '../cache/units/list-tree.ts'
import { planUnits, type UnitFiles } from '../cache/units/plan-units.ts'
import type { Files } from '../ports.ts'
import type { CompiledWork } from './run-compile.ts'

export type SaveSetting = {
  readonly work: CompiledWork
  readonly decision: CacheDecision
  readonly limitBytes: number
  /** A folder of this run. */
  readonly folder: string
}

/** What a run could save, packed. Absent: there is nothing that the store lacks, or it may not be saved. */
export type Packing = {
  readonly units?: PackedArchive
  readonly workspace?: PackedArchive
  /** Why nothing was packed, one sentence. */
  readonly problem?: string
}

/** The target folder as cargo sees it in the container. */
const TARGET = '/target'

type PackPorts = Omit<ErrandPorts, 'store'> & { readonly files: Files }
type Name = 'units' | 'workspace'

/**
 * Packs what was compiled and what the next run would lack; nothing for what the store has, unless it
 * proved to be of no use. Done while the image is built: only storing waits for that. Never
 * rejects for a fault of the machine.
 */
export async function packCompiled(
  { work, decision, limitBytes, folder }: SaveSetting,
  ports: PackPorts,
  signal: AbortSignal,
): Promise<Packing> {
  const wanted = chooseArchives(work, decision)
  if (wanted.length === 0) return {}
  const { targetFolder } = work
  try {
    const plan = planKept(work.units, await listTree(ports.files, targetFolder))
    const packing: { [name in Name]?: PackedArchive } = {}
    for (const { name, ...which } of wanted) {
      const file = join(folder, `${name}.archive`)
      const errand = { name, ...which, folder: targetFolder, file }
      packing[name] = await packArchive({ ...errand, paths: plan[name], limitBytes }, ports, signal)
    }
    return packing
  } catch (error) {
    return { problem: explain(error) }
  }
}

/** Puts it into the store, and completes the reports of the archives. */
export async function storeCompiled(
  { units, workspace, problem }: Packing,
  { work, decision }: Pick<SaveSetting, 'work' | 'decision'>,
  ports: Omit<ErrandPorts, 'archiver'>,
  signal: AbortSignal,
): Promise<readonly ArchiveReport[]> {
  const { maySave, saveReason } = decision
  const known = work.archives.map((one) => remarkUseless(one, units, workspace))
  const before = remarkUnits(known, maySave ? problem : saveReason)
  try {
    const first = units && (await storeArchive(units, ports, signal))
    // rustc's state is restored beside these very units only.
    const hasUnits = units === undefined ? isThere(before) : isTaken(first)
    const second = workspace && hasUnits && (await storeArchive(workspace, ports, signal))
    return [...merge(before, 'units', first), ...merge(before, 'workspace', second || undefined)]
  } catch (error) {
    return remarkUnits(before, explain(error))
  }
}

function isTaken(report: SaveReport | undefined): boolean {
  return report?.saved !== undefined && report.saved.outcome !== 'lost'
}

/** Of an archive that stays although it is of no use. */
function remarkUseless(
  archive: ArchiveReport,
  ...packed: readonly (PackedArchive | undefined)[]
): ArchiveReport {
  const isReplaced = packed.some((one) => one?.replaced === archive.key)
  if (!archive.useless || isReplaced) return archive
  return { ...archive, remarks: [...archive.remarks, STAYS] }
}

const STAYS =
  'It stays in the store: each build meets it again, until one that may save replaces it.'

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return `Nothing was saved: ${message}.`
}

type Wanted = { readonly name: Name } & Pick<PackedArchive, 'key' | 'replaced'>

function chooseArchives(
  { archives, keys }: CompiledWork,
  { maySave, stateScope }: CacheDecision,
): readonly Wanted[] {
  const units = maySave ? want('units', keys.units, archives) : []
  const mayKeepState =
    (maySave || stateScope !== undefined) && (units.length > 0 || isThere(archives))
  const state =
    mayKeepState && keys.workspace !== undefined ? want('workspace', keys.workspace, archives) : []
  return [...units, ...state]
}

/** Unless the store has it, and it is of use. */
function want(name: Name, key: string, archives: readonly ArchiveReport[]): readonly Wanted[] {
  const found = archives.find((one) => one.name === name)
  if (found === undefined) return [{ name, key }]
  return found.hit === 'exact' ? [] : [{ name, key, ...replacedBy(found) }]
}

/** With what `forget` of our Dockerfiles has to know of the units: else it removes them all. */
const RECORDS: readonly string[] = ['.seen/locked', '.seen/settings']

function planKept(units: string, listing: readonly string[]): UnitFiles {
  const plan = planUnits(units, listing, TARGET)
  const records = plan.units.length === 0 ? [] : listing.filter((path) => RECORDS.includes(path))
  return { ...plan, units: [...records, ...plan.units] }
}

function merge(
  before: readonly ArchiveReport[],
  name: Name,
  after: SaveReport | undefined,
): readonly ArchiveReport[] {
  const known = before.find((one) => one.name === name)
  if (after === undefined) return known === undefined ? [] : [known]
  const base = known ?? { name, hit: 'miss', restoredBytes: 0, restoreMs: 0, remarks: [] }
  return [{ ...base, ...after, remarks: [...base.remarks, ...after.remarks] }]
}

/** Units under the very key, of use or not: state is restored beside them. */
function isThere(archives: readonly ArchiveReport[]): boolean {
  return archives.some(({ name, hit, useless }) => name === 'units' && (hit === 'exact' || useless))
}

function remarkUnits(
  archives: readonly ArchiveReport[],
  sentence: string | undefined,
): readonly ArchiveReport[] {
  if (sentence === undefined) return archives
  return archives.map((one) =>
    one.name === 'units' ? { ...one, remarks: [...one.remarks, sentence] } : one,
  )
}
