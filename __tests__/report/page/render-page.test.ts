import { createHash } from 'node:crypto'
import type { DeltaReport } from '../../../src/delta/delta-report.ts'
import { renderPage } from '../../../src/report/page/render-page.ts'
import { tickDistance } from '../../../src/report/page/timeline-section.ts'
import type { RunReport } from '../../../src/report/run-report.ts'
import { aReport, aStage } from '../../builders/a-report.ts'
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

function textOf(page: string): string {
  return decodeHtml(bodyOf(page).replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')
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
  expect(body.indexOf('class="cause"')).toBeLessThan(body.indexOf('class="figures '))
})

test('of a failed run with stand-ins the failure comes first, and nobody is told what to do with no image', () => {
  const { build } = samples.standIns
  const page = renderPage({ ...samples.compileError, build })
  const text = textOf(page)
  expect(text.indexOf('What to do:')).toBeLessThan(text.indexOf('Not the real base images.'))
  expect(text).toContain('so stand-ins took their place. Replaced')
  expect(textOf(renderPage(samples.standIns))).toContain('Use this image for tests')
})

test('a finding of all platforms names none of them', () => {
  expect(textOf(renderPage(everything))).toMatch(/h2: memory grows with reset streams .*? new all /)
  const platforms = everything.scan?.platforms.map((one, at) =>
    at === 0 ? one : { ...one, findings: [] },
  )
  const scan = { ...everything.scan, platforms } as NonNullable<RunReport['scan']>
  expect(textOf(renderPage({ ...everything, scan }))).toMatch(
    /h2: memory grows with reset streams .*? new linux\/amd64 /,
  )
})

test('stand-ins are told above everything', () => {
  const body = bodyOf(renderPage(samples.standIns))
  expect(body.indexOf('Not the real base images')).toBeGreaterThan(0)
  expect(body.indexOf('Not the real base images')).toBeLessThan(body.indexOf('class="figures '))
})

const DELTA: DeltaReport = {
  baseline: { kind: 'report', origin: 'file', commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567' },
  platforms: [
    {
      platform: 'linux/amd64',
      total: {
        before: { compressedBytes: 2_000_000, unpackedBytes: null },
        after: { compressedBytes: 2_000_000, unpackedBytes: null },
      },
      files: [{ path: 'app/new.css', afterBytes: 2_000 }],
    },
  ],
  budgets: [
    {
      rule: 'growth<=5%',
      platform: 'linux/amd64',
      outcome: 'kept',
      action: 'fail',
      sentence: 'linux/amd64: nothing more than before.',
    },
  ],
  remarks: [],
}

test('of one platform its name is said where it tells something apart, and what has not changed has no bar', () => {
  const page = renderPage(aReport({ delta: DELTA }))
  const text = textOf(page)
  expect(text).toContain('kept growth<=5% linux/amd64: nothing more than before.')
  expect(text).toContain('compressed 2.0 MB 2.0 MB ±0 Changed files')
  expect(bodyOf(page).match(/class="swing"/g)).toHaveLength(1)
  const [platform] = DELTA.platforms
  const two = ['linux/amd64', 'linux/arm64'].map((name) => ({ ...platform, platform: name }))
  const several = { ...DELTA, platforms: two } as DeltaReport
  expect(textOf(renderPage(aReport({ delta: several })))).toContain('linux/arm64 compressed 2.0 MB')
})

test('a short list of changed files is open to see, a long one is closed', () => {
  const isClosed = (count: number) => {
    const files = Array.from({ length: count }, (_, at) => ({ path: `app/${at}`, afterBytes: 9 }))
    const platforms = DELTA.platforms.map((one) => ({ ...one, files }))
    const body = bodyOf(renderPage(aReport({ delta: { ...DELTA, platforms } })))
    return body.includes('<summary>Changed files</summary>')
  }
  expect([isClosed(10), isClosed(11)]).toEqual([false, true])
})

test('the figure of the time counts compiling to the build, before and now', () => {
  const stages = [aStage('compile', 1_000, 38_000), aStage('build', 39_000, 1_000)]
  const durations = [
    { name: 'compile', beforeMs: 70_000, afterMs: 38_000 },
    { name: 'build', beforeMs: 2_000, afterMs: 1_000 },
  ]
  const delta = { ...DELTA, durations }
  const text = textOf(renderPage(aReport({ stages, delta, durationMs: 41_000 })))
  expect(text).toContain('Time 41.0 s build 39.0 s, 1 min 12 s before')
})

test('each bar of a stage tells its share; what has no bar is counted', () => {
  const stages = [aStage('plan', 0, 90), aStage('build', 90, 30_000), aStage('scan', 30_090, 9_910)]
  const text = textOf(renderPage(aReport({ stages, durationMs: 40_000 })))
  expect(text).toContain('build 30.0 s 75 % scan 9.9 s 25 % 1 shorter stage took 90 ms in all.')
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
