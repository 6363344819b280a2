import { renderHelp } from '../../src/cli/help.ts'
import { CLI_FLAGS, inputsOf } from '../../src/inputs.ts'

const HELP = renderHelp()
const OPTIONS = HELP.slice(HELP.indexOf('\nOptions:'))

/** What stands beside one flag, in one line. */
function textOf(flag: string): string | undefined {
  const lines = OPTIONS.split('\n')
  const start = lines.findIndex(
    (line) => line.slice(6).split(' ')[0]?.replace('[=VALUE]', '') === `--${flag}`,
  )
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => !line.startsWith(' '.repeat(30)))
  const head = lines[start]?.slice(30) ?? ''
  const isAlone = (lines[start]?.length ?? 0) >= 30 && !lines[start]?.slice(0, 30).endsWith(' ')
  return [...(isAlone ? [] : [head]), ...rest.slice(0, end).map((line) => line.trim())].join(' ')
}

test.each(inputsOf('cli').map((input) => [input.flag.long, input] as const))(
  '--%s says what it does, and its default',
  (long, { help, default: preset }) => {
    const isPlain = preset === undefined || preset === 'false'
    expect(textOf(long)).toBe(isPlain ? help : `${help} Default: ${preset}.`)
  },
)

test.each(CLI_FLAGS.map(({ flag, help }) => [flag.long, help]))('--%s is there', (long, help) => {
  expect(textOf(long)).toBe(help)
})

test('heads of flags: letter, name, value; a long one has a line of its own', () => {
  const heads = OPTIONS.split('\n').filter((line) => /^ {2}(-\w,| {3}) --/.test(line))
  expect(heads).toHaveLength(inputsOf('cli').length + CLI_FLAGS.length)
  expect(heads).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^ {2}-t, --type VALUE {12}Which of our/),
      expect.stringMatching(/^ {6}--no-cache {14}\S/),
      expect.stringMatching(/^ {6}--runtime-packages VALUE$/),
      expect.stringMatching(/^ {2}-h, --help {18}Show this text\.$/),
    ]),
  )
})

test('ours come first; both kinds have a title', () => {
  const titles = OPTIONS.split('\n').filter((line) => /^\S.*:$/.test(line))
  expect(titles).toEqual([
    'Options:',
    'Options of docker buildx build (as the inputs of docker/build-push-action; lists can be repeated):',
  ])
  expect(OPTIONS.indexOf('--smoke-test')).toBeLessThan(OPTIONS.indexOf(titles[1] ?? ''))
  expect(OPTIONS.indexOf('--cache-from')).toBeGreaterThan(OPTIONS.indexOf(titles[1] ?? ''))
})

test('fits 100 columns, and names every command and exit code', () => {
  expect(OPTIONS.split('\n').filter((line) => line.length > 100)).toEqual([])
  for (const command of ['build', 'plan', 'engine', 'version']) {
    expect(HELP).toContain(`  cv-docker-build ${command}`)
  }
  expect(HELP).toMatch(/\nExit codes: 0 .* 1 .* 2 .* 3 .* 4 .* 70 .* 130 [^\n]*\n$/)
})
