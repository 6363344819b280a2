import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { docker, imageName, removeImages } from './docker.ts'
import { DIST } from './runner.ts'
import { tinyWorkspace } from './workspaces.ts'

afterAll(() => {
  removeImages()
  removeTempFolders()
})

type Node = { readonly name: string; readonly path: string }

/** The Node of these tests, and the oldest one we promise, where this machine has it. */
function findNodes(): readonly Node[] {
  // npm puts its own Node 24 first on the PATH; the machine's comes later.
  const places = (process.env.PATH ?? '').split(':').map((folder) => join(folder, 'node'))
  const old = [process.env.NODE20, ...places].filter(Boolean).flatMap((program) => {
    const script = 'process.stdout.write(process.version + " " + process.execPath)'
    const { stdout } = spawnSync(program ?? '', ['-e', script], { encoding: 'utf8' })
    const [version = '', path = ''] = (stdout ?? '').split(' ')
    return version.startsWith('v20.') ? [{ name: `Node ${version.slice(1)}`, path }] : []
  })
  return [{ name: `Node ${process.versions.node}`, path: process.execPath }, ...old.slice(0, 1)]
}

describe.each(findNodes())('the command line under $name', ({ path }) => {
  const run = (args: readonly string[], cwd = tempFolder(), env = {}) =>
    spawnSync(path, [join(DIST, 'cli/index.js'), ...args], {
      cwd,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })

  test('version', () => {
    const { status, stdout, stderr } = run(['version'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^cv-docker-build \d+\.\d+\.\d+\n$/)
  })

  test.each(['help', '--help', '-h'])('%s', (word) => {
    const { status, stdout, stderr } = run([word])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('--build-arg VALUE')
    expect(stdout).toContain('Exit codes: ')
  })

  test('an unknown command is an input error', () => {
    const { status, stdout, stderr } = run(['bulid'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^error: "bulid" is not a command/)
  })

  test('plan --json is what docker would run, names secrets only, and runs and leaves nothing', () => {
    const temp = tempFolder()
    const workspace = tinyWorkspace()
    const tag = imageName()
    const args = ['plan', '--json', '--load', '--tags', tag, '--secret-env', 'token=MY_TOKEN']
    const { status, stdout, stderr } = run(args, workspace, { MY_TOKEN: 's3cret!', TMPDIR: temp })

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const plan = JSON.parse(stdout)
    expect(plan.buildx.argv.slice(0, 2)).toEqual(['buildx', 'build'])
    expect(plan.buildx.argv).toEqual(expect.arrayContaining(['--load', '--tag', tag]))
    expect(plan.buildx.argv).toEqual(
      expect.arrayContaining(['--secret', expect.stringMatching(/id=token,env=MY_TOKEN/)]),
    )
    expect(stdout).not.toContain('s3cret!')
    expect(readdirSync(temp)).toEqual([])
    expect(docker(['image', 'ls', '--quiet', tag])).toBe('')
  })

  test('build runs the plan and writes the report', () => {
    const workspace = tinyWorkspace()
    const tag = imageName()
    const args = ['build', '--load', '--tags', tag, '--report', 'report.json']
    const { status, stdout } = run(args, workspace)

    expect(status).toBe(0)
    expect(stdout).toContain(tag)
    expect(docker(['image', 'ls', '--quiet', tag])).not.toBe('')
    expect(readdirSync(workspace)).toContain('report.json')
  })

  test('wrong input ends with 2 before anything runs, every error on a line', () => {
    const { status, stdout, stderr } = run(
      ['build', '--platform', 'linux/amd46', '--frobnicate'],
      tinyWorkspace(),
      { PATH: '/nowhere' },
    )
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('--frobnicate')
  })
})
