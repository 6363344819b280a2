import type { FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

/** By default BuildKit passes on 2 MiB of output a step, and 200 KiB a second. */
const CLIPPED = /^\[output clipped, log limit \S+ reached\]$/

/** How steps end that no other row explains, and whatever else there is. All are permanent. */
export const RUN_FAULTS: readonly FaultRow[] = [
  {
    id: 'sandbox-failed',
    where: 'error',
    patterns: [
      /(?:runc|OCI runtime) (?:run|create) failed: [^\n]*/,
      /failed to create (?:shim task|endpoint)[^\n]*/,
      /error mounting "[^\n]*/,
    ],
    meaning: 'The builder could not start the container of a RUN step.',
    cause: (match) => `The container of ${match.step} could not be started: ${quoteLine(match)}.`,
    remedy:
      'The kernel or the container that the builder runs in forbids it; a rootless builder needs user namespaces.',
  },
  {
    id: 'run-crashed',
    where: 'error',
    patterns: [/exit code: 139\b/],
    meaning: 'A program of a step crashed with a segmentation fault.',
    cause: ({ step }) => `${step} crashed (segmentation fault).`,
    remedy: 'Under QEMU that happens with some compilers: build on a native runner.',
  },
  {
    id: 'run-failed',
    where: 'error',
    patterns: [/^exit code: (?<code>\d+)$/m],
    meaning: 'A step ended with an exit code, and its output holds nothing that we know.',
    advice: 'Read the last lines of its output.',
    cause: ({ groups, step, log }) =>
      log.some((line) => CLIPPED.test(line))
        ? `${step} exited with code ${groups.code}, and BuildKit has cut off its output.`
        : `${step} exited with code ${groups.code}.`,
    remedy: ({ log }) =>
      log.some((line) => CLIPPED.test(line))
        ? 'Set BUILDKIT_STEP_LOG_MAX_SIZE=-1 and BUILDKIT_STEP_LOG_MAX_SPEED=-1 for the builder.'
        : undefined,
  },
  {
    id: 'cancelled',
    where: 'error',
    patterns: [/context canceled|^Canceled\b/m],
    meaning: 'Somebody, or the runner, stopped the build.',
    advice: 'Nothing, if it was meant so.',
    cause: () => 'The build was cancelled.',
  },
  {
    id: 'unknown',
    where: 'error',
    patterns: [/\S[^\n]*/],
    meaning: 'An error that this table does not know; the sentence quotes it.',
    advice: 'Read the sentence and the evidence; an issue with both helps to extend this table.',
    cause: (match) => `${match.step} failed: ${quoteLine(match, 300)}.`,
  },
]
