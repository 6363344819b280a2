import { type ImageReference, parseReference } from '../../image/reference.ts'
import type { FetchIncident, ImagePlan } from '../fetch.ts'
import { unreadableImage } from './image-faults.ts'
import { fullReference } from './image-record.ts'
import type { Step } from './image-work.ts'
import { type Endpoint, type Mirrors, planEndpoints } from './mirrors.ts'

/** One image on its way; `incidents`, `vias` and `fetchedBytes` grow. */
export type Errand = {
  readonly plan: ImagePlan
  /** In full. */
  readonly name: string
  readonly reference: ImageReference
  readonly endpoints: readonly Endpoint[]
  readonly incidents: FetchIncident[]
  /** Mirrors that stood in for the registry. */
  readonly vias: Set<string>
  fetchedBytes: number
}

/** An errand on which nothing was done yet. */
export function makeErrand(plan: ImagePlan, mirrors: Mirrors): Step<Errand> {
  const reference = parseReference(plan.reference)
  const name = fullReference(plan.reference)
  if (!reference || name === undefined) {
    const problem = 'this is not the reference of an image'
    return { ok: false, fault: unreadableImage(plan.reference, problem) }
  }
  const endpoints = planEndpoints(reference, mirrors)
  const errand = { plan, name, reference, endpoints, incidents: [], vias: new Set<string>() }
  return { ok: true, value: { ...errand, fetchedBytes: 0 } }
}
