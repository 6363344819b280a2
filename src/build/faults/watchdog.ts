import type { FaultRow } from './fault.ts'

/** Faults that no text tells: the one who watches the build names them. */
export const WATCHDOG_FAULTS: readonly FaultRow[] = [
  {
    id: 'stalled',
    where: 'error',
    patterns: [],
    meaning: 'The build gave no sign of life for minutes, so the attempt was stopped.',
    cause: ({ step }) => `Nothing went on in the build for too long, in ${step}.`,
    remedy:
      'A connection hangs, or a step waits for something; a mirror, or crates and base images fetched before, avoid the first.',
    network: true,
    transient: 'yes',
    remedies: [
      'drop-cache-export',
      'drop-cache-import',
      'builtin-frontend',
      'registry-mirror',
      'host-images',
    ],
  },
  {
    id: 'timed-out',
    where: 'error',
    patterns: [],
    meaning: 'All attempts together took longer than the time limit.',
    cause: () => 'The build was not done within the time limit.',
    remedy: 'Raise the limit, or make the build faster: a warm cache, fewer platforms.',
  },
]
