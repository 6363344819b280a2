import type { FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

/** By default BuildKit passes on 2 MiB of output a step, and 200 KiB a second. */
const CLIPPED = /^\[output clipped, log limit \S+ reached\]$/

/** What is left to say of a RUN that failed, from the particular to the general; then cancellation. */
export const RUN_FAULTS: readonly FaultRow[] = [
  {
    id: 'program-missing',
    where: 'both',
    patterns: [
      /exec: "(?<path>[^"]+)": (?:stat \S+: no such file or directory|executable file not found in \$PATH)/,
      /exec (?<path>\/\S+): no such file or directory/,
    ],
    cause: ({ groups, step }) =>
      groups.path === '/bin/sh'
        ? `${step} needs a shell, but the image of its stage has no /bin/sh.`
        : `${step} cannot start: the image of its stage has no ${groups.path}.`,
    remedy: 'Run it in a stage whose image has that program, and copy the result.',
  },
  {
    id: 'platform-foreign',
    where: 'both',
    patterns: [/exec format error/i],
    cause: ({ step }) => `${step} is made for a platform that this machine cannot run.`,
    remedy: 'Set up QEMU (docker/setup-qemu-action), cross-compile, or build on a native runner.',
  },
  {
    id: 'system-package-missing',
    where: 'log',
    patterns: [
      /E: Unable to locate package (?<name>\S+)/,
      /E: Package '(?<name>[^']+)' has no installation candidate/,
      /^ +(?<name>\S+) \(no such package\)/m,
    ],
    cause: ({ groups }) => `The distribution of the stage has no package ${groups.name}.`,
    remedy: 'Names differ between Alpine and Debian; an outdated package index also gives this.',
  },
  {
    id: 'command-missing',
    where: 'log',
    patterns: [
      /^(?:\S*\/)?(?:ba|da|a)?sh: (?:\d+: |line \d+: )?(?<name>[^\s:]+): (?:command )?not found$/m,
    ],
    cause: ({ groups, step }) => `${step} needs the command ${groups.name}, which its image lacks.`,
    remedy: 'Install it in an earlier step of that stage.',
  },
  {
    id: 'run-crashed',
    where: 'error',
    patterns: [/exit code: 139\b/],
    cause: ({ step }) => `${step} crashed (segmentation fault).`,
    remedy: 'Under QEMU that happens with some compilers: build on a native runner.',
  },
  {
    id: 'run-failed',
    where: 'error',
    patterns: [/^exit code: (?<code>\d+)$/m],
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
    cause: () => 'The build was cancelled.',
  },
  {
    id: 'unknown',
    where: 'error',
    patterns: [/\S[^\n]*/],
    cause: (match) => `${match.step} failed: ${quoteLine(match, 300).replace(/\.$/, '')}.`,
  },
]
