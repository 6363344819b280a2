import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { contextFiles } from '../../src/adapters/context-files.ts'
import { files } from '../../src/adapters/files.ts'
import type { Archiver } from '../../src/cache/archiver.ts'
import type { ArchiveKeys, CacheStore } from '../../src/cache/cache.ts'
import type { ContainerPlan } from '../../src/compile/compile.ts'
import type { CompilePorts, CompileSetting } from '../../src/compile/compile-setting.ts'
import { READY } from '../../src/compile/container-argv.ts'
import type { Argv, Clock, CommandOptions, CommandResult } from '../../src/ports.ts'
import { aCrate } from '../builders/facts.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { tempFolder } from '../fakes/temp-folder.ts'

/** Folders of the host by their names in a container. */
type Place = Readonly<Record<string, string>>
type Answer = (place: Place, options: CommandOptions) => Promise<Partial<CommandResult>>

export type Scene = {
  readonly plan?: Partial<ContainerPlan>
  readonly sources?: Readonly<Record<string, string>>
  /** What the tool chain says of itself, on standard output; one that ends badly is not asked to compile. */
  readonly identify?: Answer
  /** One for each container that compiles, the last for all that follow. */
  readonly compile?: readonly Answer[]
  /** Content of archives by key. */
  readonly stored?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly ports?: Partial<CompilePorts>
  readonly setting?: Partial<CompileSetting>
}

const SERDE = 'registry+https://github.com/rust-lang/crates.io-index#serde@1.0.0'
const APP = 'path+file:///app#0.1.0'
const HASH = '0123456789abcdef'
const RLIB = `x/release/deps/libserde-${HASH}.rlib`
const STATE = 'x/release/incremental/app-1/s-a-b-c/state'

export const TARGET_FILES = {
  [RLIB]: 'serde',
  [`x/release/deps/app-${'f'.repeat(16)}`]: 'app',
  [STATE]: 'state',
  [`${STATE.split('/s-')[0]}/s-a-b.lock`]: '',
  '.seen/locked': 'serde',
  '.seen/settings': '',
  '.rustc_info.json': '{}',
}
/** What of them an archive of units has, and one of rustc's state. */
export const UNIT_FILES = ['.seen/locked', '.seen/settings', RLIB]
export const STATE_FILES = [`${STATE.split('/s-')[0]}/s-a-b.lock`, STATE]

function unitLine(packageId: string, name: string, file: string, fresh: boolean): string {
  const target = { name }
  const filenames = [`/target/${file}`]
  const reason = 'compiler-artifact'
  return JSON.stringify({ reason, package_id: packageId, target, filenames, fresh })
}

/** A dependency, fresh or not, and the application. */
export function unitsOf(fresh: boolean): string {
  const app = `x/release/deps/app-${'f'.repeat(16)}`
  return `${unitLine(SERDE, 'serde', RLIB, fresh)}\n${unitLine(APP, 'app', app, false)}\n`
}

