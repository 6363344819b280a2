import { readFile, statfs } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { tokenReader } from '../fetch/crates/tokens.ts'
import { readCredentials } from '../image/credentials.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { CommandRunner } from '../ports.ts'
import { readCargoConfigFiles } from '../preflight/effective-cargo.ts'
import { clock } from './clock.ts'
import { makeDownloadFiles } from './download-files.ts'
import { dockerConfigFolder } from './engine-endpoint.ts'
import { caBundle, proxySettings } from './environment.ts'
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
  const credentials = { files, run, dockerConfigFolder: dockerConfigFolder(env) }
  const credentialsFor = (registry: string) => readCredentials(registry, credentials)
  const proxy = proxySettings(env)
  const cargoHome = env.CARGO_HOME || join(env.HOME || homedir(), '.cargo')
  return {
    settings: await readNetworkSettings(env),
    makeTransport,
    makeProbes: (transport) => ({
      ...makeProbePorts({
        transport,
        clock,
        env,
        credentialsFor,
        readBundles: () => readCaBundles(caBundle(env).caBundle),
      }),
      docker: {
        run,
        proxy,
        readText: (path) => readFile(path, 'utf8').catch(() => undefined),
        freeBytes,
      },
    }),
    downloads: makeDownloadFiles(process.pid),
    random: Math.random,
    processId: process.pid,
    credentialsFor,
    tokenFor: tokenReader(env, files),
    cargoFiles: (folder) => readCargoConfigFiles(folder, cargoHome, files),
  }
}

async function freeBytes(path: string): Promise<number | undefined> {
  const found = await statfs(path).catch(() => undefined)
  return found && found.bavail * found.bsize
}
