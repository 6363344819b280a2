import { makeConsoleLogger } from '../../src/cli/console-logger.ts'

function logged(options: { readonly color?: boolean; readonly verbose?: boolean } = {}) {
  const lines: string[] = []
  const settings = { color: false, verbose: false, ...options }
  return { lines, log: makeConsoleLogger((line) => lines.push(line), settings) }
}

test('one line a message, with its kind where it is more than information', () => {
  const { log, lines } = logged()
  log.info('as it is')
  log.notice('worth a look')
  log.warning('odd')
  log.error('wrong')
  expect(lines).toEqual(['as it is', 'notice: worth a look', 'warning: odd', 'error: wrong'])
})

test('details only where they were asked for', () => {
  const quiet = logged()
  quiet.log.debug('detail')
  const verbose = logged({ verbose: true })
  verbose.log.debug('detail\u001b[31m')
  expect([quiet.lines, verbose.lines]).toEqual([[], ['detail']])
})

test('places are shown as editors find them', () => {
  const { log, lines } = logged()
  log.warning('a', { file: 'Dockerfile', startLine: 3, endLine: 4, title: 'T' })
  log.error('b', { file: 'Dockerfile' })
  log.notice('c', { startLine: 3 })
  expect(lines).toEqual(['warning: Dockerfile:3: a', 'error: Dockerfile: b', 'notice: c'])
})

test('colours mark the kind and the head of a group, and nothing else', async () => {
  const { log, lines } = logged({ color: true })
  log.info('i')
  log.notice('n')
  log.warning('w', { file: 'f' })
  log.error('e')
  await log.group('g', async () => {})
  expect(lines).toEqual([
    'i',
    '\u001b[36mnotice:\u001b[0m n',
    '\u001b[33mwarning:\u001b[0m f: w',
    '\u001b[31merror:\u001b[0m e',
    '\u001b[1m== g\u001b[0m',
  ])
})

test('a group has a head, and gives what its body gives', async () => {
  const { log, lines } = logged()
  const result = await log.group('outer\nname', async () => {
    log.info('inside')
    return 7
  })
  expect([result, lines]).toEqual([7, ['== outer name', 'inside']])
  await expect(
    log.group('g', async () => {
      throw new Error('body')
    }),
  ).rejects.toThrow('body')
})

test.each([
  ['a\nb\r\nc', 'a b c'],
  ['over\rwritten', 'overwritten'],
  ['tab\tstays', 'tab\tstays'],
  ['\u001b[1;31mred\u001b[0m \u001b[?25lhidden', 'red hidden'],
  ['\u001b[2 q cursor', ' cursor'],
  ['\u001b]0;title\u0007', ']0;title'],
  ['\u0000\u0008\u007f\u0085\u009b1m', '1m'],
  ['\u202eevil\u202c\u2066x\u2069', 'evilx'],
  ['::error::is only text', '::error::is only text'],
])('%j is shown as %j', (text, shown) => {
  const { log, lines } = logged()
  log.info(text)
  log.error(text, { file: text })
  expect(lines).toEqual([shown, `error: ${shown}: ${shown}`])
})
