import { ToolError } from '../../errors.ts'
import { raceAbort } from '../../network/race-abort.ts'
import type { Files } from '../../ports.ts'
import type { RemedyKind } from '../faults/fault.ts'
import type { RemedyPorts } from '../retry.ts'
import type { AttemptResult } from '../run-attempt.ts'
import type { WatchOptions } from '../watch-build.ts'
import { addArgs } from './argv.ts'
import { locateDockerfile, readDockerfileFacts } from './dockerfile.ts'
import type { Changed, Subject } from './transforms.ts'
import { transformArgv } from './transforms.ts'

export type RemedySetting = {
  readonly argv: readonly string[]
  readonly result: Pick<AttemptResult, 'fault' | 'host' | 'failure'> &
    Partial<Pick<AttemptResult, 'steps'>>
  readonly options: Pick<WatchOptions, 'cwd' | 'signal'> & { readonly buildkitVersion?: string }
}

export type Applied = Changed & { readonly kind: RemedyKind }

/**
 * Applies the first of these remedies that can be: by a port where there is one for it, else by other
 * arguments. `undefined` when none can, or when the signal aborts; a port that still works is not
 * waited for then.
 */
export async function applyRemedy(
  kinds: readonly RemedyKind[],
  setting: RemedySetting,
  files: Pick<Files, 'readTextIfAny'>,
  ports: RemedyPorts = {},
): Promise<Applied | undefined> {
  if (kinds.length === 0) return undefined
  const subject = await readSubject(setting, files)
  for (const kind of kinds) {
    if (setting.options.signal?.aborted === true) return undefined
    const changed = (await askPort(kind, setting, ports)) ?? transformArgv(kind, subject)
    if (changed !== undefined) return { kind, ...changed }
  }
  return undefined
}

async function readSubject(
  { argv, result, options: { cwd, buildkitVersion } }: RemedySetting,
  files: Pick<Files, 'readTextIfAny'>,
): Promise<Subject> {
  const path = locateDockerfile(argv, cwd)
  const text = path === undefined ? undefined : await files.readTextIfAny(path)
  const dockerfile = readDockerfileFacts(text)
  const failedStep = result.failure?.step
  return {
    argv,
    ...(dockerfile !== undefined && { dockerfile }),
    ...(failedStep !== undefined && { failedStep }),
    ...(buildkitVersion !== undefined && { buildkitVersion }),
  }
}

async function askPort(
  kind: RemedyKind,
  { argv, result, options: { signal } }: RemedySetting,
  ports: RemedyPorts,
): Promise<Changed | undefined> {
  const port = ports[kind]
  if (port === undefined) return undefined
  const { fault = 'unknown', host, failure, steps } = result
  const step = failure?.step
  const asked = port({
    id: fault,
    ...(host !== undefined && { host }),
    ...(step !== undefined && { step }),
    ...(steps !== undefined && { steps: steps.map(({ name }) => name) }),
  })
  const answer = asked.catch(ignoreToolError)
  const done = await (signal === undefined ? answer : raceAbort(answer, signal, undefined))
  if (done === undefined) return undefined
  return { argv: addArgs(argv, done.addArgs ?? []), sentence: done.sentence }
}

/** A remedy that fails for want of a tool is one that cannot be applied; the fault stays the topic. */
function ignoreToolError(error: unknown): undefined {
  if (!(error instanceof ToolError)) throw error
}
