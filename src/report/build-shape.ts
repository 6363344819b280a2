import type { RunReport } from './run-report.ts'
import { choice, list, may, must, record, text } from './shape.ts'

export const build = record<RunReport['build']>({
  variant: may(choice('prod', 'dev', 'minimal')),
  version: may(text),
  dockerfile: must(text),
  platforms: must(list(text)),
  tags: must(list(text)),
  builder: must(
    record<RunReport['build']['builder']>({
      name: must(text),
      driver: must(text),
      buildkitVersion: may(text),
    }),
  ),
  engine: must(
    record<RunReport['build']['engine']>({ serverVersion: may(text), buildxVersion: must(text) }),
  ),
  standIns: must(
    list(
      record<RunReport['build']['standIns'][number]>({ replaces: must(text), name: must(text) }),
    ),
  ),
})
