import { MAX_LINE_BYTES, readRest, splitLog } from '../../src/build/log-lines.ts'

/** Feeds the chunks one after another. */
function split(...chunks: readonly (string | Uint8Array)[]) {
  let rest: Uint8Array = new Uint8Array()
  const lines: string[] = []
  for (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk
    const next = splitLog(rest, bytes)
    lines.push(...next.lines)
    rest = next.rest
  }
  return { lines, rest: readRest(rest) }
}

test.each([
  ['whole lines', ['a\nb\n'], ['a', 'b'], ''],
  ['a line in pieces', ['Comp', 'iling', ' x\nnext'], ['Compiling x'], 'next'],
  ['empty lines', ['\n\na\n'], ['', '', 'a'], ''],
  ['Windows line ends', ['a\r\nb\r\n'], ['a', 'b'], ''],
  ['a Windows line end in two chunks', ['a\r', '\nb'], ['a'], 'b'],
  ['progress that overwrites itself', ['10 %\r20 %\r', '30 %\r', 'done\n'], ['done'], ''],
  ['progress while it runs', ['10 %\r20 %\r'], [], '20 %'],
  ['progress that ends with \\r\\n', ['10 %\rdone  \r\n'], ['done'], ''],
  ['nothing but carriage returns', ['\r\r\r'], [], ''],
  ['colours', ['\u001b[1m\u001b[32m   Compiling\u001b[0m x\n'], ['   Compiling x'], ''],
  ['a colour in two chunks', ['\u001b[3', '2mgreen\u001b[0m\n'], ['green'], ''],
  ['a title and a link', ['\u001b]0;title\u0007\u001b]8;;http://x\u001b\\link\n'], ['link'], ''],
  ['cursor movement', ['\u001b[2J\u001b[1;1Hgone\u0008\u0000\n'], ['gone'], ''],
  ['text that is turned round', ['a\u202eb\u2066c\n'], ['abc'], ''],
  ['tabs', ['\tindented\n'], ['    indented'], ''],
])('%s', (_what, chunks, lines, rest) => {
  expect(split(...chunks)).toEqual({ lines, rest })
})

test('a character in two chunks', () => {
  const bytes = Buffer.from('café ✓\n')
  expect(split(bytes.subarray(0, 4), bytes.subarray(4, 8), bytes.subarray(8)).lines).toEqual([
    'café ✓',
  ])
})

test('bytes that are no UTF-8 do not break anything', () => {
  expect(split(Uint8Array.of(0x61, 0xff, 0xfe, 0x0a)).lines).toEqual(['a\ufffd\ufffd'])
})

test('an endless line comes in pieces and nothing of it is lost', () => {
  const text = 'x'.repeat(3 * MAX_LINE_BYTES + 5)
  const chunks = text.match(/.{1,1000}/g) ?? []
  const { lines, rest } = split(...chunks)
  expect(lines.join('') + rest).toBe(text)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(MAX_LINE_BYTES)
  expect(split(`${text}\n`).lines.join('')).toBe(text)
})
