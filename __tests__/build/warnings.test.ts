import { logWarnings, readWarnings } from '../../src/build/warnings.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { progressOf, readStream, statusLine } from './replay.ts'

const RULES = 'https://docs.docker.com/go/dockerfile/rule'

test('the findings of real build checks, by line, on the path that the build was given', () => {
  expect(readWarnings(progressOf(readStream('warnings')), 'docker/Dockerfile')).toEqual(
    [
      [
        1,
        "ConsistentInstructionCasing: Command 'from' should match the case of the command majority (uppercase)",
      ],
      [
        2,
        'SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ARG "DB_PASSWORD")',
      ],
      [
        3,
        'LegacyKeyValueFormat: "ENV key=value" should be used instead of legacy "ENV key value" format',
      ],
      [
        3,
        'SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ENV "KEY")',
      ],
      [4, 'MaintainerDeprecated: Maintainer instruction is deprecated in favor of using label'],
      [
        5,
        'WorkdirRelativePath: Relative workdir "rel" can have unexpected results if the base image changes',
      ],
      [
        9,
        'JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals',
      ],
    ].map(([line, message]) => ({
      message,
      file: 'docker/Dockerfile',
      line,
      url: expect.stringContaining(RULES),
    })),
  )
})

function warning(short: string, more: object = {}): object {
  return { short: Buffer.from(short).toString('base64'), ...more }
}

test('each finding once, though every platform reports it', () => {
  const found = warning('A: b (line 2)', {
    range: [{ start: { line: 2 } }],
    sourceInfo: { filename: 'Dockerfile' },
  })
  const progress = progressOf([statusLine({ warnings: [found, found] })])
  expect(readWarnings(progress, 'Dockerfile')).toEqual([
    { message: 'A: b', file: 'Dockerfile', line: 2 },
  ])
})

test('the file of another frontend or of a remote context keeps its name', () => {
  const progress = progressOf([
    statusLine({ warnings: [warning('x', { sourceInfo: { filename: 'sub/Other.dockerfile' } })] }),
  ])
  expect(readWarnings(progress, 'Dockerfile')).toEqual([
    { message: 'x', file: 'sub/Other.dockerfile' },
  ])
})

test('texts of others carry neither escape sequences nor foreign links', () => {
  const progress = progressOf([
    statusLine({ warnings: [warning('\u001b[31mred\nline', { url: 'javascript:alert(1)' })] }),
  ])
  expect(readWarnings(progress, 'Dockerfile')).toEqual([{ message: 'red line' }])
})

test('a cache that could not be read is a warning', () => {
  const found = readWarnings(progressOf(readStream('cache-import-fails')), 'Dockerfile')
  expect(found.at(-1)).toEqual({
    message:
      'the cache localhost:5601/down/cache:1 was not used: failed to configure registry cache importer: unexpected status from HEAD request to http://localhost:5601/v2/down/cache/manifests/1: 503 Service Unavailable',
  })
})

test("buildx's own warnings", () => {
  const text = 'WARNING: No output specified with docker-container driver.'
  expect(readWarnings(progressOf([text, text, 'some other text']), 'Dockerfile')).toEqual([
    { message: 'No output specified with docker-container driver.' },
  ])
})

test('they are shown on their line', () => {
  const { log, records } = recordingLogger()
  logWarnings(log, [
    { message: 'a', file: 'Dockerfile', line: 3, url: 'https://x/a' },
    { message: 'b' },
  ])
  expect(records).toEqual([
    {
      level: 'warning',
      message: 'a (https://x/a)',
      location: { file: 'Dockerfile', startLine: 3 },
    },
    { level: 'warning', message: 'b', location: {} },
  ])
})
