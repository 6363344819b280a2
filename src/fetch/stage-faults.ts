import { EXIT } from '../exit-codes.ts'
import type { Failure } from '../report/run-report.ts'
import { CANCELLED } from './download-faults.ts'
import type { Fetched, FetchFault } from './fetch.ts'
import type { FetchSettings } from './settings.ts'

/** Without network there later, all that is missing is a fault, and is told at once. */
export function wantsAll({ offline, isComplete }: FetchSettings): boolean {
  return offline || isComplete === true
}

/**
 * What only this machine cannot do: its cache, its cargo (which may be older than that of the build), its
 * way of putting images into the engine. The build needs none of these.
 */
const OF_THIS_MACHINE = ['cache-unwritable', 'image-load-failed', 'lock-unresolvable', 'git-failed']

/** What the network denies may still reach the build on its own way; what is wrong stays wrong. */
export function isFatal({ fault, network }: FetchFault, settings: FetchSettings): boolean {
  return wantsAll(settings) || !(network || OF_THIS_MACHINE.includes(fault))
}

/** buildx pulls the image of its builder itself where it is not there, whatever the reason. */
export function isLeft(
  fault: FetchFault,
  builder: Fetched<unknown> | undefined,
  settings: FetchSettings,
): boolean {
  const isOfBuilder = builder?.ok === false && builder.fault === fault
  return isOfBuilder && !wantsAll(settings) && fault.fault !== CANCELLED.fault
}

/** One failure for all that is missing: a person without network wants the whole list at once. */
export function describeFailure(faults: readonly FetchFault[]): Failure | undefined {
  const [first, ...others] = faults
  if (first === undefined) return undefined
  const network = faults.some((fault) => fault.network)
  return {
    stage: 'fetch',
    fault: first.fault,
    cause: [first, ...others].map(({ cause }) => cause).join(' '),
    remedy: [...new Set(faults.map(({ remedy }) => remedy))].join(' '),
    evidence: faults.flatMap(({ evidence }) => evidence),
    exitCode: network ? EXIT.network : EXIT.build,
  }
}
