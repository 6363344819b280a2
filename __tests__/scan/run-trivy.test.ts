import { existsSync, readFileSync, readlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Argv, CommandOptions, CommandResult } from '../../src/ports.ts'
import { prepareTrivy, runTrivyConvert, runTrivyScan } from '../../src/scan/run-trivy.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { NEVER, scannerPorts } from './scanner-scene.ts'

afterAll(removeTempFolders)

const PROGRAM = '/somewhere/trivy'

/** Runs nothing, and remembers what would have been run. */
function scene(result: Partial<CommandResult> | Error = {}) {
  const calls: { readonly argv: Argv; readonly options: CommandOptions }[] = []
  const ports = scannerPorts({
    run: async (argv, options = {}) => {
      calls.push({ argv, options })
      if (result instanceof Error) throw result
      return { exitCode: 0, stdout: '', stderr: '', ...result }
    },
  })
  const folder = tempFolder()
  return { calls, ports, folder: join(folder, 'scan'), database: tempFolder() }
}

/** What follows an option on the command line. */
function optionOf({ calls }: ReturnType<typeof scene>, name: string): string {
  const argv: readonly string[] = calls[0]?.argv ?? []
  return argv[argv.indexOf(name) + 1] ?? ''
}

async function scan(
  world: ReturnType<typeof scene>,
  request: Partial<Parameters<typeof runTrivyScan>[1]> = {},
) {
  const { folder, ports, database } = world
  const run = await prepareTrivy({ program: PROGRAM }, database, folder, ports)
  const input = { kind: 'oci-layout', folder: '/layouts/a:b@c' } as const
  return await runTrivyScan(run, { input, outputFile: '/out.json', ...request }, ports, NEVER)
}

test('the scanner sees nothing of the environment, and works in a folder of its own', async () => {
  const world = scene()
  await scan(world)
  const { cwd, env } = world.calls[0]?.options ?? {}
  expect(cwd).toBe(join(world.folder, 'inputs'))
  expect(Object.keys(env ?? {}).sort()).toEqual([
    'HOME',
    'HTTPS_PROXY',
    'HTTP_PROXY',
    'NO_COLOR',
    'TMPDIR',
  ])
  expect(env?.HOME).toBe(join(world.folder, 'home'))
})

test('configuration, ignore file and rules for secrets are our own, and the network is not used', async () => {
  const world = scene()
  await scan(world)
  const argv = world.calls[0]?.argv ?? []
  for (const option of ['--config', '--ignorefile', '--secret-config']) {
    expect(optionOf(world, option).startsWith(world.folder)).toBe(true)
    expect(readFileSync(optionOf(world, option), 'utf8').trim()).toMatch(/^(?:\{\})?$/)
  }
  expect(argv).toEqual(
    expect.arrayContaining([
      '--skip-db-update',
      '--skip-java-db-update',
      '--skip-check-update',
      '--skip-vex-repo-update',
      '--offline-scan',
      '--skip-version-check',
      '--disable-telemetry',
    ]),
  )
  expect(optionOf(world, '--exit-code')).toBe('0')
  expect(readlinkSync(join(optionOf(world, '--cache-dir'), 'db'))).toBe(world.database)
})

test('a path that Trivy would cut is scanned under a plain name, with the digest behind it', async () => {
  const world = scene()
  const digest = `sha256:${'a'.repeat(64)}`
  const input = { kind: 'oci-layout', folder: '/layouts/a:b@c', digest } as const
  await scan(world, { input, name: 'ghcr.io/me/cv:1 linux/amd64' })
  const [link = '', ...rest] = optionOf(world, '--input').split('@')
  expect(link).toMatch(/^ghcr\.io-me-cv-1-linux-amd64-[0-9a-f]{12}$/)
  expect(rest).toEqual([digest])
  expect(readlinkSync(join(world.folder, 'inputs', link))).toBe('/layouts/a:b@c')
})

test('two inputs have two names', async () => {
  const world = scene()
  await scan(world)
  await scan(world, { input: { kind: 'docker-archive', file: '/a.tar' } })
  const names = world.calls.map(({ argv }) => argv.at(3))
  expect(new Set(names).size).toBe(2)
})

test.each([
  [
    'what the scanner says last is why',
    {
      exitCode: 1,
      stderr:
        '2026-11-23T12:32:15Z\tINFO\t[vuln] Vulnerability scanning is enabled\n' +
        '2026-11-23T12:32:15Z\tFATAL\tFatal error\trun error: 2 errors occurred:\n' +
        '\t* unable to open a\n\t* unable to open b\n\n\n',
    },
    'The scanner failed (exit code 1): run error: 2 errors occurred: * unable to open a * unable to open b.',
  ],
  ['a panic', { exitCode: 2, stderr: 'panic: x\n\ngoroutine 1' }, 'exit code 2): goroutine 1.'],
  ['silence', { exitCode: 137 }, 'The scanner failed (exit code 137): it said nothing.'],
  ['time', { exitCode: 143, stopped: 'timeout' }, 'did not end within 15 minutes.'],
  ['a cancelled run', { exitCode: 143, stopped: 'aborted' }, 'The scan was cancelled.'],
] as const)('a failure is a value: %s', async (_what, result, problem) => {
  expect(await scan(scene(result))).toMatchObject({
    ok: false,
    problem: expect.stringContaining(problem),
  })
})

test('a file system that runs no programs is a value, too', async () => {
  const error = Object.assign(new Error('spawn /somewhere/trivy EACCES'), { code: 'EACCES' })
  const result = await scan(scene(error))
  expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('EACCES') })
})

test('a program that is held open for an instant is started a little later', async () => {
  const world = scene()
  let left = 2
  const { run } = world.ports
  const busy = Object.assign(new Error('spawn ETXTBSY'), { code: 'ETXTBSY' })
  const ports = scannerPorts({
    run: async (argv, options) => {
      left -= 1
      if (left > 0) throw busy
      return await run(argv, options)
    },
  })
  expect(await scan({ ...world, ports })).toEqual({ ok: true })
  expect(world.calls).toHaveLength(1)
  left = Number.POSITIVE_INFINITY
  expect(await scan({ ...world, ports })).toMatchObject({ ok: false })
})

test('a report is converted by the same rules', async () => {
  const world = scene()
  const { folder, ports } = world
  const run = await prepareTrivy({ program: PROGRAM }, undefined, folder, ports)
  const request = { reportFile: '/r.json', format: 'cyclonedx', outputFile: '/r.cdx' } as const
  expect(await runTrivyConvert(run, request, ports, NEVER)).toEqual({ ok: true })
  const argv = world.calls[0]?.argv ?? []
  expect(argv.slice(1, 4)).toEqual(['convert', '--format', 'cyclonedx'])
  expect(argv.at(-1)).toBe('/r.json')
  expect(argv).toEqual(expect.arrayContaining(['--config', '--ignorefile']))
  expect(basename(optionOf(world, '--cache-dir'))).toBe('cache')
  expect(existsSync(join(folder, 'cache/db'))).toBe(false)
})
