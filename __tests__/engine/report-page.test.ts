import { mapTexts } from '../../src/report/map-texts.ts'
import { renderPage } from '../../src/report/page/render-page.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { runReport } from '../../src/report/run-report-shape.ts'
import { everything, stopped } from '../builders/page-reports.ts'
import { makeRandom, randomReport } from '../builders/random.ts'
import { classicStore, compileError, minimalSuccess, standIns } from '../builders/sample-reports.ts'
import { removeTempFolders } from '../fakes/temp-folder.ts'
import { type Browser, findBrowser } from './browser.ts'
import { type DevTools, type Page, startDevTools } from './devtools.ts'
import { MINUTES } from './harness.ts'
import { MEASURE_CONTRAST, type Weak } from './measure-contrast.ts'

/** report.html in a real browser, as a person opens it. */
let browser: Browser
let tools: DevTools

beforeAll(async () => {
  browser = await findBrowser()
  tools = await startDevTools(browser)
}, 20 * MINUTES)
afterAll(async () => {
  await tools?.close()
  removeTempFolders()
}, MINUTES)

const PAGES = { everything, stopped, minimalSuccess, compileError, standIns, classicStore } as const
const THEMES = ['light', 'dark'] as const
const VIEWS = Object.entries(PAGES).flatMap(([name, report]) =>
  THEMES.flatMap((theme) => [360, 1280].map((width) => [name, theme, width, report] as const)),
)

describe.each(VIEWS)('%s, %s, %i wide', (_, theme, width, report) => {
  test(
    'nothing is asked of the network, nothing complained about, nothing reaches beyond the side, all text can be read',
    async () => {
      const page = await tools.open(renderPage(report), { width, theme })
      await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`)
      const [scrolls, shown] = await page.evaluate<[number, number]>(
        `[document.documentElement.scrollWidth, document.documentElement.clientWidth]`,
      )
      expect(scrolls).toBeLessThanOrEqual(shown)
      expect(await page.evaluate<readonly Weak[]>(MEASURE_CONTRAST)).toEqual([])
      expect([page.requests(), page.complaints()]).toEqual([[], []])
    },
    MINUTES,
  )
})

/** Right edges of the last figure of each row, and of the box around them. */
const ROW_ENDS = `(() => {
  const box = document.querySelector('.figures').getBoundingClientRect()
  const rows = new Map()
  for (const one of document.querySelectorAll('.figures > div')) {
    const { top, right } = one.getBoundingClientRect()
    rows.set(top, Math.max(rows.get(top) ?? 0, right))
  }
  return [...rows.values()].map((right) => Math.round(box.right - right))
})()`
const CUT_FIGURES = `[...document.querySelectorAll('.figures .value')]
  .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)`

test.each([380, 720, 1000, 1280])(
  'however many figures there are, they leave no hole and none is cut off, %i wide',
  async (width) => {
    const page = await tools.open(renderPage(everything), { width })
    const all = await page.evaluate<number>(`document.querySelectorAll('.figures > div').length`)
    expect(all).toBe(8)
    for (let count = all; count > 0; count -= 1) {
      const ends = await page.evaluate<readonly number[]>(ROW_ENDS)
      // The border of the box is one pixel wide.
      expect({ count, holes: ends.filter((pixels) => pixels > 2) }).toEqual({ count, holes: [] })
      expect(await page.evaluate(CUT_FIGURES)).toEqual([])
      await page.evaluate(
        `(() => { const box = document.querySelector('.figures'); box.lastElementChild.remove(); box.className = 'figures of-' + box.children.length })()`,
      )
    }
  },
  MINUTES,
)

const STUMPS = `[...document.querySelectorAll('.map .label, .map .strip')]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width < 48)
  .map((one) => one.textContent)`

test.each([380, 1280])(
  'in the map of the image no name is cut to a letter or two, %i wide',
  async (width) => {
    const page = await tools.open(renderPage(everything), { width })
    const shown = `[...document.querySelectorAll('.map .label')].filter((one) => one.checkVisibility()).length`
    expect(await page.evaluate(shown)).toBeGreaterThan(2)
    expect(await page.evaluate(STUMPS)).toEqual([])
  },
  MINUTES,
)

test(
  'on a phone the id of a finding stands in one line',
  async () => {
    const page = await tools.open(renderPage(stopped), { width: 380 })
    const lines = await page.evaluate<readonly number[]>(
      `[...document.querySelectorAll('.findings tbody th a')].map((one) => one.getClientRects().length).filter((count) => count > 0)`,
    )
    expect(lines.length).toBeGreaterThan(2)
    expect(new Set(lines)).toEqual(new Set([1]))
  },
  MINUTES,
)

test(
  'the measure of contrast finds text that cannot be read',
  async () => {
    const html = '<body style="background:#fff;color:#777"><p>grey<p style="color:#000">black'
    const weak = await (await tools.open(html, { width: 400 })).evaluate<readonly Weak[]>(
      MEASURE_CONTRAST,
    )
    expect(weak).toEqual([{ text: 'grey', ratio: 4.48 }])
  },
  MINUTES,
)

/** What can be used, in the order in which the Tab key comes to it. */
const REACH = `[...document.querySelectorAll('a[href],button,input,summary,[tabindex="0"]')]
  .filter((one) => one.checkVisibility()).length`

/** Where the focus is, how it is shown, and how many pixels there are to the edge of what cuts it off. */
const FOCUS = `(() => {
  const one = document.activeElement
  const box = one.parentElement.closest('.wide')
  const room = box ? one.getBoundingClientRect().left - box.getBoundingClientRect().left : 4
  return [[...document.querySelectorAll('*')].indexOf(one), getComputedStyle(one).outlineStyle, room]
})()`

test.each([360, 1280])(
  'every control is reached with the keyboard alone, in the order of the page, %i wide',
  async (width) => {
    const page = await tools.open(renderPage(stopped), { width })
    const all = await page.evaluate<number>(REACH)
    const seen: number[] = []
    for (let at = 0; at < all; at += 1) {
      await page.press('Tab')
      const [position, outline, room] = await page.evaluate<[number, string, number]>(FOCUS)
      // Wherever one is, one sees it, and the ring (2 pixels, 2 away) whole.
      expect(outline).not.toBe('none')
      expect(room).toBeGreaterThanOrEqual(4)
      seen.push(position)
    }
    expect(all).toBeGreaterThan(20)
    expect(new Set(seen).size).toBe(all)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  },
  2 * MINUTES,
)

const shownRows = `[...document.querySelectorAll('.findings tbody tr')].filter((row) => !row.hidden).map((row) => row.querySelector('th').firstChild.textContent.trim())`

async function focusOn(page: Page, selector: string): Promise<void> {
  await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`)
}

