import { ganttLines } from '../../src/report/gantt.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { timelineOf } from '../../src/report/timeline.ts'
import { threeAttempts } from '../builders/network-reports.ts'
import { everything } from '../builders/page-reports.ts'
import { makeRandom, nastyText, randomReport } from '../builders/random.ts'
import { compileError, minimalSuccess, twoPlatforms } from '../builders/sample-reports.ts'
import { removeTempFolders } from '../fakes/temp-folder.ts'
import { findBrowser } from './browser.ts'
import { type DevTools, startDevTools } from './devtools.ts'
import { MINUTES } from './harness.ts'
import { readMermaid } from './mermaid.ts'

/** The chart of the summary as GitHub draws it: real Mermaid in a real browser. */
let tools: DevTools
let mermaid = ''

beforeAll(async () => {
  mermaid = readMermaid()
  tools = await startDevTools(await findBrowser())
}, 20 * MINUTES)
afterAll(async () => {
  await tools?.close()
  removeTempFolders()
}, MINUTES)

async function openPage(timezone?: string) {
  const html = `<!doctype html><title>chart</title><script>${mermaid}</script><body>`
  const page = await tools.open(html, { width: 900, ...(timezone && { timezone }) })
  // GitHub's own level: labels are text, links and calls are off.
  await page.evaluate(`mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })`)
  return page
}

function chartOf(report: RunReport): string {
  return ganttLines(timelineOf(report)).join('\n')
}

type Drawn = {
  readonly bars: number
  readonly names: readonly string[]
  readonly axis: readonly string[]
}

function draw(chart: string): string {
  return `mermaid.render('chart', ${JSON.stringify(chart)}).then(({ svg }) => {
    const drawn = new DOMParser().parseFromString(svg, 'text/html')
    const texts = (selector) => [...drawn.querySelectorAll(selector)].map((one) => one.textContent)
    return { bars: drawn.querySelectorAll('rect.task').length, names: texts('text.taskText, text[class*=taskText]'), axis: texts('.tick text') }
  })`
}

test.each(
  Object.entries({ minimalSuccess, twoPlatforms, compileError, threeAttempts, everything }),
)(
  'a bar for each row of %s',
  async (_, report) => {
    const page = await openPage()
    const chart = chartOf(report)
    const { bars, names } = await page.evaluate<Drawn>(draw(chart))
    const rows = chart.split('\n').filter((line) => line.includes(' :'))
    expect(rows.length).toBeGreaterThan(1)
    expect(bars).toBe(rows.length)
    const wanted = rows.map((line) => line.slice(0, line.indexOf(' :')).trim())
    expect(names.map((name) => name.trim()).sort()).toEqual(wanted.sort())
    expect([page.requests(), page.complaints()]).toEqual([[], []])
  },
  MINUTES,
)

test.each(['UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Chatham'])(
  'times are those since the start, read in %s',
  async (timezone) => {
    const page = await openPage(timezone)
    const { axis } = await page.evaluate<Drawn>(draw(chartOf(minimalSuccess)))
    expect(axis).toContain('00:15')
    expect(axis).toContain('01:00')
    expect(axis.filter((label) => label > '01:20')).toEqual([])
  },
  MINUTES,
)

test(
  'Mermaid reads every chart, whatever the report holds, and draws a bar for each row',
  async () => {
    const random = makeRandom(101)
    const page = await openPage()
    for (let run = 0; run < 60; run += 1) {
      const names = Array.from({ length: 4 }, () => nastyText(random, 6))
      const steps = names.map((name, at) => ({
        ...{ name, startMs: at * 9000, durationMs: 9000 },
        cached: false,
      }))
      const report = {
        ...(run % 2 ? randomReport(random) : minimalSuccess),
        durationMs: 60_000,
        steps,
      }
      const chart = chartOf(report)
      const rows = chart.split('\n').filter((line) => line.includes(' :')).length
      const drawn = await page.evaluate<Drawn>(draw(chart)).catch((error: Error) => error.message)
      expect({ chart, drawn }).toMatchObject({ chart, drawn: { bars: rows } })
    }
  },
  5 * MINUTES,
)
