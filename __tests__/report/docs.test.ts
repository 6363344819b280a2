import { readFileSync, writeFileSync } from 'node:fs'
import { renderJson } from '../../src/report/json.ts'
import { runReport } from '../../src/report/run-report-shape.ts'
import type { Form } from '../../src/report/shape.ts'
import { documented } from '../builders/sample-reports.ts'

const FILE = new URL('../../docs/report.md', import.meta.url)
const EXAMPLE = /(?<=```json\n)[\s\S]*?(?=```)/

test('the example in docs/report.md is what is written today', () => {
  const json = renderJson(documented)
  const page = readFileSync(FILE, 'utf8')
  if (process.env.UPDATE_GOLDEN === '1') {
    writeFileSync(
      FILE,
      page.replace(EXAMPLE, () => json),
    )
  }
  const example = EXAMPLE.exec(readFileSync(FILE, 'utf8'))?.[0] ?? ''
  // As text again, so that the order of members counts but not how the page is formatted.
  expect(JSON.stringify(JSON.parse(example))).toBe(JSON.stringify(JSON.parse(json)))
})

test('docs/report.md names every member', () => {
  const page = readFileSync(FILE, 'utf8').replace(EXAMPLE, '')
  const unnamed = memberNames(runReport).filter((name) => !page.includes(`\`${name}`))
  expect(unnamed).toEqual([])
})

function memberNames(form: Form): readonly string[] {
  switch (form.kind) {
    case 'record':
      return Object.entries(form.members).flatMap(([name, { form }]) => [
        name,
        ...memberNames(form),
      ])
    case 'list':
      return memberNames(form.item)
    case 'union':
      return Object.values(form.variants).flatMap(memberNames)
    case 'text':
    case 'number':
    case 'flag':
    case 'choice':
    case 'nullable':
      return []
  }
}