test(
  'findings are filtered and sorted with the keyboard',
  async () => {
    const page = await tools.open(renderPage(stopped), { width: 1280 })
    const status = () =>
      page.evaluate<string>(`document.querySelector('[role=status]').textContent`)
    // The policy counts new ones only, so the others are hidden at first.
    expect(await status()).toBe('5 of 6 shown.')
    await focusOn(page, 'input[name=new]')
    await page.press(' ')
    expect(await status()).toBe('All 6 shown.')
    await focusOn(page, 'input[name=counts]')
    await page.press(' ')
    expect(await status()).toBe('3 of 6 shown.')
    await focusOn(page, 'input[name=text]')
    for (const letter of 'TOKIO') await page.press(letter)
    expect(await page.evaluate(shownRows)).toEqual(['RUSTSEC-2026-0031'])
    for (const _ of 'TOKIO') await page.press('Backspace')
    await focusOn(page, 'th:nth-child(2) button')
    await page.press('Enter')
    const up = await page.evaluate<readonly string[]>(shownRows)
    expect(up).toEqual(['CVE-2026-2107', 'private-key', 'RUSTSEC-2026-0031'])
    await page.press('Enter')
    expect(await page.evaluate(shownRows)).toEqual([...up].reverse())
    const sorts = await page.evaluate(
      `[...document.querySelectorAll('th[aria-sort]')].map((one) => one.getAttribute('aria-sort'))`,
    )
    expect(sorts).toEqual(['descending'])
  },
  MINUTES,
)

test(
  'it works from disk: style and script are let run where there is no server',
  () => {
    const url = browser.store('report.html', renderPage(stopped))
    expect(browser.dumpDom(url)).toContain('role="status">5 of 6 shown.</p>')
    const blank = browser.screenshot('about:blank')
    expect(browser.screenshot(url).length).toBeGreaterThan(5 * blank.length)
  },
  2 * MINUTES,
)

