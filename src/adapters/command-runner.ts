import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Argv, CommandOptions, CommandResult, CommandRunner } from '../ports.ts'

/** How long a child may take to end after SIGTERM before it is killed. */
const KILL_AFTER_MS = 1_500
/** How long after that its output is still waited for. */
const LET_GO_AFTER_MS = 200

/**
 * Runs programs through node:child_process: the runner's own exec package can neither be cancelled
 * nor given a time limit, and both are promises of ours (docs/adr/0002).
 */
export const runCommand: CommandRunner = (argv, options = {}) => {
  const [program, ...args] = argv
  const child = spawn(program, args, {
    // A group of its own: `docker` runs buildx as a child, and both have to hear a signal.
    detached: true,
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: { ...options.env } }),
  })
  return new Promise((resolve, reject) => {
    const stopper = stopOnDemand(child, options)
    const stdout = lines(child.stdout, options.onStdoutLine, options.collect ?? true)
    const stderr = lines(child.stderr, options.onStderrLine, options.collect ?? true)
    feed(child, options.input)
    child.on('error', (error: NodeJS.ErrnoException) => {
      stopper.done()
      if (error.code === 'ENOENT') resolve(notFound(argv, options))
      else reject(error)
    })
    child.on('close', (code, signal) => {
      const stopped = stopper.done()
      resolve({
        exitCode: code ?? 128 + (signal ? constants.signals[signal] : 0),
        stdout: stdout(),
        stderr: stderr(),
        ...(stopped ? { stopped } : {}),
      })
    })
  })
}

/** ENOENT is also what a missing working folder gives; the sentence names both. */
function notFound([program]: Argv, { cwd }: CommandOptions): CommandResult {
  const where = cwd === undefined ? '' : ` (or the folder ${cwd} does not exist)`
  return { exitCode: 127, stdout: '', stderr: `${program}: command not found${where}` }
}

/** A child may close its input early; that shows in its exit code, not as an error of ours. */
function feed(child: ChildProcess, input: CommandOptions['input']): void {
  if (input === undefined) return
  child.stdin?.on('error', () => {})
  if (typeof input === 'string') child.stdin?.end(input)
  // One that never comes is an empty one.
  else input.catch(() => '').then((text) => child.stdin?.end(text))
}

/** Splits a stream into lines and, if wanted, keeps its text. */
function lines(
  stream: Readable | null,
  onLine: ((line: string) => void) | undefined,
  collect: boolean,
): () => string {
  const chunks: string[] = []
  if (stream === null) return () => ''
  stream.setEncoding('utf8')
  if (collect) stream.on('data', (chunk: string) => chunks.push(chunk))
  if (onLine) {
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine)
    stream.on('data', () => waitForReader(stream))
  } else stream.resume()
  return () => chunks.join('')
}

/**
 * What arrives line by line is mostly written on. While whoever reads our own output is slower than
 * the child, the child waits, instead of all its lines gathering in this process.
 */
function waitForReader(stream: Readable): void {
  const full = [process.stdout, process.stderr].find((output) => output.writableNeedDrain)
  if (full === undefined || stream.isPaused()) return
  stream.pause()
  full.once('drain', () => stream.resume())
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // ESRCH: it has ended in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * A child is over for us when its output ends. A descendant that left the group can hold that open,
 * and so can a reader of ours that is too slow to take what is left.
 */
function letGo({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy()
  stderr?.destroy()
}

function stopOnDemand(child: ChildProcess, { signal, timeoutMs }: CommandOptions) {
  let stopped: CommandResult['stopped']
  let killer: NodeJS.Timeout | undefined
  const stop = (why: NonNullable<CommandResult['stopped']>) => {
    if (stopped) return
    stopped = why
    killGroup(child, 'SIGTERM')
    killer = setTimeout(() => {
      killGroup(child, 'SIGKILL')
      killer = setTimeout(() => letGo(child), LET_GO_AFTER_MS)
    }, KILL_AFTER_MS)
  }
  const onAbort = () => stop('aborted')
  if (signal?.aborted) onAbort()
  else signal?.addEventListener('abort', onAbort, { once: true })
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop('timeout'), timeoutMs)
  return {
    done: () => {
      clearTimeout(timer)
      clearTimeout(killer)
      signal?.removeEventListener('abort', onAbort)
      return stopped
    },
  }
}
