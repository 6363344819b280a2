import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { renderFaults } from '../../../scripts/render-faults.ts'
import { FAULT_TABLE } from '../../../src/build/failure.ts'

const FILE = fileURLToPath(new URL('../../../docs/faults.md', import.meta.url))

/** With UPDATE_DOCS set the page is written anew in the place of being compared. */
test('docs/faults.md is made from the table', () => {
  const wanted = renderFaults()
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, wanted)
  expect(existsSync(FILE)).toBe(true)
  expect(readFileSync(FILE, 'utf8')).toBe(wanted)
})

test('every fault has one line there, with all its columns', () => {
  const lines = renderFaults()
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  expect(lines.map((line) => /^\| `([^`]+)`/.exec(line)?.[1]).sort()).toEqual(
    [...new Set(FAULT_TABLE.map(({ id }) => id))].sort(),
  )
  for (const line of lines) {
    const columns = line.split(/(?<!\\)\|/).map((column) => column.trim())
    expect(columns).toHaveLength(6)
    expect(columns.slice(1, 5)).not.toContain('')
  }
})
