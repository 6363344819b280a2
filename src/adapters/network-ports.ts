import { readFile, statfs } from 'node:fs/promises'
import { tokenReader } from '../fetch/crates/tokens.ts'
import { type CredentialDeps, readCredentials } from '../image/credentials.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { NetworkSettings, Transport } from '../network/transport.ts'
import type { CommandRunner } from '../ports.ts'
import type { PreflightPorts } from '../preflight/run-preflight.ts'
import { readCargoConfigFiles } from '../workspace/read-cargo-config.ts'
import { clock } from './clock.ts'
import { makeDownloadFiles } from './download-files.ts'
import { dockerConfigFolder } from './engine-endpoint.ts'
import { caBundle, cargoHomeFolder } from './environment.ts'
import { files } from './files.ts'
import { makeProbePorts, readCaBundles } from './network-probes.ts'
import { readNetworkSettings } from './network-settings.ts'
import { makeTransport } from './transport.ts'

type Environment = Readonly<Record<string, string>>

/** Everything real, over the environment that docker's commands have. */
export async function makeNetworkPorts(
  env: Environment,
  run: CommandRunner,
): Promise<NetworkPorts> {
  return {
    settings: await readNetworkSettings(env),
    makeTransport: oncePerSettings(),
    makeProbes: (transport) => makePreflightPorts(env, transport, run),
    downloads: makeDownloadFiles(process.pid),
    random: Math.random,
    processId: process.pid,
    credentialsFor: credentialsReader(env, run),
    tokenFor: tokenReader(env, files),
    cargoFiles: (folder) => readCargoConfigFiles(folder, cargoHomeFolder(env), files),
  }
}

/** Stages that use the network in the same way share its connections, and the reading of the authorities. */
function oncePerSettings(): NetworkPorts['makeTransport'] {
  const made = new WeakMap<NetworkSettings, Transport>()
  return (settings) => {
    const transport = made.get(settings) ?? makeTransport(settings)
    made.set(settings, transport)
    return transport
  }
}

/** What preflight probes with, the questions to docker included. `runHelper` runs credential helpers. */
export function makePreflightPorts(
  env: Environment,
  transport: Transport,
  run: CommandRunner,
  runHelper = run,
): PreflightPorts {
  const probes = makeProbePorts({
    transport,
    clock,
    env,
    credentialsFor: credentialsReader(env, runHelper),
    readBundles: () => readCaBundles(caBundle(env).caBundle),
  })
  const readText = (path: string) => readFile(path, 'utf8').catch(() => undefined)
  return { ...probes, docker: { run, readText, freeBytes } }
}

function credentialsReader(env: Environment, run: CommandRunner) {
  const deps: CredentialDeps = { files, run, dockerConfigFolder: dockerConfigFolder(env) }
  return (registry: string) => readCredentials(registry, deps)
}

async function freeBytes(path: string): Promise<number | undefined> {
  const found = await statfs(path).catch(() => undefined)
  return found && found.bavail * found.bsize
}
