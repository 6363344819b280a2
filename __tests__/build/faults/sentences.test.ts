import type { ClassifiedFailure } from '../../../src/build/failure.ts'
import { formatFailure } from '../../../src/build/failure.ts'
import { expectGolden } from '../replay.ts'
import { BUILD_ERRORS } from './build-errors.rows.ts'
import { explain, explainRun, METADATA_STEP } from './explain.ts'
import { RUN_OUTPUTS } from './run-outputs.rows.ts'

/** What a person reads of it, and what a retry is decided by. */
function tell({ fault, failure, transient, remedies, host }: ClassifiedFailure): string {
  const again = [
    transient ?? 'never',
    ...(remedies ?? []),
    ...(host === undefined ? [] : [`(${host})`]),
  ]
  const lines = formatFailure({ ...failure, evidence: [] })
  return `## ${fault}: ${again.join(' ')}\n${lines.join('\n')}\n`
}

test('what a person reads of errors of steps', () => {
  const told = BUILD_ERRORS.map(([, error, name = METADATA_STEP]) => tell(explain(error, { name })))
  expectGolden('fault-errors.txt', told.join('\n'))
})

test('what a person reads of the output of RUN steps', () => {
  expectGolden('fault-outputs.txt', RUN_OUTPUTS.map(([, log]) => tell(explainRun(log))).join('\n'))
})
