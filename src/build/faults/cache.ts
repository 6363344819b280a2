import type { FaultRow } from './fault.ts'

/** Faults of imported and exported build caches, whatever lies behind them: the image does without. */
export const CACHE_FAULTS: readonly FaultRow[] = [
  {
    id: 'cache-import',
    where: 'error',
    patterns: [
      /failed to configure (?<kind>\S+) cache importer: (?<problem>.+)/,
      /(?<problem>unknown cache importer: \S+)/,
      /failed to compute cache key: (?<problem>failed to copy: .+|blob sha256:\S+ not found)/,
    ],
    cause: ({ groups }) => `An imported cache cannot be used: ${groups.problem}.`,
    remedy: 'Build once without that `cache-from`.',
  },
  {
    id: 'cache-export',
    where: 'error',
    patterns: [
      /(?<problem>error writing (?:layer|manifest) blob: .+)/,
      /(?<problem>failed to (?:reserve|commit) cache.*)/,
      /failed to configure \S+ cache exporter: (?<problem>.+)/,
      /(?<problem>unknown cache exporter: \S+)/,
    ],
    cause: ({ groups }) =>
      `The image was built, but its cache could not be exported: ${groups.problem}.`,
    remedy: 'With `ignore-error=true` in `cache-to` such a build passes.',
  },
]
