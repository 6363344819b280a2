import type { RemedyKind } from '../../../src/build/faults/fault.ts'
import type { RemedySetting } from '../../../src/build/remedies/apply-remedy.ts'
import { applyRemedy } from '../../../src/build/remedies/apply-remedy.ts'
import type { RemedyPorts } from '../../../src/build/retry.ts'
import { ToolError } from '../../../src/errors.ts'

const ARGV = ['buildx', 'build', '--cache-from', 'type=gha', '--cache-to', 'type=gha', '.']

function apply(
  kinds: readonly RemedyKind[],
  ports: RemedyPorts,
  options: RemedySetting['options'] = {},
) {
  const setting = { argv: ARGV, result: { fault: 'dns', host: 'r.test' }, options }
  return applyRemedy(kinds, setting, { readTextIfAny: async () => undefined }, ports)
}

test('the first that can be applied is', async () => {
  const applied = await apply(['registry-mirror', 'drop-cache-export', 'drop-cache-import'], {})
  expect(applied).toMatchObject({
    kind: 'drop-cache-export',
    argv: ['buildx', 'build', '--cache-from', 'type=gha', '.'],
  })
})

test('a port comes before the change of arguments, and is told of the fault', async () => {
  const applied = await apply(['drop-cache-import'], {
    'drop-cache-import': async ({ id, host }) => ({ sentence: `${id} of ${host}.` }),
  })
  expect(applied).toEqual({ kind: 'drop-cache-import', argv: ARGV, sentence: 'dns of r.test.' })
})

test('a port is told which step failed, and which there were', async () => {
  const failure = { stage: 'build', cause: 'x', step: '[2/2] RUN x', evidence: [], exitCode: 1 }
  const step = { name: '[1/2] FROM a', startMs: 0, durationMs: 1, cached: false }
  const setting = { argv: ARGV, result: { failure, steps: [step] }, options: {} }
  const ports: RemedyPorts = {
    resolver: async (fault) => ({ sentence: [fault.step, ...(fault.steps ?? [])].join(', ') }),
  }
  const files = { readTextIfAny: async () => undefined }
  const applied = await applyRemedy(['resolver'], setting, files, ports)
  expect(applied?.sentence).toBe('[2/2] RUN x, [1/2] FROM a')
})

test('a port that lacks a tool is passed over; one with a bug is not', async () => {
  const missing = new ToolError('BUILDER_START_FAILED', 'It did not start.', 'Start it.')
  const kinds = ['recreate-builder', 'drop-cache-import'] as const
  const applied = await apply(kinds, { 'recreate-builder': () => Promise.reject(missing) })
  expect(applied?.kind).toBe('drop-cache-import')
  const bug = apply(kinds, { 'recreate-builder': () => Promise.reject(new TypeError('bug')) })
  await expect(bug).rejects.toThrow('bug')
})

test('nothing is applied in a run that was cancelled', async () => {
  let asked = 0
  const ports: RemedyPorts = {
    resolver: async () => {
      asked += 1
      return { sentence: 'Done.' }
    },
  }
  expect(await apply(['resolver'], ports, { signal: AbortSignal.abort() })).toBeUndefined()
  expect(asked).toBe(0)
})
