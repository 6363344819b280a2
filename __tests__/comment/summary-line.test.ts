import type { CommentReport } from '../../src/comment/comment-report.ts'
import { renderCommentLine } from '../../src/report/summary-comment.ts'

const url = 'https://github.com/octo/cv/pull/7#issuecomment-1'

test.each<[CommentReport | undefined, string]>([
  [undefined, ''],
  [{ outcome: 'created', url }, `The [comment on the pull request](<${url}>) was created.`],
  [{ outcome: 'updated' }, 'The comment on the pull request was updated.'],
  [
    { outcome: 'skipped', reason: 'The pull request is closed.' },
    'No comment on the pull request: The pull request is closed.',
  ],
  [
    { outcome: 'lost', reason: 'GitHub answered 500 to @octocat.', url },
    `⚠️ The comment on the pull request is not as it should be: GitHub answered 500 to @&#8288;octocat. [It is here](<${url}>).`,
  ],
])('%#', (comment, expected) => {
  expect(renderCommentLine(comment).markdown).toBe(expected)
})
