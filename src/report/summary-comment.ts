import type { CommentReport } from '../comment/comment-report.ts'
import { EMPTY, link, type Markdown, md } from './markdown.ts'
import { sentence } from './summary-parts.ts'

/** What became of the comment on the pull request, in one line; nothing where none was asked for. */
export function renderCommentLine(comment: CommentReport | undefined): Markdown {
  if (comment === undefined) return EMPTY
  const { outcome, reason, url } = comment
  const address = url === undefined ? EMPTY : md` ${link('It is here', url)}.`
  const why = reason === undefined ? EMPTY : md`: ${sentence(reason)}`
  switch (outcome) {
    case 'created':
    case 'updated':
      return url === undefined
        ? md`The comment on the pull request was ${outcome}.`
        : md`The ${link('comment on the pull request', url)} was ${outcome}.`
    case 'skipped':
      return md`No comment on the pull request${why}${address}`
    case 'lost':
      return md`⚠️ The comment on the pull request is not as it should be${why}${address}`
  }
}
