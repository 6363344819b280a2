import type { Argv, Clock, CommandResult, CommandRunner, Logger } from '../ports.ts'

export type ContainerPorts = {
  readonly run: CommandRunner
  readonly clock: Clock
  readonly log: Logger
  /** The whole environment of docker's commands. */
  readonly env: Readonly<Record<string, string>>
}

export type ContainerLimits = {
  /** Without a line of output for this long, the container is stopped; 0: never. */
  readonly silentMs: number
  /** In all; 0: never. */
  readonly timeoutMs: number
}

export type ContainerEnd = {
  readonly exitCode: number
  /** The last lines of both streams, oldest first. */
  readonly output: readonly string[]
  readonly why?: 'aborted' | 'silent' | 'timeout'
}

/** As many as the fault table looks at, and the beginning of a long error. */
const KEPT_LINES = 400
/** For us, not for the reader of the log. */
const OURS = /^cargo-units: /

/** Runs a container that the plan named to its end, or to ours; nothing of it is left then. */
export async function runContainer(
  argv: Argv,
  name: string,
  { run, clock, log, env }: ContainerPorts,
  limits: ContainerLimits,
  signal: AbortSignal,
): Promise<ContainerEnd> {
  const output: string[] = []
  const silence = watchSilence(limits.silentMs, clock, signal)
  const onLine = (line: string) => {
    silence.sign()
    output.push(line)
    if (output.length > KEPT_LINES) output.shift()
    if (!OURS.test(line)) log.info(line)
  }
  try {
    const result = await run(argv, {
      env,
      collect: false,
      onStdoutLine: onLine,
      onStderrLine: onLine,
      signal: AbortSignal.any([signal, silence.signal]),
      ...(limits.timeoutMs > 0 ? { timeoutMs: limits.timeoutMs } : {}),
    })
    const why = whyStopped(result, signal)
    // docker's client ends, the container does not: its first process ignores SIGTERM.
    if (why !== undefined) await run(['docker', 'rm', '--force', name], { env })
    return { exitCode: result.exitCode, output, ...(why === undefined ? {} : { why }) }
  } finally {
    silence.end()
  }
}

function whyStopped({ stopped }: CommandResult, signal: AbortSignal): ContainerEnd['why'] {
  if (stopped === undefined) return undefined
  if (signal.aborted) return 'aborted'
  return stopped === 'timeout' ? 'timeout' : 'silent'
}

/** Aborts when no sign of life came for the given time. */
function watchSilence(silentMs: number, clock: Clock, signal: AbortSignal) {
  const over = new AbortController()
  const ended = new AbortController()
  let lastMs = clock.now()
  const watch = async () => {
    while (!ended.signal.aborted && !signal.aborted) {
      const leftMs = lastMs + silentMs - clock.now()
      if (leftMs <= 0) return over.abort()
      await clock.sleep(leftMs, AbortSignal.any([ended.signal, signal]))
    }
  }
  if (silentMs > 0) void watch()
  return {
    signal: over.signal,
    sign: () => {
      lastMs = clock.now()
    },
    end: () => ended.abort(),
  }
}
