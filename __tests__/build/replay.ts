import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildProgress } from '../../src/build/progress.ts'
import { INITIAL_PROGRESS, reduce } from '../../src/build/progress.ts'
import { parseProgressLine } from '../../src/build/rawjson.ts'
import type { Clock, CommandResult, CommandRunner } from '../../src/ports.ts'

const HERE = dirname(fileURLToPath(import.meta.url))

export function readFixture(name: string): string {
  return readFileSync(join(HERE, 'fixtures', name), 'utf8')
}

/** Lines that a real buildx 0.29.1 wrote to standard error. */
export function readStream(name: string): readonly string[] {
  return readFixture(`${name}.rawjson`).split('\n').slice(0, -1)
}

/** A build that failed, from the real recordings: what buildx wrote, without ordinary progress. */
export type RecordedFault = {
  readonly name: string
  readonly exitCode: number
  readonly stderr: readonly string[]
}

export function readFaults(): readonly RecordedFault[] {
  return JSON.parse(readFixture('faults.json'))
}

/** Compares with a committed file; `UPDATE_GOLDEN=1` writes it instead, to be read in the diff. */
export function expectGolden(name: string, text: string): void {
  const file = join(HERE, 'golden', name)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  expect(existsSync(file)).toBe(true)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

/** The latest time that a line names, by the clock of the builder; undefined when it names none. */
export function timeOf(line: string): number | undefined {
  const times = [...line.matchAll(/"(?:timestamp|started|completed)":"([^"]+)"/g)]
    .map((match) => Date.parse(match[1] ?? ''))
    .filter((ms) => ms > 0)
  return times.length === 0 ? undefined : Math.max(...times)
}

/** When the first thing of the recording happened. */
export function startOf(lines: readonly string[]): number {
  return Math.min(...lines.flatMap((line) => timeOf(line) ?? []))
}

/** The state after these lines, each received when it says it happened. */
export function progressOf(lines: readonly string[]): BuildProgress {
  let nowMs = startOf(lines)
  return lines.reduce((progress, line) => {
    nowMs = Math.max(nowMs, timeOf(line) ?? nowMs)
    return reduce(progress, parseProgressLine(line), nowMs)
  }, INITIAL_PROGRESS)
}

/** One status of BuildKit as a line. */
export function statusLine(status: object): string {
  return JSON.stringify(status)
}

/** A piece of output as BuildKit sends it. */
export function logOf(vertex: string, text: string, timestamp?: string): object {
  return {
    vertex,
    stream: 1,
    data: Buffer.from(text).toString('base64'),
    ...(timestamp !== undefined && { timestamp }),
  }
}

type Sleeper = { readonly atMs: number; readonly wake: () => void }

/** A clock that moves only when the replay moves it, and wakes who sleeps on the way. */
export function replayClock(startMs: number) {
  let nowMs = startMs
  const sleepers = new Set<Sleeper>()
  const clock: Clock = {
    now: () => nowMs,
    sleep: (durationMs, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const sleeper = { atMs: nowMs + durationMs, wake: resolve }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper)
          resolve()
        })
      }),
  }
  const advanceTo = async (atMs: number): Promise<void> => {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      const [next] = [...sleepers].sort((a, b) => a.atMs - b.atMs)
      if (next === undefined || next.atMs > atMs) break
      sleepers.delete(next)
      nowMs = Math.max(nowMs, next.atMs)
      next.wake()
    }
    nowMs = Math.max(nowMs, atMs)
  }
  return { clock, advanceTo }
}

/** A docker that says the recorded lines at the recorded times; an abort stops it in between. */
export function replayRunner(
  lines: readonly string[],
  time: ReturnType<typeof replayClock>,
  result: Partial<CommandResult> & { readonly stdoutLines?: readonly string[] } = {},
) {
  const calls: Parameters<CommandRunner>[] = []
  const run: CommandRunner = async (argv, options = {}) => {
    calls.push([argv, options])
    for (const line of lines) {
      await time.advanceTo(timeOf(line) ?? time.clock.now())
      if (options.signal?.aborted) {
        return { exitCode: 1, stdout: '', stderr: '', stopped: 'aborted' }
      }
      options.onStderrLine?.(line)
    }
    for (const line of result.stdoutLines ?? []) options.onStdoutLine?.(line)
    return { exitCode: 0, stdout: '', stderr: '', ...result }
  }
  return { run, calls }
}
