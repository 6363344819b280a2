import type { CratesReport, FetchIncident, FetchReport } from '../fetch/fetch.ts'
import { formatBytes, formatCount, formatDuration, groupDigits } from './format.ts'

/** Phrases on what was fetched that the summary and the terminal share. Plain text, not yet cleaned or escaped. */

const MAX_SOURCES = 3
const MAX_IMAGES = 10

/** `155 crates: 150 from the cache, 5 fetched (1.2 MB) in 800 ms`. */
export function describeCrates(crates: CratesReport): string {
  const { total, fetched, reused, fetchedBytes, durationMs, sources } = crates
  const all = formatCount(total, 'crate')
  if (fetched === 0)
    return reused === total
      ? `${all} from the cache`
      : `${all}: ${groupDigits(reused)} from the cache`
  const hosts = sources.filter((source) => source !== 'crates.io')
  const from = hosts.length === 0 ? '' : ` from ${sources.slice(0, MAX_SOURCES).join(', ')}`
  const brought = `fetched${from} (${formatBytes(fetchedBytes)}) in ${formatDuration(durationMs)}`
  if (fetched === total) return `${all} ${brought}`
  const cached = reused === 0 ? '' : `${groupDigits(reused)} from the cache, `
  return `${all}: ${cached}${groupDigits(fetched)} ${brought}`
}

/** A part for each fetched image, and one for all that were there. */
export function describeImages({ images }: FetchReport): readonly string[] {
  const present = images.filter(({ outcome }) => outcome === 'present')
  const fetched = images.filter(({ outcome }) => outcome === 'fetched')
  const shown = fetched.slice(0, MAX_IMAGES).map((image) => {
    const from = image.via === undefined ? '' : ` from ${image.via}`
    const size = formatBytes(image.fetchedBytes)
    return `base image ${shortImage(image.reference)} fetched${from} (${size}) in ${formatDuration(image.durationMs)}`
  })
  const rest = fetched.length - shown.length
  const [only] = present
  return [
    ...shown,
    ...(rest === 0 ? [] : [`${formatCount(rest, 'more base image')}`]),
    ...(present.length === 1 && only
      ? [`base image ${shortImage(only.reference)} was there already`]
      : []),
    ...(present.length > 1 ? [`${present.length} base images were there already`] : []),
  ]
}

/** As people write it: `rust:1-alpine3.22` of `docker.io/library/rust:1-alpine3.22@sha256:…`. */
function shortImage(reference: string): string {
  return reference.replace(/^docker\.io\/(?:library\/)?/, '').replace(/(?<=:[^/]+)@.*$/, '')
}

/** All that was fetched in one line; `undefined` when there was nothing. */
export function describeFetch(fetch: FetchReport): string | undefined {
  const crates = fetch.crates && fetch.crates.total > 0 ? [describeCrates(fetch.crates)] : []
  const parts = [...crates, ...describeImages(fetch)]
  return parts.length === 0 ? undefined : `${parts.join('; ')}.`
}

/** `static.crates.io: answered 503 (3 times)`. */
export function describeIncident({ host, cause, count }: FetchIncident): string {
  return `${host}: ${cause}${count > 1 ? ` (${formatCount(count, 'time')})` : ''}`
}
