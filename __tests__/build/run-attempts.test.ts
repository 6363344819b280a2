import { planOf, theirFacts } from '../builders/a-plan.ts'
import { readFaults, readStream, statusLine } from './replay.ts'
import type { ScriptedRun } from './scripted-docker.ts'
import { POLICY, playAttempts } from './scripted-docker.ts'

const SUCCESS: ScriptedRun = { lines: readStream('push'), exitCode: 0 }

function recorded(name: string): ScriptedRun {
  const fault = readFaults().find((one) => one.name === name)
  if (fault === undefined) throw new Error(`no recording of ${name}`)
  return { lines: fault.stderr, exitCode: fault.exitCode }
}

const NOW = '2026-11-23T00:00:00Z'

/** Hangs while these steps run (others have ended), and calls them off when it is stopped. */
function hanging(running: readonly string[], ended: readonly string[] = []): ScriptedRun {
  const begun = running.map((name) => ({ digest: name, name, started: NOW }))
  const others = ended.map((name) => ({ digest: name, name, started: NOW, completed: NOW }))
  const off = begun.map((one) => ({ ...one, completed: NOW, error: 'Canceled: context canceled' }))
  return {
    lines: [statusLine({ vertexes: [...begun, ...others] })],
    exitCode: 'hang',
    lastLines: [
      statusLine({ vertexes: off }),
      'ERROR: failed to solve: Canceled: context canceled',
    ],
  }
}

const METADATA = '[internal] load metadata for docker.io/library/rust:1'
const NETWORK = recorded('base-refused')

test('a build that passes is one attempt', async () => {
  const { result, argvs, plan, pauses } = await playAttempts({ runs: [SUCCESS] })
  expect(argvs).toEqual([plan.buildx.argv])
  expect(pauses).toEqual([])
  expect(result).toMatchObject({ outcome: 'success', attempts: [{ number: 1 }] })
  expect(result.attempts[0]).toEqual({ number: 1, outcome: 'success', durationMs: 1000 })
})

test('a network fault is waited for on the same builder', async () => {
  const { result, argvs, plan, pauses, messages } = await playAttempts({
    runs: [NETWORK, NETWORK, SUCCESS],
  })
  expect(argvs).toEqual([plan.buildx.argv, plan.buildx.argv, plan.buildx.argv])
  expect(pauses).toEqual([1500, 3000])
  expect(result.outcome).toBe('success')
  expect(result.failure).toBeUndefined()
  const cause = result.attempts[0]?.cause ?? 'none'
  expect(cause).toMatch(/^localhost:1 refused the connection/)
  expect(result.attempts).toMatchObject([
    { number: 1, outcome: 'failure', fault: 'connection-refused', cause },
    { number: 2, outcome: 'failure', fault: 'connection-refused', cause, waitedMs: 1500 },
    { number: 3, outcome: 'success', waitedMs: 3000 },
  ])
  expect(result.attempts.every(({ evidence = [] }) => evidence.length <= 5)).toBe(true)
  expect(messages).toContain(`Attempt 1 failed: ${cause} Attempt 2 of 7 starts in 1.5 s.`)
  expect(messages).toContain('Attempt 2 of 7')
  expect(messages).not.toContain('Attempt 1 of 7')
})

test('without retries it is one attempt with the very arguments of the plan', async () => {
  const { result, argvs, plan } = await playAttempts({
    runs: [NETWORK],
    policy: { retry: { ...POLICY.retry, retries: 0 } },
  })
  expect(argvs).toEqual([plan.buildx.argv])
  expect(result).toMatchObject({ outcome: 'failure', attempts: [{ number: 1 }] })
  expect(result.failure?.tried).toBeUndefined()
})

test('a fault for ever stops at once, also after a network fault', async () => {
  const compileError = { lines: readStream('compile-error'), exitCode: 1 }
  const alone = await playAttempts({ runs: [compileError] })
  expect(alone.result.attempts).toHaveLength(1)
  expect(alone.result.failure?.tried).toBeUndefined()
  const later = await playAttempts({ runs: [NETWORK, compileError] })
  expect(later.result).toMatchObject({
    outcome: 'failure',
    fault: 'compile-error',
    failure: {
      tried: [
        expect.stringMatching(/^Attempt 1 failed: localhost:1 refused the connection.*\.$/),
        'Attempt 2, after a pause of 1.5 s, failed.',
      ],
    },
  })
})

