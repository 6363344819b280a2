import type { Argv, Clock, CommandResult, CommandRunner, Logger } from '../ports.ts'
import type { Go } from './container-argv.ts'
import { readContainerLines } from './container-lines.ts'
import { makeDeadline } from './deadline.ts'

export type ContainerPorts = {
  readonly run: CommandRunner
  readonly clock: Clock
  readonly log: Logger
  /** The whole environment of docker's commands. */
  readonly env: Readonly<Record<string, string>>
}

export type ContainerLimits = {
  /** Without a line of output for this long, one that compiles is stopped; 0: never. */
  readonly silentMs: number
  /** For all of the compilation; 0: never. */
  readonly timeoutMs: number
}

export type ContainerEnd = {
  readonly exitCode: number
  /** The last lines of both streams, oldest first. */
  readonly output: readonly string[]
  readonly why?: 'aborted' | 'silent' | 'timeout'
}

export type Introduction =
  /** What the tool chain says of itself, as text. */
  | { readonly kind: 'ready'; readonly said: string }
  | { readonly kind: 'ended'; readonly end: ContainerEnd }

export type OpenContainer = {
  readonly introduced: Promise<Introduction>
  /** Once: lets it compile. Does not wait for the end of one that went well. */
  readonly compile: (go: Go) => Promise<ContainerEnd>
  /** When nothing of it is left. Never rejects. */
  readonly gone: Promise<void>
  /** Ends one that has not compiled; no error when it has ended. */
  readonly close: () => Promise<void>
}

/** How long a tool chain may take to say what it is. */
export const INTRODUCTION_MS = 60_000

/** Starts a container that the plan named. It ends by itself when this program does. */
export function openContainer(
  argv: Argv,
  name: string,
  { run, clock, log, env }: ContainerPorts,
  limits: ContainerLimits,
  signal: AbortSignal,
): OpenContainer {
  const closing = new AbortController()
  const input = makeInput()
  const { introduction, silence, time, endAll, signals } = makeDeadlines(limits, clock)
  const lines = readContainerLines(log.info)
  const withSign = (onLine: (line: string) => void) => (line: string) => {
    silence.renew()
    onLine(line)
  }
  const end = (result: CommandResult): ContainerEnd => {
    const why = whyStopped(result, signal, silence.signal)
    const { exitCode } = result
    return { exitCode, output: lines.output, ...(why === undefined ? {} : { why }) }
  }
  introduction.start()
  const ended = run(argv, {
    env,
    collect: false,
    input: input.text,
    onStdoutLine: withSign(lines.onStdoutLine),
    onStderrLine: withSign(lines.onStderrLine),
    signal: AbortSignal.any([signal, closing.signal, ...signals]),
  })
    .finally(endAll)
    .then(async (result) => {
      // docker's client ends, the container does not: its first process ignores SIGTERM.
      if (result.stopped !== undefined) await run(['docker', 'rm', '--force', name], { env })
      return end(result)
    })
  const introduced = Promise.race([
    lines.introduced.then((said) => {
      introduction.end()
      return { kind: 'ready', said } as const
    }),
    ended.then((it) => ({ kind: 'ended', end: it }) as const),
  ])
  // Whoever waits for it is told; nobody has to.
  introduced.catch(() => {})
  const gone = Promise.allSettled([ended]).then(() => {})
  let isDone = false
  const done = lines.done.then((): ContainerEnd => {
    isDone = true
    endAll()
    return { exitCode: 0, output: lines.output }
  })
  return {
    introduced,
    compile: (go) => {
      time.start()
      silence.start()
      input.give(go)
      return Promise.race([done, ended])
    },
    gone,
    close: async () => {
      if (isDone) return
      closing.abort()
      await gone
    },
  }
}

function makeDeadlines({ silentMs, timeoutMs }: ContainerLimits, clock: Clock) {
  const introduction = makeDeadline(INTRODUCTION_MS, clock)
  const silence = makeDeadline(silentMs, clock)
  const time = makeDeadline(timeoutMs, clock)
  const all = [introduction, silence, time]
  const endAll = () => {
    for (const one of all) one.end()
  }
  return { introduction, silence, time, endAll, signals: all.map(({ signal }) => signal) }
}

/** A line that is given later. */
function makeInput() {
  let give = (_: Go) => {}
  const text = new Promise<string>((resolve) => {
    give = (go) => resolve(`${go}\n`)
  })
  return { text, give }
}

function whyStopped(
  { stopped }: CommandResult,
  { aborted }: AbortSignal,
  silence: AbortSignal,
): ContainerEnd['why'] {
  if (stopped === undefined) return undefined
  if (aborted) return 'aborted'
  return silence.aborted ? 'silent' : 'timeout'
}
