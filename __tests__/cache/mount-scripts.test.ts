import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

/**
 * What our Dockerfiles run over a target folder that outlives a build, here over folders that look like
 * what cargo leaves. __tests__/engine/mounts.test.ts has it with cargo itself.
 */
afterAll(removeTempFolders)

const DOCKERFILE = readFileSync(new URL('../../docker/Dockerfile.prod', import.meta.url), 'utf8')

function scriptOf(name: string): string {
  // Each stands above the line of its name, and begins with that of its shell.
  const before = DOCKERFILE.slice(0, DOCKERFILE.indexOf(`\n${name}\n`) + 1)
  return before.slice(before.lastIndexOf('#!/bin/sh\n'))
}

type Place = {
  readonly app: string
  readonly target: string
  readonly temp: string
  /** CARGO_HOME. */
  readonly home: string
}

function makePlace(app: Readonly<Record<string, string>>): Place {
  return { app: tempFolder(app), target: tempFolder(), temp: tempFolder(), home: tempFolder() }
}

function run(script: 'forget' | 'prune', { app, target, temp, home }: Place): string {
  const environment = `export CARGO_TARGET_DIR='${target}' CARGO_HOME='${home}'\n`
  const folder = tempFolder({ environment })
  const text = scriptOf(script)
    .replaceAll('/tmp/', `${temp}/`)
    .replaceAll('/opt/build/environment', join(folder, 'environment'))
  return execFileSync('sh', ['-c', text], { cwd: app, encoding: 'utf8' })
}

const hash = (letter: string) => letter.repeat(16)

/** Files of a unit in the layout of cargo before 1.100. */
function older(folder: string, name: string, letter: string): readonly string[] {
  const id = `${name}-${hash(letter)}`
  return [
    `${folder}/.fingerprint/${id}/dep-lib`,
    `${folder}/build/${id}/out/made.rs`,
    `${folder}/deps/lib${name.replaceAll('-', '_')}-${hash(letter)}.rlib`,
    `${folder}/deps/${name.replaceAll('-', '_')}-${hash(letter)}.d`,
  ]
}

function newer(folder: string, name: string, letter: string): readonly string[] {
  const id = `${folder}/build/${name}/${hash(letter)}`
  return [`${id}/fingerprint/dep-lib`, `${id}/out/lib${name}-${hash(letter)}.rlib`]
}

function fill({ target }: Place, ...paths: readonly string[]): void {
  const made = tempFolder(Object.fromEntries(paths.map((path) => [path, ''])))
  execFileSync('cp', ['-R', `${made}/.`, target])
}

/** Units that are left, by name and letter, whichever of their files it is. */
function left({ target }: Place): readonly string[] {
  const paths = readdirSync(target, { recursive: true, encoding: 'utf8' })
  const units = paths.flatMap((path) => {
    const [, name, letters] =
      /(?:^|[/.])(?:lib)?([a-z][\w-]*)[-/](([0-9a-f])\3{15})(?:[./]|$)/.exec(path) ?? []
    return name === undefined ? [] : [`${name.replaceAll('_', '-')} ${letters?.[0]}`]
  })
  return [...new Set(units)].sort()
}

type Locked = { readonly name: string; readonly source?: string; readonly checksum?: string }

function lock(...packages: readonly Locked[]): string {
  const entries = packages.map(({ name, source, checksum }) =>
    [
      '[[package]]',
      `name = "${name}"`,
      'version = "1.0.0"',
      ...(source === undefined ? [] : [`source = "${source}"`]),
      ...(checksum === undefined ? [] : [`checksum = "${checksum}"`]),
      'dependencies = [\n "name = other",\n]\n',
    ].join('\n'),
  )
  return `version = 4\n\n${entries.join('\n')}`
}

const IO = 'registry+https://github.com/rust-lang/crates.io-index'
const GIT = 'git+https://git.test/tool?branch=main'
const APP = { name: 'app' }
const SERDE = { name: 'serde', source: IO, checksum: 'c1' }
const TOOL = { name: 'tool', source: `${GIT}#1111` }
const LOCK = lock(APP, { name: 'app-core' }, SERDE, TOOL)
const UNITS = [
  ...older('triple/release', 'app', 'a'),
  ...older('release', 'app-core', 'b'),
  ...newer('triple/release', 'app', 'd'),
  ...older('triple/release', 'serde', 'e'),
  ...older('release', 'serde-app', 'f'),
  ...newer('release', 'serde', '1'),
  ...older('triple/release', 'tool', '2'),
  ...newer('triple/release', 'tool', '3'),
]
const DEPENDENCIES = ['serde 1', 'serde e', 'serde-app f', 'tool 2', 'tool 3']

/** After a build of LOCK. */
function builtPlace(more: Readonly<Record<string, string>> = {}): Place {
  const place = makePlace({ 'Cargo.lock': LOCK, ...more })
  run('forget', place)
  fill(place, ...UNITS, 'triple/release/incremental/app-1/s-1/state')
  return place
}

