import { parseFileCommands } from './file-commands.ts'
import { readRunnerLog } from './workflow-commands.ts'

/** The harness itself: if it obeyed less than the runner does, no test that uses it could fail. */
describe('files of a step', () => {
  test.each([
    ['simple', 'a=b\n', { a: 'b' }],
    ['no line end', 'a=b', { a: 'b' }],
    ['empty value', 'a=\n', { a: '' }],
    ['empty lines', '\n\na=b\n\nc=d\n', { a: 'b', c: 'd' }],
    ['equals sign in the value', 'a=b=c\n', { a: 'b=c' }],
    ['arrows in the value', 'a=b<<EOF\n', { a: 'b<<EOF' }],
    ['later wins', 'a=1\na=2\n', { a: '2' }],
    ['carriage returns', 'a=b\r\nc=d\r\n', { a: 'b', c: 'd' }],
    ['heredoc', 'a<<EOF\none\ntwo\nEOF\n', { a: 'one\ntwo' }],
    ['heredoc without a last line end', 'a<<EOF\none\nEOF', { a: 'one' }],
    ['empty heredoc', 'a<<EOF\nEOF\n', { a: '' }],
    ['heredoc keeps its line ends', 'a<<EOF\n\none\r\n\nEOF\n', { a: '\none\r\n' }],
    ['entry in a heredoc', 'a<<EOF\nb=c\nEOF\n', { a: 'b=c' }],
  ])('%s', (_, text, values) => {
    expect(parseFileCommands(text)).toEqual({ values, errors: [] })
  })

  test.each([
    ['no name', '=b\n', 'Name must not be empty'],
    ['neither', 'a\n', "Invalid format 'a'"],
    ['heredoc without name', '<<EOF\nb\nEOF\n', 'Name and delimiter'],
    ['heredoc without delimiter', 'a<<\nb\n', 'Name and delimiter'],
    ['heredoc without end', 'a<<EOF\nb\n', 'Matching delimiter not found'],
    ['heredoc cut off', 'a<<EOF\nb', 'must have a newline before it'],
  ])('refused: %s', (_, text, problem) => {
    expect(parseFileCommands(text).errors).toEqual([expect.stringContaining(problem)])
  })
})

describe('commands in the log', () => {
  test.each([
    ['::error::a', { name: 'error', properties: {}, data: 'a' }],
    ['  ::error::a', { name: 'error', properties: {}, data: 'a' }],
    ['::WARNING::a', { name: 'warning', properties: {}, data: 'a' }],
    [
      '::warning file=a%2Cb,line=3::x%0Ay%250A::z',
      { name: 'warning', properties: { file: 'a,b', line: '3' }, data: 'x\ny%0A::z' },
    ],
    ['text ##[set-output name=a;]b', { name: 'set-output', properties: { name: 'a' }, data: 'b' }],
    ['100%\r::error::a', { name: 'error', properties: {}, data: 'a' }],
  ])('%j is obeyed', (line, command) => {
    expect(readRunnerLog(`before\n${line}\nafter\n`).commands).toEqual([command])
  })

  test.each(['text ::error::a', '::frobnicate::a', ':: error::a', '::error:a', '## [error]a'])(
    '%j is text',
    (line) => {
      expect(readRunnerLog(line)).toMatchObject({ commands: [], lines: [line] })
    },
  )

  test('nothing is obeyed between stop-commands and its token', () => {
    const log = '::stop-commands::t0k3n\n::error::a\n##[error]b\n::t0k3n::\n::error::c\n'
    const { commands, lines } = readRunnerLog(log)
    expect(commands.map(({ name, data }) => `${name} ${data}`)).toEqual([
      'stop-commands t0k3n',
      'error c',
    ])
    expect(lines).toEqual(['::error::a', '##[error]b'])
  })

  test('masked values are hidden from then on, line by line', () => {
    const { lines } = readRunnerLog('one\n::add-mask::one%0Atwo\none\na two b\n')
    expect(lines).toEqual(['one', '***', 'a *** b'])
  })
})
