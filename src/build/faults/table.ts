import { BUILD_INPUT_FAULTS } from './build-inputs.ts'
import { BUILD_SCRIPT_FAULTS } from './build-scripts.ts'
import { BUILDER_FAULTS } from './builder.ts'
import { CACHE_FAULTS } from './cache.ts'
import { CARGO_FILE_FAULTS } from './cargo-files.ts'
import { CARGO_PROJECT_FAULTS } from './cargo-project.ts'
import { CRATE_FAULTS } from './crates.ts'
import { DOCKERFILE_FAULTS } from './dockerfile.ts'
import type { FaultRow } from './fault.ts'
import { GIT_FAULTS } from './git-sources.ts'
import { LINKING_FAULTS } from './linking.ts'
import { MACHINE_FAULTS } from './machine.ts'
import { NETWORK_FAULTS } from './network.ts'
import { NETWORK_TLS_FAULTS } from './network-tls.ts'
import { PACKAGE_INDEX_FAULTS } from './package-index.ts'
import { PACKAGE_MANAGER_FAULTS } from './package-managers.ts'
import { PUSH_FAULTS } from './push.ts'
import { REGISTRY_FAULTS } from './registry.ts'
import { PASSING_REGISTRY_FAULTS } from './registry-passing.ts'
import { RUN_FAULTS } from './run.ts'
import { RUN_DOWNLOAD_FAULTS } from './run-downloads.ts'
import { RUN_NETWORK_FAULTS } from './run-network.ts'
import { RUN_PROGRAM_FAULTS } from './run-programs.ts'
import { RUN_TLS_FAULTS } from './run-tls.ts'
import { RUST_FAULTS } from './rust.ts'
import { WATCHDOG_FAULTS } from './watchdog.ts'

export type FaultFamily = { readonly title: string; readonly rows: readonly FaultRow[] }

/**
 * All that is known of failed builds, in the order in which it is asked. What cargo and rustc say of
 * the code comes before the network: cargo announces every retried download, also before a compile
 * error. The last row takes what no other does.
 */
export const FAULT_FAMILIES: readonly FaultFamily[] = [
  { title: 'Machine', rows: MACHINE_FAULTS },
  { title: 'Engine and builder', rows: BUILDER_FAULTS },
  { title: 'Build cache', rows: CACHE_FAULTS },
  { title: 'Dockerfile and request', rows: DOCKERFILE_FAULTS },
  { title: 'What the build is given', rows: BUILD_INPUT_FAULTS },
  { title: 'Cargo workspace', rows: [...CARGO_PROJECT_FAULTS, ...CARGO_FILE_FAULTS] },
  { title: 'Crates', rows: CRATE_FAULTS },
  { title: 'Linker and system libraries', rows: [...LINKING_FAULTS, ...BUILD_SCRIPT_FAULTS] },
  { title: 'Rust', rows: RUST_FAULTS },
  { title: 'Git repositories', rows: GIT_FAULTS },
  { title: 'Image registry', rows: [...PASSING_REGISTRY_FAULTS, ...REGISTRY_FAULTS] },
  { title: 'Push', rows: PUSH_FAULTS },
  {
    title: 'Network',
    rows: [...NETWORK_TLS_FAULTS, ...NETWORK_FAULTS, ...RUN_TLS_FAULTS, ...RUN_NETWORK_FAULTS],
  },
  {
    title: 'Downloads in RUN steps',
    rows: [...RUN_DOWNLOAD_FAULTS, ...PACKAGE_INDEX_FAULTS, ...PACKAGE_MANAGER_FAULTS],
  },
  { title: 'RUN steps', rows: [...RUN_PROGRAM_FAULTS, ...RUN_FAULTS] },
  { title: 'Watchdog', rows: WATCHDOG_FAULTS },
]

export const FAULT_TABLE: readonly FaultRow[] = FAULT_FAMILIES.flatMap(({ rows }) => rows)

/** The first row of that id. Rows of one id agree in `transient` and `network`. */
export function findFaultRow(id: string): FaultRow | undefined {
  return FAULT_TABLE.find((row) => row.id === id)
}
