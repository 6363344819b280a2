import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contextFiles } from '../../src/adapters/context-files.ts'
import { files } from '../../src/adapters/files.ts'
import { type Compiled, runCompile } from '../../src/compile/run-compile.ts'
import { removeTempFolders } from '../fakes/temp-folder.ts'
import {
  clockThatPasses,
  compiles,
  errorOf,
  identifies,
  makeScene,
  PLAN,
  type Scene,
  says,
  TARGET_FILES,
  untilStopped,
} from './compile-scene.ts'

afterAll(removeTempFolders)

async function run(scene: Scene = {}, abort = new AbortController()) {
  const made = makeScene(scene)
  const compiled = await runCompile(made.setting, made.ports, abort.signal)
  return { ...made, compiled }
}

async function keysOf(scene: Scene = {}) {
  const { compiled } = await run(scene)
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled))
  return { units: compiled.keys.units, workspace: compiled.keys.workspace ?? '' }
}

const ADVICE = "Run 'docker run --help' for more information"
const sentenceOf = (compiled: Compiled) =>
  compiled.kind === 'left-to-build' ? compiled.reason : `(${compiled.kind})`

/** Of an older lock file. */
async function partly() {
  const { units } = await keysOf()
  return { [`${units.slice(0, -24)}${'0'.repeat(24)}`]: TARGET_FILES }
}

async function exactly() {
  return { [(await keysOf()).units]: TARGET_FILES }
}

