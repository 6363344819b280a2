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
function isToThePoint(kind: RemedyKind, match: FaultMatch): boolean {
  const { vertex, error, text } = match
  if (kind === 'host-crates') return isFetchOfCrates(match)
  if (kind === 'multiplexing-off') return /\bcargo\b/.test(vertex) || /\[\d+\] /.test(text)
  if (kind !== 'registry-mirror' && kind !== 'host-images') return true
  if (/failed to push/.test(error)) return false
  const isPull = /failed to resolve source metadata/.test(error) || isLayerFault(error)
  return BASE_IMAGE.test(vertex) || (isPull && !/^export/.test(vertex))
}

/** Of crates.io as cargo words it, whichever program called cargo. */
const CRATES_LOST =
  /failed to (?:download|fetch|query)\b[^\n]*`|\bUnable to update registry\b|\bdownload of \S+ failed\b/
const CARGO_COMMAND = /\bcargo(?: +\+\S+)? +(?<command>[a-z]+)/g

/** Not what `cargo install` wants: that stands in no lock file of the repository. */
function isFetchOfCrates({ vertex, log }: FaultMatch): boolean {
  const commands = [...vertex.matchAll(CARGO_COMMAND)].map(({ groups }) => groups?.command)
  const isInstall = commands.length > 0 && commands.every((one) => /^b?install$/.test(one ?? ''))
  return !isInstall && log.some((line) => CRATES_LOST.test(line))
}
