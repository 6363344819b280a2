import type {
  Baseline,
  BudgetResult,
  CrateDelta,
  DeltaReport,
  FileDelta,
  PlatformDelta,
  SizePair,
} from '../delta/delta-report.ts'
import { size } from './image-shape.ts'
import {
  choice,
  digest,
  list,
  may,
  must,
  notNegative,
  record,
  text,
  union,
  whole,
} from './shape.ts'

type Of<K extends Baseline['kind']> = Extract<Baseline, { readonly kind: K }>

const baseline = union<Baseline, 'kind'>('kind', {
  report: record<Of<'report'>>({
    kind: must(choice('report')),
    origin: must(choice('cache', 'artifact', 'file')),
    commit: may(text),
    digest: may(digest),
    commitsBehind: may(whole),
  }),
  image: record<Of<'image'>>({
    kind: must(choice('image')),
    reference: must(text),
    digest: may(digest),
    commit: may(text),
  }),
  none: record<Of<'none'>>({ kind: must(choice('none')), reason: must(text) }),
})

const pair = record<SizePair>({ before: may(size), after: must(size) })

const platform = record<PlatformDelta>({
  platform: must(text),
  baseline: may(baseline),
  total: must(pair),
  base: may(pair),
  own: may(pair),
  files: may(
    list(record<FileDelta>({ path: must(text), beforeBytes: may(whole), afterBytes: may(whole) })),
  ),
  crates: may(
    list(record<CrateDelta>({ name: must(text), beforeBytes: may(whole), afterBytes: may(whole) })),
  ),
})

const budget = record<BudgetResult>({
  rule: must(text),
  platform: must(text),
  outcome: must(choice('kept', 'exceeded', 'not-known')),
  action: must(choice('warn', 'fail')),
  sentence: must(text),
})

type Duration = NonNullable<DeltaReport['durations']>[number]
type CacheFigure = NonNullable<DeltaReport['cache']>[number]

const share = record<CacheFigure['before']>({ part: must(whole), total: must(whole) })

/** `DeltaReport` as a shape, in the order in which report.json is written. */
export const delta = record<DeltaReport>({
  baseline: must(baseline),
  platforms: must(list(platform)),
  durations: may(
    list(
      record<Duration>({
        name: must(text),
        beforeMs: must(notNegative),
        afterMs: must(notNegative),
      }),
    ),
  ),
  cache: may(
    list(
      record<CacheFigure>({
        name: must(choice('units-fresh', 'crates-restored')),
        before: must(share),
        after: must(share),
      }),
    ),
  ),
  budgets: must(list(budget)),
  remarks: must(list(text)),
})
