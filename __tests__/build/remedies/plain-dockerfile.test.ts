import { dropSyntaxLine, usePlainDockerfile } from '../../../src/build/remedies/plain-dockerfile.ts'
import { memoryFiles } from '../../engine-unit/fake-world.ts'

test.each([
  ['alone', '# syntax=docker/dockerfile:1\nFROM a\n', '#\nFROM a\n'],
  [
    'before other directives',
    '#SYNTAX = x\n# escape=`\n# check=error=true\n\nFROM a',
    '# escape=`\n# check=error=true\n#\n\nFROM a',
  ],
  ['after another', '# escape=`\n# syntax=x\nFROM a', '# escape=`\n#\nFROM a'],
  ['with Windows line ends', '# syntax=x\r\nFROM a\r\n', '#\nFROM a\r\n'],
  ['behind a byte order mark', '\uFEFF# syntax=x\nFROM a', '#\nFROM a'],
  ['and nothing else', '# syntax=x', '#'],
])('the syntax line %s', (_what, text, expected) => {
  expect(dropSyntaxLine(text)).toBe(expected)
})

test.each([
  ['none', 'FROM a\n'],
  ['after a comment, where it is none', '# hello\n# syntax=x\nFROM a\n'],
  ['after an empty line', '\n# syntax=x\nFROM a\n'],
  ['without a value', '# syntax=\nFROM a\n'],
])('no syntax line: %s', (_what, text) => {
  expect(dropSyntaxLine(text)).toBeUndefined()
})

const TEXT = '# syntax=docker/dockerfile:1\nFROM a\n'

async function use(
  content: Readonly<Record<string, string>>,
  argv: readonly string[],
  buildkitVersion?: string,
) {
  const { files } = memoryFiles(content)
  const applied = await usePlainDockerfile({
    plan: { buildx: { argv, env: {} } },
    cwd: '/repo',
    tempFolder: '/temp',
    files,
    ...(buildkitVersion !== undefined && { buildkitVersion }),
  })
  return { applied, files }
}

test('a copy takes the place of the Dockerfile, its own ignore file with it', async () => {
  const content = { '/repo/a/Dockerfile.x': TEXT, '/repo/a/Dockerfile.x.dockerignore': 'target\n' }
  const { applied, files } = await use(content, [
    'buildx',
    'build',
    '--file',
    'a/Dockerfile.x',
    '.',
  ])
  expect(applied?.addArgs).toEqual(['--file', '/temp/builtin-frontend/Dockerfile.x'])
  expect(await files.readText('/temp/builtin-frontend/Dockerfile.x')).toBe('#\nFROM a\n')
  expect(await files.readText('/temp/builtin-frontend/Dockerfile.x.dockerignore')).toBe('target\n')
  expect(await files.readText('/repo/a/Dockerfile.x')).toBe(TEXT)
})

test.each([
  ['it is not there', {}, ['buildx', 'build', '.'], undefined],
  ['it is elsewhere', {}, ['buildx', 'build', 'https://git.test/x.git'], undefined],
  ['it has no such line', { '/repo/Dockerfile': 'FROM a\n' }, ['buildx', 'build', '.'], undefined],
  [
    'an argument says which',
    { '/repo/Dockerfile': TEXT },
    ['buildx', 'build', '--build-arg', 'BUILDKIT_SYNTAX=x', '.'],
    undefined,
  ],
  ['an argument can do it', { '/repo/Dockerfile': TEXT }, ['buildx', 'build', '.'], '0.30.1'],
])('no copy where %s', async (_what, content, argv, version) => {
  const { applied } = await use(content, argv, version)
  expect(applied).toBeUndefined()
})
