import { type DownloadItem, downloadItem } from '../fetch/download.ts'
import type { Hosts } from '../fetch/download-hosts.ts'
import type { Fetched, FetchIncident } from '../fetch/fetch.ts'
import type { RetryPolicy } from '../network/backoff.ts'
import type { ScannerPorts } from './ports.ts'

/** As often another run may take the file away. */
const LOST_LIMIT = 3

/**
 * Downloads a file and gives it a name of this process's own, under which no other run removes it while it is
 * unpacked: runs on one machine share what they download.
 */
export async function downloadOwn(
  item: DownloadItem,
  own: string,
  ports: ScannerPorts & { readonly hosts?: Hosts },
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<Fetched<void>> {
  const incidents: FetchIncident[] = []
  for (let lost = 1; ; lost++) {
    const downloaded = await downloadItem(item, ports, policy, signal)
    incidents.push(...downloaded.incidents)
    if (!downloaded.ok) return { ...downloaded, incidents }
    try {
      await ports.files.remove(own)
      await ports.store.linkOrCopy(item.path, own)
      await ports.files.remove(item.path)
      return { ok: true, value: undefined, incidents }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || lost === LOST_LIMIT) throw error
    }
  }
}
