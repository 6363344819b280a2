import type { CommentReport } from '../comment/comment-report.ts'
import { choice, may, must, record, text } from './shape.ts'

export const comment = record<CommentReport>({
  outcome: must(choice('created', 'updated', 'skipped', 'lost')),
  reason: may(text),
  url: may(text),
  file: may(text),
})
