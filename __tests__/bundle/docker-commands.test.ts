import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { imageName, removeImages } from './docker.ts'
import { dockerInFront } from './docker-in-front.ts'
import { runAction } from './runner.ts'
import { tinyWorkspace } from './workspaces.ts'

afterAll(() => {
  removeImages()
  removeTempFolders()
})

const SEPARATOR = '\u001f'

test('without retries and preflight docker is asked for versions and builder, and builds; no more', async () => {
  const log = join(tempFolder(), 'log')
  writeFileSync(log, '')
  const path = dockerInFront(
    `line=$(printf '%s\\037' "$@" | tr '\\n' ' ')\nprintf '%s\\n' "$line" >> '${log}'`,
  )
  const tag = imageName()
  const { main, post } = await runAction({
    workspace: tinyWorkspace(),
    inputs: { retries: '0', preflight: 'off', load: 'true', tags: tag, 'build-args': 'A=1' },
    env: { PATH: path },
  })

  expect([main.exitCode, post.exitCode]).toEqual([0, 0])
  const commands = readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(SEPARATOR).slice(0, -1))
  const isBuild = (argv: readonly string[]) => argv[0] === 'buildx' && argv[1] === 'build'
  expect(commands.at(-1)).toEqual([
    'buildx',
    'build',
    '--build-arg',
    'A=1',
    '--iidfile',
    expect.stringContaining('iid'),
    '--tag',
    tag,
    '--load',
    '--metadata-file',
    expect.stringContaining('metadata'),
    '--progress=rawjson',
    '.',
  ])
  // They run at once, in any order. Sizes are read through the engine's API, without docker.
  const before = commands.filter((argv) => !isBuild(argv)).map((argv) => argv.join(' '))
  expect(before.sort()).toEqual(['buildx inspect', 'buildx version', 'version --format {{json .}}'])
  expect(Number(main.outputs['size-unpacked'])).toBeGreaterThan(0)
})
