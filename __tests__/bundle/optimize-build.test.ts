import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
/** The committed bundle, as a user runs it; `src/cli/index.ts` while one is at work on it. */
const CLI = process.env.CV_DOCKER_BUILD_TEST_CLI

/** The folder of the script. With another entry than that of the bundle, a copy that leads there. */
function scripts(): string {
  if (CLI === undefined) return join(REPOSITORY, 'scripts')
  const folder = tempFolder()
  for (const name of ['scripts', 'dist/cli']) mkdirSync(join(folder, name), { recursive: true })
  copyFileSync(
    join(REPOSITORY, 'scripts/optimize-build.sh'),
    join(folder, 'scripts/optimize-build.sh'),
  )
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(
    join(folder, 'dist/cli/index.js'),
    `import ${JSON.stringify(join(REPOSITORY, CLI))}\n`,
  )
  return join(folder, 'scripts')
}

const FOLDER = scripts()

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('sh', [join(FOLDER, 'optimize-build.sh'), ...args], {
    cwd: tempFolder(),
    encoding: 'utf8',
    env: {
      PATH: `${join(process.execPath, '..')}:${process.env.PATH}`,
      HOME: tempFolder(),
      TMPDIR: tempFolder(),
      CV_DOCKER_BUILD_CACHE: tempFolder({ 'archives/a.cvarchive': 'x' }),
      ...env,
    },
  })
  return { status, stdout, stderr }
}

test.each([[[]], [['help']], [['--help']], [['-h']]])('%j: help', (args) => {
  const { status, stdout, stderr } = run(args)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  for (const command of ['vendor', 'cache', 'clean', 'benchmark']) {
    expect(stdout).toContain(`  optimize-build.sh ${command} `)
  }
})

test('another word is an input error', () => {
  const { status, stdout, stderr } = run(['optimise'])
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^optimize-build\.sh: "optimise" is not a command\n/)
})

test.each(['vendor', 'cache', 'clean', 'benchmark'])('%s --help', (command) => {
  const { status, stdout, stderr } = run([command, '--help'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain(`cv-docker-build ${command}: `)
})

test.each([
  ['cache', ['--cache-dir', 'archives'], 'archives of builds'],
  ['clean', ['--clean-level', 'normal'], 'There is nothing to remove.'],
  ['clean', ['--clean-level', 'deep', '--cache-dir', 'archives'], 'give --yes'],
])('%s %j', (command, args, expected) => {
  const { status, stdout, stderr } = run([command, ...args])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain(expected)
})

test.each([
  ['vendor', ['--vendor-dir', 'v'], 'error: Cargo.toml: is not in '],
  [
    'benchmark',
    ['--iterations', '1', '--platform', 'linux/amd64'],
    'error: Cargo.toml: is not in ',
  ],
  ['clean', ['--clean-level', 'total'], 'error: --clean-level: "total" is not a level; '],
])('%s %j: an input error', (command, args, expected) => {
  const { status, stdout, stderr } = run([command, ...args])
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr.startsWith(expected)).toBe(true)
})

test('an old Node is told', () => {
  const bin = tempFolder()
  writeFileSync(join(bin, 'node'), '#!/bin/sh\necho v18.19.0\n', { mode: 0o755 })
  const { status, stderr } = run(['cache'], { PATH: `${bin}:${process.env.PATH}` })
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'optimize-build.sh: Node 20 or newer is needed, 18 is on the PATH\n',
  })
})

test('found through a link in another folder, it still finds the program', () => {
  const bin = tempFolder()
  symlinkSync(FOLDER, join(bin, 'tools'))
  const { status } = spawnSync('sh', [join(bin, 'tools/optimize-build.sh'), 'cache', 'path'], {
    env: { PATH: `${join(process.execPath, '..')}:${process.env.PATH}`, HOME: tempFolder() },
  })
  expect(status).toBe(0)
})
