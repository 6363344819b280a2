import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDownloadFiles } from '../../../src/adapters/download-files.ts'
import { files } from '../../../src/adapters/files.ts'
import { CACHE_NAMES } from '../../../src/fetch/crates/cargo-cache.ts'
import { planFillDockerfile, runFillMount } from '../../../src/fetch/crates/fill-mount.ts'
import { makeIndexEntry } from '../../../src/fetch/crates/index-entry.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { makeCrate } from './fake-crates.ts'

afterAll(removeTempFolders)

const BETA = makeCrate({ name: 'beta' })
const IMAGE = `docker.io/library/rust:1@sha256:${'a'.repeat(64)}`
const MOUNT = { options: 'type=cache,id=r,target=/cargo/registry', target: '/cargo/registry' }

async function fill(exitCode: number) {
  const path = join(tempFolder(), 'beta.crate')
  writeFileSync(path, BETA.bytes)
  const tempFolderOfRun = tempFolder()
  const { run, lines } = fakeCommandRunner({ 'docker buildx build': { exitCode } })
  const isFilled = await runFillMount(
    {
      mount: MOUNT,
      cargoHome: '/cargo',
      content: [{ crate: BETA, path, entry: makeIndexEntry(BETA, {}, []) }],
      image: IMAGE,
      platform: 'linux/arm64',
      builder: 'mine',
      tempFolder: tempFolderOfRun,
    },
    { run, files, store: makeDownloadFiles(process.pid) },
    new AbortController().signal,
  )
  return { isFilled, lines: lines(), folder: `${tempFolderOfRun}/fill-mount` }
}

test('a build of its own, on the same builder, whatever its cache has', async () => {
  const { isFilled, lines, folder } = await fill(0)
  expect(isFilled).toBe(true)
  expect(lines).toEqual([
    `docker buildx build --builder mine --platform linux/arm64 --no-cache --output type=cacheonly ${folder}`,
  ])
  const text = readFileSync(join(folder, 'Dockerfile'), 'utf8')
  expect(text.split('\n').slice(0, 2)).toEqual([`FROM ${IMAGE}`, 'USER 0'])
  expect(text).toContain(`RUN --network=none --mount=${MOUNT.options} --mount=type=bind,target=`)
  expect((await fill(1)).isFilled).toBe(false)
})

/** Runs what the Dockerfile runs, with these folders in the place of the mounts. */
function runScript(from: string, registry: string): void {
  const text = planFillDockerfile({ mount: MOUNT, cargoHome: '/cargo', image: IMAGE })
  const [shell = '', flag = '', script = '', name = '', place] = JSON.parse(
    /\[.*\]/.exec(text.split('\n')[2] ?? '')?.[0] ?? '[]',
  ) as string[]
  expect(place).toBe('/cargo/registry')
  const here = script.replace('from=/cv-docker-build-crates', `from='${from}'`)
  expect(here).not.toBe(script)
  expect(spawnSync(shell, [flag, here, name, registry], { encoding: 'utf8' }).stderr).toBe('')
}

test('both folders of crates.io get crates and index; what others left there stays', async () => {
  const { folder } = await fill(0)
  const registry = tempFolder()
  const [newer = '', older = ''] = CACHE_NAMES
  mkdirSync(join(registry, 'cache', newer), { recursive: true })
  mkdirSync(join(registry, 'index', newer), { recursive: true })
  writeFileSync(join(registry, 'cache', newer, 'other-1.0.0.crate'), 'of another build')
  writeFileSync(join(registry, 'cache', newer, 'beta-1.0.0.crate'), 'being read')
  writeFileSync(join(registry, 'index', newer, 'config.json'), 'of a mirror')
  runScript(folder, registry)
  const read = (path: string) => readFileSync(join(registry, path), 'utf8')
  expect(read(`cache/${newer}/other-1.0.0.crate`)).toBe('of another build')
  expect(read(`cache/${newer}/beta-1.0.0.crate`)).toBe('being read')
  expect(read(`index/${newer}/config.json`)).toBe('of a mirror')
  expect(readFileSync(join(registry, 'cache', older, 'beta-1.0.0.crate'))).toEqual(BETA.bytes)
  expect(read(`index/${older}/config.json`)).toContain('https://static.crates.io/crates')
  for (const name of CACHE_NAMES) {
    expect(read(`index/${name}/.cache/be/ta/beta`)).toContain(BETA.checksum)
    expect(statSync(join(registry, 'cache', name)).mode & 0o777).toBe(0o777)
  }
  expect(existsSync(join(registry, 'cache', older, 'beta-1.0.0.crate.part'))).toBe(false)
})
