import type { Argv, Clock, CommandRunner, Files, Logger } from '../ports.ts'

/** What starting a daemon needs beyond the common ports. Made real by `adapters/engine-host.ts`. */
export type EngineHost = {
  /** Effective user id; 0 is root. */
  readonly userId: number
  /** Id of this process, as it stands in lock files. */
  readonly processId: number
  /** As dpkg names it, `amd64` or `arm64`; anything else is passed on as it is. */
  readonly architecture: string
  /** Starts a process of its own session that outlives us; its output is appended to a file. Gives its id. */
  readonly spawnDaemon: (
    argv: Argv,
    options: { readonly env: Readonly<Record<string, string>>; readonly logFile: string },
  ) => Promise<number>
  /** Whether the process was there to be signalled. */
  readonly signal: (pid: number, name: 'SIGTERM' | 'SIGKILL') => boolean
  /** Makes one folder; false when it is there already. The test and the making are one operation. */
  readonly makeFolderOnce: (path: string) => Promise<boolean>
  /** Rejects with `code: 'ENOTEMPTY'` when the target is a folder that holds something. */
  readonly rename: (from: string, to: string) => Promise<void>
}

export type EnginePorts = {
  readonly run: CommandRunner
  readonly files: Files
  readonly clock: Clock
  readonly log: Logger
  readonly host: EngineHost
}

/** Where an engine keeps images: the containerd snapshotters, or the graph drivers of before. */
export type ImageStore = 'containerd' | 'classic'

export type EngineContext = {
  /** Everything we make lies below it. Absolute. */
  readonly cacheFolder: string
  /** The whole environment of this process. */
  readonly env: Readonly<Record<string, string>>
  /** When given, only a private engine with this store will do, even where another engine answers. */
  readonly store?: ImageStore
}
