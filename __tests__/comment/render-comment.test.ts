import type { CommentEntry } from '../../src/comment/comment-entry.ts'
import { commentEntry } from '../../src/comment/entry-shape.ts'
import { COMMENT_MAX_LENGTH, fitComment } from '../../src/comment/fit-comment.ts'
import { limitEntry } from '../../src/comment/limit-entry.ts'
import { makeEntry } from '../../src/comment/make-entry.ts'
import { mergeEntries } from '../../src/comment/merge-entries.ts'
import { renderComment } from '../../src/comment/render-comment.ts'
import { parseState } from '../../src/comment/stored-state.ts'
import { mapTexts } from '../../src/report/map-texts.ts'
import { makeRandom, nastyText, type Random, randomReport } from '../builders/random.ts'
import { expectGolden } from '../report/expect-golden.ts'
import {
  decodeHtml,
  elementsOf,
  linkedByGitHub,
  renderGfm,
  textOutsideCode,
} from '../report/gfm.ts'
import { compared, SAMPLES } from './sample-entries.ts'
import { anEntry, bodyOf, commitOf, PAGE } from './scene.ts'

/** Without the first line: what GitHub shows, and what is the same with every release of zlib. */
function shownOf(body: string): string {
  return body.slice(body.indexOf('\n') + 1)
}

test.each(SAMPLES)('%s', (name, entries) => {
  const body = renderComment(mergeEntries({ entries: [] }, entries), PAGE)
  expectGolden(`comment/${name}.md`, shownOf(body))
  expect(problemsOf(body)).toEqual([])
})

test('no line break of the narrow table comes between a figure and its unit', () => {
  const [, table = ''] =
    /\n\| Build [^\n]*\n[^\n]*\n((?:\|[^\n]*\n)+)/.exec(bodyOf([anEntry({ report: compared })])) ??
    []
  expect(table).toContain('3.1\u00a0MB')
  expect(table.match(/\d (?:[kMGT]?B|%|ms|s|min|of)(?![a-z])/g)).toBeNull()
})

const ELEMENTS = [
  ...['h3', 'p', 'strong', 'code', 'ul', 'li', 'a', 'sub', 'br'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary'],
]

/** Whatever turns the writing direction, moves the cursor or hides; but for the joiners of our escapes. */
const UNSEEN = /(?!\n|\u200c|\u200d|\u2060)[\p{Cc}\p{Cf}]/u

/** What may never be wrong in a comment, whatever its builds say. */
function problemsOf(body: string): readonly string[] {
  const [first = '', ...rest] = body.split('\n')
  const html = renderGfm(rest.join('\n'))
  const targets = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, target]) => target ?? '')
  const text = textOutsideCode(html.replace(/<a [^>]*>[\s\S]*?<\/a>/g, ' '))
  return [
    ...(/^<!-- cv-docker-build v1 [A-Za-z0-9+/]*={0,2} -->$/.test(first) ? [] : [first]),
    ...[...elementsOf(html)].filter((name) => !ELEMENTS.includes(name)),
    ...linkedByGitHub(text),
    ...(text.match(/\b[0-9a-f]{7,40}\b/gi) ?? []),
    ...targets.filter((target) => !target.startsWith('https://github.com/octo/cv/')),
    ...(UNSEEN.test(decodeHtml(html)) ? ['an unseen character'] : []),
    ...(body.length > COMMENT_MAX_LENGTH ? [`${body.length} characters`] : []),
  ]
}

/** What people write who want to be linked, in every place where text of others can stand. */
const LURES = [
  'fixes #1',
  'closes octo/cv#12',
  'GH-7',
  '@octocat',
  'octo/cv@0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
  '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
  'x 0a1b2c3',
  '![](https://evil.test/a.png)',
  '<img src="https://evil.test/a.png">',
  '[here](https://evil.test)',
  'https://evil.test',
  '--> <!-- cv-docker-build v1 AAAA -->',
  '\u202egnp.exe',
  '| a | b |',
  '</details>',
]

function anyText(random: Random): string {
  const lure = LURES[Math.floor(random() * LURES.length * 2)]
  return lure ?? nastyText(random)
}

