import type { EngineFacts } from '../../src/engine/facts.ts'
import { NO_CARGO_CONFIG } from '../../src/fetch/crates/cargo-config.ts'
import type { HostCargo } from '../../src/plan/plan-fetch.ts'
import type { RunContext } from '../../src/run-context.ts'
import type {
  CargoFacts,
  LockedPackage,
  PackageFacts,
  WorkspaceFacts,
} from '../../src/workspace/facts.ts'

export function aPackage(overrides: Partial<PackageFacts> = {}): PackageFacts {
  return {
    name: 'web',
    version: '1.2.3',
    folder: '.',
    binaries: ['web'],
    features: [],
    optionalDependencies: [],
    ...overrides,
  }
}

export function aCargo(overrides: Partial<CargoFacts> = {}): CargoFacts {
  return {
    packages: [aPackage()],
    defaultMembers: [],
    profiles: [],
    lock: { version: 4, packages: [{ name: 'mimalloc', version: '0.1.48' }] },
    ...overrides,
  }
}

export function aWorkspace(overrides: Partial<WorkspaceFacts> = {}): WorkspaceFacts {
  return { contextFolder: '/repo', hasDockerignore: true, cargo: aCargo(), ...overrides }
}

export const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index'

/** As a lock file names it; the checksum is of nothing. */
export function aCrate(name: string, version = '1.0.0', source = CRATES_IO): LockedPackage {
  return { name, version, source, checksum: 'ab'.repeat(32) }
}

export const GIT_SOURCE = 'git+https://git.test/team/extra?branch=main#0123abcd'

/** A lock file with these packages besides the workspace's own. */
export function aLock(...packages: readonly LockedPackage[]): Pick<CargoFacts, 'lock'> {
  return { lock: { version: 4, packages: [{ name: 'web', version: '1.2.3' }, ...packages] } }
}

/** A machine with cargo, and nothing configured. */
export function aHostCargo(overrides: Partial<HostCargo> = {}): HostCargo {
  return { config: NO_CARGO_CONFIG, isInstalled: true, ...overrides }
}

export function anEngine(overrides: Partial<EngineFacts> = {}): EngineFacts {
  return {
    serverVersion: '28.5.2',
    buildxVersion: '0.29.1',
    builder: {
      name: 'default',
      driver: 'docker',
      buildkitVersion: '0.25.2',
      platforms: ['linux/amd64'],
      imageStore: 'containerd',
    },
    ...overrides,
  }
}

export function aContext(overrides: Partial<RunContext> = {}): RunContext {
  return {
    front: 'cli',
    workspaceFolder: '/repo',
    tempFolder: '/temp',
    cacheFolder: '/cache',
    dockerFolder: '/action/docker',
    startedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5),
    proxy: {},
    ...overrides,
  }
}