test('what never passes ends after the retries, and says what was tried', async () => {
  const { result } = await playAttempts({
    runs: [NETWORK, NETWORK, NETWORK],
    policy: { retry: { ...POLICY.retry, retries: 2 } },
  })
  expect(result.attempts).toHaveLength(3)
  expect(result.failure?.tried).toEqual([
    'Attempt 1 failed.',
    'Attempt 2, after a pause of 1.5 s, failed.',
    'Attempt 3, after a pause of 3.0 s, failed.',
  ])
})

test('the budget begins with the first failure', async () => {
  const slow = { ...NETWORK, lastsMs: 900_000 }
  const stall = { transferMs: 0, stepMs: 0 }
  const { result } = await playAttempts({ runs: [slow, slow], policy: { stall } })
  expect(result.attempts).toHaveLength(2)
  expect(result.failure?.tried?.at(-1)).toBe(
    'No further attempt: the time for retries (10 min 00 s) is used up.',
  )
})

test.each([
  ['no-cache', 'true', ['--no-cache']],
  ['no-cache-filters', 'build', ['--no-cache-filter', 'build']],
  ['pull', 'true', []],
])(
  'a push that failed is tried again without a second build (%s)',
  async (name, value, dropped) => {
    const plan = planOf({
      inputs: { tags: 'localhost:5601/down/app:1', push: 'true', [name]: value },
    })
    const lines = [...readStream('push'), ...(recorded('push-down').lines ?? [])]
    const { result, argvs } = await playAttempts({ plan, runs: [{ lines, exitCode: 1 }, SUCCESS] })
    expect(result.outcome).toBe('success')
    expect(argvs[0]).toEqual(plan.buildx.argv)
    const at = plan.buildx.argv.indexOf(dropped[0] ?? 'nothing')
    const expected = plan.buildx.argv.filter((_, n) => at < 0 || n < at || n >= at + dropped.length)
    expect(argvs[1]).toEqual(expected)
  },
)

const CACHED = { tags: 'registry.test/app:1', 'cache-from': 'type=gha', 'cache-to': 'type=gha' }

test('a cache export that stalls costs the cache, not the image', async () => {
  const { result, argvs } = await playAttempts({
    plan: planOf({ inputs: CACHED }),
    runs: [hanging(['exporting cache to GitHub Actions Cache'], ['exporting to image']), SUCCESS],
  })
  expect(result.outcome).toBe('success')
  const at = argvs[0]?.indexOf('--cache-to') ?? -1
  expect(argvs[1]).toEqual(argvs[0]?.toSpliced(at, 2))
  expect(result.attempts).toMatchObject([
    {
      fault: 'stalled',
      durationMs: 300_250,
      evidence: [expect.stringMatching(/^still running after 5 min 00 s: exporting cache to /)],
    },
    { remedies: ['No cache is exported: `cache-to` was left out.'], outcome: 'success' },
  ])
})

test('a builder that never answers is given up and asked again', async () => {
  const { result, messages } = await playAttempts({ runs: [{ exitCode: 'hang' }, SUCCESS] })
  expect(result.attempts).toMatchObject([{ fault: 'stalled', durationMs: 60_000 }, {}])
  expect(messages).toContain(
    'Attempt 1 failed: The builder gave no sign of life for 1 min 00 s. Attempt 2 of 7 starts in 1.5 s.',
  )
})

test('the time limit holds for all attempts together, and is not tried again', async () => {
  const { result } = await playAttempts({
    runs: [hanging([METADATA]), hanging([METADATA])],
    policy: { timeoutMs: 100_000 },
  })
  expect(result).toMatchObject({
    outcome: 'failure',
    fault: 'timed-out',
    attempts: [{ durationMs: 60_250 }, { fault: 'timed-out', durationMs: 38_250 }],
  })
  expect(result.failure?.cause).toMatch(
    /^The build was not done within the time limit of 1 min 40 s/,
  )
})

