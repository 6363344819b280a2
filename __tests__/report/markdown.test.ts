import {
  code,
  codeBlock,
  details,
  escapeText,
  link,
  md,
  prose,
  table,
} from '../../src/report/markdown.ts'
import { cleanLine, cleanLines } from '../../src/report/plain-text.ts'
import { makeRandom, nastyText } from '../builders/random.ts'
import { decodeHtml, elementsOf, linkedByGitHub, renderGfm, withoutJoiners } from './gfm.ts'

const RUNS = 120

/** Runs a check with many nasty texts; the text is part of what is compared, so a failure shows it. */
function forManyTexts(check: (text: string) => void): void {
  const random = makeRandom(3)
  for (let run = 0; run < RUNS; run += 1) check(nastyText(random))
}

/** One line as HTML shows it: white space at the ends is lost, in between it is one space. */
function collapse(text: string): string {
  return trimSpaces(cleanLine(text).replace(/ +/g, ' '))
}

function trimSpaces(text: string): string {
  return text.replace(/^ +| +$/g, '')
}

describe('escapeText', () => {
  test.each([
    ['plain words, 3.1 MB (96 %): fine!', 'plain words, 3.1 MB (96 %): fine!'],
    ['<b>', '&#60;b&#62;'],
    ['a|b\\', 'a&#124;b&#92;'],
    ['@octocat', '@&#8288;octocat'],
    ['fixes #12 and GH-3', 'fixes &#35;&#8288;12 and GH-&#8288;3'],
    ['see https://evil.test', 'see https:&#8288;//evil.test'],
    ['www.evil.test', 'www&#8288;.evil.test'],
    [':tada: at 12:30:45', ':&#8288;tada: at 12:30:45'],
    ['- item', '&#45; item'],
    ['1. item', '1&#46; item'],
    ['a\r\nb\tc', 'a b c'],
    ['\u001b[31mred\u001b[0m \u202eevil\u0000', 'red evil'],
  ])('%j is %j', (text, expected) => {
    expect(escapeText(text)).toBe(expected)
  })

  test('shows any text as it is, as a paragraph without markup', () => {
    forManyTexts((text) => {
      const html = renderGfm(escapeText(text))
      const shown = /^(?:<p>([^<]*)<\/p>)?$/.exec(html)
      expect([text, html, shown === null]).toEqual([text, html, false])
      expect(withoutJoiners(decodeHtml(shown?.[1] ?? ''))).toBe(collapse(text))
    })
  })

  test('leaves nothing that GitHub links', () => {
    forManyTexts((text) => {
      expect([text, linkedByGitHub(decodeHtml(renderGfm(escapeText(text))))]).toEqual([text, []])
    })
  })

  test.each([
    ['a heading', (text: string) => `## ${text}`, /^<h2>([^<]*)<\/h2>$/],
    ['bold', (text: string) => `a **b${text}c** d`, /^<p>a <strong>b([^<]*)c<\/strong> d<\/p>$/],
    ['a list item', (text: string) => `- x ${text}`, /^<ul>\n<li>x ?([^<]*)<\/li>\n<\/ul>$/],
    [
      'a quote',
      (text: string) => `> x ${text}`,
      /^<blockquote>\n<p>x ?([^<]*)<\/p>\n<\/blockquote>$/,
    ],
    ['HTML', (text: string) => `<sub>${text}</sub>`, /^<p><sub>([^<]*)<\/sub><\/p>$/],
  ])('stays inside %s', (_, place, expected) => {
    forManyTexts((text) => {
      const html = renderGfm(place(escapeText(text)))
      const shown = expected.exec(html)?.[1]
      expect([text, shown === undefined ? html : 'inside']).toEqual([text, 'inside'])
      expect(trimSpaces(withoutJoiners(decodeHtml(shown ?? '')))).toBe(collapse(text))
    })
  })
})

