import { readFileSync } from 'node:fs'
import {
  appendSummary,
  formatCommand,
  formatEntry,
  readInput,
  readState,
  saveState,
  setOutput,
} from '../../src/action/runner-commands.ts'
import { parseFileCommands } from '../bundle/file-commands.ts'
import { parseCommand, readRunnerLog } from '../bundle/workflow-commands.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const NASTY = [
  '',
  'plain',
  'a=b<<EOF',
  'one\ntwo\r\nthree',
  '100 %0A %25',
  'END',
  'END_\nEND\nEND__',
  'END\nother=smuggled',
  '::error::x\n##[error]y',
  'a,b:c;d]e',
  '\u2028\u0085é🦀',
]

describe('entries of the files', () => {
  test.each(NASTY)('the runner reads %j as it was', (value) => {
    const text = formatEntry('a', value) + formatEntry('b', 'after')
    expect(parseFileCommands(text)).toEqual({ values: { a: value, b: 'after' }, errors: [] })
  })

  test('go where the runner says, one after the other', () => {
    const folder = tempFolder({ output: '', state: '', summary: '' })
    const env = {
      GITHUB_OUTPUT: `${folder}/output`,
      GITHUB_STATE: `${folder}/state`,
      GITHUB_STEP_SUMMARY: `${folder}/summary`,
    }
    setOutput('x', '1', env)
    setOutput('y', '2', env)
    saveState('s', '3', env)
    appendSummary('# A', env)
    appendSummary('# B', env)
    const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8')
    expect(parseFileCommands(read('output')).values).toEqual({ x: '1', y: '2' })
    expect(parseFileCommands(read('state')).values).toEqual({ s: '3' })
    expect(read('summary')).toBe('# A# B')
  })

  test('go nowhere without a runner', () => {
    expect(() => setOutput('x', '1', {})).not.toThrow()
  })
})

describe('commands', () => {
  test.each(NASTY)('%j is one command with that data and property', (text) => {
    const line = formatCommand('warning', text, { file: text, line: 3 })
    const { commands, lines } = readRunnerLog(`${line}\n`)
    expect(lines).toEqual([])
    expect(commands).toEqual([
      { name: 'warning', properties: { file: text, line: '3' }, data: text },
    ])
  })

  test('have no blank without properties', () => {
    expect(formatCommand('endgroup', '', {})).toBe('::endgroup::')
    expect(parseCommand('::endgroup::')).toEqual({ name: 'endgroup', properties: {}, data: '' })
  })
})

test('inputs keep their dashes and blanks', () => {
  const env = { 'INPUT_BUILD-ARGS': ' A=1 \n', STATE_key: 'kept' }
  expect(readInput('build-args', env)).toBe(' A=1 \n')
  expect(readInput('tags', env)).toBe('')
  expect(readState('key', env)).toBe('kept')
})
