import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DONE, planCompileArgv, READY } from '../../src/compile/container-argv.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const FOLDERS = { app: '/t/app', crates: '/t/crates', target: '/t/target', out: '/o', tmp: '/m' }
const PLAN = { environment: { PROFILE: 'release' }, toolchainImage: 'tools' }

test('compiles without network, as whoever runs us, and is told when on its standard input', () => {
  const user = { uid: 1000, gid: 1001 }
  const argv = planCompileArgv(PLAN, FOLDERS, { name: 'c', user })
  expect(argv.slice(0, -1)).toEqual([
    ...['docker', 'run', '--rm', '--interactive', '--pull', 'never', '--network', 'none'],
    ...['--name', 'c', '--user', '1000:1001'],
    ...['app', 'crates', 'target', 'out', 'tmp'].flatMap((name) => [
      '--mount',
      `type=bind,source=${FOLDERS[name as keyof typeof FOLDERS]},target=/${name}`,
    ]),
    ...['--env', 'PROFILE=release', '--env', 'HOME=/tmp'],
    ...['--workdir', '/app', '--entrypoint', '/bin/sh', 'tools', '-c'],
  ])
})

test('a comma in a path is no end of a field; without a user it is that of the image', () => {
  const argv = planCompileArgv(PLAN, { ...FOLDERS, app: '/t/a,b' }, { name: 'c' })
  expect(argv).toContain('type=bind,"source=/t/a,b",target=/app')
  expect(argv).not.toContain('--user')
})

/** Makes the script of the container runnable here, where these programs are found besides those of the system. */
function makeContainer(programs: Readonly<Record<string, string>> = {}, env = {}) {
  const all = { rustc: 'echo rustc 1', cargo: 'echo cargo 1', cc: 'echo cc 1', ...programs }
  const own = {
    forget: 'echo forget',
    build: `echo "$@" "\${CARGO_INCREMENTAL-}" "\${LC_ALL-}" "$(cat)"`,
  }
  const bin = tempFolder()
  for (const [name, line] of Object.entries({ ...own, ...all })) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  const out = tempFolder()
  const local = tempFolder()
  for (const folder of ['lib', 'include']) mkdirSync(join(local, folder))
  const start = (input: string) => {
    const script = planCompileArgv(PLAN, FOLDERS, { name: 'c' }).at(-1) ?? ''
    const here = script
      .replaceAll('/usr/local/', `${local}/`)
      .replaceAll('/opt/build/', `${bin}/`)
      .replace('>/out/', `>${out}/`)
    const options = { env: { PATH: `${bin}:/usr/bin:/bin`, ...env }, encoding: 'utf8' } as const
    const { stdout, status } = spawnSync('sh', ['-c', here], { ...options, input })
    const [said = '', rest = ''] = stdout.split(`${READY}\n`)
    const [done = ''] = rest.split(`${DONE}\n`)
    return { said, done, status, isReady: stdout.includes(READY), isDone: rest.includes(DONE) }
  }
  return { start, local, isShared: () => existsSync(join(out, 'shared')) }
}

describe('what it does when it is told to', () => {
  test('first what was restored is made safe, then it compiles; rustc keeps state where that was decided', () => {
    const { start, isShared } = makeContainer()
    expect(start('plain\n')).toMatchObject({ done: 'forget\napplication   \n', isDone: true })
    expect(start('incremental\n')).toMatchObject({ done: 'forget\napplication 1  \n', status: 0 })
    expect(isShared()).toBe(true)
  })

  test('nothing, when the run is gone', () => {
    expect(makeContainer().start('')).toMatchObject({ isReady: true, isDone: false, status: 1 })
  })

  test.each(['forget', 'build'])('it is not done where %s fails', (program) => {
    const { isDone, status } = makeContainer({ [program]: 'exit 7' }).start('plain\n')
    expect([isDone, status]).toEqual([false, 7])
  })
})

describe('what a tool chain says of itself', () => {
  function identify(programs: Readonly<Record<string, string>>, env = {}) {
    const { start, local } = makeContainer(programs, env)
    return { run: () => start('plain\n').said, local }
  }
  const DPKG = 'printf "zlib1g 1.3\\nlibssl-dev 3.0.1\\n"'
  const debian = { apk: 'exit 1', rpm: 'exit 1', 'dpkg-query': DPKG }

  test('names every package with its version, in an order of its own', () => {
    const told = identify(debian).run()
    expect(told).toContain('libssl-dev 3.0.1\nzlib1g 1.3\n')
    const alpine = { ...debian, apk: '[ "$*" = "info -v" ] && echo musl-1.2.5-r10' }
    expect(identify(alpine).run()).toContain('\nmusl-1.2.5-r10\n')
  })

  test('is another one with another release of a package', () => {
    const raised = { ...debian, 'dpkg-query': DPKG.replace('3.0.1', '3.0.2') }
    expect(identify(debian).run()).not.toBe(identify(raised).run())
  })

  test('without any package manager it is told all the same', () => {
    const none = { ...debian, 'dpkg-query': 'exit 1' }
    expect(identify(none).run()).toContain('rustc 1\ncargo 1\ncc 1\n')
  })

  test('is another one with another library that no package manager put there', () => {
    const { run, local } = identify(debian)
    const before = run()
    const library = join(local, 'lib/libown.a')
    writeFileSync(library, 'one')
    const one = run()
    writeFileSync(library, 'two')
    expect(new Set([before, one, run()]).size).toBe(3)
  })

  test('has the settings of cargo that the image brings, and nothing that is new in every container', () => {
    const told = identify(debian, { CARGO_PROFILE_RELEASE_LTO: 'fat', HOSTNAME: 'f00' }).run()
    expect(told).toContain('\nCARGO_PROFILE_RELEASE_LTO=fat\n')
    expect(told).not.toContain('f00')
  })

  test('is the same whatever the number of jobs is', () => {
    expect(identify(debian, { CARGO_BUILD_JOBS: '1' }).run()).toBe(identify(debian).run())
  })

  test('an image without a compiler is none', () => {
    const { isReady, done, status } = makeContainer({ rustc: 'exit 127' }).start('plain\n')
    expect([isReady, done, status]).toEqual([false, '', 127])
  })
})
