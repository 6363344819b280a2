import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import process from 'node:process'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { cacheFolder, definedVariables } from '../../src/adapters/environment.ts'
import { files } from '../../src/adapters/files.ts'
import { http } from '../../src/adapters/http.ts'
import { isRegistryUp } from '../../src/engine/make-stand-ins.ts'
import { ensureStandIns } from '../../src/engine/stand-ins/ensure.ts'
import { findStandIn } from '../../src/engine/stand-ins/recipes.ts'
import type { CommandResult } from '../../src/ports.ts'
import { parseReport } from '../../src/report/json.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { tempFolder } from '../fakes/temp-folder.ts'
import { CLI, type CliResult } from './harness.ts'

/**
 * A machine with a network of its own: a network namespace with nothing but loopback, which lives as
 * long as its keeper. The keeper ends when its input does, so that nothing stays behind, however the
 * test ends; only an engine that runs inside has to be taken down.
 */
export type Machine = {
  /** Of the process that holds the namespace, for `ip link set … netns`. */
  readonly pid: number
  readonly cacheFolder: string
  /** Runs a program inside, with the variables of this process but for those of `env`. */
  readonly run: (
    argv: readonly [string, ...string[]],
    options?: RunOptions,
  ) => Promise<CommandResult>
  /** Our command line inside, with the machine's own cache folder. */
  readonly cli: (args: readonly string[], options?: RunOptions) => Promise<CommandResult>
  /** `build` inside, with its report. */
  readonly build: (args: readonly string[], options?: RunOptions) => Promise<CliResult>
  /** Takes down the engine and gives the namespace up. */
  readonly stop: () => Promise<void>
}

/** A variable that is `undefined` is not passed on. */
export type RunOptions = {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** A file that this program alone finds in the place of another. */
  readonly inPlaceOf?: { readonly path: string; readonly file: string }
}

/** Namespaces are made by root alone. */
export const CAN_MAKE_MACHINES = process.platform === 'linux' && process.geteuid?.() === 0

/** What the engine of the test run is reached by: a machine of its own has its own. */
const NO_ENGINE = { DOCKER_HOST: undefined, DOCKER_CONFIG: undefined, BUILDX_BUILDER: undefined }

export async function startMachine(): Promise<Machine> {
  const keeper = spawn('unshare', ['--net', 'cat'], { stdio: ['pipe', 'pipe', 'inherit'] })
  await untilKept(keeper)
  const pid = keeper.pid ?? -1
  const folder = linkedCacheFolder()
  const run: Machine['run'] = (argv, { cwd, env, inPlaceOf } = {}) =>
    runCommand(['nsenter', `--net=/proc/${pid}/ns/net`, ...mounted(inPlaceOf), ...argv], {
      ...(cwd === undefined ? {} : { cwd }),
      env: definedVariables({ ...process.env, ...NO_ENGINE, ...env }),
    })
  const ownCache = { CV_DOCKER_BUILD_CACHE: folder }
  const cli: Machine['cli'] = (args, { env, ...options } = {}) =>
    run([process.execPath, '--no-warnings', CLI, ...args], {
      ...options,
      env: { ...ownCache, ...env },
    })
  mustPass(await run(['ip', 'link', 'set', 'lo', 'up']))
  return {
    pid,
    cacheFolder: folder,
    run,
    cli,
    build: (args, options) => buildWith(cli, args, options),
    stop: async () => {
      await cli(['engine', 'down'])
      keeper.stdin?.end()
    },
  }
}

function mounted(wanted: RunOptions['inPlaceOf']): readonly string[] {
  if (wanted === undefined) return []
  const script = 'mount --bind "$1" "$2" && shift 2 && exec "$@"'
  return ['unshare', '--mount', 'sh', '-c', script, 'sh', wanted.file, wanted.path]
}

async function buildWith(
  cli: Machine['cli'],
  args: readonly string[],
  options?: RunOptions,
): Promise<CliResult> {
  const file = `${tempFolder()}/report.json`
  const result = await cli(['build', '--report', file, ...args], options)
  if (!existsSync(file)) return result
  const report = parseReport(readFileSync(file, 'utf8'))
  if (!report.ok) throw new Error(`report.json is not valid: ${JSON.stringify(report.errors)}`)
  return { ...result, report: report.value }
}

const OUTSIDE = '198.51.100.1'
const INSIDE = '198.51.100.2'

/**
 * A cable from this machine to the other, which has no route beyond it; gone as soon as one end is.
 * Gives the address of this end. The addresses are those of documentation (RFC 5737): in use nowhere.
 */
export async function connectMachine({ pid, run }: Machine): Promise<string> {
  const cable = `cvdb-test${pid % 100_000}`
  const steps: readonly (readonly [string, ...string[]])[] = [
    ['ip', 'link', 'add', cable, 'type', 'veth', 'peer', 'name', 'out', 'netns', String(pid)],
    ['ip', 'addr', 'add', `${OUTSIDE}/30`, 'dev', cable],
    ['ip', 'link', 'set', cable, 'up'],
  ]
  const inside: typeof steps = [
    ['ip', 'addr', 'add', `${INSIDE}/30`, 'dev', 'out'],
    ['ip', 'link', 'set', 'out', 'up'],
  ]
  for (const argv of steps) mustPass(await runCommand(argv))
  for (const argv of inside) mustPass(await run(argv))
  await untilUp(() => runCommand(['ip', '-br', 'link', 'show', cable]))
  await untilUp(() => run(['ip', '-br', 'link', 'show', 'out']))
  return OUTSIDE
}

/** The kernel lets packets through a moment after the link is set up, later where many are. */
async function untilUp(look: () => Promise<CommandResult>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (/^\S+\s+UP\b/.test((await look()).stdout)) return
    await clock.sleep(100)
  }
  throw new Error('the cable between the machines does not come up')
}

function mustPass({ exitCode, stderr }: CommandResult): void {
  if (exitCode !== 0) throw new Error(stderr)
}

/** `cat` answers once it runs inside. */
function untilKept(keeper: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    keeper.once('error', reject)
    keeper.once('exit', (code) => reject(new Error(`no network namespace: exit code ${code}`)))
    keeper.stdout?.once('data', () => resolve())
    keeper.stdin?.write('\n')
  })
}

/**
 * An empty cache folder but for what is no part of a fetch: the programs of the private engine and the
 * stand-ins, which would take minutes and a network to make.
 */
export function linkedCacheFolder(): string {
  const real = cacheFolder(process.env)
  const folder = tempFolder()
  mkdirSync(`${folder}/engine`)
  for (const name of ['stand-ins', 'apt']) symlinkSync(`${real}/${name}`, `${folder}/${name}`)
  for (const name of namesIn(`${real}/engine`).filter((one) => /^tree-[0-9a-f]+$/.test(one)))
    symlinkSync(`${real}/engine/${name}`, `${folder}/engine/${name}`)
  return folder
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * `--stand-ins` for machines without network, and the stand-ins of these images made beforehand. Where
 * registries answer, the real images are used.
 */
export async function prepareStandIns(references: readonly string[]): Promise<'never' | 'auto'> {
  if (await isRegistryUp('docker.io/library/alpine', http)) return 'never'
  const ports = { run: runCommand, files, clock, log: recordingLogger().log, host: engineHost }
  const names = references.flatMap((reference) => findStandIn(reference) ?? [])
  const env = definedVariables(process.env)
  await ensureStandIns(names, ports, { cacheFolder: cacheFolder(process.env), env })
  return 'auto'
}
