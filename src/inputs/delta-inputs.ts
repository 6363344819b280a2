import type { InputSpec } from './input-spec.ts'
import { own } from './own.ts'

/** What a run is compared with, and how large an image may get. */
export const DELTA_INPUTS: readonly InputSpec[] = [
  own({
    name: 'compare',
    kind: { type: 'text' },
    default: 'auto',
    help: 'What sizes, files and times are compared with. auto: in a workflow the report of the commit that this one is based on, or the image of that branch in the registry. off: nothing. Or the path of a report.json.',
  }),
  own({
    name: 'size-budget',
    kind: { type: 'list', comma: 'separates', quotes: 'csv', blanks: 'trimmed' },
    help: 'How large the image may be and how much it may grow, separated by commas or lines: compressed<=20MB, unpacked<=60MiB, growth<=5%, growth<=500kB. own- before it leaves the base image out; linux/arm64: or minimal: limits it to a platform or a variant; warn or fail after it decides for this rule alone.',
  }),
  own({
    name: 'size-budget-action',
    kind: { type: 'choice', choices: ['warn', 'fail'] },
    default: 'fail',
    help: 'What happens when a rule of size-budget is exceeded. A growth that nothing is known of exceeds none.',
  }),
]
