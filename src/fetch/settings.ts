import type { OpenFile } from '../image/archive-reader.ts'
import type { RetryPolicy } from '../network/backoff.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { NetworkSettings } from '../network/transport.ts'
import type { HostCargo } from '../plan/plan-fetch.ts'
import type { Clock, CommandRunner, Files, Logger } from '../ports.ts'

export type FetchPorts = {
  readonly run: CommandRunner
  readonly files: Files
  readonly clock: Clock
  readonly log: Logger
  readonly openFile: OpenFile
  /** The whole environment of docker's, cargo's and git's commands. */
  readonly env: Readonly<Record<string, string>>
  readonly network: NetworkPorts
}

export type FetchSettings = {
  readonly cacheFolder: string
  readonly tempFolder: string
  readonly contextFolder: string
  /** By registry; asked before it. */
  readonly mirrors: Readonly<Record<string, readonly string[]>>
  readonly cratesMirrors: readonly string[]
  readonly hostCargo?: HostCargo
  readonly offline: boolean
  /** Nothing may be left to the build: there will be none here. */
  readonly isComplete?: boolean
  readonly settings: NetworkSettings
  readonly policy: RetryPolicy
}
