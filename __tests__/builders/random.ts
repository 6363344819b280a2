import type { RunReport } from '../../src/report/run-report.ts'
import { runReport } from '../../src/report/run-report-shape.ts'
import type { Form } from '../../src/report/shape.ts'

/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
export type Random = () => number

export function makeRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0]
}

/** What is worth trying in text that is shown: markup, commands, links, invisible and odd characters. */
const PIECES = [
  'a',
  'Z',
  '0',
  ' ',
  '  ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  'word',
  'main',
  '.',
  ',',
  '!',
  '?',
  '(',
  ')',
  '{',
  '}',
  '`',
  '``',
  '```',
  '````',
  '~~~',
  '~',
  '*',
  '**',
  '_',
  '__',
  '#',
  '##',
  '-',
  '---',
  '+',
  '=',
  '===',
  '>',
  '|',
  '||',
  '\\',
  '\\|',
  '\\\\|',
  '\\`',
  '[',
  ']',
  '](',
  '![',
  '[x](y)',
  '[^1]',
  '[^1]: note',
  ':---:',
  '- [ ] ',
  '1. ',
  '1) ',
  '<',
  '</',
  '<b>',
  '<script>alert(1)</script>',
  '<!--',
  '-->',
  '</details>',
  '<details>',
  '</td>',
  '<img src=x onerror=y>',
  '&',
  '&amp;',
  '&#64;',
  '&lt;',
  '$',
  '$$',
  '$x$',
  ':tada:',
  '@octocat',
  '@octo/team',
  'a@b.cd',
  '#1',
  'GH-12',
  'gh-3',
  'octo/cv#7',
  'Fixes #2',
  'closes GH-4',
  'https://evil.test/x',
  'http://a.b',
  'www.evil.test',
  'ftp://a.b/c',
  'mailto:a@b.cd',
  '://',
  '"',
  "'",
  '::error::x',
  '::stop-commands::y',
  '%0A',
  '\u0000',
  '\u0007',
  '\u0008',
  '\u001b[31m',
  '\u001b[2J',
  '\u001b]0;t\u0007',
  '\u009b1m',
  '\u0085',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200f',
  '\u061c',
  '\ufeff',
  '\u2028',
  '\u2029',
  '\u00ad',
  '\u{e0041}',
  '\ud800',
  '\udc00',
  '\u00a0',
  'é',
  'e\u0301',
  '漢字',
  '👩\u200d💻',
  '🙂',
] as const

export function nastyText(random: Random, maxPieces = 12): string {
  const count = Math.floor(random() * maxPieces)
  return Array.from({ length: count }, () => pick(random, PIECES)).join('')
}

/** Any report that the type allows, every free text of it a nasty one. */
export function randomReport(random: Random, maxItems = 4): RunReport {
  return randomValue(runReport, random, maxItems) as RunReport
}

function randomValue(form: Form, random: Random, maxItems: number): unknown {
  switch (form.kind) {
    case 'text':
      return form.example === undefined ? nastyText(random) : patternedText(form.example, random)
    case 'number':
      return randomNumber(form, random)
    case 'flag':
      return random() < 0.5
    case 'choice':
      return form.values[Math.floor(random() * form.values.length)]
    case 'nullable':
      return random() < 0.3 ? null : randomValue(form.inner, random, maxItems)
    case 'list': {
      const length = Math.floor(random() * (maxItems + 1))
      return Array.from({ length }, () => randomValue(form.item, random, maxItems))
    }
    case 'union': {
      const variants = Object.values(form.variants)
      const variant = variants[Math.floor(random() * variants.length)]
      return variant && randomValue(variant, random, maxItems)
    }
    case 'record': {
      const members = Object.entries(form.members)
        .filter(([, { required }]) => required || random() < 0.7)
        .map(([name, member]) => [name, randomValue(member.form, random, maxItems)])
      return Object.fromEntries(members)
    }
  }
}

function patternedText(example: string, random: Random): string {
  return example.startsWith('sha256:')
    ? `sha256:${Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(64, '0')}`
    : example
}

function randomNumber(form: Extract<Form, { kind: 'number' }>, random: Random): number {
  const size = 10 ** Math.floor(random() * 11)
  const value = random() * size * (form.minimum === undefined && random() < 0.3 ? -1 : 1)
  return form.whole ? Math.floor(value) : value
}
