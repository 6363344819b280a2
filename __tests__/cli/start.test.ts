import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url))
const IMPORT = /^(?:import|export)\s(?!type\b)[^'"]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'/gm

/** Every file of ours that is loaded before the first line of this one runs. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, named, bare = ''] of text.matchAll(IMPORT)) {
    loadedWith(fileURLToPath(new URL(named ?? bare, `file://${file}`)), seen)
  }
  return seen
}

test.each([
  ['cli/index.ts', 'report/text.ts'],
  ['action/run-main.ts', 'report/summary.ts'],
])('%s starts without what only a finished report needs', (entry, needed) => {
  const loaded = [...loadedWith(SOURCE + entry)].map((file) => file.slice(SOURCE.length))
  expect(loaded).toContain(needed)
  expect(loaded.filter((file) => /^report\/page\/|report-command/.test(file))).toEqual([])
})

test('what loads the page is found by this measure', () => {
  const loaded = loadedWith(`${SOURCE}report/page/render-page.ts`)
  expect(loaded).toContain(`${SOURCE}report/page/styles.ts`)
})
