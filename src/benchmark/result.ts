import type { Sample } from './sample.ts'
import { type Row, summarize } from './statistics.ts'

/** What `benchmark --json` writes. */
export type BenchmarkResult = {
  readonly schemaVersion: 1
  readonly tool: { readonly name: 'cv-docker-build'; readonly version: string }
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly application: string
  readonly platform?: string
  readonly machine: MachineFacts
  /** Options of build that were given besides. */
  readonly options: readonly string[]
  readonly samples: readonly Sample[]
  readonly rows: readonly Row[]
}

export type MachineFacts = {
  readonly cpu: string
  readonly cores: number
  readonly memoryMib: number
  readonly system: string
  readonly node: string
}

export function makeResult(
  facts: Omit<BenchmarkResult, 'schemaVersion' | 'rows'>,
): BenchmarkResult {
  return { schemaVersion: 1, ...facts, rows: summarize(facts.samples) }
}

/** One line for tables and charts. */
export function describeMachine({ cpu, cores, memoryMib, system, node }: MachineFacts): string {
  const memory = `${(memoryMib / 1024).toFixed(1)} GiB`
  return `${cpu}, ${cores} cores, ${memory}, ${system}, Node ${node}`
}
