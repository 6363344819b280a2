import { stripVTControlCharacters } from 'node:util'
import type { Attempt } from '../../src/report/run-report.ts'
import { alignColumns, displayWidth, fit } from '../../src/report/terminal.ts'
import { renderText } from '../../src/report/text.ts'
import { decideVerdict } from '../../src/report/verdict.ts'
import { aHealthyPreflight, anEndpoint, hostileNetwork } from '../builders/network-reports.ts'
import { makeRandom, randomReport } from '../builders/random.ts'
import { minimalSuccess, standIns } from '../builders/sample-reports.ts'

const PLAIN = { columns: 80, color: false }

test('only our styles are left of whatever others wrote', () => {
  const random = makeRandom(31)
  for (let run = 0; run < 120; run += 1) {
    const report = randomReport(random)
    const plain = renderText(report, PLAIN)
    expect(plain).toMatch(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*\n$/u)
    const colored = renderText(report, { ...PLAIN, color: true })
    expect(colored.replaceAll('\u001b[', '')).toMatch(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*\n$/u)
    expect(stripVTControlCharacters(colored)).toBe(plain)
  }
})

test('the last line is the verdict', () => {
  const random = makeRandom(37)
  for (let run = 0; run < 60; run += 1) {
    const report = randomReport(random)
    const last = renderText(report, PLAIN).trimEnd().split('\n').at(-1)
    expect(last?.slice(2)).toBe(decideVerdict(report).sentence.trimEnd())
  }
})

test('steps are cut to the width, what people copy is not', () => {
  const lines = renderText(minimalSuccess, { columns: 40, color: false }).split('\n')
  const steps = lines.filter((line) => /^ *(?:[\d.]+ (?:ms|s|min)).*[[e]/.test(line))
  expect(steps.length).toBeGreaterThan(2)
  expect(steps.filter((line) => line.length > 40)).toEqual([])
  expect(lines).toContain(`digest      ${minimalSuccess.image?.digest}`)
})

test('no line of the network stages is a command to a runner, whatever others wrote', () => {
  const lines = renderText(
    { ...hostileNetwork, attempts: hostileNetwork.attempts.map(withoutWait) },
    PLAIN,
  ).split('\n')
  expect(lines.filter((line) => line.includes('set-output')).length).toBeGreaterThan(10)
  expect(lines.filter((line) => /^\s*(?:::|##\[)/.test(line))).toEqual([])
})

test('no line of what the application answered is one either', () => {
  const body = '::warning::x\r\n  ::error::y\u2028::debug::z\n\n##[error]w'
  const smokeTest = { url: 'http://127.0.0.1:1/', outcome: 'success', status: 200, body } as const
  const lines = renderText({ ...minimalSuccess, smokeTest }, PLAIN).split('\n')
  const at = lines.findIndex((line) => line.startsWith('http://127.0.0.1:1/'))
  expect(lines.slice(at + 1, at + 6)).toEqual([
    '| ::warning::x',
    '|   ::error::y',
    '| ::debug::z',
    '|',
    '| ##[error]w',
  ])
})

function withoutWait({ waitedMs: _, ...attempt }: Attempt): Attempt {
  return { ...attempt, remedies: ['::set-output name=a::b'] }
}

test('cause and remedy of a trouble are two sentences, whether the cause ends as one or not', () => {
  const troubles = ['No answer.', 'no answer'].map((cause, at) =>
    anEndpoint({ outcome: 'failed', cause, remedy: `Wait ${at} s.` }),
  )
  const preflight = { ...aHealthyPreflight, endpoints: troubles }
  const lines = renderText({ ...minimalSuccess, preflight }, PLAIN).split('\n')
  expect(lines.filter((line) => line.startsWith('✘ '))).toEqual([
    '✘ Docker Hub: No answer. Wait 0 s.',
    '✘ Docker Hub: no answer. Wait 1 s.',
  ])
})

test('stand-ins are told right above the verdict', () => {
  const lines = renderText(standIns, PLAIN).trimEnd().split('\n')
  expect(lines.at(-3)).toBe('Use this image for tests, do not release it.')
})

test.each([
  ['short', 10, 'short'],
  ['exactly 10', 10, 'exactly 10'],
  ['more than 10', 10, 'more than…'],
  ['漢字漢字', 8, '漢字漢字'],
  ['漢字漢字', 7, '漢字漢…'],
  ['a\u001b[31mb\nc', 10, 'ab c'],
])('%j in %i columns is %j', (text, columns, expected) => {
  expect(fit(text, columns)).toBe(expected)
})

test.each([
  ['abc', 3],
  ['e\u0301', 1],
  ['漢字', 4],
  ['🙂', 2],
])('%s is %i columns wide', (text, width) => {
  expect(displayWidth(text)).toBe(width)
})

test('columns are aligned by what they show', () => {
  expect(
    alignColumns(
      [
        ['漢', '5', ''],
        ['abc', '10', 'z'],
      ],
      ['left', 'right', 'left'],
    ),
  ).toEqual(['漢    5', 'abc  10  z'])
})
