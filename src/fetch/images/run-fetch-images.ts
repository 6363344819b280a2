import { CANCELLED, localFault } from '../download-faults.ts'
import type { Fetched, ImagePlan } from '../fetch.ts'
import { deliverImage } from './deliver-image.ts'
import type { Errand } from './errand.ts'
import { makeErrand } from './errand.ts'
import { makeImageStore } from './image-store.ts'
import type { FetchedImage, ImageOptions, ImagePorts, Step, Work } from './image-work.ts'
import { locateAndDownload, locateOffline } from './locate-images.ts'
import { pruneImages } from './prune-images.ts'
import { makeRegistrySession } from './registry-session.ts'

/**
 * Brings every image to where the build takes it from. What is there and still what the registry says
 * costs one question; nothing is ever there by half.
 */
export async function runFetchImages(
  plans: readonly ImagePlan[],
  ports: ImagePorts,
  options: ImageOptions,
  signal: AbortSignal,
): Promise<Fetched<readonly FetchedImage[]>> {
  const errands: Errand[] = []
  for (const plan of plans) {
    const errand = makeErrand(plan, options.mirrors)
    if (!errand.ok) return { ok: false, fault: errand.fault, incidents: [] }
    errands.push(errand.value)
  }
  const images = makeImageStore(options.cacheFolder, ports)
  const work: Work = { images, session: makeRegistrySession(ports), ports, options, signal }
  const fetched = await fetchAll(errands, work).catch((error): Step<never> => {
    return { ok: false, fault: localFault(error, 'a base image') }
  })
  // What cannot be cleared away today is no reason to fail.
  if (fetched.ok && !options.offline) await pruneImages(options.cacheFolder, ports).catch(() => {})
  const incidents = errands.flatMap((errand) => errand.incidents)
  if (fetched.ok) return { ok: true, value: fetched.value, incidents }
  return { ok: false, fault: signal.aborted ? CANCELLED : fetched.fault, incidents }
}

async function fetchAll(
  errands: readonly Errand[],
  work: Work,
): Promise<Step<readonly FetchedImage[]>> {
  const located = work.options.offline
    ? await locateOffline(errands, work)
    : await locateAndDownload(errands, work)
  if (!located.ok) return located
  const delivered: FetchedImage[] = []
  for (const one of located.value) {
    const image = await deliverImage(one, work)
    if (!image.ok) return image
    delivered.push(image.value)
  }
  return { ok: true, value: delivered }
}
