import { ATTESTATION_CHECKS } from './check-attestations.ts'
import { CACHE_CHECKS } from './check-cache.ts'
import { CARGO_CHECKS } from './check-cargo.ts'
import { DELTA_CHECKS } from './check-delta.ts'
import { IMAGE_CHECKS } from './check-image.ts'
import { NETWORK_CHECKS } from './check-network.ts'
import { OUTPUT_CHECKS } from './check-outputs.ts'
import { SCAN_CHECKS } from './check-scan.ts'
import { STEP_CHECKS } from './check-steps.ts'
import type { Values } from './read-values.ts'
import type { Complain } from './wording.ts'

/** What is wrong with one value, in the words of an InputError. */
export type Fault = { readonly problem: string; readonly remedy: string }

/** Judges the text of an input, or one item of it where the input is a list. */
export type Check = (text: string) => Fault | undefined

/**
 * By input. They refuse what buildx, BuildKit or cargo would refuse later, and nothing else: an
 * input without a check can be anything.
 */
const CHECKS: Readonly<Record<string, Check>> = {
  ...ATTESTATION_CHECKS,
  ...CACHE_CHECKS,
  ...CARGO_CHECKS,
  ...DELTA_CHECKS,
  ...IMAGE_CHECKS,
  ...NETWORK_CHECKS,
  ...OUTPUT_CHECKS,
  ...SCAN_CHECKS,
  ...STEP_CHECKS,
}

export function checkValues(values: Values, complain: Complain): void {
  for (const [name, check] of Object.entries(CHECKS)) {
    for (const text of values.texts(name)) {
      const fault = check(text)
      if (fault) complain(name, fault.problem, fault.remedy)
    }
  }
}
