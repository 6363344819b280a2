import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { foreseenStandIns, standInSource } from '../../src/adapters/stand-in-source.ts'
import {
  BUILDKIT_REFERENCE,
  BUILDKIT_VERSION,
  REAL_BUILDKIT_IMAGE,
} from '../../src/engine/buildkit-image.ts'
import { recordFile } from '../../src/fetch/images/has-record.ts'
import { anEngine } from '../builders/facts.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

// What asks a registry (`auto` with base images) is tested where the port is a parameter, in
// make-stand-ins.test.ts: nothing here leaves this machine.

const ID = `sha256:${'1'.repeat(64)}`

/** A docker that has every image already, under this id, and writes down what it was asked. */
function dockerWithImages(): string {
  const folder = tempFolder()
  const script = `#!/bin/sh\necho "$*" >>'${folder}/asked'\necho ${ID}\n`
  writeFileSync(join(folder, 'docker'), script)
  chmodSync(join(folder, 'docker'), 0o755)
  return folder
}

/** A cache folder in which BuildKit was made before. */
function cacheWithBuildkit(): string {
  const made = {
    version: BUILDKIT_VERSION,
    layoutFolder: '/moved',
    digest: ID,
    imageId: ID,
    replaces: REAL_BUILDKIT_IMAGE,
    reference: BUILDKIT_REFERENCE,
    programFolder: '/moved',
  }
  const name = BUILDKIT_REFERENCE.split(':').at(-1)
  return tempFolder({ [`buildkit/${name}/buildkit.json`]: JSON.stringify(made) })
}

describe('for real', () => {
  test('BuildKit is put into the engine that the environment names at that time', async () => {
    const path = dockerWithImages()
    let env: Record<string, string> = { PATH: '/nonexistent' }
    const { log } = recordingLogger()
    const source = standInSource(cacheWithBuildkit(), () => env, log)
    env = { PATH: path }
    expect(await source.makeBuildkitImage('always')).toBe(BUILDKIT_REFERENCE)
    expect(readFileSync(join(path, 'asked'), 'utf8')).toBe(
      `image inspect --format {{.Id}} ${BUILDKIT_REFERENCE}\n`,
    )
  })

  test('of BuildKit only what was made and not fetched is taken where no registry may be asked', async () => {
    const env = () => ({ PATH: dockerWithImages() })
    const { log } = recordingLogger()
    const cached = (cache: string) => standInSource(cache, env, log).makeBuildkitImage('cached')
    expect(await cached(cacheWithBuildkit())).toBe(BUILDKIT_REFERENCE)
    expect(await cached(tempFolder())).toBeUndefined()
    const both = cacheWithBuildkit()
    const record = recordFile(both, REAL_BUILDKIT_IMAGE)
    mkdirSync(dirname(record), { recursive: true })
    writeFileSync(record, '{}')
    expect(await cached(both)).toBeUndefined()
  })

  test('nothing is made where nothing has to be replaced', async () => {
    const cache = tempFolder()
    const source = standInSource(cache, () => ({}), recordingLogger().log)
    expect(await source.make('always', ['example.org/no-stand-in'], anEngine())).toEqual([])
    expect(await source.make('auto', [], anEngine())).toEqual([])
    expect(readdirSync(cache)).toEqual([])
  })
})

describe('foreseen', () => {
  test('the same contexts, and nothing is made', async () => {
    const cache = tempFolder()
    const source = foreseenStandIns(cache)
    const references = ['docker.io/library/alpine:3.22', 'example.org/no-stand-in']
    expect(await source.make('always', references, anEngine())).toEqual([
      {
        name: 'alpine',
        context: {
          name: 'docker.io/library/alpine:3.22',
          value: `oci-layout://${cache}/stand-ins/alpine`,
        },
        ownBuilderContext: {
          name: 'docker.io/library/alpine:3.22',
          value: `oci-layout://${cache}/stand-ins/alpine`,
        },
      },
    ])
    expect(await source.makeBuildkitImage('always')).toBe(BUILDKIT_REFERENCE)
    expect(readdirSync(cache)).toEqual([])
  })
})
