import { parseDockerignore } from '../../src/context/dockerignore.ts'
import { isOpened, judgePath, mayReenter } from '../../src/context/judge-path.ts'

/** The patterns of a text that has to be readable. */
function patternsOf(text: string) {
  const ignore = parseDockerignore(text)
  if (!ignore.ok) throw new Error(ignore.problem)
  return ignore.patterns
}

/** Whether a path is left out, each of its folders judged before it, as on a walk. */
function isIgnored(text: string, path: string): boolean {
  const patterns = patternsOf(text)
  const parts = path.split('/')
  let verdict = { isIgnored: false, matched: [] as readonly boolean[] }
  for (const [at] of parts.entries()) {
    verdict = judgePath(patterns, parts.slice(0, at + 1).join('/'), verdict.matched)
  }
  return verdict.isIgnored
}

/** One row a pattern: what it leaves out, and what it does not. */
test.each<[string, readonly string[], readonly string[]]>([
  ['a', ['a', 'a/b', 'a/b/c'], ['b', 'b/a', 'ab', 'A']],
  ['/a', ['a', 'a/b'], ['b/a']],
  ['a/', ['a', 'a/b'], ['b/a']],
  ['./a//b/../c', ['a/c', 'a/c/d'], ['a', 'a/b']],
  ['../a', [], ['a', 'b/a']],
  ['.', [], ['a', '.a']],
  ['/', [], ['a', 'a/b']],
  ['*', ['a', 'a/b', '.a'], []],
  ['*.md', ['a.md', '.md'], ['a/b.md', 'a.mdx', 'amd']],
  ['*/*.md', ['a/b.md'], ['b.md', 'a/b/c.md']],
  ['a?c', ['abc', 'a\u{1f600}c', 'a\nc'], ['ac', 'a/c', 'abbc']],
  ['**', ['a', 'a/b'], []],
  ['**/a', ['a', 'b/a', 'b/c/a', 'b/a/c'], ['ba', 'a.b']],
  ['**/*.rs', ['a.rs', 'b/c/a.rs'], ['a.rsx']],
  ['**a', ['a', 'ba', 'b/a', 'b/ca'], ['ab']],
  ['a/**', ['a/b', 'a/b/c'], ['a', 'ab/c']],
  ['a**', ['a', 'ab', 'ab/c', 'a/b'], ['b/a']],
  ['a/**/b', ['a/b', 'a/c/b', 'a/c/d/b', 'a/b/x'], ['a', 'ab', 'a/cb']],
  ['**/a/**', ['a/b', 'c/a/b'], ['a', 'c/a', 'ca/b']],
  ['**/**/a', ['a', 'b/a'], ['ba']],
  ['[ab].c', ['a.c', 'b.c'], ['c.c', 'abc']],
  ['[^ab]c', ['cc', '.c'], ['ac', 'c']],
  ['[a-c]x[^0-9]', ['bxx'], ['dxx', 'bx0']],
  ['a[/]b', ['a/b'], ['ab']],
  ['a]', ['a]'], ['a']],
  ['[a\\-c]', ['a', '-', 'c'], ['b']],
  ['[a\\]]', ['a', ']'], ['[a', '\\']],
  ['a+b(c){2}$|d^', ['a+b(c){2}$|d^'], ['aab', 'a+bcc']],
  ['*.a+b', ['x.a+b'], ['x.aab']],
  ['\\#a', ['#a'], ['a', '\\#a']],
  ['\\!a', ['!a'], ['a']],
  ['\\*a', ['*a'], ['ba']],
  [' #a', ['#a'], ['a']],
  ['#a', [], ['a', '#a']],
  ['\ta b \r', ['a b'], ['a b ']],
  ['\u0085a\u0085', ['a'], []],
  ['é?', ['éa'], ['é', 'ea']],
  ['!a', [], ['a']],
  ['a\n!a', [], ['a', 'a/b']],
  ['!a\na', ['a', 'a/b'], []],
  ['*\n!a', ['b', 'b/a'], ['a', 'a/b', 'a/b/c']],
  ['*\n! /a/ ', ['b'], ['a', 'a/b']],
  ['a\n!a/b', ['a', 'a/c'], ['a/b', 'a/b/c']],
  ['a\n!a/*.md', ['a/b', 'a/b/c.md'], ['a/c.md']],
  ['**/a\n!**/a/b', ['x/a/c'], ['x/a/b']],
  ['*\n!*/\n!a.md', [], ['a.md', 'b', 'b/c']],
  ['*.md\n!R*.md\nREADME-s*.md', ['a.md', 'README-s.md'], ['README.md']],
  // The same as an exception, since it is cleaned before it is looked at once more.
  ['a\n/!a', [], ['a']],
  ['\ufeffa', ['a'], []],
  ['', [], ['a']],
])('%j', (text, ignored, sent) => {
  expect([...ignored, ...sent].filter((path) => isIgnored(text, path))).toEqual(ignored)
})

test('an exception that could not change anything is not inherited', () => {
  expect(isIgnored('a/b\n!a', 'a/b')).toBe(true)
  expect(isIgnored('*/b\n!a', 'a/b')).toBe(true)
})

test.each([
  '!',
  '! ',
  '!/',
  '[',
  '[]',
  '[^]',
  'a[b',
  '[a-]',
  '[-a]',
  '[b-a]',
  'a\\',
  'a\\/',
  // A meaning by accident: word characters, classes of Go's, a star within a class.
  '\\d',
  '[\\w]',
  '[[:alpha:]]',
  '[*]',
  '\\é',
  '\0',
])('%j is not guessed at', (text) => {
  const problem = expect.stringMatching(/^\.dockerignore: cannot read ".{0,90}"$/)
  expect(parseDockerignore(`ok\n${text}\n`)).toEqual({ ok: false, problem })
})

test('a line that is too long for the reader of BuildKit', () => {
  expect(parseDockerignore(`${'b'.repeat(64 * 1024)}\n`)).toMatchObject({ ok: false })
  expect(parseDockerignore(`${'b'.repeat(64 * 1024 - 1)}\n`)).toMatchObject({ ok: true })
})

test.each([
  ['a\n!b', 'a', false],
  ['a\n!a/b', 'a', true],
  ['a\n!a/b', 'a/c', false],
  ['a\n!a/b/**', 'a/b', true],
  ['a\n!a', 'a/b', false],
  ['*\n!**/b', 'a', true],
  ['*\n!a/?', 'c', true],
])('%j: whether anything below %s is looked at', (text, folder, expected) => {
  expect(mayReenter(patternsOf(text), folder)).toBe(expected)
})

test('a file that is named, taken back, and whose folder is named again is sent without its content', () => {
  const text = 'd\n!d/x\nd*'
  expect(isIgnored(text, 'd/x')).toBe(false)
  expect(isOpened(patternsOf(text), 'd/x')).toBe(false)
  expect(isOpened(patternsOf('d\n!d/x'), 'd/x')).toBe(true)
})
