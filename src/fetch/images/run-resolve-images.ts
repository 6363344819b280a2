import { CANCELLED, localFault } from '../download-faults.ts'
import type { Fetched, ImagePlan } from '../fetch.ts'
import { makeErrand } from './errand.ts'
import { missingOffline } from './image-faults.ts'
import { familiarName } from './image-record.ts'
import { makeImageStore } from './image-store.ts'
import type { ImageOptions, ImagePorts, Step } from './image-work.ts'
import { makeRegistrySession } from './registry-session.ts'
import { resolveDigest } from './resolve-image.ts'

export type ResolvedReference = {
  /** In full: `docker.io/library/rust:1`. */
  readonly reference: string
  readonly digest: string
}

/**
 * Asks what the references stand for now, and fetches nothing: enough for a build that comes from its
 * cache. Where nobody answers, the digest of the last fetch counts.
 */
export async function runResolveImages(
  plans: readonly ImagePlan[],
  ports: ImagePorts,
  options: ImageOptions & {
    /** What the last fetch was told does not count. */
    readonly isFresh?: boolean
  },
  signal: AbortSignal,
): Promise<Fetched<readonly ResolvedReference[]>> {
  const images = makeImageStore(options.cacheFolder, ports)
  const { clock, random } = ports
  const session = makeRegistrySession(ports)
  const resolving = { session, images, policy: options.policy, signal, clock, random }
  const errands = plans.map((plan) => makeErrand(plan, options.mirrors))
  const resolved = await Promise.all(
    errands.map(async (errand): Promise<Step<ResolvedReference>> => {
      if (!errand.ok) return errand
      const asked = options.offline ? UNASKED : await resolveDigest(errand.value, resolving)
      const { name: reference } = errand.value
      if (asked.ok) return { ok: true, value: { reference, digest: asked.value } }
      const mayBeOld = asked.fault.network && options.isFresh !== true
      const last = mayBeOld ? await images.readRecord(reference) : undefined
      return last ? { ok: true, value: { reference, digest: last.root.digest } } : asked
    }),
  ).catch((error): readonly Step<never>[] => [
    { ok: false, fault: localFault(error, 'a manifest') },
  ])
  const incidents = errands.flatMap((errand) => (errand.ok ? errand.value.incidents : []))
  const failure = resolved.find((one) => !one.ok)
  if (!failure || failure.ok)
    return { ok: true, value: resolved.flatMap((one) => (one.ok ? [one.value] : [])), incidents }
  const missing = plans.filter((_, at) => resolved[at]?.ok === false)
  const fault = failure.fault === UNASKED.fault ? missingOffline(missing) : failure.fault
  return { ok: false, fault: signal.aborted ? CANCELLED : fault, incidents }
}

/** Offline nobody is asked; this stands for the answer. */
const UNASKED = { ok: false, fault: { ...missingOffline([]), network: true } } as const

/** Arguments for `buildx build` by which the builder fetches exactly these, itself, when it needs them. */
export function pinContextArgs(references: readonly ResolvedReference[]): readonly string[] {
  return references.flatMap(({ reference, digest }) => {
    const pinned = reference.includes('@') ? reference : `${reference}@${digest}`
    return ['--build-context', `${familiarName(reference)}=docker-image://${pinned}`]
  })
}
