import { resolve } from 'node:path'
import { clock } from '../adapters/clock.ts'
import { cacheFolder } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { measureTree } from '../adapters/tree-figures.ts'
import { bytesOf, type Holding, type InventoryPorts } from '../cache/inventory/holding.ts'
import { isPrunable, planPrune } from '../cache/inventory/plan-removal.ts'
import { type Inventory, readInventory } from '../cache/inventory/read-inventory.ts'
import {
  removalBytes,
  renderHoldings,
  renderRemoval,
  totalsOf,
} from '../cache/inventory/render-holdings.ts'
import { formatInputError, type InputError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { formatBytes } from '../report/format.ts'
import { cleanLine } from '../report/plain-text.ts'
import { CACHE_HELP, type CacheArguments, parseCacheArguments } from './cache-arguments.ts'
import { terminal } from './terminal.ts'

type Place = Pick<CacheArguments, 'json' | 'budgetBytes'> & {
  readonly folder: string
  readonly cacheDir?: string
}

/** `cache [list|prune|path]`: see its help. Gives the exit code. */
export async function runCacheCommand(args: readonly string[]): Promise<number> {
  const parsed = parseCacheArguments(args)
  if (!parsed.ok) return refuse(parsed.errors)
  const { help, action, cacheDir, ...options } = parsed.value
  if (help) {
    process.stdout.write(CACHE_HELP)
    return EXIT.ok
  }
  const place: Place = {
    ...options,
    folder: resolve(cacheFolder(process.env)),
    ...(cacheDir === undefined ? {} : { cacheDir: resolve(cacheDir) }),
  }
  const ports = { files, clock, measureTree }
  switch (action) {
    case 'path':
      if (options.json) sayJson({ cacheFolder: place.folder })
      else say(place.folder)
      return EXIT.ok
    case 'list':
      return list(place, await readInventory(place.folder, place.cacheDir, ports), clock.now())
    case 'prune':
      return await prune(place, ports)
  }
}

function list(place: Place, inventory: Inventory, nowMs: number): number {
  const { holdings, unknown } = inventory
  if (place.json) {
    sayJson(describe(place, inventory))
    return EXIT.ok
  }
  say(`Cache folder: ${place.folder}`)
  if (place.cacheDir !== undefined) say(`Archives: ${place.cacheDir}`)
  if (holdings.length === 0) say('Nothing is kept.')
  else for (const line of renderHoldings(holdings, nowMs, terminal.isColorful)) sayStyled(line)
  if (unknown.length > 0) say(`Not of cv-docker-build, and not counted: ${unknown.join(', ')}`)
  return EXIT.ok
}

/** For programs. */
function describe({ folder, cacheDir }: Place, { holdings, unknown }: Inventory) {
  return {
    schemaVersion: 1,
    cacheFolder: folder,
    ...(cacheDir === undefined ? {} : { cacheDir }),
    bytes: bytesOf(holdings),
    parts: totalsOf(holdings).map(({ lastUsedMs, ...part }) => ({
      ...part,
      lastUsedAt: new Date(lastUsedMs).toISOString(),
    })),
    unknown,
  }
}

async function prune(place: Place, ports: InventoryPorts): Promise<number> {
  const { holdings } = await readInventory(place.folder, place.cacheDir, ports)
  const removed = planPrune(holdings, place.budgetBytes, ports.clock.now())
  for (const { path } of removed) await ports.files.remove(path)
  const gone = new Set(removed)
  const left = bytesOf(holdings.filter((one) => isPrunable(one) && !gone.has(one)))
  if (place.json) {
    const freed = removalBytes(holdings, removed, [])
    const figures = { removed: removed.length, freedBytes: freed, bytes: left }
    sayJson({ schemaVersion: 1, budgetBytes: place.budgetBytes, ...figures })
    return EXIT.ok
  }
  tellPruned(place, holdings, removed, left)
  return EXIT.ok
}

function tellPruned(
  { budgetBytes }: Place,
  holdings: readonly Holding[],
  removed: readonly Holding[],
  left: number,
): void {
  const budget = formatBytes(budgetBytes)
  if (removed.length > 0) {
    for (const line of renderRemoval(holdings, removed, [], terminal.isColorful)) sayStyled(line)
    say('Removed.')
  }
  say(
    left <= budgetBytes
      ? `Crates, images and archives take ${formatBytes(left)}; the budget is ${budget}.`
      : `Crates, images and archives take ${formatBytes(left)}, more than the budget of ${budget}: the rest was used within the last hour.`,
  )
}

function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

function say(line: string): void {
  process.stdout.write(`${cleanLine(line)}\n`)
}

/** Lines that were cleaned when they were made, and may have colours. */
function sayStyled(line: string): void {
  process.stdout.write(`${line}\n`)
}

function refuse(errors: readonly InputError[]): number {
  for (const error of errors) process.stderr.write(`error: ${cleanLine(formatInputError(error))}\n`)
  return EXIT.input
}
