import type { FaultRow } from './fault.ts'

const FAMILY: Readonly<Record<string, string>> = {
  apk: 'Alpine',
  'apt-get': 'Debian and Ubuntu',
  apt: 'Debian and Ubuntu',
  dnf: 'Fedora and RHEL',
  yum: 'Fedora and RHEL',
  microdnf: 'RHEL',
}

/** What programs in the image of a step lack. All are permanent. */
export const RUN_PROGRAM_FAULTS: readonly FaultRow[] = [
  {
    id: 'line-endings-wrong',
    where: 'both',
    patterns: [
      /\$'\\r': command not found|\/bin\/(?:ba)?sh\^M: bad interpreter|env: [‘']?(?:ba)?sh\\r/,
    ],
    meaning: 'A script has Windows line endings.',
    cause: ({ step }) => `A script that ${step} runs has Windows line endings.`,
    remedy: 'Save it with line feeds only; `*.sh text eol=lf` in .gitattributes keeps it so.',
  },
  {
    id: 'platform-foreign',
    where: 'both',
    patterns: [/exec format error/i],
    meaning: 'A program is made for a platform that the machine cannot run.',
    cause: ({ step }) => `${step} is made for a platform that this machine cannot run.`,
    remedy: 'Set up QEMU (docker/setup-qemu-action), cross-compile, or build on a native runner.',
  },
  {
    id: 'program-missing',
    where: 'both',
    patterns: [
      /exec: "(?<path>[^"]+)": (?:stat \S+: no such file or directory|executable file not found in \$PATH)/,
      /exec (?<path>\/\S+): no such file or directory/,
    ],
    meaning: 'The image of a stage does not have the program that a step starts, often the shell.',
    cause: ({ groups, step }) =>
      groups.path === '/bin/sh'
        ? `${step} needs a shell, but the image of its stage has no /bin/sh.`
        : `${step} cannot start: the image of its stage has no ${groups.path}.`,
    remedy: 'Run it in a stage whose image has that program, and copy the result.',
  },
  {
    id: 'permission-denied',
    where: 'both',
    patterns: [
      /exec:? "?(?<path>\/[^\s":]+)"?: permission denied/,
      /^(?:\S*\/)?(?:ba|da|a)?sh: (?:\d+: |line \d+: )?(?<path>\S+): Permission denied$/m,
    ],
    meaning: 'A script or program may not be executed by the user of the step.',
    cause: ({ groups, step }) => `${step} may not execute ${groups.path}.`,
    remedy:
      'Make it executable (`git update-index --chmod=+x`, `COPY --chmod=755`), or check USER.',
  },
  {
    id: 'library-missing-at-run',
    where: 'log',
    patterns: [
      /error while loading shared libraries: (?<name>[^:\s]+): cannot open/,
      /Error loading shared library (?<name>[^:\s]+): No such file/,
      /version [`'](?<name>GLIBC(?:XX)?_[\d.]+)' not found/,
    ],
    meaning:
      'A program runs on an image whose libraries are missing or older than those it was made with.',
    cause: ({ groups, step }) =>
      `A program in ${step} needs ${groups.name}, which the image of its stage lacks.`,
    remedy:
      'Build and run on the same distribution version, or link statically (musl); `runtime-packages` adds libraries.',
  },
  {
    id: 'system-package-missing',
    where: 'log',
    patterns: [
      /E: Unable to locate package (?<name>\S+)/,
      /E: Package '(?<name>[^']+)' has no installation candidate/,
      /E: Version '[^']+' for '(?<name>[^']+)' was not found/,
      /^ +(?<name>\S+) \(no such package\)/m,
      /^ +breaks: world\[(?<name>[^\]]+)\]/m,
      /(?:No package|Unable to find a match:?) (?<name>\S+)(?: available)?/,
    ],
    meaning: 'The distribution of a stage has no such package, or not in that version.',
    cause: ({ groups }) => `The distribution of the stage has no package ${groups.name}.`,
    remedy: 'Names differ between Alpine and Debian; an outdated package index also gives this.',
  },
  {
    id: 'package-manager-missing',
    where: 'log',
    patterns: [
      /^(?:\S*\/)?(?:ba|da|a)?sh: (?:\d+: |line \d+: )?(?<name>apk|apt-get|apt|dnf|yum|microdnf): (?:command )?not found$/m,
    ],
    meaning: 'A step uses the package manager of another distribution than that of its image.',
    cause: ({ groups, step }) =>
      `${step} needs ${groups.name}, the package manager of ${FAMILY[groups.name ?? '']}, which its image lacks.`,
    remedy:
      'The base image is of another distribution than the Dockerfile expects, or has none (distroless).',
  },
  {
    id: 'command-missing',
    where: 'log',
    patterns: [
      /^(?:\S*\/)?(?:ba|da|a)?sh: (?:\d+: |line \d+: )?(?<name>[^\s:]+): (?:command )?not found$/m,
    ],
    meaning: 'The image of a stage does not have a command that a step calls.',
    cause: ({ groups, step }) => `${step} needs the command ${groups.name}, which its image lacks.`,
    remedy: 'Install it in an earlier step of that stage.',
  },
]
