import { BUILD_PUSH_INPUTS } from './inputs/build-push-inputs.ts'
import type { Front, InputSpec } from './inputs/input-spec.ts'
import { OWN_INPUTS } from './inputs/own-inputs.ts'

export { CLI_FLAGS, type CliFlag } from './inputs/cli-flags.ts'
export type { FlagSpec, Front, InputKind, InputSpec, ListSyntax } from './inputs/input-spec.ts'
export { OUTPUTS, type OutputSpec } from './inputs/outputs.ts'

/** Every input there is. A test holds `action.yml`, the flags and the tables in the docs against it. */
export const INPUTS: readonly InputSpec[] = [...OWN_INPUTS, ...BUILD_PUSH_INPUTS]

/** The inputs that one front takes, in the order of the table. */
export function inputsOf(front: Front): readonly InputSpec[] {
  return INPUTS.filter((input) => input.fronts.includes(front))
}
