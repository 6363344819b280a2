import { makeResult } from '../../src/benchmark/result.ts'
import type { Sample } from '../../src/benchmark/sample.ts'

export function aSample(given: Partial<Sample> = {}): Sample {
  return {
    variant: 'minimal',
    scenario: 'clean',
    round: 1,
    durationMs: 60_000,
    isSkipped: false,
    steps: { there: 0, total: 20 },
    ...given,
  }
}

export function aResult(samples: readonly Sample[], application = 'cv') {
  return makeResult({
    tool: { name: 'cv-docker-build', version: '0.1.0' },
    startedAt: '2026-11-23T12:00:00.000Z',
    application,
    machine: { cpu: 'Some CPU', cores: 2, memoryMib: 8192, system: 'Linux 6.1', node: 'v24.1.0' },
    options: [],
    samples,
  })
}
