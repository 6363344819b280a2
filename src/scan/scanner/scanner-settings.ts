import type { RetryPolicy } from '../../network/backoff.ts'

export type ScannerSettings = {
  /** Of the host: `linux/amd64`. */
  readonly platform: string
  /** Absolute. */
  readonly cacheFolder: string
  /** Absolute; of this run alone: the program that runs lies in it. */
  readonly scanFolder: string
  /** `RUNNER_TOOL_CACHE`, on a runner. */
  readonly toolCacheFolder?: string
  /** Absolute; the user's own choice. */
  readonly trivyPath?: string
  /** Addresses of folders that are laid out as Trivy's releases on GitHub; asked first. */
  readonly mirrors: readonly string[]
  readonly offline: boolean
  readonly policy: RetryPolicy
}
