import type { ArchiveReport, CacheReport } from '../cache/cache.ts'
import type { CompileReport } from './run-report.ts'
import { choice, digest, flag, list, may, must, notNegative, record, text, whole } from './shape.ts'

const archive = record<ArchiveReport>({
  name: must(choice('crates', 'units', 'workspace', 'image', 'scanner', 'database')),
  hit: must(choice('exact', 'partial', 'miss', 'off')),
  key: may(text),
  useless: may(flag),
  restoredBytes: must(whole),
  restoreMs: must(notNegative),
  saved: may(
    record<NonNullable<ArchiveReport['saved']>>({
      outcome: must(choice('saved', 'present', 'lost')),
      bytes: must(whole),
      durationMs: must(notNegative),
    }),
  ),
  remarks: must(list(text)),
})

export const cache = record<CacheReport>({
  store: must(choice('actions', 'directory', 'registry', 'mounts', 'none')),
  reason: must(text),
  archives: must(list(archive)),
  crates: may(
    record<NonNullable<CacheReport['crates']>>({ restored: must(whole), locked: must(whole) }),
  ),
  unchanged: may(
    record<NonNullable<CacheReport['unchanged']>>({
      key: must(text),
      imageId: may(digest),
      digest: may(digest),
    }),
  ),
})

export const compile = record<CompileReport>({
  kind: must(choice('in-build', 'mounts', 'container')),
  reason: must(text),
})
