import { type DownloadItem, type DownloadResults, downloadAll, summarize } from '../download.ts'
import { CANCELLED } from '../download-faults.ts'
import type { FetchFault } from '../fetch.ts'
import type { Errand } from './errand.ts'
import { blobsOf, type ImageRecord } from './image-record.ts'
import type { Located, Work } from './image-work.ts'
import { blobUrl } from './mirrors.ts'

/** Blobs of all images together: a layer that two images share is fetched once. */
export async function downloadBlobs(
  located: readonly Located[],
  work: Work,
): Promise<FetchFault | undefined> {
  const { ports, options, signal } = work
  const wanted = new Map<string, { readonly item: DownloadItem; readonly errand: Errand }>()
  for (const one of located) {
    if (one.kind !== 'record' || one.isHere) continue
    for (const item of planItems(one.record, one.errand, work))
      wanted.set(item.path, { item, errand: one.errand })
  }
  const items = [...wanted.values()].map(({ item }) => item)
  const { policy, parallel } = options
  const results = await downloadAll(items, ports, policy, { parallel }, signal)
  note(
    results,
    [...wanted.values()].map(({ errand }) => errand),
  )
  return summarize(results).fault ?? (signal.aborted ? CANCELLED : undefined)
}

/** What each download did, told to the image that it belongs to. */
function note(results: DownloadResults, errands: readonly Errand[]): void {
  for (const [at, errand] of errands.entries()) {
    const result = results[at]
    errand.incidents.push(...(result?.incidents ?? []))
    if (!result?.ok) continue
    const { fetchedBytes, via } = result.value
    errand.fetchedBytes += fetchedBytes
    const mirror = errand.endpoints.find(({ apiUrl }) => new URL(apiUrl).host === via)
    if (mirror && !mirror.isOrigin) errand.vias.add(mirror.host)
  }
}

function planItems(record: ImageRecord, errand: Errand, work: Work): readonly DownloadItem[] {
  const documents = new Set(
    [record.root, ...record.images.map(({ manifest }) => manifest)].map(({ digest }) => digest),
  )
  return blobsOf(record)
    .filter(({ digest }) => !documents.has(digest))
    .map(({ digest, sizeBytes }) => ({
      name: `${errand.name} (${digest.slice(7, 19)})`,
      urls: errand.endpoints.map((endpoint) => blobUrl(endpoint, digest)),
      path: work.images.blobPath(digest),
      sha256: digest.slice(7),
      sizeBytes,
      headers: async (url: string) => {
        const endpoint = errand.endpoints.find((one) => blobUrl(one, digest) === url)
        return endpoint ? await work.session.headersFor(endpoint, work.signal) : {}
      },
    }))
}
