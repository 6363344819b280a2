import type { EngineFacts } from '../../src/engine/facts.ts'
import type { RunContext } from '../../src/run-context.ts'
import type { CargoFacts, PackageFacts, WorkspaceFacts } from '../../src/workspace/facts.ts'

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
