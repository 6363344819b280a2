import type { CommentInputs } from './comment-request.ts'
import { optional } from './read-compatible.ts'
import type { Values } from './read-values.ts'

const MODES: readonly CommentInputs['comment'][] = ['auto', 'on', 'off']

/** The inputs of comment-inputs.ts. On the command line there are none, and so no comment. */
export function readComment({ text }: Values): CommentInputs {
  return {
    comment: MODES.find((known) => known === text('comment')) ?? 'off',
    ...optional('commentMatrix', text('comment-matrix')),
  }
}
