import {
  code,
  escapeHtml,
  h,
  link,
  logLines,
  placeClass,
  prose,
} from '../../../src/report/page/html.ts'
import { cleanLine } from '../../../src/report/plain-text.ts'
import { makeRandom, nastyText } from '../../builders/random.ts'
import { decodeHtml } from '../gfm.ts'

const HOSTILE = `<script>alert(1)</script>"' onload='x' &amp; \u202e\u0000`

test('text is escaped wherever it is put, also in an attribute', () => {
  expect(h`<p title="${HOSTILE}">${HOSTILE}</p>`.html).toBe(
    '<p title="&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=&#39;x&#39; &amp;amp; ">&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=&#39;x&#39; &amp;amp; </p>',
  )
})

test('no text has a sign of markup left, and all of it is still there', () => {
  const random = makeRandom(83)
  for (let run = 0; run < 300; run += 1) {
    const text = nastyText(random)
    const html = escapeHtml(text)
    expect(html).not.toMatch(/[<>"'\p{Cc}]/u)
    expect(decodeHtml(html)).toBe(cleanLine(text))
  }
})

test('HTML in HTML stays, in lists as well, and its rules of style with it', () => {
  const place = placeClass({ left: 12.345, width: 50 })
  const inner = [h`<i class="${place}"></i>`, h`<b>${'&'}</b>`]
  expect(h`<p>${inner}</p>`).toEqual({
    html: '<p><i class="at-12_35-50"></i><b>&amp;</b></p>',
    rules: ['.at-12_35-50{left:12.35%;width:50%}'],
  })
})

test.each([
  [{ left: -5, width: 400 }, '.at-0-100{left:0%;width:100%}'],
  [{ left: 98.765, width: 50 }, '.at-98_77-1_23{left:98.77%;width:1.23%}'],
  [{ left: Number.NaN, width: Number.POSITIVE_INFINITY }, '.at-0-0{left:0%;width:0%}'],
  [
    { left: 1, width: 2, top: 3, height: 4.5 },
    '.at-1-2-3-4_5{left:1%;width:2%;top:3%;height:4.5%}',
  ],
])('a place is within the box: %j', (place, rule) => {
  expect(placeClass(place).rules).toEqual([rule])
})

test.each([
  ['https://a.b/c?d="e"', '<a href="https://a.b/c?d=%22e%22" rel="noreferrer">x</a>'],
  ["https://a.b/'onclick", '<a href="https://a.b/&#39;onclick" rel="noreferrer">x</a>'],
  ['http://a.b/', 'x'],
  ['javascript:alert(1)', 'x'],
  ['data:text/html,<script>', 'x'],
  ['https://user@a.b/', 'x'],
  ['https://:pass@a.b/', 'x'],
  ['//a.b', 'x'],
  [undefined, 'x'],
])('an address %j gives %s', (address, html) => {
  expect(link('x', address).html).toBe(html)
})

test('names between backticks are code, lines of a log stay lines', () => {
  expect(prose('set `a<b` now').html).toBe('set <code>a&lt;b</code> now')
  expect(code(' ').html).toBe('\u2013')
  expect(logLines(['a\tb', '<i>\nc']).html).toBe(
    '<pre tabindex="0"><code>a    b\n&lt;i&gt;\nc</code></pre>',
  )
})
