import { findOwnBuilders, removeBuilders } from '../cache/inventory/builders.ts'
import { findRuns } from '../cache/inventory/find-runs.ts'
import type { Holding } from '../cache/inventory/holding.ts'
import { type CleanLevel, planClean } from '../cache/inventory/plan-removal.ts'
import { readInventory } from '../cache/inventory/read-inventory.ts'
import type { OtherRemoval } from '../cache/inventory/render-holdings.ts'
import { removalBytes, renderRemoval } from '../cache/inventory/render-holdings.ts'
import {
  findDeadTempFolders,
  type TempFolder,
  type TempPorts,
} from '../cache/inventory/temp-folders.ts'
import { engineDown } from '../engine/commands.ts'
import type { EngineContext, EnginePorts } from '../engine/ports.ts'
import { formatBytes } from '../report/format.ts'
import { findObstacle } from './clean-guards.ts'

export type CleanRequest = {
  readonly level: CleanLevel
  readonly engine: EngineContext
  /** Absolute. */
  readonly cacheDir?: string
  /** Folders in which runs make their temporary ones. */
  readonly tempRoots: readonly string[]
  /** `ask`: on a terminal. */
  readonly mode: 'ask' | 'yes' | 'tell'
  /** Asked for, so that nobody has to be told of --yes. */
  readonly dryRun: boolean
  readonly color: boolean
}

export type CleanPorts = EnginePorts &
  TempPorts & {
    readonly say: (line: string) => void
    readonly complain: (line: string) => void
    readonly confirm: (question: string) => Promise<boolean>
  }

type Findings = {
  readonly all: readonly Holding[]
  readonly holdings: readonly Holding[]
  readonly temp: readonly TempFolder[]
  readonly builders: readonly string[]
}

/** Tells what goes, asks where it can, and removes it. Gives the exit code. */
export async function runClean(request: CleanRequest, ports: CleanPorts): Promise<number> {
  const { say, complain } = ports
  const obstacle = await findObstacle(request.level, ports, request.engine)
  if (obstacle !== undefined && request.mode !== 'tell') return refuse(obstacle, complain)
  const findings = await look(request, ports)
  const others = describeOthers(findings)
  if (findings.holdings.length === 0 && others.length === 0) {
    say('There is nothing to remove.')
    return 0
  }
  for (const line of renderRemoval(findings.all, findings.holdings, others, request.color))
    say(line)
  if (obstacle !== undefined) say(obstacle)
  if (!(await isAgreed(request, ports))) return 0
  // Time has passed while somebody was asked: what came into use meanwhile stays.
  const late = await findObstacle(request.level, ports, request.engine)
  if (late !== undefined) return refuse(late, complain)
  const failures = await remove(keepCommon(findings, await look(request, ports)), request, ports)
  for (const failure of failures) complain(`error: could not be removed: ${failure}`)
  if (failures.length > 0) return 1
  say(`Removed: ${formatBytes(removalBytes(findings.all, findings.holdings, others))}.`)
  return 0
}

function refuse(sentence: string, complain: CleanPorts['complain']): number {
  complain(`error: ${sentence}`)
  complain('  Nothing was removed.')
  return 1
}

async function look(request: CleanRequest, ports: CleanPorts): Promise<Findings> {
  const { level, engine, cacheDir, tempRoots } = request
  const { holdings } = await readInventory(engine.cacheFolder, cacheDir, ports)
  const temp: TempFolder[] = []
  for (const root of new Set(tempRoots)) temp.push(...(await findDeadTempFolders(root, ports)))
  const builders =
    level === 'all' ? await findOwnBuilders(withEnv(request, ports), await others(ports)) : []
  return { all: holdings, holdings: planClean(holdings, level, ports.clock.now()), temp, builders }
}

async function others(ports: CleanPorts) {
  const runs = await findRuns(ports)
  return runs?.filter(({ pid }) => pid !== ports.host.processId)
}

function withEnv({ engine }: CleanRequest, { run }: CleanPorts) {
  return { run, env: engine.env }
}

function describeOthers({ temp, builders }: Findings): readonly OtherRemoval[] {
  const tempBytes = temp.reduce((sum, { bytes }) => sum + bytes, 0)
  return [
    { title: 'temporary folders of killed runs', items: temp.length, bytes: tempBytes },
    { title: 'builders that runs have left', items: builders.length },
  ].filter(({ items }) => items > 0)
}

async function isAgreed(
  { mode, dryRun }: CleanRequest,
  { say, confirm }: CleanPorts,
): Promise<boolean> {
  switch (mode) {
    case 'yes':
      return true
    case 'tell':
      say(dryRun ? 'Nothing was removed.' : 'Nothing was removed: give --yes to remove it.')
      return false
    case 'ask': {
      const isYes = await confirm('Remove all this? [y/N] ')
      if (!isYes) say('Nothing was removed.')
      return isYes
    }
  }
}

function keepCommon(told: Findings, now: Findings): Findings {
  const paths = new Set([...now.holdings, ...now.temp].map(({ path }) => path))
  return {
    all: now.all,
    holdings: told.holdings.filter(({ path }) => paths.has(path)),
    temp: told.temp.filter(({ path }) => paths.has(path)),
    builders: told.builders.filter((name) => now.builders.includes(name)),
  }
}

/** Gives what could not be removed. */
async function remove(
  { holdings, temp, builders }: Findings,
  request: CleanRequest,
  ports: CleanPorts,
): Promise<readonly string[]> {
  const failures = [...(await removeBuilders(builders, withEnv(request, ports)))]
  if (holdings.some(({ part }) => part === 'engine-data')) {
    // A daemon that was killed has left bridges, rules and cgroups; its programs are needed for them.
    const { remaining } = await engineDown(ports, request.engine)
    failures.push(...remaining)
  }
  for (const { path } of [...temp, ...holdings]) {
    await ports.files.remove(path).catch(({ code }: NodeJS.ErrnoException) => {
      failures.push(`${path} (${code ?? 'unknown'})`)
    })
  }
  return failures
}