test(
  'without a script everything is there, but for the filter that would do nothing',
  async () => {
    const page = await tools.open(renderPage(stopped), { width: 1280, hasScript: false })
    const { form, rows } = await page.evaluate<{ form: boolean; rows: number }>(
      `({ form: document.querySelector('form').checkVisibility(), rows: [...document.querySelectorAll('.findings tbody tr')].filter((row) => row.checkVisibility()).length })`,
    )
    expect({ form, rows }).toEqual({ form: false, rows: 6 })
  },
  MINUTES,
)

const HOSTILE = [
  `<script>document.title='x1'</script>`,
  `<img src=x onerror="document.title='x2'">`,
  `"><svg onload=document.title='x3'>`,
  `' autofocus onfocus='document.title=1' x='`,
  `javascript:document.title='x4'`,
  `</style><script>document.title='x5'</script>`,
  `</script><script>document.title='x6'</script>`,
  `<iframe src="https://evil.test/"></iframe><link rel=stylesheet href=https://evil.test/x.css>`,
  `<meta http-equiv=refresh content="0;url=https://evil.test/">`,
  `<base href=https://evil.test/><form action=https://evil.test/><button autofocus>x`,
  `--><!--<style>@import url(https://evil.test/)</style>`,
]

test.each([...HOSTILE, HOSTILE.join('')])(
  'a report that is full of %j executes nothing and loads nothing',
  async (text) => {
    const report = mapTexts<RunReport>(runReport, stopped, (own) => `${text}${own}`)
    const page = await tools.open(renderPage(report), { width: 1280 })
    await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`)
    for (let at = 0; at < 5; at += 1) await page.press('Tab')
    const found = await page.evaluate(
      `({ scripts: document.scripts.length, foreign: document.querySelectorAll('img,svg,iframe,link,base,object,embed,button:not(th button),meta[http-equiv=refresh]').length, bad: [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name, value }) => name.startsWith('on') || /^\\s*javascript:/i.test(value) && name === 'href')).length, title: document.title.slice(0, 6) })`,
    )
    expect(found).toEqual({ scripts: 1, foreign: 0, bad: 0, title: 'Failed' })
    expect([page.requests(), page.complaints()]).toEqual([[], []])
  },
  MINUTES,
)

test(
  'nor does any report of nasty texts, and none of them makes the page wider than the screen',
  async () => {
    const random = makeRandom(103)
    for (let run = 0; run < 25; run += 1) {
      const html = renderPage(randomReport(random))
      const page = await tools.open(html, { width: 360 })
      const [scripts, excess] = await page.evaluate<[number, number]>(
        `[document.scripts.length, document.documentElement.scrollWidth - document.documentElement.clientWidth]`,
      )
      expect({ run, scripts, excess }).toEqual({ run, scripts: 1, excess: 0 })
      expect([page.requests(), page.complaints()]).toEqual([[], []])
    }
  },
  3 * MINUTES,
)

test(
  'its policy stops a script and a style that are not its own',
  async () => {
    const page = renderPage(minimalSuccess).replace(
      '<main',
      `<script>document.title = 'no'</script><p id="loud" style="color:red">x</p><img src="https://evil.test/x"><main`,
    )
    const opened = await tools.open(page, { width: 1280 })
    expect(await opened.evaluate('document.title')).toMatch(/^Image built/)
    const color = await opened.evaluate(
      `getComputedStyle(document.getElementById('loud')).color === getComputedStyle(document.body).color`,
    )
    expect(color).toBe(true)
    expect(opened.complaints().length).toBeGreaterThanOrEqual(3)
  },
  MINUTES,
)

test(
  'on paper all that is closed is open, and nothing is cut off',
  async () => {
    const page = await tools.open(renderPage(stopped), { width: 700, isPrint: true, theme: 'dark' })
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    const found = await page.evaluate(
      `({ closed: document.querySelectorAll('details:not([open])').length, nav: document.querySelector('nav').checkVisibility(), log: getComputedStyle(document.querySelector('pre')).maxHeight, cut: [...document.querySelectorAll('table,pre,.map')].filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length, paper: getComputedStyle(document.body).backgroundColor })`,
    )
    expect(found).toEqual({
      closed: 0,
      nav: false,
      log: 'none',
      cut: 0,
      paper: 'rgb(255, 255, 255)',
    })
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
    expect(await page.evaluate(`document.querySelectorAll('details[open]').length`)).toBe(0)
  },
  MINUTES,
)
