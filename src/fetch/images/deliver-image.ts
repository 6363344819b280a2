import type { ImageFetchReport } from '../fetch.ts'
import { hasDigest, idsOf, loadLayout, readEngineImage } from './engine-delivery.ts'
import type { FetchedImage, Located, Step, Work } from './image-work.ts'
import { engineName } from './layout.ts'

/** Puts the image where the build takes it from. */
export async function deliverImage(located: Located, work: Work): Promise<Step<FetchedImage>> {
  const { errand, startMs } = located
  const { plan } = errand
  const { ports, images, signal } = work
  const report = (digest: string): ImageFetchReport => {
    const [via] = errand.vias
    return {
      reference: errand.name,
      digest,
      outcome: errand.fetchedBytes > 0 ? 'fetched' : 'present',
      fetchedBytes: errand.fetchedBytes,
      durationMs: ports.clock.now() - startMs,
      ...(via === undefined ? {} : { via }),
    }
  }
  if (located.kind === 'in-engine')
    return { ok: true, value: { plan, report: report(located.digest), engineName: errand.name } }
  const { record } = located
  if (plan.delivery === 'oci-layout') {
    const layoutFolder = await images.ensureLayout(record, 'oci-layout')
    return { ok: true, value: { plan, report: report(record.root.digest), record, layoutFolder } }
  }
  const name = engineName(record.reference, record.root.digest)
  // Also where the engine has the image already: a layout that is asked for is kept.
  const folder = await images.ensureLayout(record, 'engine')
  if (!hasDigest(await readEngineImage(name, ports, signal), idsOf(record))) {
    const fault = await loadLayout(folder, record, ports, signal)
    if (fault) return { ok: false, fault }
  }
  return { ok: true, value: { plan, report: report(record.root.digest), record, engineName: name } }
}