export function fill(folder: string, content: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(content)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Ends well; a dependency that lies in the target folder is fresh. */
export const compiles: Answer = async ({ target = '', tmp = '', out = '' }) => {
  const fresh = existsSync(join(target, RLIB))
  fill(target, TARGET_FILES)
  fill(tmp, { 'units.json': unitsOf(fresh) })
  fill(out, { program: 'program' })
  return {}
}

/** Ends with an error after these lines. */
export function says(exitCode: number, ...lines: readonly string[]): Answer {
  return async (_place, { onStderrLine }) => {
    for (const line of lines) onStderrLine?.(line)
    return { exitCode }
  }
}

export const identifies: Answer = async ({ out = '' }) => {
  fill(out, { shared: '' })
  return { stdout: 'rustc 1.97.1\n' }
}

export const PLAN: ContainerPlan = {
  kind: 'container',
  reason: 'Kept.',
  toolchainArgv: ['buildx', 'build', '.'],
  toolchainImage: 'tools',
  environment: { PROFILE: 'release' },
  incremental: true,
  sharedBy: { PROFILE: 'release' },
  packages: [aCrate('serde'), { name: 'app', version: '0.1.0' }],
  isReused: true,
}

const SOURCES = {
  'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\n',
  'src/main.rs': 'fn main() {}',
}

/** Everything around a compilation: a docker that plays the containers, an archive store in memory. */
export function makeScene(scene: Scene = {}) {
  const { compile = [compiles], identify = identifies } = scene
  const calls: { readonly argv: Argv; readonly place: Place }[] = []
  const removed: string[] = []
  const told: string[] = []
  const run = async (argv: Argv, options: CommandOptions = {}): Promise<CommandResult> => {
    const ended = { exitCode: 0, stdout: '', stderr: '' }
    if (argv[1] === 'rm') {
      removed.push(argv.at(-1) ?? '')
      return ended
    }
    const place = placeOf(argv)
    calls.push({ argv, place })
    const said = { ...ended, ...(await identify(place, options)) }
    const go = await introduce(said, options)
    if (go === undefined) return { ...said, ...(options.signal?.aborted ? STOPPED : {}) }
    told.push(go)
    const answer = compile[Math.min(told.length, compile.length) - 1] ?? compiles
    return { ...ended, ...(await answer(place, options)) }
  }
  const logger = recordingLogger()
  const store = memoryStore(scene.stored)
  const ports: CompilePorts = {
    run,
    clock: stillClock,
    log: logger.log,
    env: {},
    files,
    contextFiles,
    copyFolder: async () => {},
    archiver: memoryArchiver(),
    store: store.store,
    ...scene.ports,
  }
  const setting: CompileSetting = {
    plan: { ...PLAN, ...scene.plan },
    folder: join(tempFolder(), 'compile'),
    cratesFolder: '/crates',
    source: {
      contextFolder: tempFolder(scene.sources ?? SOURCES),
      dockerfile: '/none/Dockerfile.minimal',
    },
    packages: [{ name: 'app', folder: '.' }],
    limits: { silentMs: 0, timeoutMs: 0 },
    ...scene.setting,
  }
  const names = () => calls.map(({ argv }) => argv[argv.indexOf('--name') + 1] ?? '')
  return { setting, ports, calls, names, removed, told, logger, ...store }
}

const STOPPED = { exitCode: 143, stopped: 'aborted' } as const

/** What it is told to do, if anything. */
async function introduce(
  { exitCode, stdout, stderr, stopped }: CommandResult,
  { input = '', signal, onStdoutLine, onStderrLine }: CommandOptions,
): Promise<string | undefined> {
  for (const line of linesOf(stderr)) onStderrLine?.(line)
  if (exitCode !== 0 || stopped !== undefined) return undefined
  for (const line of [...linesOf(stdout), READY]) onStdoutLine?.(line)
  return (await Promise.race([input, aborted(signal)]))?.trim()
}

/** Does nothing until somebody stops it. */
export const untilStopped: Answer = async (_place, { signal }) => {
  await aborted(signal)
  return { exitCode: 0, stopped: 'aborted' }
}

/** Whoever sleeps for this long wakes at once, when it has passed; all others sleep on. */
export function clockThatPasses(durationMs: number): Clock {
  let nowMs = 0
  const sleep: Clock['sleep'] = async (askedMs, signal) => {
    if (askedMs === durationMs) nowMs += durationMs
    else await aborted(signal)
  }
  return { now: () => nowMs, sleep }
}

/** Nobody's time is up. */
const stillClock: Clock = {
  now: () => Date.UTC(2026, 0, 2),
  sleep: (_, signal) => aborted(signal),
}

export function aborted(signal?: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve(undefined)
    signal?.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter(Boolean)
}

function placeOf(argv: Argv): Place {
  const mounts = argv.flatMap((arg) => {
    const [, source, target] = /^type=bind,source=(.*),target=\/(.*)$/.exec(arg) ?? []
    return source === undefined || target === undefined ? [] : [[target, source] as const]
  })
  return Object.fromEntries(mounts)
}

/** An archive is the JSON of its files. */
function memoryArchiver(): Archiver {
  return {
    pack: async ({ folder, paths, to }) => {
      const entries = paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')])
      const text = JSON.stringify(Object.fromEntries(entries))
      writeFileSync(to, text)
      return { ok: true, bytes: text.length }
    },
    unpack: async ({ file, folder }) => {
      const text = readFileSync(file, 'utf8')
      if (!text.startsWith('{')) return { ok: false, cause: 'zstd: unexpected end of file' }
      fill(folder, JSON.parse(text))
      return { ok: true }
    },
  }
}

function memoryStore(stored: Scene['stored'] = {}) {
  const archives = new Map(
    Object.entries(stored).map(([key, content]) => [key, JSON.stringify(content)]),
  )
  const asked: ArchiveKeys[] = []
  const saved: string[] = []
  const store: CacheStore = {
    kind: 'directory',
    restore: async (wanted, to) => {
      asked.push(wanted)
      const found = [wanted.key, ...wanted.prefixes].flatMap((start) =>
        [...archives.keys()].filter((key) => key.startsWith(start)),
      )
      const [key] = found
      if (key === undefined) return { outcome: 'miss' }
      const text = archives.get(key) ?? ''
      writeFileSync(to, text)
      return { outcome: key === wanted.key ? 'exact' : 'partial', key, bytes: text.length }
    },
    save: async (key, from) => {
      if (archives.has(key)) return { outcome: 'present' }
      saved.push(key)
      const text = readFileSync(from, 'utf8')
      archives.set(key, text)
      return { outcome: 'saved', bytes: text.length }
    },
  }
  return { store, archives, asked, saved }
}

export function errorOf(code: string): Error {
  return Object.assign(new Error(`${code}: no space left on device`), { code })
}
