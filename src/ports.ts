/**
 * What the core needs of the outside world, as plain function types. `adapters/` makes them real,
 * tests fake them; nothing else in `src/` touches a process, a socket, a clock or an environment.
 */

/** A program and its arguments. Never a shell line: nothing here is ever parsed by a shell. */
export type Argv = readonly [program: string, ...args: string[]]

export type CommandOptions = {
  readonly cwd?: string
  /** The whole environment of the child; without it the child inherits ours. */
  readonly env?: Readonly<Record<string, string>>
  /** Text for standard input, perhaps only later; without it standard input is empty. */
  readonly input?: string | Promise<string>
  /** Each complete line, without its line end, as it arrives. Lines are still collected unless `collect` is false. */
  readonly onStdoutLine?: (line: string) => void
  readonly onStderrLine?: (line: string) => void
  /** Keep stdout and stderr in the result (default true). Turn off for long streams. */
  readonly collect?: boolean
  /** Aborting asks the child to stop (SIGTERM), and kills it when it does not. */
  readonly signal?: AbortSignal
  /** After this time the child is stopped as by `signal`. */
  readonly timeoutMs?: number
}

/** How a command ended. A non-zero exit is a value, not an exception. */
export type CommandResult = {
  /** 127 when the program does not exist; 128 + n when signal n ended it. */
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** Why we stopped it, if we did. */
  readonly stopped?: 'aborted' | 'timeout'
}

/** Runs a program to its end. Rejects only when the operating system refuses for another reason than "not found". */
export type CommandRunner = (argv: Argv, options?: CommandOptions) => Promise<CommandResult>

/** Absolute paths only. Errors are those of `node:fs/promises` (`code: 'ENOENT'`, …). */
export type Files = {
  readonly readText: (path: string) => Promise<string>
  /** `undefined` when there is no such file. */
  readonly readTextIfAny: (path: string) => Promise<string | undefined>
  readonly writeText: (path: string, text: string, mode?: number) => Promise<void>
  /** Names in a folder with their kind, sorted; empty when there is no such folder. */
  readonly list: (
    folder: string,
  ) => Promise<readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'other' }[]>
  readonly kindOf: (path: string) => Promise<'file' | 'folder' | 'other' | 'absent'>
  readonly makeFolder: (path: string) => Promise<void>
  readonly copyFile: (from: string, to: string) => Promise<void>
  /** Removes a file or a whole folder; no error when it is not there. */
  readonly remove: (path: string) => Promise<void>
}

export type Clock = {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after the time, or at once when the signal aborts. */
  readonly sleep: (durationMs: number, signal?: AbortSignal) => Promise<void>
}

/** Where a message belongs: buildx names a file and line for its warnings, GitHub shows them there. */
export type Location = {
  readonly title?: string
  readonly file?: string
  readonly startLine?: number
  readonly endLine?: number
}

/**
 * One line a call. The two fronts differ (workflow commands there, a terminal here); both treat the
 * text as data: line breaks, control characters and `::commands::` in it have no effect.
 */
export type Logger = {
  readonly debug: (message: string) => void
  readonly info: (message: string) => void
  readonly notice: (message: string, location?: Location) => void
  readonly warning: (message: string, location?: Location) => void
  readonly error: (message: string, location?: Location) => void
  /** Runs `body` in a named group that is closed whatever happens. */
  readonly group: <T>(name: string, body: () => Promise<T>) => Promise<T>
}

/** A small HTTP client: one request, no retries, no redirects across hosts with credentials. */
export type HttpRequest = {
  readonly method?: 'GET' | 'HEAD' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  /** Of a POST: registries exchange identity tokens so. */
  readonly body?: string
  readonly timeoutMs: number
}
export type HttpResponse = {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}
/** Rejects when no answer came (DNS, connect, TLS, timeout); any HTTP status is a value. */
export type Http = (url: string, request: HttpRequest) => Promise<HttpResponse>
