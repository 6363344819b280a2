import type { TokenFor } from '../fetch/crates/tokens.ts'
import type { DownloadFiles } from '../fetch/store.ts'
import type { Credentials } from '../image/credentials.ts'
import type { PreflightPorts } from '../preflight/run-preflight.ts'
import type { CargoConfigFile } from '../workspace/read-cargo-config.ts'
import type { NetworkSettings, Transport } from './transport.ts'

/** What the network stages need of the outside world; loaded only by runs that have such a stage. */
export type NetworkPorts = {
  /** As the host's own programs use the network. */
  readonly settings: NetworkSettings
  readonly makeTransport: (settings: NetworkSettings) => Transport
  readonly makeProbes: (transport: Transport) => PreflightPorts
  readonly downloads: DownloadFiles
  readonly random: () => number
  readonly processId: number
  /** What docker would sign in with. */
  readonly credentialsFor: (registry: string) => Promise<Credentials | undefined>
  readonly tokenFor: TokenFor
  /** What cargo reads in a folder, the file that counts most first. */
  readonly cargoFiles: (folder: string) => Promise<readonly CargoConfigFile[]>
}
