import type { FaultRow } from './fault.ts'

/** Faults of imported and exported build caches, whatever lies behind them: the image does without. */
export const CACHE_FAULTS: readonly FaultRow[] = [
  {
    id: 'cache-type-unknown',
    where: 'error',
    patterns: [/unknown cache (?<kind>importer|exporter): "?(?<name>[^\s"]+)/],
    meaning: 'The builder does not know a type of cache that was named.',
    cause: ({ groups }) => `The builder knows no cache ${groups.kind} of type ${groups.name}.`,
    remedy: 'Types are registry, gha, local, inline, s3 and azblob.',
  },
  {
    id: 'cache-import',
    where: 'error',
    patterns: [
      /failed to configure (?<kind>\S+) cache importer: (?<problem>[^\n]+)/,
      /failed to compute cache key: (?<problem>blob sha256:\S+ not found)/,
      /^(?<problem>(?:failed to solve: )?blob sha256:\S+:? not found)/m,
      /(?<problem>failed to load cache key: [^\n]*actions[^\n]*)/,
    ],
    meaning: 'An imported build cache cannot be read.',
    cause: ({ groups }) => `An imported cache cannot be used: ${groups.problem}.`,
    remedy: 'Build once without that `cache-from`.',
    transient: 'yes',
    remedies: ['drop-cache-import'],
  },
  {
    id: 'cache-import',
    where: 'error',
    patterns: [/failed to compute cache key: (?<problem>failed to copy: [^\n]+)/],
    // Layers of base images are copied in the same words.
    when: ({ importsCache }) => importsCache,
    cause: ({ groups }) => `An imported cache cannot be used: ${groups.problem}.`,
    remedy: 'Build once without that `cache-from`.',
    transient: 'yes',
    remedies: ['drop-cache-import'],
  },
  {
    id: 'cache-export',
    where: 'error',
    patterns: [
      /(?<problem>error writing (?:layer|manifest|config) blob: [^\n]+)/,
      /(?<problem>failed to (?:reserve|commit) cache[^\n]*)/,
      /failed to configure \S+ cache exporter: (?<problem>[^\n]+)/,
      /(?<problem>failed to parse error response \d+: [^\n]*)/,
      /(?<problem>(?:Cache service responded with \d+|our services aren't available right now)[^\n]*)/,
      /^(?<problem>[^\n]*(?:artifactcache\.actions|\/_apis\/artifactcache\/|twirp\/github\.actions)[^\n]*)/m,
    ],
    meaning: 'The image was built, but its build cache could not be stored.',
    cause: ({ groups }) =>
      `The image was built, but its cache could not be exported: ${groups.problem}.`,
    remedy: 'With `ignore-error=true` in `cache-to` such a build passes.',
    transient: 'yes',
    remedies: ['drop-cache-export'],
  },
  {
    id: 'cache-export',
    where: 'error',
    patterns: [/[^\n]+/],
    // Whatever breaks this step, the image is done and does not need it.
    when: ({ vertex }) => /^exporting cache/.test(vertex),
    cause: ({ text }) =>
      `The image was built, but its cache could not be exported: ${text.trim()}.`,
    remedy: 'With `ignore-error=true` in `cache-to` such a build passes.',
    transient: 'yes',
    remedies: ['drop-cache-export'],
  },
]
