import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runReportCommand } from '../../src/cli/report-command.ts'
import { renderJson } from '../../src/report/json.ts'
import { renderPage } from '../../src/report/page/render-page.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { renderText } from '../../src/report/text.ts'
import { minimalSuccess } from '../builders/sample-reports.ts'
import { atHome } from '../fakes/at-home.ts'
import { captureOutput } from '../fakes/captured-output.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const [platform] = minimalSuccess.image?.platforms ?? []
if (platform === undefined) throw new Error('the sample has no image')
/** Smaller by a thousand bytes compressed. */
const earlier = {
  ...minimalSuccess,
  source: { commit: 'f00dface'.repeat(5) },
  image: {
    ...minimalSuccess.image,
    platforms: [
      {
        ...platform,
        total: {
          ...platform.total,
          compressedBytes: (platform.total.compressedBytes ?? 0) - 1000,
        },
      },
    ],
  },
}

function folderWithReports(): string {
  return tempFolder({
    'report.json': renderJson(minimalSuccess),
    'earlier.json': renderJson(earlier),
    'package.json': '{"name":"x"}',
    'later.json': '{"schemaVersion":2}',
    'broken.json': '{',
  })
}

async function run(args: readonly string[], folder = folderWithReports()) {
  return await atHome(folder, {}, () => captureOutput(() => runReportCommand(args)))
}

test.each([
  [['report.json'], renderText(minimalSuccess, { columns: 100, color: false })],
  [['report.json', '--format', 'markdown'], renderSummary(minimalSuccess)],
  [['report.json', '--format', 'html'], renderPage(minimalSuccess)],
])('report %j', async (args, text) => {
  expect(await run(args)).toEqual({ result: 0, stdout: text, stderr: '' })
})

test.each([
  ['page.html', renderPage(minimalSuccess)],
  ['page.HTM', renderPage(minimalSuccess)],
  ['summary.md', renderSummary(minimalSuccess)],
  ['report.txt', renderText(minimalSuccess, { columns: 100, color: false })],
])('--output %s has the format of its name', async (name, text) => {
  const folder = folderWithReports()
  expect(await run(['report.json', '--output', name], folder)).toEqual({
    result: 0,
    stdout: '',
    stderr: '',
  })
  expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
})

test('--format wins over the name of the output', async () => {
  const folder = folderWithReports()
  await run(['report.json', '--output', 'x.html', '--format', 'markdown'], folder)
  expect(readFileSync(join(folder, 'x.html'), 'utf8')).toBe(renderSummary(minimalSuccess))
})

test.each(['text', 'markdown', 'html'])('--compare shows what changed, as %s', async (format) => {
  const { result, stdout } = await run([
    'report.json',
    '--compare',
    'earlier.json',
    '--format',
    format,
  ])
  expect(result).toBe(0)
  expect(stdout).toContain('+1.0 kB')
  expect(stdout).toContain('f00dfacef00d')
})

test.each([
  [[], 'error: report: there is no file; name a report.json, as build --report FILE writes it\n'],
  [
    ['none.json'],
    'error: none.json: there is no such file; name a report.json, as build --report FILE writes it\n',
  ],
  [
    ['package.json'],
    'error: package.json: it is no report that can be read here: schemaVersion is missing, and 10 more; give a report.json as cv-docker-build wrote it\n',
  ],
  [
    ['later.json'],
    'error: later.json: it is no report that can be read here: schemaVersion 2 is not known here, only 1; read it with the version of cv-docker-build that wrote it, or a newer one\n',
  ],
  [
    ['report.json', '--format', 'pdf'],
    'error: --format: "pdf" is not a format; use text, markdown, html\n',
  ],
  [
    ['report.json', 'earlier.json'],
    'error: report: "earlier.json" is one word too many; see --help\n',
  ],
  [
    ['report.json', '--compar=x'],
    'error: --compar: is not an option; did you mean --compare? see --help\n',
  ],
])('report %j is refused', async (args, message) => {
  expect(await run(args)).toEqual({ result: 2, stdout: '', stderr: message })
})

test('one sentence for a file that is no JSON, and for an earlier one that is none', async () => {
  const { result, stderr } = await run(['report.json', '--compare', 'broken.json'])
  expect(result).toBe(2)
  expect(stderr).toMatch(
    /^error: broken\.json: it is no report that can be read here: it is not JSON \(.*\); give a .*\n$/,
  )
})

test('a report of a failed run is shown, and that is no failure', async () => {
  const failed = { ...minimalSuccess, outcome: 'failure' }
  const folder = tempFolder({ 'report.json': JSON.stringify(failed) })
  expect((await run(['report.json'], folder)).result).toBe(0)
})

test('--help', async () => {
  const { result, stdout } = await run(['--help'])
  expect(result).toBe(0)
  for (const word of ['--compare', '--format', '--output', 'Exit codes'])
    expect(stdout).toContain(word)
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})
