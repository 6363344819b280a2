import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { planCompileArgv, planIdentifyArgv } from '../../src/compile/container-argv.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const FOLDERS = { app: '/t/app', crates: '/t/crates', target: '/t/target', out: '/o', tmp: '/m' }
const PLAN = { environment: { PROFILE: 'release' }, incremental: false, toolchainImage: 'tools' }

test('compiles without network, as whoever runs us, over what was forgotten first', () => {
  const user = { uid: 1000, gid: 1001 }
  const argv = planCompileArgv(PLAN, FOLDERS, { name: 'c', user })
  expect(argv).toEqual([
    ...['docker', 'run', '--rm', '--pull', 'never', '--network', 'none', '--name', 'c'],
    ...['--user', '1000:1001'],
    ...['app', 'crates', 'target', 'out', 'tmp'].flatMap((name) => [
      '--mount',
      `type=bind,source=${FOLDERS[name as keyof typeof FOLDERS]},target=/${name}`,
    ]),
    ...['--env', 'PROFILE=release', '--env', 'HOME=/tmp'],
    ...['--workdir', '/app', '--entrypoint', '/bin/sh', 'tools', '-c'],
    '/opt/build/forget && exec /opt/build/build application',
  ])
})

test('rustc keeps its state where that was decided; a comma in a path is no end of a field', () => {
  const folders = { ...FOLDERS, app: '/t/a,b' }
  const argv = planCompileArgv({ ...PLAN, incremental: true }, folders, { name: 'c' })
  expect(argv).toContain('CARGO_INCREMENTAL=1')
  expect(argv).toContain('type=bind,"source=/t/a,b",target=/app')
  expect(argv).not.toContain('--user')
})

describe('what a tool chain says of itself', () => {
  /** Runs the script of the container here, where these programs alone are found besides those of the system. */
  function identify(programs: Readonly<Record<string, string>>, env = {}) {
    const all = { rustc: 'echo rustc 1', cargo: 'echo cargo 1', cc: 'echo cc 1', ...programs }
    const bin = tempFolder()
    for (const [name, line] of Object.entries(all)) {
      writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`)
      chmodSync(join(bin, name), 0o755)
    }
    const out = tempFolder()
    const local = tempFolder()
    for (const folder of ['lib', 'include']) mkdirSync(join(local, folder))
    const run = () => {
      const script = planIdentifyArgv('tools', '/out', { name: 'c' }).at(-1) ?? ''
      const here = script.replaceAll('/usr/local/', `${local}/`).replace('>/out/', `>${out}/`)
      const options = { env: { PATH: `${bin}:/usr/bin:/bin`, ...env }, encoding: 'utf8' } as const
      return execFileSync('sh', ['-c', here], { ...options, stdio: 'pipe' })
    }
    return { run, local }
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

  test('an image without a compiler is none', () => {
    expect(() => identify({ rustc: 'exit 127' }).run()).toThrow()
  })
})
