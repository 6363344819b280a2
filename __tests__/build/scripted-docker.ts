import type { AttemptsOptions, AttemptsPorts } from '../../src/build/run-attempts.ts'
import { runAttempts } from '../../src/build/run-attempts.ts'
import type { BuildPlan } from '../../src/plan/plan.ts'
import type { Clock, CommandOptions, CommandResult, CommandRunner } from '../../src/ports.ts'
import { planOf } from '../builders/a-plan.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { replayClock } from './replay.ts'

/** What one run of buildx does: says these lines, works for a time, and ends or hangs. */
export type ScriptedRun = {
  readonly lines?: readonly string[]
  readonly lastsMs?: number
  /** What it says when it is stopped. */
  readonly lastLines?: readonly string[]
  /** `hang`: it works until it is stopped. */
  readonly exitCode: number | 'hang'
}

export const POLICY: AttemptsOptions['policy'] = {
  retry: { retries: 6, firstDelayMs: 2000, maxDelayMs: 12_000, budgetMs: 600_000 },
  stall: { transferMs: 60_000, stepMs: 300_000 },
  timeoutMs: 0,
}

export type Scene = {
  readonly runs: readonly ScriptedRun[]
  readonly plan?: BuildPlan
  readonly policy?: Partial<AttemptsOptions['policy']>
  readonly options?: Partial<AttemptsOptions>
  readonly remedies?: AttemptsPorts['remedies']
  readonly files?: Readonly<Record<string, string>>
  /** Called when a pause between attempts begins. */
  readonly onPause?: (durationMs: number) => void
}

type Time = ReturnType<typeof replayClock>

/** Views and watchdog look several times a second; any longer sleep is a pause between attempts. */
const LONGEST_TICK_MS = 250

/** Attempts against a docker that does what is scripted; time passes only in runs and pauses. */
export async function playAttempts(scene: Scene) {
  const time = replayClock(Date.UTC(2026, 10, 23))
  const logger = recordingLogger()
  const argvs: (readonly string[])[] = []
  const pauses: number[] = []
  const run: CommandRunner = async ([, ...argv], options = {}) => {
    const script = scene.runs[argvs.length]
    if (script === undefined) throw new Error(`attempt ${argvs.length + 1} is not in the script`)
    argvs.push(argv)
    return await playRun(script, time, options)
  }
  const sleep: Clock['sleep'] = async (durationMs, signal) => {
    if (durationMs <= LONGEST_TICK_MS) return await time.clock.sleep(durationMs, signal)
    pauses.push(durationMs)
    scene.onPause?.(durationMs)
    if (signal?.aborted !== true) await time.advanceTo(time.clock.now() + durationMs)
  }
  const plan = scene.plan ?? planOf({ inputs: { tags: 'registry.test/app:1', push: 'true' } })
  const result = await runAttempts(
    plan,
    {
      run,
      clock: { now: time.clock.now, sleep },
      log: logger.log,
      files: { readTextIfAny: async (path) => scene.files?.[path] },
      random: () => 0.5,
      ...(scene.remedies !== undefined && { remedies: scene.remedies }),
    },
    { env: {}, cwd: '/repo', ...scene.options, policy: { ...POLICY, ...scene.policy } },
  )
  return { result, argvs, pauses, plan, messages: logger.messages('info') }
}

async function playRun(
  { lines = [], lastsMs, exitCode, lastLines = [] }: ScriptedRun,
  time: Time,
  { onStderrLine, signal }: CommandOptions,
): Promise<CommandResult> {
  for (const line of lines) onStderrLine?.(line)
  const hangs = exitCode === 'hang'
  const endMs = time.clock.now() + (lastsMs ?? (hangs ? 1e7 : 1000))
  while (time.clock.now() < endMs && signal?.aborted !== true) {
    await time.advanceTo(Math.min(endMs, time.clock.now() + LONGEST_TICK_MS))
  }
  const result = { stdout: '', stderr: '' }
  if (signal?.aborted === true) for (const line of lastLines) onStderrLine?.(line)
  if (signal?.aborted === true) return { ...result, exitCode: 143, stopped: 'aborted' }
  if (hangs) throw new Error('nobody ended a run that hangs')
  return { ...result, exitCode }
}
