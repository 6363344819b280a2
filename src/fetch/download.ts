import type { RetryPolicy } from '../network/backoff.ts'
import type { Transport } from '../network/transport.ts'
import type { Clock } from '../ports.ts'
import { CANCELLED, failedDownload, localFault } from './download-faults.ts'
import { type Hosts, makeHosts } from './download-hosts.ts'
import { downloadFrom, type Progress } from './download-sources.ts'
import type { Fetched, FetchFault, FetchIncident } from './fetch.ts'
import { countIncidents } from './incidents.ts'
import type { HeadersFor } from './redirects.ts'
import type { DownloadFiles } from './store.ts'

export type DownloadItem = {
  /** For sentences: `serde 1.0.228`. */
  readonly name: string
  /** In order: the registry, then its mirrors. At least one. */
  readonly urls: readonly string[]
  /** Absolute; it is either absent or whole and right. */
  readonly path: string
  /** Hex. */
  readonly sha256: string
  readonly sizeBytes?: number
  /** Secret headers of a URL, asked for at each try; they never reach another origin. */
  readonly headers?: HeadersFor
}

export type DownloadPorts = {
  readonly transport: Transport
  readonly clock: Clock
  /** Numbers from 0 up to 1. */
  readonly random: () => number
  readonly store: DownloadFiles
  /** What is known of the servers, where several fetches share it. */
  readonly hosts?: Hosts
}

export type Downloaded = {
  readonly fetchedBytes: number
  /** Host that gave it; empty when it was there already. */
  readonly via: string
  readonly reused: boolean
}

/** Requests to one server at once, where nobody says otherwise. */
const PARALLEL = 8

/**
 * Brings one file to its path: what is there and right is kept, what is half there is gone on with,
 * and what arrives is used only when its checksum is right.
 */
export async function downloadItem(
  item: DownloadItem,
  ports: DownloadPorts,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<Fetched<Downloaded>> {
  const { clock, random } = ports
  const hosts = ports.hosts ?? makeHosts({ clock, random, policy, parallel: PARALLEL })
  const progress: Progress = { incidents: new Map(), faults: [], fetchedBytes: 0 }
  try {
    if ((await ports.store.sha256Of(item.path)) === item.sha256) {
      return { ok: true, value: { fetchedBytes: 0, via: '', reused: true }, incidents: [] }
    }
    const partial = await ports.store.openPartial(item.path)
    const via = await downloadFrom(item, { ...ports, hosts }, partial, progress, signal).finally(
      () => partial.close(),
    )
    const incidents = [...progress.incidents.values()]
    if (via === undefined) return failed(failedDownload(item.name, progress.faults), incidents)
    if (via === 'aborted') return failed(CANCELLED, incidents)
    const { fetchedBytes } = progress
    return { ok: true, value: { fetchedBytes, via: via.host, reused: false }, incidents }
  } catch (error) {
    return failed(localFault(error, item.name), [...progress.incidents.values()])
  }
}

function failed(fault: FetchFault, incidents: readonly FetchIncident[]): Fetched<never> {
  return { ok: false, fault, incidents }
}

/** What became of each item, in their order; `undefined`: not tried, or given up as another failed. */
export type DownloadResults = readonly (Fetched<Downloaded> | undefined)[]

export type DownloadOptions = {
  readonly parallel: number
  /** As soon as one is at its place. */
  readonly onItem?: (item: DownloadItem, result: Downloaded) => void
}

/** All of them, several at once; stops as soon as one cannot be had. What has arrived stays. */
export async function downloadAll(
  items: readonly DownloadItem[],
  ports: DownloadPorts,
  policy: RetryPolicy,
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<DownloadResults> {
  const { clock, random } = ports
  const { parallel } = options
  const hosts = ports.hosts ?? makeHosts({ clock, random, policy, parallel })
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const results: (Fetched<Downloaded> | undefined)[] = items.map(() => undefined)
  const queue = items.map((item, at) => ({ item, at }))
  const settle = (item: DownloadItem, at: number, result: Fetched<Downloaded>) => {
    // What was given up because another failed has not failed itself.
    if (!result.ok && stop.signal.aborted) return
    results[at] = result
    if (result.ok) options.onItem?.(item, result.value)
    else stop.abort()
  }
  const work = async () => {
    for (let next = queue.shift(); next && !either.aborted; next = queue.shift()) {
      const { item, at } = next
      settle(item, at, await downloadItem(item, { ...ports, hosts }, policy, either))
    }
  }
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work))
  return results
}

/** The first that failed, and all incidents with equal ones counted together. */
export function summarize(results: DownloadResults): {
  readonly fault?: FetchFault
  readonly incidents: readonly FetchIncident[]
} {
  const incidents = countIncidents(results.flatMap((result) => result?.incidents ?? []))
  const failure = results.find((result) => result?.ok === false)
  return {
    incidents,
    ...(failure?.ok === false ? { fault: failure.fault } : {}),
  }
}
