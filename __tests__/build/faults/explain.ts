import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClassifiedFailure } from '../../../src/build/failure.ts'
import { classifyFailure } from '../../../src/build/failure.ts'
import { logOf, progressOf, statusLine } from '../replay.ts'

export const METADATA_STEP = '[internal] load metadata for docker.io/library/rust:1.90'
export const RUN_STEP = '[build 4/7] RUN --mount=type=cache,target=/x cargo build --release'

const started = '2026-11-23T03:00:00Z'
const completed = '2026-11-23T03:00:09Z'

/** A step that ended before the failed one. */
export type Earlier = { readonly name: string; readonly log?: string; readonly cached?: boolean }

/** A build in which a step failed with this error, after this output. */
export function explain(
  error: string,
  { name = METADATA_STEP, log = '', before = [] as readonly Earlier[] } = {},
): ClassifiedFailure {
  const vertex = { digest: 'v', name, started }
  const earlier = before.flatMap((step, index) => {
    const one = { digest: `e${index}`, name: step.name, started, cached: step.cached === true }
    return [
      statusLine({ vertexes: [one] }),
      statusLine({ logs: [logOf(one.digest, step.log ?? '')] }),
      statusLine({ vertexes: [{ ...one, completed: '2026-11-23T03:00:01Z' }] }),
    ]
  })
  return classifyFailure(
    progressOf([
      ...earlier,
      statusLine({ vertexes: [vertex] }),
      statusLine({ logs: [logOf('v', log === '' ? '' : `${log}\n`)] }),
      statusLine({ vertexes: [{ ...vertex, completed, error }] }),
      `ERROR: failed to build: failed to solve: ${error}`,
    ]),
    'Dockerfile',
    1,
  )
}

/** A RUN that failed after this output. Its command must not explain anything. */
export function explainRun(
  log: string,
  { code = 101, name = RUN_STEP, before = [] as readonly Earlier[] } = {},
): ClassifiedFailure {
  const command = 'cargo build # not: connection refused, no space left on device'
  const error = `process "/bin/sh -c ${command}" did not complete successfully: exit code: ${code}`
  return explain(error, { name, log, before })
}

/** What a program printed that really failed. */
export type RecordedTool = {
  readonly command: string
  readonly exitCode: number
  readonly output: string
}

export function readRecordedTools(): Readonly<Record<string, RecordedTool>> {
  const here = dirname(fileURLToPath(import.meta.url))
  return JSON.parse(readFileSync(join(here, 'fixtures', 'tools.json'), 'utf8'))
}