describe('code', () => {
  test.each([
    ['cargo build', '`cargo build`'],
    ['a`b', '``a`b``'],
    ['`a``b`', '``` `a``b` ```'],
    [' a', '`  a `'],
    ['', '–'],
    ['a\nb', '`a b`'],
    ["grep 'a\\|b'", "<code>grep 'a&#92;&#124;b'</code>"],
  ])('%j is %s', (text, expected) => {
    expect(code(text).markdown).toBe(expected)
  })

  test('shows any text as it is, in one code element', () => {
    forManyTexts((text) => {
      const html = renderGfm(`x ${code(text).markdown} y`)
      const shown = /^<p>x (?:<code>([^<]*)<\/code>|–) y<\/p>$/.exec(html)
      expect([text, shown === null ? html : 'inside']).toEqual([text, 'inside'])
      // Where the code element is written as HTML, white space is as in prose.
      const show = text.includes('\\|') ? collapse : cleanLine
      const line = show(text)
      const decoded = show(withoutJoiners(decodeHtml(shown?.[1] ?? '')))
      expect(decoded).toBe(line.trim() === '' ? '' : line)
    })
  })
})

describe('prose', () => {
  test('shows names in backticks as code, and only pairs of single ones', () => {
    expect(prose('could not compile `cv`: use `a|b`, not ` or ``x``').markdown).toBe(
      'could not compile `cv`: use `a|b`, not &#96; or &#96;&#96;x&#96;&#96;',
    )
  })

  test('makes nothing but code of any text', () => {
    forManyTexts((text) => {
      const elements = elementsOf(renderGfm(`x ${prose(text).markdown}`))
      expect([text, [...elements].filter((name) => name !== 'p' && name !== 'code')]).toEqual([
        text,
        [],
      ])
    })
  })
})

test('a code block shows any lines as they are', () => {
  const random = makeRandom(4)
  for (let run = 0; run < RUNS; run += 1) {
    const lines = [nastyText(random), nastyText(random)]
    const html = renderGfm(`${codeBlock(lines).markdown}\n\nafter`)
    const shown = /^<pre><code class="language-text">([^<]*)\n<\/code><\/pre>\n<p>after<\/p>$/.exec(
      html,
    )
    expect([lines, shown === null ? html : 'inside']).toEqual([lines, 'inside'])
    expect(decodeHtml(shown?.[1] ?? '')).toBe(lines.flatMap(cleanLines).join('\n'))
  }
})

test('a table keeps its cells whatever they hold', () => {
  forManyTexts((text) => {
    const { markdown } = table(
      [
        { title: text, align: 'left' },
        { title: md`b`, align: 'right' },
      ],
      [
        [code(text), md`${text}`],
        [prose(text), code(text)],
      ],
    )
    const html = renderGfm(`${markdown}\n\nafter`)
    expect([text, html.match(/<t[dh]\b/g)?.length, html.match(/<tr>/g)?.length]).toEqual([
      text,
      6,
      3,
    ])
    expect(html.endsWith('</table>\n<p>after</p>')).toBe(true)
    const allowed = ['table', 'thead', 'tbody', 'tr', 'th', 'td', 'code', 'p']
    expect([text, [...elementsOf(html)].filter((name) => !allowed.includes(name))]).toEqual([
      text,
      [],
    ])
  })
})

test('a closed section keeps its title and closes', () => {
  forManyTexts((text) => {
    const html = renderGfm(`${details(text, codeBlock([text])).markdown}\n\nafter`)
    const summary = /^<details>\n<summary>([^<]*)<\/summary>\n/.exec(html)?.[1]
    expect([text, trimSpaces(withoutJoiners(decodeHtml(summary ?? html)))]).toEqual([
      text,
      collapse(text),
    ])
    expect(html.endsWith('</details>\n<p>after</p>')).toBe(true)
  })
})

describe('link', () => {
  test.each([
    ['https://docs.docker.com/a?b=c&d=e#f', '[more](<https://docs.docker.com/a?b=c&amp;d=e#f>)'],
    ['https://a.test/x)y](z)|<b>', '[more](<https://a.test/x)y](z)%7C%3Cb%3E>)'],
    ['http://a.test/', 'more'],
    ['javascript:alert(1)', 'more'],
    ['https://user@a.test/', 'more'],
    ['no address', 'more'],
  ])('of %s is %s', (address, expected) => {
    expect(link('more', address).markdown).toBe(expected)
  })

  test('leads to the address or nowhere, whatever the address', () => {
    forManyTexts((text) => {
      const address = `https://a.test/${text}`
      const html = renderGfm(`x ${link('more', address).markdown} y`)
      const target = /^<p>x <a href="(https:\/\/a\.test\/[^"<>]*)">more<\/a> y<\/p>$/.exec(
        html,
      )?.[1]
      expect([text, target === undefined ? html : 'a link']).toEqual([text, 'a link'])
      expect(new URL(decodeHtml(target ?? '')).host).toBe('a.test')
    })
  })
})
