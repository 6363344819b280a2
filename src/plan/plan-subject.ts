import type { BuilderDecision } from '../engine/builder.ts'
import type { EngineFacts } from '../engine/facts.ts'
import type { RunFacts } from '../facts.ts'
import type { BuildRequest, NamedContext } from '../request/build-request.ts'
import type { RunContext } from '../run-context.ts'
import type { HostCargo } from './plan-fetch.ts'

/** All that a plan is made from. */
export type PlanSubject = {
  readonly request: BuildRequest
  readonly context: RunContext
  readonly facts: RunFacts
  readonly engine: EngineFacts
  readonly builder: BuilderDecision
  /** Base images to be replaced; empty in every ordinary run. */
  readonly standIns: readonly StandInContext[]
  /** Absent where no crates are fetched here. */
  readonly hostCargo?: HostCargo
}

export type StandInContext = { readonly name: string; readonly context: NamedContext }