test('no attempt is begun that the time limit would cut off at once', async () => {
  const { result } = await playAttempts({ runs: [NETWORK], policy: { timeoutMs: 2000 } })
  expect(result).toMatchObject({ fault: 'connection-refused', attempts: [{ number: 1 }] })
  expect(result.failure?.tried).toEqual([
    'No further attempt: the time limit of 2.0 s leaves none.',
  ])
})

test('remedies of ports come in the order of the fault, each once', async () => {
  const asked: string[] = []
  const { result, argvs } = await playAttempts({
    runs: [hanging([METADATA]), hanging([METADATA]), hanging([METADATA]), SUCCESS],
    remedies: {
      'registry-mirror': async (fault) => {
        asked.push(`mirror for ${fault.id} of ${fault.host}`)
        return undefined
      },
      'host-images': async () => {
        asked.push('host images')
        return {
          sentence: 'rust:1 was brought by the host.',
          addArgs: ['--build-context', 'rust:1=x'],
        }
      },
    },
  })
  expect(asked).toEqual([
    'mirror for stalled of docker.io',
    'host images',
    'mirror for stalled of docker.io',
    'mirror for stalled of docker.io',
  ])
  expect(argvs[1]).toEqual([...(argvs[0]?.slice(0, -1) ?? []), '--build-context', 'rust:1=x', '.'])
  expect(argvs[3]).toEqual(argvs[1])
  expect(result.attempts.map(({ remedies }) => remedies)).toEqual([
    undefined,
    ['rust:1 was brought by the host.'],
    undefined,
    undefined,
  ])
})

test('a mirror that lacks the image is taken back', async () => {
  const { result, argvs } = await playAttempts({
    runs: [hanging([METADATA]), recorded('reg-missing'), SUCCESS],
    remedies: {
      'registry-mirror': async () => ({
        sentence: 'The mirror m.test was used.',
        addArgs: ['--tag', 'm'],
      }),
    },
  })
  expect(argvs[1]).toContain('m')
  expect(argvs[2]).toEqual(argvs[0])
  expect(result.outcome).toBe('success')
  expect(result.attempts[2]?.remedies).toEqual(['The change before was taken back.'])
})

test.each(['pause', 'run', 'remedy'])('a run cancelled in a %s ends at once', async (where) => {
  const abort = new AbortController()
  const { result, argvs } = await playAttempts({
    runs: [where === 'run' ? { exitCode: 'hang' } : hanging([METADATA])],
    policy: { stall: { transferMs: where === 'run' ? 0 : 60_000, stepMs: 0 } },
    options: { signal: where === 'run' ? AbortSignal.abort() : abort.signal },
    ...(where === 'pause' && { onPause: () => abort.abort() }),
    ...(where === 'remedy' && {
      remedies: {
        'registry-mirror': () => {
          setImmediate(() => abort.abort())
          return new Promise<never>(() => undefined)
        },
      },
    }),
  })
  expect(argvs).toHaveLength(1)
  expect(result).toMatchObject({
    outcome: 'cancelled',
    fault: 'cancelled',
    failure: { cause: 'The build was cancelled.', exitCode: 130 },
    attempts: [{ outcome: where === 'run' ? 'cancelled' : 'failure' }],
  })
  expect(result.transient).toBeUndefined()
})

test('what an earlier attempt compiled is not forgotten', async () => {
  const compiled = { lines: readStream('success'), exitCode: 'hang' } as const
  const { result } = await playAttempts({
    runs: [compiled, { ...SUCCESS, lines: readStream('cached') }],
  })
  expect(result.cargo).toEqual({ compiled: 1 })
})

test('an argument is set only where the Dockerfile declares it', async () => {
  const oom = recorded('oom')
  const plan = planOf({ facts: theirFacts() })
  const declared = { '/repo/Dockerfile': 'FROM rust\nARG CARGO_BUILD_JOBS\nRUN cargo build\n' }
  const { argvs } = await playAttempts({ plan, runs: [oom, SUCCESS], files: declared })
  expect(argvs[1]?.slice(-3)).toEqual(['--build-arg', 'CARGO_BUILD_JOBS=1', '.'])
  const { argvs: others } = await playAttempts({ plan, runs: [oom, SUCCESS], files: {} })
  expect(others[1]).toEqual(others[0])
})
