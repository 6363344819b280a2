import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '../../../src/adapters/clock.ts'
import { runCommand } from '../../../src/adapters/command-runner.ts'
import { makeDownloadFiles } from '../../../src/adapters/download-files.ts'
import { files } from '../../../src/adapters/files.ts'
import { makeTransport } from '../../../src/adapters/transport.ts'
import { planCargoConfig } from '../../../src/fetch/crates/cargo-config.ts'
import { type CratesInput, planCrates } from '../../../src/fetch/crates/plan-crates.ts'
import type { CratesOptions, CratesPorts } from '../../../src/fetch/crates/ports.ts'
import { runFetchCrates } from '../../../src/fetch/crates/run-fetch-crates.ts'
import { tokenReader } from '../../../src/fetch/crates/tokens.ts'
import type { CratesPlan } from '../../../src/fetch/fetch.ts'
import type { Transport } from '../../../src/network/transport.ts'
import { readCargo } from '../../../src/workspace/read-cargo.ts'
import { cargoHome, readCargoConfigFiles } from '../../../src/workspace/read-cargo-config.ts'
import { recordingLogger } from '../../fakes/recording-logger.ts'
import { tempFolder } from '../../fakes/temp-folder.ts'

export type LocalPlan = Extract<CratesPlan, { kind: 'local-registry' }>

/** A checkout with a cache folder of its own; what is asked of crates.io is asked of `cratesIo`. */
export type Place = {
  readonly workspace: string
  readonly cacheFolder: string
  readonly env: Record<string, string>
  readonly cratesIo: string
  readonly mirrors: readonly string[]
  readonly offline: boolean
  readonly ports: Partial<CratesPorts>
  readonly signal: AbortSignal
}

export function makePlace(workspace: string, given: Partial<Place> = {}): Place {
  const home = tempFolder()
  return {
    workspace,
    cacheFolder: tempFolder(),
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      CARGO_HOME: join(home, '.cargo'),
      ...rustup(),
    },
    cratesIo: 'http://127.0.0.1:1',
    mirrors: [],
    offline: false,
    ports: {},
    signal: new AbortController().signal,
    ...given,
  }
}

/** Where the tool chain of this machine is, as HOME is another here. */
export function rustup(): Record<string, string> {
  const { RUSTUP_HOME, HOME = '/root' } = process.env
  return { RUSTUP_HOME: RUSTUP_HOME ?? join(HOME, '.rustup') }
}

export async function inputOf(place: Place): Promise<CratesInput> {
  const cargo = await readCargo(place.workspace, files)
  if (!cargo.ok) throw new Error(JSON.stringify(cargo.errors))
  const home = cargoHome(place.env)
  const configFiles = await readCargoConfigFiles(place.workspace, home, files)
  return {
    ...(cargo.value ? { cargo: cargo.value } : {}),
    dockerfile: { origin: 'ours' },
    config: planCargoConfig(place.workspace, configFiles, place.env),
    cacheFolder: place.cacheFolder,
    tempFolder: tempFolder(),
    mirrors: place.mirrors,
    hostCargo: true,
  }
}

export async function planPlace(place: Place): Promise<LocalPlan> {
  const plan = planCrates(await inputOf(place))
  if (plan.kind === 'none') throw new Error(plan.reason)
  return plan
}

export async function fetchPlace(place: Place) {
  const input = await inputOf(place)
  const plan = planCrates(input)
  if (plan.kind === 'none') throw new Error(plan.reason)
  const logger = recordingLogger()
  const options: CratesOptions = {
    cacheFolder: place.cacheFolder,
    tempFolder: input.tempFolder,
    workspaceFolder: place.workspace,
    env: place.env,
    offline: place.offline,
  }
  mkdirSync(input.tempFolder, { recursive: true })
  const ports: CratesPorts = {
    transport: toLoopback(place.cratesIo),
    clock,
    random: () => 0.5,
    store: makeDownloadFiles(process.pid),
    policy: { retries: 2, firstDelayMs: 5, maxDelayMs: 10, budgetMs: 20_000 },
    run: runCommand,
    files,
    log: logger.log,
    tokenFor: tokenReader(place.env, files),
    ...place.ports,
  }
  const { config, mirrors } = input
  const result = await runFetchCrates(
    plan,
    ports,
    { ...options, resolve: { config, mirrors } },
    place.signal,
  )
  return { plan, result, logger }
}

/** crates.io itself is never asked by a test. */
export function toLoopback(cratesIo: string): Transport {
  const real = makeTransport({ proxy: {} })
  return (url, request) =>
    real(
      url
        .replace('https://static.crates.io', cratesIo)
        .replace('https://index.crates.io', `${cratesIo}/index`),
      request,
    )
}
