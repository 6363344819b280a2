import { isAtLeast } from '../../plan/buildx-version.ts'
import type { DockerfileFacts } from '../../workspace/facts.ts'
import type { RemedyKind } from '../faults/fault.ts'
import { parseStepName } from '../step-name.ts'
import { addArgs, dropFlags, filterOf, isOn, valuesOf } from './argv.ts'
import { declaresArg } from './dockerfile.ts'
import { stageOf } from './reach.ts'

/** What the remedies that are mere changes of the arguments have to know. */
export type Subject = {
  /** After `docker`; the context is the last. */
  readonly argv: readonly string[]
  /** Absent where it cannot be read here. */
  readonly dockerfile?: DockerfileFacts
  /** Name of the failed step, as BuildKit gives it. */
  readonly failedStep?: string
  /** Without the leading v; absent when it is not known. */
  readonly buildkitVersion?: string
}

export type Changed = { readonly argv: readonly string[]; readonly sentence: string }

/** The remedies that need nothing but other arguments; `undefined` where there is nothing to change. */
export function transformArgv(kind: RemedyKind, subject: Subject): Changed | undefined {
  switch (kind) {
    case 'drop-cache-import':
      return drop(subject, '--cache-from', 'No cache is imported: `cache-from` was left out.')
    case 'drop-cache-export':
      return drop(subject, '--cache-to', 'No cache is exported: `cache-to` was left out.')
    case 'fewer-jobs':
      return setArg(
        subject,
        'CARGO_BUILD_JOBS',
        '1',
        'cargo was limited to one job (CARGO_BUILD_JOBS=1), which needs less memory.',
      )
    case 'multiplexing-off':
      return setArg(
        subject,
        'CARGO_HTTP_MULTIPLEXING',
        'false',
        'HTTP/2 multiplexing was switched off in cargo (CARGO_HTTP_MULTIPLEXING=false).',
      )
    case 'builtin-frontend':
      return useBuiltinFrontend(subject)
    case 'rebuild-stage':
      return rebuildStage(subject)
    case 'drop-damaged':
    case 'registry-mirror':
    case 'host-images':
    case 'host-crates':
    case 'resolver':
    case 'ipv6-off':
    case 'recreate-builder':
      return undefined
  }
}

function drop({ argv }: Subject, flagName: string, sentence: string): Changed | undefined {
  // An inline cache is a part of the image: nothing is sent anywhere for it.
  const changed = dropFlags(
    argv,
    ({ name, value }) => name === flagName && !/^(?:type=)?inline(?:,|$)/.test(value ?? ''),
  )
  return changed.length === argv.length ? undefined : { argv: changed, sentence }
}

/** Only where a stage declares it: BuildKit hands no other argument to a RUN step. */
function setArg(
  { argv, dockerfile }: Subject,
  name: string,
  value: string,
  sentence: string,
): Changed | undefined {
  const assignment = `${name}=${value}`
  const given = valuesOf(argv, '--build-arg').findLast((text) => text.startsWith(`${name}=`))
  if (given === assignment || dockerfile === undefined || !declaresArg(dockerfile, name)) {
    return undefined
  }
  return { argv: addArgs(argv, ['--build-arg', assignment]), sentence }
}

/** Older ones take `dockerfile.v0` for the name of an image, and pull that. */
const KNOWS_BUILTIN = '0.30.0'
const BUILTIN = 'BUILDKIT_SYNTAX=dockerfile.v0'

export const BUILTIN_FRONTEND_SENTENCE =
  'The frontend that BuildKit brings was put in the place of the image after `# syntax=`.'

/** Whether the frontend can be chosen by an argument; not, where the version is not known. */
export function knowsBuiltinFrontend(buildkitVersion: string | undefined): boolean {
  return buildkitVersion !== undefined && isAtLeast(buildkitVersion, KNOWS_BUILTIN)
}

function useBuiltinFrontend(subject: Subject): Changed | undefined {
  const { argv, dockerfile, buildkitVersion } = subject
  const given = valuesOf(argv, '--build-arg').findLast((text) =>
    text.startsWith('BUILDKIT_SYNTAX='),
  )
  const usesImage = given === undefined ? dockerfile?.syntax !== undefined : given !== BUILTIN
  if (!usesImage || !knowsBuiltinFrontend(buildkitVersion)) return undefined
  return { argv: addArgs(argv, ['--build-arg', BUILTIN]), sentence: BUILTIN_FRONTEND_SENTENCE }
}

function rebuildStage({ argv, failedStep }: Subject): Changed | undefined {
  const name = parseStepName(failedStep ?? '')
  // buildx does not take `--no-cache` together with a filter.
  if (name.kind !== 'instruction' || isOn(argv, '--no-cache')) return undefined
  const stage = stageOf(name)
  const which = stage === '' ? 'the stage without a name' : `the stage ${stage}`
  return {
    argv: addArgs(argv, filterOf(stage)),
    sentence: `What the cache holds of ${which} was set aside: it is built anew.`,
  }
}
