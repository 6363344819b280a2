import { FAULT_TABLE, findFaultRow } from '../../../src/build/failure.ts'

const IDS = [...new Set(FAULT_TABLE.map(({ id }) => id))]

function rowsOf(id: string) {
  return FAULT_TABLE.filter((row) => row.id === id)
}

test('the table knows many faults', () => {
  expect(IDS.length).toBeGreaterThanOrEqual(40)
  expect(IDS.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([])
})

test.each(IDS)('the rows of %s agree', (id) => {
  const rows = rowsOf(id)
  expect(new Set(rows.map(({ transient }) => transient)).size).toBe(1)
  expect(new Set(rows.map(({ network }) => network)).size).toBe(1)
  expect(rows.filter(({ meaning }) => meaning !== undefined)).toHaveLength(1)
  const { meaning = '', remedy, advice } = rows[0] ?? {}
  expect(meaning).toMatch(/^\S[^\n]*\.$/)
  expect(typeof remedy === 'string' || advice !== undefined).toBe(true)
})

test('what is changed before a retry is changed only where there is one', () => {
  const idle = FAULT_TABLE.filter(
    (row) => row.remedies !== undefined && row.transient === undefined,
  )
  expect(idle.map(({ id }) => id)).toEqual([])
})

/** A list of its own: whoever makes one of these transient has to say so here as well. */
const NEVER = [
  'compile-error',
  'compiler-crashed',
  'rust-too-old',
  'edition-unsupported',
  'lock-file-outdated',
  'lock-file-too-new',
  'checksum-mismatch',
  'crate-missing',
  'crate-not-fetched',
  'crate-yanked',
  'link-failed',
  'system-library-missing',
  'build-script-failed',
  'tests-failed',
  'dockerfile-invalid',
  'copy-source-missing',
  'secret-missing',
  'stage-unknown',
  'registry-denied',
  'image-missing',
  'platform-missing',
  'platform-foreign',
  'tls-untrusted',
  'tls-invalid',
  'proxy-denied',
  'download-missing',
  'disk-full',
  'run-failed',
  'cancelled',
  'timed-out',
  'unknown',
]

test.each(NEVER)('%s is never tried again', (id) => {
  expect(findFaultRow(id)).toMatchObject({ id })
  expect(findFaultRow(id)?.transient).toBeUndefined()
})

test('a row is found by its id', () => {
  expect(findFaultRow('stalled')).toMatchObject({ transient: 'yes', patterns: [] })
  expect(findFaultRow('dns')?.remedies).toEqual(['resolver', 'registry-mirror', 'host-images'])
  expect(findFaultRow('no such row')).toBeUndefined()
})

test('patterns keep no state between matches', () => {
  for (const { id, patterns } of FAULT_TABLE) {
    for (const pattern of patterns)
      expect([id, pattern.flags.replace(/[im]/g, '')]).toEqual([id, ''])
  }
})
