import type { RetryPolicy } from '../../network/backoff.ts'
import type { CommandRunner, Files, Logger } from '../../ports.ts'
import type { DownloadPorts } from '../download.ts'
import type { TokenFor } from './tokens.ts'

export type CratesPorts = DownloadPorts & {
  readonly policy: RetryPolicy
  readonly run: CommandRunner
  readonly files: Files
  readonly log: Logger
  readonly tokenFor: TokenFor
}

export type CratesOptions = {
  readonly cacheFolder: string
  readonly tempFolder: string
  /** The checkout: where cargo is run for git dependencies and for a lock file. */
  readonly workspaceFolder: string
  /** Whole environment of cargo and git, with proxy and CA bundle of this run. */
  readonly env: Readonly<Record<string, string>>
  /** Nothing is requested. */
  readonly offline: boolean
  /** Requests at once to one server; default 32. */
  readonly parallel?: number
}
