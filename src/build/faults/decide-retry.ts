import type { FaultMatch, FaultRow, RemedyKind } from './fault.ts'
import { hostOf, isLayerFault, nameImage, readRetryAfterMs, registryOf } from './names.ts'

/** What a retry is decided by, as far as the fault tells; times in milliseconds. */
export function decideRetry(row: FaultRow, match: FaultMatch) {
  const remedies = (row.remedies ?? []).filter((kind) => isToThePoint(kind, match))
  const image = nameImage(match)
  const host = row.network !== true ? undefined : (hostOf(match) ?? (image && registryOf(image)))
  const retryAfterMs = readRetryAfterMs(match.error)
  return {
    ...(row.transient !== undefined && { transient: row.transient }),
    ...(remedies.length > 0 && { remedies }),
    ...(host !== undefined && { host }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

const BASE_IMAGE =
  /(?:^|\] )(?:load metadata for |FROM )|^resolve image config |^docker-image:\/\/|^\[auth\] /

/** Another source of base images helps only where a base image was to be fetched; and so on. */
function isToThePoint(kind: RemedyKind, { vertex, error, text }: FaultMatch): boolean {
  if (kind === 'multiplexing-off') return /\bcargo\b/.test(vertex) || /\[\d+\] /.test(text)
  if (kind !== 'registry-mirror' && kind !== 'host-images') return true
  if (/failed to push/.test(error)) return false
  const isPull = /failed to resolve source metadata/.test(error) || isLayerFault(error)
  return BASE_IMAGE.test(vertex) || (isPull && !/^export/.test(vertex))
}
