import type { CrateDelta, FileDelta, SizePair } from '../delta/delta-report.ts'
import { size } from '../report/image-shape.ts'
import {
  choice,
  flag,
  instant,
  list,
  may,
  must,
  notNegative,
  patterned,
  record,
  text,
  whole,
} from '../report/shape.ts'
import type {
  BriefFinding,
  BuildKey,
  CommentEntry,
  EntryBaseline,
  EntryBudget,
  EntryCache,
  EntryPlatform,
  EntryScan,
  EntryTimes,
  LeftOut,
  PlatformVerdict,
  PreviousBuild,
  RunNumber,
  Share,
} from './comment-entry.ts'

/** The form of what is stored in a comment, and of what is handed over to be commented. */

const verdict = choice('pass', 'fail', 'unknown')
const outcome = choice('success', 'failure')
const commit = patterned(
  '^(?:[0-9a-f]{40}|[0-9a-f]{64})$',
  '0123456789abcdef0123456789abcdef01234567',
)
const share = record<Share>({ part: must(whole), total: must(whole) })
const pair = record<SizePair>({ before: may(size), after: must(size) })
const finding = record<BriefFinding>({
  id: must(text),
  severity: must(choice('UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  package: may(text),
  installed: may(text),
  mended: may(text),
  title: may(text),
  isNew: may(flag),
  counts: must(flag),
})

const platform = record<EntryPlatform>({
  platform: must(text),
  total: may(pair),
  own: may(pair),
  scan: may(
    record<PlatformVerdict>({
      verdict: must(verdict),
      found: must(whole),
      ignored: must(whole),
      fresh: may(whole),
      fixed: may(whole),
      findings: may(list(finding)),
    }),
  ),
  files: may(
    list(record<FileDelta>({ path: must(text), beforeBytes: may(whole), afterBytes: may(whole) })),
  ),
  crates: may(
    list(record<CrateDelta>({ name: must(text), beforeBytes: may(whole), afterBytes: may(whole) })),
  ),
})

const previous = record<PreviousBuild>({
  commit: must(commit),
  outcome: must(outcome),
  verdict: may(verdict),
  platforms: must(
    list(
      record<PreviousBuild['platforms'][number]>({
        platform: must(text),
        compressedBytes: may(whole),
        unpackedBytes: may(whole),
      }),
    ),
  ),
})

const budget = record<EntryBudget>({
  rule: must(text),
  platform: must(text),
  outcome: must(choice('exceeded', 'not-known')),
  action: must(choice('warn', 'fail')),
  sentence: must(text),
})

const baseline = record<EntryBaseline>({
  kind: must(choice('report', 'image', 'none')),
  commit: may(text),
  digest: may(text),
  reference: may(text),
  commitsBehind: may(whole),
  reason: may(text),
})

const times = record<EntryTimes>({
  totalMs: must(notNegative),
  buildMs: may(notNegative),
  buildBeforeMs: may(notNegative),
})

const cache = record<EntryCache>({
  archive: may(choice('exact', 'partial', 'miss')),
  crates: may(share),
  units: may(share),
  unitsBefore: may(share),
})

export const commentEntry = record<CommentEntry>({
  id: must(patterned('^[0-9a-f]{16}$', '0123456789abcdef')),
  key: must(
    record<BuildKey>({ workflow: may(text), job: must(text), matrix: may(text), step: may(text) }),
  ),
  run: must(record<RunNumber>({ id: must(whole), attempt: must(whole) })),
  commit: must(commit),
  endedAt: must(instant),
  outcome: must(outcome),
  variant: may(text),
  dockerfile: must(text),
  image: may(text),
  digest: may(text),
  failure: may(
    record<NonNullable<CommentEntry['failure']>>({
      stage: must(text),
      cause: must(text),
      remedy: may(text),
    }),
  ),
  standIns: may(flag),
  unchanged: may(flag),
  times: must(times),
  cache: may(cache),
  baseline: may(baseline),
  scan: may(
    record<EntryScan>({
      mode: must(choice('report', 'enforce')),
      verdict: must(verdict),
      reason: must(text),
    }),
  ),
  budgets: may(list(budget)),
  platforms: must(list(platform)),
  previous: may(previous),
  left: may(list(choice<LeftOut>('crates', 'files', 'findings', 'facts', 'sentences'))),
  relayed: may(flag),
})
