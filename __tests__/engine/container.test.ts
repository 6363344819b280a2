import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { planCompileArgv, READY } from '../../src/compile/container-argv.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { build, type CliResult, docker, MINUTES, told } from './harness.ts'
import { smallApplication } from './small-application.ts'

/** Compiled outside of the build, over what an archive brings: what is reused, and that nothing old is shipped. */
const TAG = 'cv-docker-build-test/container'
afterAll(async () => {
  removeTempFolders()
  await docker('rmi', '--force', `${TAG}:1`, `${TAG}:2`)
}, MINUTES)

const application = smallApplication()
const main = join(application, 'src/main.rs')
const archives = tempFolder()

function compile(tag: string, ...more: readonly string[]): Promise<CliResult> {
  const kept = ['--cache', 'directory', '--cache-dir', archives, '--skip-unchanged', 'off']
  return build([...['--type', 'minimal', '--tag', `${TAG}:${tag}`], ...kept, ...more, application])
}

/** Of what is compiled, beside what other parts keep. */
function archivesOf({ report }: CliResult) {
  return report?.cache?.archives.filter(({ name }) => /^(?:units|workspace)$/.test(name))
}

function change(from: string, to: string): void {
  writeFileSync(main, readFileSync(main, 'utf8').replace(from, to))
  const old = new Date('2001-01-01')
  utimesSync(main, old, old)
}

async function binary(tag: string): Promise<string> {
  const copy = join(tempFolder(), 'server')
  const id = await docker('create', `${TAG}:${tag}`)
  await docker('cp', '-q', `${id}:/app/server`, copy)
  await docker('rm', id)
  return createHash('sha256').update(readFileSync(copy)).digest('hex')
}

test(
  'cold: all is compiled, and the dependencies are kept',
  async () => {
    const built = await compile('1')
    expect(built.exitCode === 0 ? '' : told(built)).toBe('')
    const { compile: where, cargo } = built.report ?? {}
    expect(where?.kind).toBe('container')
    expect(cargo).toEqual({ compiled: 3, fresh: 0 })
    expect(archivesOf(built)).toMatchObject([
      { name: 'units', hit: 'miss', saved: { outcome: 'saved' } },
      { name: 'workspace', hit: 'miss', saved: { outcome: 'saved' } },
    ])
    expect(await docker('run', '--rm', `${TAG}:1`)).toBe('42')
  },
  20 * MINUTES,
)

test(
  'a changed line that is older than all that was compiled: the new code answers',
  async () => {
    change('42', '43')
    const built = await compile('2')
    expect(built.exitCode === 0 ? '' : told(built)).toBe('')
    expect(built.report?.cargo).toEqual({ compiled: 1, fresh: 2 })
    expect(archivesOf(built)).toMatchObject([
      { name: 'units', hit: 'exact' },
      { name: 'workspace', hit: 'partial' },
    ])
    expect(await docker('run', '--rm', `${TAG}:2`)).toBe('43')
  },
  10 * MINUTES,
)

test(
  'the steps of the Dockerfile give the same program, byte for byte',
  async () => {
    const warm = await binary('2')
    const built = await compile('2', '--compile-in', 'build', '--incremental', 'off')
    expect(built.report?.compile?.kind).toBe('in-build')
    const layers = await binary('2')
    expect((await compile('2', '--incremental', 'off')).report?.cargo).toMatchObject({ fresh: 2 })
    expect(await binary('2')).toBe(layers)
    expect(warm).not.toBe('')
  },
  10 * MINUTES,
)

test(
  'code that does not compile is told at once: the Dockerfile would not get over it',
  async () => {
    change('43', 'fourty_three')
    const { exitCode, report } = await compile('2')
    expect(exitCode).toBe(1)
    expect(report?.failure).toMatchObject({ stage: 'compile' })
    expect(report?.failure?.cause).toContain('fourty_three')
    expect(report?.attempts).toEqual([])
  },
  10 * MINUTES,
)

test(
  'a run that is killed while it restores leaves no container behind',
  async () => {
    const name = `cv-docker-build-test-${process.pid}`
    const folder = tempFolder()
    const folders = { app: folder, crates: folder, target: folder, out: folder, tmp: folder }
    const plan = { environment: {}, toolchainImage: 'cv-docker-build-toolchain:minimal' }
    const [program, ...args] = planCompileArgv(plan, folders, { name })
    const client = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    let said = ''
    for await (const text of client.stdout.setEncoding('utf8')) {
      said += text
      if (said.includes(READY)) client.kill('SIGKILL')
    }
    expect(said).toContain(READY)
    const left = () => docker('ps', '--all', '--quiet', '--filter', `name=${name}`)
    // Docker removes it a moment later; a container that goes on waiting ends in the time limit of the test.
    while ((await left()) !== '') await new Promise((resolve) => setTimeout(resolve, 100))
  },
  MINUTES,
)
