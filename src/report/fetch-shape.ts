import type { CratesReport, FetchIncident, FetchReport, ImageFetchReport } from '../fetch/fetch.ts'
import { choice, digest, list, may, must, notNegative, record, text, whole } from './shape.ts'

const crates = record<CratesReport>({
  total: must(whole),
  fetched: must(whole),
  reused: must(whole),
  fetchedBytes: must(whole),
  durationMs: must(notNegative),
  sources: must(list(text)),
})

const imageFetch = record<ImageFetchReport>({
  reference: must(text),
  digest: must(digest),
  outcome: must(choice('present', 'fetched')),
  fetchedBytes: must(whole),
  durationMs: must(notNegative),
  via: may(text),
})

export const incident = record<FetchIncident>({
  host: must(text),
  cause: must(text),
  count: must(whole),
})

export const fetch = record<FetchReport>({
  durationMs: must(notNegative),
  crates: may(crates),
  images: must(list(imageFetch)),
  incidents: must(list(incident)),
  leftToBuild: must(list(text)),
})
