import type { CacheReport } from '../../src/cache/cache.ts'
import { aDigest } from './a-report.ts'

/** Caches with every member that their types have, none left out. */
export const completeCache = {
  store: 'actions',
  reason: 'the runner is new in every run.',
  archives: [
    {
      name: 'units',
      hit: 'partial',
      key: 'cv-units-1f3a',
      restoredBytes: 105_300_000,
      restoreMs: 2_140.5,
      saved: { outcome: 'lost', bytes: 0, durationMs: 5_000.5 },
      remarks: ['Not saved: the cache service answered 429.'],
    },
  ],
  crates: { restored: 150, locked: 155 },
  unchanged: { key: '5b1c9e0d', imageId: aDigest(5), digest: aDigest(6) },
} as const satisfies CacheReport
