/** What is said about the comment on a pull request. */
export type CommentInputs = {
  readonly comment: 'auto' | 'on' | 'off'
  /** As `toJSON(matrix)` gives it. */
  readonly commentMatrix?: string
}