describe('forget', () => {
  test('what the workspace compiled goes in both layouts, its incremental state and the dependencies stay', () => {
    const place = builtPlace()
    run('forget', place)
    expect(left(place)).toEqual(DEPENDENCIES)
    expect(existsSync(join(place.target, 'triple/release/incremental/app-1/s-1/state'))).toBe(true)
  })

  test('of a target folder that nobody kept a record of, nothing is used', () => {
    const place = makePlace({ 'Cargo.lock': LOCK })
    fill(place, ...UNITS)
    run('forget', place)
    expect(left(place)).toEqual([])
  })

  test.each<[string, Locked, readonly string[]]>([
    ['another commit under the same version', { ...TOOL, source: `${GIT}#2222` }, ['tool']],
    ['another content under the same version', { ...SERDE, checksum: 'c2' }, ['serde']],
    [
      'the same package from elsewhere is another one',
      { ...SERDE, source: 'sparse+https://m/' },
      [],
    ],
    ['a package that is new', { name: 'extra', source: IO, checksum: 'c3' }, []],
  ])('%s', (_name, changed, gone) => {
    const place = builtPlace()
    const others = [APP, { name: 'app-core' }, SERDE, TOOL].filter(
      ({ name }) => name !== changed.name,
    )
    writeFileSync(join(place.app, 'Cargo.lock'), lock(...others, changed))
    run('forget', place)
    const isLeft = (unit: string) => !gone.some((name) => unit.startsWith(`${name} `))
    expect(left(place)).toEqual(DEPENDENCIES.filter(isLeft))
  })

  test('a commit that comes back is not taken for what was compiled in between', () => {
    const place = builtPlace()
    const other = lock(APP, SERDE, { ...TOOL, source: `${GIT}#2222` })
    writeFileSync(join(place.app, 'Cargo.lock'), other)
    run('forget', place)
    fill(place, ...older('triple/release', 'tool', '4'))
    writeFileSync(join(place.app, 'Cargo.lock'), LOCK)
    run('forget', place)
    expect(left(place)).not.toContainEqual(expect.stringContaining('tool'))
  })

  test('a lock file without a package keeps in mind what was compiled of it', () => {
    const place = builtPlace()
    writeFileSync(join(place.app, 'Cargo.lock'), lock(APP, SERDE))
    run('forget', place)
    // What is no longer of the workspace is not used, and goes when it comes back.
    writeFileSync(join(place.app, 'Cargo.lock'), lock(APP, { ...TOOL, source: `${GIT}#2222` }))
    run('forget', place)
    expect(left(place)).toEqual(['app-core b', 'serde 1', 'serde e', 'serde-app f'])
  })

  const VENDORED = {
    'vendor/serde/.cargo-checksum.json': '{"files":{}}',
    'vendor/serde/src/lib.rs': 'fn old() {}',
    '.cargo/config.toml': '[env]\nX = "1"\n',
  }

  test.each([
    ['a file of a crate that the checkout brings', 'vendor/serde/src/lib.rs'],
    ["cargo's configuration", '.cargo/config.toml'],
  ])('%s: nothing is used again when it changes, whatever its time', (_name, file) => {
    const place = builtPlace(VENDORED)
    run('forget', place)
    expect(left(place)).toEqual(DEPENDENCIES)
    writeFileSync(join(place.app, file), '# other\n')
    utimesSync(join(place.app, file), 0, 0)
    run('forget', place)
    expect(left(place)).toEqual([])
  })

  test('a path that overrides a package could be anything', () => {
    const place = builtPlace({ '.cargo/config.toml': 'paths = ["other"]\n' })
    run('forget', place)
    expect(left(place)).toEqual([])
  })

  test('without a lock file in the checkout that of the crates counts', () => {
    const place = { ...makePlace({}), home: tempFolder({ 'Cargo.lock': LOCK }) }
    run('forget', place)
    fill(place, ...UNITS)
    run('forget', place)
    expect(left(place)).toEqual(DEPENDENCIES)
  })
})

describe('prune', () => {
  /** What cargo said of the build: the paths of what it used. */
  function used(place: Place, ...paths: readonly string[]): void {
    const lines = paths.map((path) => JSON.stringify({ filenames: [`${place.target}/${path}`] }))
    writeFileSync(join(place.temp, 'units.json'), `${lines.join('\n')}\n`)
  }
  const ofSerde = `triple/release/deps/libserde-${hash('e')}.rlib`
  const ofTool = `triple/release/build/tool/${hash('3')}/out/libtool-${hash('3')}.rlib`

  test('up to three times the units of this build, all stay', () => {
    const place = builtPlace()
    run('forget', place)
    used(place, ofSerde, ofTool)
    expect(run('prune', place)).toBe('')
    expect(left(place)).toEqual(DEPENDENCIES)
  })

  test('beyond that only those of this build stay, in both layouts', () => {
    const place = builtPlace()
    run('forget', place)
    fill(place, ...older('release', 'stale', '5'), ...newer('release', 'stale', '6'))
    used(place, ofSerde, ofTool)
    expect(run('prune', place)).toContain('7 compiled units lie here and 2 are of use')
    expect(left(place)).toEqual(['serde e', 'tool 3'])
    run('forget', place)
    expect(left(place)).toEqual(['serde e', 'tool 3'])
  })

  test('incremental state that this build has not used goes with the rest', () => {
    const place = builtPlace()
    const [old, fresh] = ['app-1', 'app-2'].map((name) =>
      join(place.target, 'triple/release/incremental', name),
    ) as [string, string]
    utimesSync(old, 1, 1)
    run('forget', place)
    fill(place, 'triple/release/incremental/app-2/s-2/state', ...older('release', 'stale', '5'))
    const later = new Date(Date.now() + 60_000)
    utimesSync(fresh, later, later)
    used(place, ofSerde)
    run('prune', place)
    expect([existsSync(old), existsSync(join(fresh, 's-2/state'))]).toEqual([false, true])
  })

  test('cut off in the middle, nothing of what is left is used', () => {
    const place = builtPlace()
    rmSync(join(place.target, '.seen/settings'))
    run('forget', place)
    expect(left(place)).toEqual([])
  })
})