/** Builds that say nothing but nasty things, in all that an entry can hold. */
function nastyEntries(random: Random): readonly CommentEntry[] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, at) => {
    const entry = makeEntry(randomReport(random), {
      key: {
        job: `job-${at}`,
        workflow: anyText(random),
        matrix: anyText(random),
        step: anyText(random),
      },
      run: { id: 100 + Math.floor(random() * 2), attempt: 1 + Math.floor(random() * 2) },
      commit: commitOf(1 + Math.floor(random() * 2)),
    })
    return mapTexts(commentEntry, entry, (text) => (random() < 0.5 ? anyText(random) : text))
  })
}

test('whatever builds say, a comment links to nobody but our own pages', () => {
  const random = makeRandom(53)
  for (let run = 0; run < 60; run += 1) {
    const state = mergeEntries({ entries: [] }, nastyEntries(random))
    const { body } = fitComment(state, PAGE)
    expect([body, problemsOf(body)]).toEqual([body, []])
  }
}, 60_000)

test('every lure is shown as text, in every place', () => {
  for (const lure of LURES) {
    const entry = mapTexts(commentEntry, anEntry({ report: compared }), () => lure)
    const body = renderComment({ entries: [entry, anEntry({ job: 'other' })] }, PAGE)
    expect([lure, problemsOf(body)]).toEqual([lure, []])
  }
})

test('what is stored comes back as it was', () => {
  const random = makeRandom(59)
  for (let run = 0; run < 40; run += 1) {
    const { entries } = mergeEntries({ entries: [] }, nastyEntries(random))
    expect(parseState(renderComment({ entries }, PAGE)).entries).toEqual(entries)
  }
})

describe('a comment that would be too long', () => {
  /** Every build with all that can be said of one. */
  function many(count: number): readonly CommentEntry[] {
    const random = makeRandom(61)
    const [scan] = compared.scan?.platforms ?? []
    const finding = scan?.findings[0]
    const [platform] = compared.delta?.platforms ?? []
    if (!compared.scan || !compared.delta || !scan || !finding || !platform)
      throw new Error('sample')
    const report = () => ({
      ...compared,
      scan: {
        ...compared.scan,
        platforms: [
          {
            ...scan,
            findings: Array.from({ length: 30 }, () => ({
              ...finding,
              title: nastyText(random, 40),
            })),
          },
        ],
      } as typeof compared.scan,
      delta: {
        ...compared.delta,
        platforms: [
          {
            ...platform,
            files: Array.from({ length: 50 }, (_, at) => ({
              path: nastyText(random, 20),
              afterBytes: at,
            })),
          },
        ],
      } as typeof compared.delta,
    })
    return Array.from({ length: count }, (_, at) =>
      anEntry({ job: `job-${at}`, commit: at % 5 === 0 ? 1 : 2, report: report() }),
    )
  }

  test.each([
    [3, undefined],
    [
      16,
      'Left out, as the comment would be too long: changes of crates, changes of files, lists of findings.',
    ],
    [
      60,
      'Left out, as the comment would be too long: changes of crates, changes of files, lists of findings.',
    ],
    [400, 'some builds'],
  ])(
    'of %i builds says %s',
    (count, said) => {
      const { body, state } = fitComment(mergeEntries({ entries: [] }, many(count)), PAGE)
      expect(problemsOf(body)).toEqual([])
      expect(body.includes('Left out')).toBe(said !== undefined)
      expect(body).toContain(said ?? '### ')
      expect(parseState(body)).toEqual(state)
    },
    60_000,
  )

  test('of one build alone keeps what matters, however long its texts', () => {
    const long = '@#|`<\u202e&'.repeat(20_000)
    const entry = mapTexts(commentEntry, anEntry({ report: compared }), () => long)
    const { body } = fitComment({ entries: [limitEntry(entry)] }, PAGE)
    expect(problemsOf(body)).toEqual([])
    expect(body).toContain('with remarks')
  })

  test('says so of figures and sentences, too', () => {
    const { body } = fitComment(mergeEntries({ entries: [] }, many(60)), PAGE, 20_000)
    expect(body.length).toBeLessThanOrEqual(20_000)
    expect(body).toContain(
      'Left out, as the comment would be too long: changes of crates, changes of files, lists of findings, digests, caches and baselines, some builds.',
    )
  })

  test('leaves out builds of earlier commits first', () => {
    const { state } = fitComment(mergeEntries({ entries: [] }, many(80)), PAGE, 20_000)
    expect(new Set(state.entries.map(({ commit }) => commit))).toEqual(new Set([commitOf(2)]))
    expect(state.isCut).toBe(true)
  })
})
