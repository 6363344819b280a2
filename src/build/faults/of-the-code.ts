import { BUILD_SCRIPT_FAULTS } from './build-scripts.ts'
import { CARGO_FILE_FAULTS } from './cargo-files.ts'
import { CARGO_PROJECT_FAULTS } from './cargo-project.ts'
import { LINKING_FAULTS } from './linking.ts'
import { RUST_FAULTS } from './rust.ts'

const ROWS = [
  ...[...RUST_FAULTS, ...LINKING_FAULTS, ...BUILD_SCRIPT_FAULTS],
  ...[...CARGO_PROJECT_FAULTS, ...CARGO_FILE_FAULTS],
]

/** Faults of the code or its workspace: the same wherever and however often it is compiled. */
export const FAULTS_OF_THE_CODE: ReadonlySet<string> = new Set(
  ROWS.filter(({ transient }) => transient === undefined).map(({ id }) => id),
)