describe('a compilation', () => {
  test('asks the tool chain what it is, then compiles; the result takes the place of a stage', async () => {
    const { compiled, told, setting, calls } = await run()
    expect(told).toEqual(['incremental'])
    expect(compiled).toMatchObject({
      kind: 'compiled',
      applicationFolder: join(setting.folder, 'application'),
      cargo: { fresh: 0, compiled: 2 },
      archives: [{ name: 'units', hit: 'miss' }],
      targetFolder: join(setting.folder, 'target'),
    })
    expect(readdirSync(join(setting.folder, 'application/out'))).toEqual(['program'])
    const app = calls[0]?.place.app ?? ''
    expect(readFileSync(join(app, 'src/main.rs'), 'utf8')).toBe('fn main() {}')
  })

  test('brings the crates, and names its container after the folder of the run', async () => {
    const copied: string[] = []
    const copyFolder = async (from: string, to: string) => void copied.push(from, to)
    const { setting, names } = await run({ ports: { copyFolder } })
    expect(copied).toEqual(['/crates', join(setting.folder, 'crates')])
    const run1 = setting.folder.split('/').slice(-2).join('-')
    expect(names()).toEqual([`cv-docker-build-compile-${run1}-1`])
  })

  test('finds the units of an older lock file; rustc goes on from its state with the same one only', async () => {
    const older = await run({ stored: await partly() })
    expect(older.compiled).toMatchObject({
      cargo: { fresh: 1, compiled: 1 },
      archives: [{ name: 'units', hit: 'partial' }],
    })
    // Unpacked, it only takes room.
    expect(existsSync(join(older.setting.folder, 'units.archive'))).toBe(false)
    const { units, workspace } = await keysOf()
    const beside = await run({ stored: { ...(await partly()), [workspace]: { 'x/state': '' } } })
    expect(beside.compiled).toMatchObject({ archives: [{ name: 'units', hit: 'partial' }] })
    expect(existsSync(join(beside.setting.folder, 'target/x/state'))).toBe(false)
    expect(existsSync(join(beside.setting.folder, 'workspace.archive'))).toBe(false)
    const same = await run({ stored: { [units]: TARGET_FILES, [workspace]: {} } })
    expect(same.compiled).toMatchObject({
      archives: [
        { name: 'units', hit: 'exact' },
        { name: 'workspace', hit: 'exact' },
      ],
    })
  })

  test('both archives are on their way together, and are unpacked together', async () => {
    const { units, workspace } = await keysOf()
    const stored = { [units]: TARGET_FILES, [workspace]: {} }
    const { store } = makeScene({ stored })
    const steps: string[] = []
    const restore: typeof store.restore = async (wanted, to, signal) => {
      steps.push(`fetch ${to.split('/').at(-1)}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return store.restore(wanted, to, signal)
    }
    const { archiver } = makeScene().ports
    const unpack: typeof archiver.unpack = async (what, signal) => {
      const name = what.file.split('/').at(-1)
      steps.push(`unpack ${name}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      steps.push(`unpacked ${name}`)
      return archiver.unpack(what, signal)
    }
    const ports = { store: { ...store, restore }, archiver: { ...archiver, unpack } }
    const { compiled } = await run({ stored, ports })
    expect(compiled).toMatchObject({ archives: [{ hit: 'exact' }, { hit: 'exact' }] })
    expect(steps).toEqual([
      ...['fetch units.archive', 'fetch workspace.archive'],
      ...['unpack units.archive', 'unpack workspace.archive'],
      ...['unpacked units.archive', 'unpacked workspace.archive'],
    ])
  })

  test('state is not left alone where the units beside it are broken', async () => {
    const { units, workspace } = await keysOf()
    const seen: string[][] = []
    const looks: typeof compiles = async (place, options) => {
      seen.push(readdirSync(place.target ?? ''))
      return compiles(place, options)
    }
    const stored = { [units]: {}, [workspace]: { 'x/state': '' } }
    const scene = makeScene({ stored, compile: [looks] })
    scene.archives.set(units, 'broken')
    const compiled = await runCompile(scene.setting, scene.ports, new AbortController().signal)
    expect(compiled).toMatchObject({ kind: 'compiled', archives: [{ name: 'units', hit: 'miss' }] })
    expect(seen).toEqual([[]])
  })

  test('a broken archive counts as none, and the report says so', async () => {
    const { units } = await keysOf()
    const unpack = async () => ({ ok: false, cause: 'zstd: unexpected end of file' }) as const
    const scene = makeScene({ stored: { [units]: {} } })
    const archiver = { ...scene.ports.archiver, unpack }
    const { compiled } = await run({ stored: { [units]: {} }, ports: { archiver } })
    const remark = `The archive ${units} is of no use: zstd: unexpected end of file.`
    expect(compiled).toMatchObject({
      kind: 'compiled',
      archives: [{ name: 'units', hit: 'miss', remarks: [remark] }],
    })
  })

  test.each<[string, Scene]>([
    ['where nothing may be reused', { plan: { isReused: false } }],
    ['without a store', { ports: { store: undefined } as unknown as Scene['ports'] & object }],
  ])('%s nothing is looked for', async (_name, scene) => {
    const { compiled, asked } = await run(scene)
    expect(compiled).toMatchObject({ kind: 'compiled', archives: [] })
    expect(asked).toEqual([])
  })

  test.each<[string, Scene, boolean]>([
    ['asked for', {}, true],
    ['not asked for', { plan: { incremental: false } }, false],
    [
      'with link-time optimisation in the manifest',
      { sources: { 'Cargo.toml': '[profile.release]\nlto = true\n' } },
      false,
    ],
    [
      "with link-time optimisation in cargo's configuration",
      { sources: { 'Cargo.toml': '', '.cargo/config.toml': '[profile.release]\nlto = "thin"\n' } },
      false,
    ],
    [
      'with link-time optimisation in the variables of the image',
      {
        identify: async (place, options) => {
          const { stdout } = await identifies(place, options)
          return { stdout: `${stdout}CARGO_PROFILE_RELEASE_LTO=fat\n` }
        },
      },
      false,
    ],
  ])("rustc's state: %s", async (_name, scene, kept) => {
    const { compiled, told } = await run(scene)
    expect(told).toEqual([kept ? 'incremental' : 'plain'])
    expect(compiled).toMatchObject({ kind: 'compiled' })
    if (compiled.kind === 'compiled') expect('workspace' in compiled.keys).toBe(kept)
  })

  test('another tool chain, another package of it, other crates: other keys', async () => {
    const before = await keysOf()
    const other: Scene = {
      identify: async (place, options) => {
        await identifies(place, options)
        return { stdout: 'rustc 1.97.1\nlibssl-dev 3.0.2\n' }
      },
    }
    const keys = [
      await keysOf(other),
      await keysOf({ sources: { 'Cargo.toml': '[dependencies]\nserde = "1"\n' } }),
      await keysOf({ plan: { packages: [] } }),
    ]
    expect(new Set([before, ...keys].map(({ units }) => units)).size).toBe(4)
  })
})

describe('what the steps of the Dockerfile do instead', () => {
  const lost = says(125, 'docker: Error response from daemon: No such container')

  test.each<[string, Scene, RegExp]>([
    [
      'an engine that does not see our folders',
      { identify: async () => ({ stdout: 'rustc 1.97.1\n' }) },
      /^The engine does not see the folders of this machine\.$/,
    ],
    [
      'an engine that runs no told',
      {
        identify: async () => ({
          exitCode: 125,
          stderr: `x\ndocker: Error: not allowed.\n\n${ADVICE}\n`,
        }),
      },
      /^No container of the tool chain can be run here: docker: Error: not allowed\.$/,
    ],
    [
      'an engine that says nothing',
      { identify: async () => ({ exitCode: 1 }) },
      /^No container of the tool chain can be run here: docker run ended with exit code 1\.$/,
    ],
    [
      'a tool chain that does not answer',
      { identify: async () => ({ exitCode: 0, stopped: 'timeout' as const }) },
      /: it did not answer within 60 s\.$/,
    ],
    ['a container that is gone', { compile: [lost] }, /^The compile container failed: /],
    [
      'a container that was killed for its memory',
      { compile: [says(137, 'Killed')] },
      /^The compile container failed: /,
    ],
    [
      'a container that is silent',
      {
        compile: [untilStopped],
        setting: { limits: { silentMs: 5, timeoutMs: 0 } },
        ports: { clock: clockThatPasses(5) },
      },
      /stopped: it gave no sign of life\.$/,
    ],
    [
      'a container whose time is up, whatever its client ends with',
      {
        compile: [untilStopped],
        setting: { limits: { silentMs: 0, timeoutMs: 5 } },
        ports: { clock: clockThatPasses(5) },
      },
      /stopped: its time was up\.$/,
    ],
    [
      'a container that ends well and leaves nothing',
      { compile: [async () => ({})] },
      /^The compile container left no result\.$/,
    ],
    [
      'a full disk under the crates',
      {
        ports: {
          copyFolder: async () => {
            throw errorOf('ENOSPC')
          },
        },
      },
      /^Compiling outside of the build failed: ENOSPC: no space left on device\.$/,
    ],
    [
      'a full disk under the sources',
      {
        ports: {
          contextFiles: {
            ...contextFiles,
            copyFile: async () => {
              throw errorOf('ENOSPC')
            },
          },
        },
      },
      /ENOSPC/,
    ],
    [
      'sources that cannot be read',
      {
        ports: {
          contextFiles: {
            ...contextFiles,
            list: async () => {
              throw errorOf('EACCES')
            },
          },
        },
      },
      /^build context: .*EACCES.*\.$/,
    ],
  ])('%s', async (_name, scene, reason) => {
    const { compiled, logger } = await run(scene)
    expect(sentenceOf(compiled)).toMatch(reason)
    expect(logger.openGroups).toEqual([])
  })

  test('nothing goes on writing when it begins', async () => {
    let isCopying = true
    let failed = () => {}
    const failure = new Promise<void>((resolve) => {
      failed = resolve
    })
    const copyFolder = async () => {
      await failure
      await new Promise((resolve) => setTimeout(resolve, 50))
      isCopying = false
    }
    const failing = {
      ...contextFiles,
      copyFile: async () => {
        failed()
        throw errorOf('ENOSPC')
      },
    }
    const { compiled } = await run({ ports: { copyFolder, contextFiles: failing } })
    expect([compiled.kind, isCopying]).toEqual(['left-to-build', false])
  })

  test('nothing goes on being restored when it begins', async () => {
    let isFetching = true
    const { store } = makeScene()
    const restore: typeof store.restore = async (_wanted, to) => {
      if (to.endsWith('units.archive')) throw errorOf('EIO')
      await new Promise((resolve) => setTimeout(resolve, 50))
      isFetching = false
      return { outcome: 'miss' }
    }
    const { compiled } = await run({ ports: { store: { ...store, restore } } })
    expect([compiled.kind, isFetching]).toEqual(['left-to-build', false])
  })

  test('a container that does not answer is removed', async () => {
    const silent = async () => ({ exitCode: 130, stopped: 'aborted' as const })
    const { removed, names } = await run({ identify: silent })
    expect(removed).toEqual(names())
  })

  test('an archive that was found is told of nevertheless', async () => {
    const { compiled } = await run({ stored: await exactly(), compile: [lost] })
    expect(compiled).toMatchObject({
      kind: 'left-to-build',
      archives: [{ name: 'units', hit: 'exact' }, { name: 'workspace' }],
    })
  })

  test('a bug is an exception', async () => {
    const copyFolder = async () => {
      throw new TypeError('undefined is not a function')
    }
    await expect(run({ ports: { copyFolder } })).rejects.toThrow(TypeError)
  })
})

describe('a run that is cancelled', () => {
  test('while the sources are copied', async () => {
    const abort = new AbortController()
    const copyFile = async () => abort.abort()
    const slow = { ...contextFiles, copyFile: async () => copyFile() }
    const sources = Object.fromEntries([...'abcdefghijklmnop'].map((name) => [name, '']))
    const { compiled, told } = await run({ sources, ports: { contextFiles: slow } }, abort)
    expect(compiled).toEqual({ kind: 'cancelled' })
    expect(told).toEqual([])
  })

  test('while an archive is restored: nothing is compiled', async () => {
    const abort = new AbortController()
    const { store } = makeScene()
    const restore: typeof store.restore = async () => {
      abort.abort()
      return { outcome: 'lost', cause: 'The run was cancelled.' }
    }
    const { compiled, told } = await run({ ports: { store: { ...store, restore } } }, abort)
    expect(compiled).toEqual({ kind: 'cancelled' })
    expect(told).toEqual([])
  })

  test('while it compiles: the container is removed, and nothing is tried again', async () => {
    const abort = new AbortController()
    const stop = async () => {
      abort.abort()
      return { exitCode: 130, stopped: 'aborted' as const }
    }
    const { compiled, told, removed, names } = await run({ compile: [stop] }, abort)
    expect(compiled).toEqual({ kind: 'cancelled' })
    expect(told).toEqual(['incremental'])
    expect(removed).toEqual(names())
  })
})

describe('code that does not compile', () => {
  const OWN = [
    'error[E0425]: cannot find value `x` in this scope',
    ' --> src/main.rs:1:1',
    'error: could not compile `app` (bin "app") due to 1 previous error',
  ]
  const SERDE = [
    'error[E0432]: unresolved import `core::missing`',
    'error: could not compile `serde` (lib) due to 1 previous error',
  ]

  test('is told at once, over an archive too: nobody waits for the dependencies a second time', async () => {
    const { compiled, told, logger } = await run({
      stored: await exactly(),
      compile: [says(101, ...OWN)],
    })
    expect(compiled).toMatchObject({
      kind: 'failed',
      fault: { fault: 'compile-error', failure: { stage: 'compile' } },
      archives: [{ name: 'units', hit: 'exact', remarks: [] }, {}],
    })
    expect(told).toEqual(['incremental'])
    expect(logger.messages('warning')).toEqual([])
  })

  test('a package of the workspace that is in no lock file is its own, too', async () => {
    const { told } = await run({
      plan: { packages: PLAN.packages.filter(({ name }) => name !== 'app') },
      stored: { [`${(await keysOf()).units.slice(0, -24)}0`]: TARGET_FILES },
      compile: [says(101, ...OWN)],
    })
    expect(told).toEqual(['incremental'])
  })

  test('a dependency that fails without an archive fails', async () => {
    const { compiled, told } = await run({ compile: [says(101, ...SERDE)] })
    expect(compiled.kind).toBe('failed')
    expect(told).toEqual(['incremental'])
  })

  test('a dependency that fails over an archive is compiled once more over nothing', async () => {
    const seen: string[][] = []
    const fails: NonNullable<Scene['compile']>[number] = async (place, options) => {
      seen.push(readdirSync(place.target ?? ''))
      return says(101, ...SERDE)(place, options)
    }
    const succeeds: typeof fails = async (place, options) => {
      seen.push(readdirSync(place.target ?? ''))
      return compiles(place, options)
    }
    const stored = await partly()
    const { compiled, told, logger } = await run({ stored, compile: [fails, succeeds] })
    const [key] = Object.keys(stored)
    expect(told).toEqual(['incremental', 'incremental'])
    expect(seen).toEqual([['.rustc_info.json', '.seen', 'x'], []])
    expect(compiled).toMatchObject({
      kind: 'compiled',
      cargo: { fresh: 0, compiled: 2 },
      archives: [
        {
          name: 'units',
          hit: 'miss',
          key,
          remarks: [
            `Compiling over the archive ${key} failed, so everything was compiled without it.`,
          ],
        },
      ],
    })
    expect(logger.messages('warning')).toEqual([
      expect.stringContaining('What an earlier run compiled may be to blame'),
    ])
  })

  test('once: what fails over nothing, too, is the fault of the code', async () => {
    const { compiled, told, setting } = await run({
      stored: await partly(),
      compile: [says(101, ...SERDE)],
    })
    expect(compiled).toMatchObject({ kind: 'failed', archives: [{ hit: 'miss' }] })
    expect(told).toEqual(['incremental', 'incremental'])
    expect(existsSync(join(setting.folder, 'target/x'))).toBe(false)
  })

  test('a target folder that cannot be emptied leaves it to the steps of the Dockerfile', async () => {
    const remove = async (path: string) => {
      if (path.endsWith('/target')) throw errorOf('EACCES')
      await files.remove(path)
    }
    const { compiled } = await run({
      stored: await partly(),
      compile: [says(101, ...SERDE)],
      ports: { files: { ...files, remove } },
    })
    expect(sentenceOf(compiled)).toContain('EACCES')
  })
})
