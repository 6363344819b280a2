import type { FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

/** Faults of the machine: whatever the step was about, they decide. */
export const MACHINE_FAULTS: readonly FaultRow[] = [
  {
    id: 'disk-full',
    where: 'both',
    patterns: [
      /^.*(?:[Nn]o space left on device|[Dd]isk quota exceeded|\bENOSPC: |not enough free disk space).*/m,
      /^.*You don't have enough free space in \S+.*/m,
    ],
    meaning: 'No space is left where the builder keeps its data.',
    cause: (match) => `The disk is full: ${quoteLine(match)}.`,
    remedy: 'Free space where the builder keeps its data, for example with `docker buildx prune`.',
  },
  {
    id: 'emulator-crashed',
    where: 'log',
    patterns: [/qemu: uncaught target signal (?<signal>\d+)/, /qemu-\S+: [^\n]*(?:fault|abort)/i],
    meaning: 'QEMU, which runs the programs of another platform, crashed.',
    cause: ({ step }) => `QEMU crashed while it ran ${step} for another platform.`,
    remedy: 'Build that platform on a native runner, or cross-compile it.',
    transient: 'once',
    remedies: ['fewer-jobs'],
  },
  {
    id: 'out-of-memory',
    where: 'error',
    patterns: [/exit code: 137\b/, /cannot allocate memory/i],
    meaning: 'A program was killed because the memory ran out.',
    cause: ({ step }) => `${step} was killed, most likely because the memory ran out.`,
    remedy: 'Give the builder more memory, or compile with fewer jobs (CARGO_BUILD_JOBS=1).',
    transient: 'once',
    remedies: ['fewer-jobs'],
  },
  {
    id: 'out-of-memory',
    where: 'log',
    patterns: [
      /\(signal: 9, SIGKILL(?:: kill)?\)/,
      /memory allocation of \d+ bytes failed/,
      /LLVM ERROR: out of memory/i,
      /Killed signal terminated program/,
      /(?:error|fatal|virtual memory exhausted|ENOMEM|sh: fork)[^\n]*: [Cc]annot allocate memory/,
      /collect2: fatal error: ld terminated with signal 9/,
    ],
    cause: ({ step }) => `${step} was killed, most likely because the memory ran out.`,
    remedy: 'Give the builder more memory, or compile with fewer jobs (CARGO_BUILD_JOBS=1).',
    transient: 'once',
    remedies: ['fewer-jobs'],
  },
  {
    id: 'limit-reached',
    where: 'both',
    patterns: [
      /^[^\n]*[Tt]oo many open files[^\n]*/m,
      /^[^\n]*(?:failed to spawn thread|fork: retry|vfork|pthread_create failed)[^\n]*(?:Resource temporarily unavailable|WouldBlock)[^\n]*/m,
    ],
    meaning: 'The machine allows no more open files, threads or processes.',
    cause: (match) => `A limit of the machine was reached: ${quoteLine(match)}.`,
    remedy: 'Raise the limit (ulimit, pids of the container), or compile with fewer jobs.',
    transient: 'once',
    remedies: ['fewer-jobs'],
  },
  {
    id: 'file-system-readonly',
    where: 'both',
    patterns: [/^[^\n]*: [Rr]ead-only file system(?: \(os error 30\))?$/m],
    meaning: 'A step writes where it may not: into a read-only mount.',
    cause: (match) => `${match.step} writes to a read-only place: ${quoteLine(match)}.`,
    remedy: 'A bind mount is read-only unless it says `rw`; write somewhere else.',
  },
]
