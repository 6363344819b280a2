import type { DownloadFiles } from '../../../fetch/store.ts'
import type { Credentials } from '../../../image/credentials.ts'
import type { RetryPolicy } from '../../../network/backoff.ts'
import type { Transport } from '../../../network/transport.ts'
import type { Clock, Files, Logger } from '../../../ports.ts'
import type { PublishFiles } from '../../../publish/ports.ts'
import type { PushTarget } from '../../../publish/registry-session.ts'
import type { CallWatch } from '../watch-call.ts'

/** What the registry store needs of the outside world; loaded with the first call. */
export type RegistryPorts = {
  /** For this registry: to one on loopback no proxy stands between. */
  readonly transport: Transport
  /** What docker would sign in with. */
  readonly credentialsFor: (registry: string) => Promise<Credentials | undefined>
  readonly downloads: DownloadFiles
  readonly blobs: PublishFiles
  readonly files: Pick<Files, 'writeText' | 'remove'>
  readonly sizeOf: (path: string) => Promise<number>
  /** Numbers from 0 up to 1. */
  readonly random: () => number
}

/** One call of the store, under the eye of `watchCall`. */
export type RegistryCall = {
  readonly target: PushTarget
  readonly ports: RegistryPorts
  readonly clock: Clock
  readonly log: Logger
  readonly budgetBytes: number
  readonly watch: CallWatch
  readonly signal: AbortSignal
}

/** An archive is worth a second try, and no more time than a store that does not answer may cost. */
export const REGISTRY_POLICY: RetryPolicy = {
  retries: 2,
  firstDelayMs: 500,
  maxDelayMs: 2_000,
  budgetMs: 5_000,
}
