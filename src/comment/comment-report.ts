/** What became of the comment on the pull request: part of report.json. */
export type CommentReport = {
  /** `skipped`: there was nothing to comment on, or no right to. `lost`: it could not be posted. */
  readonly outcome: 'created' | 'updated' | 'skipped' | 'lost'
  /** One sentence: why it was skipped or lost. */
  readonly reason?: string
  /** Of the comment, as a person opens it. */
  readonly url?: string
  /** Absolute path of what another workflow can post in the place of this run. */
  readonly file?: string
}
