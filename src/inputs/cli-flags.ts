import type { FlagSpec } from './input-spec.ts'

/** A flag of the command line that is no input of the build. */
export type CliFlag = {
  readonly flag: FlagSpec
  readonly help: string
  readonly effect:
    | { readonly kind: 'help' }
    /** `plan --json`: machine-readable output. */
    | { readonly kind: 'json' }
    /** Shows what the probes before the build find, also when all is well. */
    | { readonly kind: 'network-test' }
    /** Known from the original script or from buildx; cannot be done. The build does not start. */
    | { readonly kind: 'refused'; readonly problem: string; readonly remedy: string }
}

/** With the flags of the original `build-docker.sh` that are not inputs. */
export const CLI_FLAGS: readonly CliFlag[] = [
  {
    flag: { long: 'help', short: 'h', takesValue: false },
    help: 'Show this text.',
    effect: { kind: 'help' },
  },
  {
    flag: { long: 'json', takesValue: false },
    help: 'plan: print the plan as JSON.',
    effect: { kind: 'json' },
  },
  {
    flag: { long: 'network-test', takesValue: false },
    help: 'build: show what the probes before the build find, also when all is well.',
    effect: { kind: 'network-test' },
  },
  {
    flag: { long: 'secret', aliases: ['secrets'], takesValue: true },
    help: 'Refused: use --secret-env or --secret-file.',
    effect: {
      kind: 'refused',
      problem: 'every process of this machine can read what stands on a command line',
      remedy: 'use --secret-env id=NAME or --secret-file id=path',
    },
  },
  {
    flag: { long: 'no-buildkit', takesValue: false },
    help: 'Refused: nothing here builds without BuildKit.',
    effect: {
      kind: 'refused',
      problem:
        'the builder without BuildKit is deprecated and has no build secrets, named contexts, cache mounts or per-step network',
      remedy: 'leave the flag out; docker/Dockerfile.* can be built by plain `docker buildx build`',
    },
  },
]
