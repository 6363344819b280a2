import type { PublishReport } from '../publish/publish-report.ts'
import { incident } from './fetch-shape.ts'
import { choice, digest, list, may, must, notNegative, record, text, whole } from './shape.ts'

export const publish = record<PublishReport>({
  outcome: must(choice('pushed', 'refused', 'failed')),
  reason: may(text),
  digest: must(digest),
  references: must(list(text)),
  pushedBytes: must(whole),
  presentBytes: must(whole),
  mountedBytes: may(whole),
  durationMs: may(notNegative),
  incidents: may(list(incident)),
  fault: may(text),
  remedy: may(text),
})
