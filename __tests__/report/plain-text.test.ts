import { cleanLine, cleanLines, clip } from '../../src/report/plain-text.ts'
import { makeRandom, nastyText } from '../builders/random.ts'

test.each([
  ['plain', 'plain'],
  ['a\tb\nc\r\nd\re', 'a b c d e'],
  ['\u001b[1;31merror\u001b[0m', 'error'],
  ['\u001b]8;;https://evil.test\u0007text\u001b]8;;\u0007', 'text'],
  ['\u001b]0;title\u001b\\rest', 'rest'],
  ['\u009b2Jgone', 'gone'],
  ['a\u0000\u0007\u0008\u007fb', 'ab'],
  ['user\u202enimda\u202c \u2066x\u2069\u200b\ufeff', 'usernimda x'],
  ['\u{e0041}\u{e0042}tags', 'tags'],
  ['\ud800 lone', '\ufffd lone'],
  ['👩\u200d💻 e\u0301 漢字', '👩\u200d💻 e\u0301 漢字'],
])('cleanLine of %j is %j', (text, expected) => {
  expect(cleanLine(text)).toBe(expected)
})

test('no control, bidirectional or invisible character is left of any text', () => {
  const random = makeRandom(11)
  for (let run = 0; run < 1000; run += 1) {
    const text = nastyText(random)
    const left = [...cleanLine(text), ...cleanLines(text).join('')].filter(
      (character) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(character) && !'\u200c\u200d'.includes(character),
    )
    expect([text, left]).toEqual([text, []])
  }
})

test.each([
  ['a\nb\r\nc', ['a', 'b', 'c']],
  ['10 %\r50 %\r100 %', ['100 %']],
  ['100 %\r', ['100 %']],
  ['a\tb  ', ['a    b']],
  ['  indented', ['  indented']],
  ['', ['']],
])('cleanLines of %j', (text, expected) => {
  expect(cleanLines(text)).toEqual(expected)
})

test.each([
  ['short', 5, 'short'],
  ['longer', 5, 'long…'],
  ['🙂🙂🙂', 3, '🙂🙂🙂'],
  ['🙂🙂🙂🙂', 3, '🙂🙂…'],
  ['x', 0, '…'],
])('clip %s to %i is %s', (text, max, expected) => {
  expect(clip(text, max)).toBe(expected)
})
