import { describeSkip } from './laboratory/course.ts'
import { judgeDecision } from './laboratory/judge.ts'
import type { FaultKind } from './laboratory/kind.ts'
import { type Laboratory, openLaboratory } from './laboratory/laboratory.ts'
import type { Mode } from './laboratory/scene.ts'
import { RETRIES, runTrial, type Trial } from './laboratory/trial.ts'
import { FAULT_KINDS } from './table/kinds.ts'

/**
 * The command line with a real BuildKit against faults that are really there; a part of the laboratory
 * that takes minutes. All of it: `npm run faults`.
 */
const MINUTES = 60_000

let lab: Laboratory
beforeAll(() => {
  lab = openLaboratory()
})
afterAll(async () => await lab.close(), MINUTES)

function kindOf(id: string): FaultKind {
  const kind = FAULT_KINDS.find((one) => one.id === id)
  if (kind === undefined) throw new Error(`there is no kind ${id}`)
  return kind
}

/** Those that this user can make. */
function possible(...ids: readonly string[]): readonly string[] {
  return ids.filter((id) => describeSkip({ kind: kindOf(id), mode: 'once' }) === undefined)
}

async function run(id: string, mode: Mode): Promise<Trial> {
  const trial = await runTrial(lab, kindOf(id), mode, 'ours')
  const wrong = judgeDecision(trial)
  if (wrong.length > 0) throw new Error(`${wrong.join('; ')}\n${trial.said}\n${trial.output}`)
  return trial
}

describe('a fault that passes', () => {
  test.each(
    possible(
      'from-manifest-503',
      'from-429',
      'from-manifest-reset',
      'from-layer-corrupt',
      'from-manifest-stall',
      'from-name-servfail',
      'token-500',
      'push-manifest-blob-unknown',
      'cache-export-denied',
      'cache-import-layer-missing',
      'cargo-crate-503',
      'cargo-crate-truncated',
      'wget-reset',
      'apt-index-503',
      'builder-killed',
    ),
  )(
    '%s: a further attempt passes',
    async (id) => {
      const { attempts, outcome, fault } = await run(id, 'once')
      expect(outcome).toBe('passed')
      expect(attempts).toBe(2)
      expect(kindOf(id).expected.faults).toContain(fault)
    },
    6 * MINUTES,
  )
})

describe('a fault that stays', () => {
  test(
    'from-manifest-502: all attempts are used, and the cause is told',
    async () => {
      const { attempts, outcome, fault } = await run('from-manifest-502', 'forever')
      expect({ attempts, outcome }).toEqual({ attempts: RETRIES + 1, outcome: 'failed' })
      expect(fault).toBe('registry-failing')
    },
    6 * MINUTES,
  )

  test.each(possible('killed-137'))(
    '%s: one more try, not two',
    async (id) => {
      const { attempts, outcome, fault } = await run(id, 'forever')
      expect({ attempts, outcome, fault }).toEqual({
        attempts: 2,
        outcome: 'failed',
        fault: 'out-of-memory',
      })
    },
    6 * MINUTES,
  )
})

describe('what another attempt cannot mend', () => {
  test.each(
    possible(
      'from-denied',
      'from-tag-missing',
      'from-tls-untrusted',
      'token-denied',
      'push-denied',
      'compile-error-in-noise',
      'run-fails-in-noise',
      'lock-outdated',
      'dockerfile-unknown-instruction',
    ),
  )(
    '%s: one attempt',
    async (id) => {
      const { attempts, outcome, fault } = await run(id, 'forever')
      expect({ attempts, outcome }).toEqual({ attempts: 1, outcome: 'failed' })
      expect(kindOf(id).expected.faults).toContain(fault)
    },
    6 * MINUTES,
  )
})

test(
  'a layer that comes slowly is waited for',
  async () => {
    const { attempts, outcome } = await run('from-layer-slow', 'forever')
    expect({ attempts, outcome }).toEqual({ attempts: 1, outcome: 'passed' })
  },
  6 * MINUTES,
)
