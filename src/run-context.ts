import type { Runner } from './cache/stores/runner.ts'

/** What the two fronts know of where and why this run happens; gathered once, then only passed on. */
export type RunContext = {
  readonly front: 'action' | 'cli'
  /** The checkout (GITHUB_WORKSPACE) or the current folder: relative paths start here. */
  readonly workspaceFolder: string
  /** A folder of this run alone, made by the front and removed at its end. */
  readonly tempFolder: string
  /** Kept between runs, documented in docs/architecture.md. */
  readonly cacheFolder: string
  /** Where our Dockerfiles lie, beside the bundle. */
  readonly dockerFolder: string
  /** Milliseconds since the epoch. */
  readonly startedAtMs: number
  readonly git?: GitContext
  readonly github?: GitHubContext
  /** PEM bundle that the steps with network have to trust (`SSL_CERT_FILE`), if the host names one. */
  readonly caBundle?: string
  /** Proxy settings of the host by their upper-case names, e.g. HTTPS_PROXY. May hold a password. */
  readonly proxy: Readonly<Record<string, string>>
  /** Of a workflow's job; absent on a laptop and in other CI systems. */
  readonly runner?: Runner
  /** Who runs this process; absent where the system knows no numbers. */
  readonly user?: { readonly uid: number; readonly gid: number }
  /** Those of `SETTINGS` that the environment has. */
  readonly settings?: Settings
}

/** Variables by which buildx and docker/build-push-action are told what no input says. */
export const SETTINGS = [
  'BUILDX_METADATA_PROVENANCE',
  'BUILDX_NO_DEFAULT_ATTESTATIONS',
  'BUILDX_SEND_GIT_QUERY_AS_INPUT',
  'DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF',
] as const
export type Settings = { readonly [name in (typeof SETTINGS)[number]]?: string }

/** Of the checkout, read from git; every member is absent when git or the repository is. */
export type GitContext = {
  readonly sha?: string
  /** `refs/heads/x` or `refs/tags/x`. */
  readonly ref?: string
  readonly remoteUrl?: string
  /** Committer time in seconds since the epoch. */
  readonly commitTimeSec?: number
}

/** Of the workflow run: the documented default variables and the event payload. */
export type GitHubContext = {
  readonly serverUrl: string
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly eventName: string
  /** `refs/heads/x`, `refs/tags/x`, `refs/pull/N/merge`. */
  readonly ref: string
  readonly sha: string
  readonly actor: string
  readonly runId: string
  readonly runAttempt: string
  readonly defaultBranch?: string
  /** `repository.private` of the event; absent when the payload does not say. */
  readonly isPrivate?: boolean
  readonly pullRequest?: {
    readonly number: number
    readonly headSha: string
    /** Its branch is in another repository, or in one that was deleted since. */
    readonly isFork?: boolean
    /** As the event has it; the branch may have moved on since. */
    readonly base?: { readonly ref: string; readonly sha: string }
    readonly isClosed?: boolean
  }
  /** Where in the workflow this run is: names of workflow, job and step. */
  readonly step?: { readonly workflow?: string; readonly job?: string; readonly action?: string }
  /** `repository.description`, `repository.license.spdx_id`, for the OCI labels. */
  readonly description?: string
  readonly license?: string
}
