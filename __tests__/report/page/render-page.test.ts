import { createHash } from 'node:crypto'
import { renderPage } from '../../../src/report/page/render-page.ts'
import { tickDistance } from '../../../src/report/page/timeline-section.ts'
import type { RunReport } from '../../../src/report/run-report.ts'
import { aReport } from '../../builders/a-report.ts'
import { everything, stopped } from '../../builders/page-reports.ts'
import { makeRandom, randomReport } from '../../builders/random.ts'
import * as samples from '../../builders/sample-reports.ts'
import { decodeHtml, elementsOf } from '../gfm.ts'

/** How it looks and behaves is tested in a browser: __tests__/engine/report-page.test.ts. */

const VOID_TAGS = /<(?:meta|input)\b[^>]*>|<!doctype html>/g

/** What stands between the tags of the body, but for the script. */
function bodyOf(page: string): string {
  return /<body>([\s\S]*)<script>/.exec(page)?.[1] ?? ''
}

function attributesOf(html: string): readonly string[] {
  const tags = html.match(/<[a-z][^>]*>/gi) ?? []
  return tags.flatMap((tag) =>
    [...tag.matchAll(/\s([a-z-]+)(?==|\s|>)/gi)].map(([, name]) => name ?? ''),
  )
}

test.each(Object.entries({ ...samples, everything, stopped, bare: aReport() }))(
  'the page of %s is well-formed, and its policy names exactly its style and its script',
  (_, report) => {
    const page = renderPage(report as RunReport)
    expect(() =>
      elementsOf(page.replace(VOID_TAGS, '').replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')),
    ).not.toThrow()
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? []
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? []
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(page).toContain(
      `content="default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'"`,
    )
    expect(page.match(/<script/g)).toHaveLength(1)
  },
)

const ATTRIBUTES = [
  ...[
    'aria-hidden',
    'aria-label',
    'aria-labelledby',
    'autocomplete',
    'checked',
    'class',
    'content',
  ],
  ...[
    'data-counts',
    'data-severity',
    'data-sort',
    'data-sortable',
    'data-state',
    'datetime',
    'hidden',
  ],
  ...[
    'href',
    'id',
    'name',
    'rel',
    'role',
    'scope',
    'spellcheck',
    'tabindex',
    'title',
    'type',
    'value',
  ],
]

test('whatever the report holds, the page has only our elements and attributes, and safe addresses', () => {
  const random = makeRandom(97)
  const elements = new Set<string>()
  for (let run = 0; run < 60; run += 1) {
    const body = bodyOf(renderPage(randomReport(random)))
    for (const name of elementsOf(body)) elements.add(name)
    // Quoted values hold no `<`, `>` or quote, so what is left between quotes and tags is ours.
    const names = attributesOf(body.replace(/"[^"]*"/g, ''))
    expect(names.filter((name) => !ATTRIBUTES.includes(name))).toEqual([])
    for (const [, url = ''] of body.matchAll(/ href="([^"]*)"/g)) {
      expect(decodeHtml(url)).toMatch(/^(?:https:\/\/|#[a-z-]+$)/)
    }
    // Line ends are ours; the two joiners are letters.
    expect(body.replace(/[\n\u200c\u200d]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  }
  expect([...elements].sort()).toEqual(
    [
      ...[
        'a',
        'b',
        'caption',
        'code',
        'dd',
        'details',
        'div',
        'dl',
        'dt',
        'fieldset',
        'figcaption',
      ],
      ...[
        'figure',
        'footer',
        'form',
        'h1',
        'h2',
        'h3',
        'header',
        'i',
        'input',
        'label',
        'legend',
        'li',
      ],
      ...[
        'main',
        'nav',
        'ol',
        'p',
        'pre',
        'section',
        'span',
        'strong',
        'summary',
        'table',
        'tbody',
        'td',
      ],
      ...['th', 'thead', 'time', 'tr', 'ul'],
    ].sort(),
  )
})

test('headings go down one step at a time, and every section is named by its own', () => {
  const body = bodyOf(renderPage(everything))
  const levels = [...body.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
  expect(levels[0]).toBe(1)
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  levels.forEach((level, at) => {
    expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
  })
  const sections = [
    ...body.matchAll(/<section id="([^"]+)" aria-labelledby="([^"]+)"><h2 id="([^"]+)">/g),
  ]
  expect(sections.map(([, id]) => id)).toEqual([
    ...['findings', 'changes', 'publish', 'time', 'attempts', 'image', 'cache', 'network'],
    ...['smoke-test', 'warnings', 'facts'],
  ])
  for (const [, id, label, heading] of sections)
    expect([label, heading]).toEqual([`${id}-title`, `${id}-title`])
  const links = [...body.matchAll(/<a href="#([^"]+)">/g)].map(([, id]) => id)
  expect(links).toEqual(sections.map(([, id]) => id))
})

test('a failed run says what failed and what to do before anything else', () => {
  const body = bodyOf(renderPage(samples.compileError))
  const text = decodeHtml(body.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')
  expect(text).toMatch(
    /^ To the report ✕ Failed Failed in build after 48\.1 s .* cargo could not compile cv : error\[E0425\].* What to do: Correct the source; cargo build/,
  )
  expect(body.indexOf('class="cause"')).toBeLessThan(body.indexOf('class="figures"'))
})

test('stand-ins are told above everything', () => {
  const body = bodyOf(renderPage(samples.standIns))
  expect(body.indexOf('Not the real base images')).toBeGreaterThan(0)
  expect(body.indexOf('Not the real base images')).toBeLessThan(body.indexOf('class="figures"'))
})

test('an ordinary page is small, and a report with much in it does not make it endless', () => {
  expect(Buffer.byteLength(renderPage(everything))).toBeLessThan(100_000)
  const [platform] = everything.scan?.platforms ?? []
  const [finding] = platform?.findings ?? []
  if (!platform || !finding) throw new Error('the sample has no finding')
  const findings = Array.from({ length: 20_000 }, (_, at) => ({ ...finding, id: `CVE-2026-${at}` }))
  const steps = Array.from({ length: 20_000 }, () => samples.twoPlatforms.steps[1]).flatMap(
    (step) => step ?? [],
  )
  const many: RunReport = {
    ...everything,
    steps,
    ...(everything.scan
      ? { scan: { ...everything.scan, platforms: [{ ...platform, findings }] } }
      : {}),
  }
  const page = renderPage(many)
  expect(Buffer.byteLength(page)).toBeLessThan(1_000_000)
  expect(page).toContain('19,500 more findings in report.json')
  expect(page).toContain('19,500 more steps in report.json')
})

test('the same report gives the same page', () => {
  expect(renderPage(everything)).toBe(renderPage(JSON.parse(JSON.stringify(everything))))
})

test.each([
  [1, 1],
  [2500, 500],
  [83_400, 15_000],
  [153_900, 30_000],
  [412_300, 120_000],
  [7_200_000, 1_800_000],
  [9e9, 1.5e9],
])('a run of %i ms has a mark every %i ms', (durationMs, distance) => {
  expect(tickDistance(durationMs)).toBe(distance)
})
