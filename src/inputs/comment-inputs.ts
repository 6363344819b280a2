import type { InputSpec } from './input-spec.ts'
import { own } from './own.ts'

/** The comment on a pull request; a command line has none to write on. */
export const COMMENT_INPUTS: readonly InputSpec[] = [
  {
    ...own({
      name: 'comment',
      kind: { type: 'choice', choices: ['auto', 'on', 'off'] },
      default: 'auto',
      help: 'Tell the pull request in one comment what its builds weigh, found and changed; needs the permission pull-requests: write. auto: where the token can write, which those of forks and of Dependabot cannot (docs/pull-requests.md). on: try it in any case, and warn where there is no comment.',
    }),
    fronts: ['action'],
  },
  {
    ...own({
      name: 'comment-matrix',
      kind: { type: 'text' },
      help: 'What tells the builds of a matrix from each other in the comment; to be left as it is.',
    }),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
    actionDefault: '${{ toJSON(matrix) }}',
    fronts: ['action'],
  },
]
