import type { FlagSpec, InputSpec } from './input-spec.ts'

type Own = Pick<InputSpec, 'name' | 'kind' | 'help'> & {
  readonly default?: string
  readonly flag?: Partial<FlagSpec>
}

/** An input that docker/build-push-action does not have. */
export function own({ flag, ...spec }: Own): InputSpec {
  return {
    ...spec,
    origin: 'ours',
    fronts: ['action', 'cli'],
    flag: {
      long: spec.name,
      takesValue: spec.kind.type !== 'boolean' && flag?.bare === undefined,
      ...flag,
    },
  }
}
