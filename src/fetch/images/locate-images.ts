import type { FetchFault, ImagePlan } from '../fetch.ts'
import { downloadBlobs } from './download-blobs.ts'
import { hasDigest, readEngineImage } from './engine-delivery.ts'
import type { Errand } from './errand.ts'
import { missingOffline } from './image-faults.ts'
import { type ImageRecord, selectPlatforms } from './image-record.ts'
import type { Located, Step, Work } from './image-work.ts'
import { engineName } from './layout.ts'
import { type ResolvePorts, resolveDigest, resolveImage } from './resolve-image.ts'

/** Nothing is asked for: every image that lacks is told, not the first alone. */
export async function locateOffline(
  errands: readonly Errand[],
  work: Work,
): Promise<Step<readonly Located[]>> {
  const located: Located[] = []
  const missing: ImagePlan[] = []
  for (const errand of errands) {
    const startMs = work.ports.clock.now()
    const { plan, name } = errand
    const record = await work.images.readRecord(name)
    const whole = record && selectPlatforms(record, plan.platforms)
    const inEngine = whole ? undefined : await findInEngine(errand, work)
    if (whole) located.push({ errand, startMs, kind: 'record', record: whole, isHere: true })
    else if (inEngine) located.push({ errand, startMs, kind: 'in-engine', digest: inEngine })
    else missing.push(lacking(plan, record))
  }
  return missing.length === 0
    ? { ok: true, value: located }
    : { ok: false, fault: missingOffline(missing) }
}

function lacking(plan: ImagePlan, record: ImageRecord | undefined): ImagePlan {
  const has = (record?.images ?? []).map(({ platform }) => platform)
  return { ...plan, platforms: plan.platforms.filter((platform) => !has.includes(platform)) }
}

/** Someone else may have put the image into the engine that the build will use. */
async function findInEngine({ plan, name }: Errand, { ports, signal }: Work) {
  if (plan.delivery !== 'engine' || name.includes('@')) return undefined
  const image = await readEngineImage(name, ports, signal)
  const isFit = image && plan.platforms.every((platform) => platform === image.platform)
  return isFit ? (image.digests[0] ?? image.id) : undefined
}

/** Asks the registries, and brings what is not here. */
export async function locateAndDownload(
  errands: readonly Errand[],
  work: Work,
): Promise<Step<readonly Located[]>> {
  const stop = new AbortController()
  const together = { ...work, signal: AbortSignal.any([work.signal, stop.signal]) }
  let failure: FetchFault | undefined
  const steps = await Promise.all(
    errands.map(async (errand) => {
      const step = await locate(errand, together)
      // The others need not be tried again and again when this one cannot be had.
      if (!step.ok) failure ??= step.fault
      if (!step.ok) stop.abort()
      return step
    }),
  )
  if (failure) return { ok: false, fault: failure }
  const located = steps.flatMap((step) => (step.ok ? [step.value] : []))
  const fault = await downloadBlobs(located, work)
  if (fault) return { ok: false, fault }
  for (const one of located)
    if (one.kind === 'record' && !one.isHere) await work.images.writeRecord(one.record)
  return { ok: true, value: located }
}

/** What the reference stands for now, and whether that is here. */
async function locate(errand: Errand, work: Work): Promise<Step<Located>> {
  const { images, session, ports, options, signal } = work
  const startMs = ports.clock.now()
  const { clock, random } = ports
  const resolving = { session, images, policy: options.policy, signal, clock, random }
  const older = await images.readRecord(errand.name)
  const stored = older && selectPlatforms(older, errand.plan.platforms)
  const base = { errand, startMs }
  const digest = await resolveDigest(errand, stored ? hurry(resolving) : resolving)
  if (!digest.ok) return await fallBack(digest.fault, stored, base, work)
  if (stored?.root.digest === digest.value)
    return { ok: true, value: { errand, startMs, kind: 'record', record: stored, isHere: true } }
  if (errand.plan.delivery === 'engine') {
    const image = await readEngineImage(engineName(errand.name, digest.value), ports, signal)
    if (hasDigest(image, [digest.value]))
      return { ok: true, value: { errand, startMs, kind: 'in-engine', digest: digest.value } }
  }
  const record = await resolveImage(digest.value, errand, resolving)
  if (!record.ok) return await fallBack(record.fault, stored, base, work)
  return {
    ok: true,
    value: { errand, startMs, kind: 'record', record: record.value, isHere: false },
  }
}

/** Where the image of the last time is here, a network that is down may cost no more than this. */
const PATIENCE_MS = 10_000

function hurry(ports: ResolvePorts): ResolvePorts {
  const { policy, signal } = ports
  return {
    ...ports,
    policy: { ...policy, retries: Math.min(2, policy.retries) },
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  }
}

/** A network that fails is no reason to fail where the image of the last time is here. */
async function fallBack(
  fault: FetchFault,
  stored: ImageRecord | undefined,
  base: { readonly errand: Errand; readonly startMs: number },
  work: Work,
): Promise<Step<Located>> {
  if (!fault.network || work.signal.aborted) return { ok: false, fault }
  const digest = stored ? stored.root.digest : await findInEngine(base.errand, work)
  if (digest === undefined) return { ok: false, fault }
  const { name, reference, incidents } = base.errand
  const cause = `The registry could not be asked whether ${name} has changed; the one of the last time is used.`
  incidents.push({ host: reference.registry, cause, count: 1 })
  return {
    ok: true,
    value: stored
      ? { ...base, kind: 'record', record: stored, isHere: true }
      : { ...base, kind: 'in-engine', digest },
  }
}
