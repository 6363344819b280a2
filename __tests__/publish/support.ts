import { publishFiles } from '../../src/adapters/publish-files.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import type { Credentials } from '../../src/image/credentials.ts'
import type { PushPlan } from '../../src/plan/plan-publish.ts'
import { type HeldResult, readHeldResult } from '../../src/publish/held-result.ts'
import type { PushLimits, PushPorts } from '../../src/publish/ports.ts'
import type { PublishReport } from '../../src/publish/publish-report.ts'
import { runPublish } from '../../src/publish/run-publish.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import type { Layout } from './a-layout.ts'

export type Setting = {
  readonly credentials?: Credentials
  readonly limits?: Partial<PushLimits>
  readonly retries?: number
  readonly signal?: AbortSignal
}

/** Real time, but that nobody waits longer than a moment. */
export function impatientClock() {
  const asked: number[] = []
  return {
    asked,
    now: () => Date.now(),
    sleep: async (durationMs: number, signal?: AbortSignal) => {
      if (signal?.aborted || durationMs <= 0) return
      asked.push(durationMs)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(durationMs, 10))
        const stop = () => {
          clearTimeout(timer)
          resolve()
        }
        signal?.addEventListener('abort', stop, { once: true })
      })
    },
  }
}

export function pushPorts({ credentials, limits, retries = 8 }: Setting = {}) {
  const clock = impatientClock()
  const logger = recordingLogger()
  const transport = makeTransport({ proxy: {} })
  const ports: PushPorts = {
    blobs: publishFiles,
    transportFor: () => transport,
    clock,
    random: () => 0.5,
    credentialsFor: async () => credentials,
    log: logger.log,
    policy: { retries, firstDelayMs: 20, maxDelayMs: 40, budgetMs: 20_000 },
    limits: {
      parallel: 2,
      stallMs: 30_000,
      commitMs: 30_000,
      chunkBytes: 16 * 1024 * 1024,
      ...limits,
    },
  }
  return { ports, clock, logger }
}

export async function heldOf({ folder }: Layout): Promise<HeldResult> {
  const held = await readHeldResult(folder, openFile)
  if (!held.ok) throw new Error(held.problem)
  return held.value
}

export const plan = (...references: readonly string[]): PushPlan => ({
  references,
  byDigest: false,
  mountFrom: [],
})

export async function push(
  plan: PushPlan,
  layout: Layout,
  setting: Setting = {},
): Promise<PublishReport> {
  const { ports } = pushPorts(setting)
  const signal = setting.signal ?? new AbortController().signal
  return runPublish(plan, await heldOf(layout), ports, signal)
}
