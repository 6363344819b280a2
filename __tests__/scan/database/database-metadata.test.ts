import { readUpdatedAtMs } from '../../../src/scan/database/database-metadata.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')

function read(metadata: unknown) {
  return readUpdatedAtMs(JSON.stringify(metadata), NOW)
}

test('a database is as old as its building, to which nanoseconds do no harm', () => {
  const read1 = read({ Version: 2, UpdatedAt: '2026-11-22T07:06:17.979561123Z' })
  expect(read1).toEqual({ ok: true, value: Date.parse('2026-11-22T07:06:17.979Z') })
})

test.each([
  ['another schema', { Version: 3, UpdatedAt: '2026-11-22T00:00:00Z' }, 'schema 3'],
  ['no date', { Version: 2 }, 'no date'],
  ['no date that is one', { Version: 2, UpdatedAt: 'yesterday' }, 'no date'],
  ['a date in the future', { Version: 2, UpdatedAt: '2026-11-25T00:00:00Z' }, 'clock'],
  ['something else', [], 'not right'],
])('%s is refused', (_what, metadata, problem) => {
  expect(read(metadata)).toEqual({ ok: false, problem: expect.stringContaining(problem) })
})
