import { delimiter, join } from 'node:path'
import { planCargoConfig } from '../fetch/crates/cargo-config.ts'
import type { HostCargo } from '../plan/plan-fetch.ts'
import type { Files } from '../ports.ts'
import { mergeCargoConfig, readCratesSources } from '../preflight/effective-cargo.ts'
import { readCargoConfigFiles } from '../workspace/read-cargo-config.ts'
import { cargoHomeFolder } from './environment.ts'

type Environment = Readonly<Record<string, string>>

/** How cargo is set up on this machine for a folder. */
export function hostCargoReader(env: Environment, files: Files) {
  return async (contextFolder: string): Promise<HostCargo> => {
    const [configFiles, isInstalled] = await Promise.all([
      readCargoConfigFiles(contextFolder, cargoHomeFolder(env), files),
      hasProgram('cargo', env.PATH ?? '', files),
    ])
    return {
      config: planCargoConfig(contextFolder, configFiles, env),
      isInstalled,
      sources: readCratesSources(mergeCargoConfig(configFiles)),
    }
  }
}

/** A link counts: rustup puts one in the place of each tool. */
async function hasProgram(name: string, path: string, files: Files): Promise<boolean> {
  const kinds = await Promise.all(
    path
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => files.kindOf(join(folder, name)).catch(() => 'absent')),
  )
  return kinds.some((kind) => kind === 'file' || kind === 'other')
}
