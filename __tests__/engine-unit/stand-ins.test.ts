import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { files } from '../../src/adapters/files.ts'
import { isGoFit } from '../../src/engine/buildkit-build.ts'
import { loadStandIn, planStandInContexts } from '../../src/engine/stand-ins/contexts.ts'
import type { StandIn } from '../../src/engine/stand-ins/ensure.ts'
import { findLlvmVersion } from '../../src/engine/stand-ins/musl-target.ts'
import { type LayoutRequest, writeLayout } from '../../src/engine/stand-ins/oci-layout.ts'
import { findStandIn } from '../../src/engine/stand-ins/recipes.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { failing, fakeWorld } from './fake-world.ts'

afterAll(removeTempFolders)

test.each([
  ['rust:1-alpine', 'rust'],
  ['rust', 'rust'],
  ['docker.io/library/rust:1.97-slim-trixie', 'rust'],
  ['index.docker.io/library/rust:1@sha256:0123', 'rust'],
  ['library/alpine:3.22', 'alpine'],
  ['alpine', 'alpine'],
  ['gcr.io/distroless/static-debian13:nonroot', 'distroless-static'],
  ['gcr.io/distroless/static-debian13:nonroot-amd64', 'distroless-static'],
  ['gcr.io/distroless/static:nonroot', 'distroless-static'],
  ['gcr.io/distroless/static-debian13', undefined],
  ['gcr.io/distroless/cc-debian13:nonroot', undefined],
  ['rustlang/rust:nightly', undefined],
  ['ghcr.io/someone/rust:1', undefined],
  ['alpine-tools:1', undefined],
  ['scratch', undefined],
  ['', undefined],
])('stand-in for %s', (reference, expected) => {
  expect(findStandIn(reference)).toBe(expected)
})

const STAND_IN: StandIn = {
  name: 'rust',
  layoutFolder: '/cache/stand-ins/rust',
  digest: 'sha256:d',
  imageId: 'sha256:i',
  replaces: 'docker.io/library/rust',
  reference: 'cv-docker-build.invalid/stand-in/rust:1',
  versions: {},
}
const LAYOUT = 'oci-layout:///cache/stand-ins/rust'

test.each([
  [{ driver: 'docker', imageStore: 'containerd' }, LAYOUT, 0],
  [{ driver: 'docker-container' }, LAYOUT, 0],
  [{ driver: 'remote' }, LAYOUT, 0],
  [{ driver: 'docker', imageStore: 'classic' }, `docker-image://${STAND_IN.reference}`, 1],
] as const)('how %j gets it', (builder, value, loads) => {
  const references = ['rust:1-alpine', 'docker.io/library/rust:1', 'ghcr.io/x/y:1', 'alpine:3']
  const plan = planStandInContexts(references, [STAND_IN], builder)
  expect(plan.contexts).toEqual(
    references.slice(0, 2).map((replaces) => ({
      name: 'rust',
      replaces,
      value,
      ownBuilderValue: LAYOUT,
    })),
  )
  expect(plan.loads).toHaveLength(loads)
})

test.each([
  ['not there', failing('No such image'), 1],
  ['another one of that name', { stdout: 'sha256:old\n' }, 1],
  ['there, classic store', { stdout: 'sha256:i\n' }, 0],
  ['there, containerd store', { stdout: 'sha256:d\n' }, 0],
])('loading into the engine: %s', async (_, answer, loads) => {
  const { ports, runner } = fakeWorld({ commands: { 'docker image inspect': answer, 'sh -c': {} } })
  await loadStandIn(ports, STAND_IN, { DOCKER_HOST: 'unix:///x' })
  const shells = runner.calls.filter(([program]) => program === 'sh')
  expect(shells.map((argv) => argv.at(-1))).toEqual(Array(loads).fill(STAND_IN.layoutFolder))
})

test('LLVM of the packages that rustc came with', () => {
  expect(findLlvmVersion({ rustc: '1.97', libllvm22: '1:22.1', libllhttp9: '9' })).toBe('22')
  expect(() => findLlvmVersion({ rustc: '1.97' })).toThrow('without libllvm')
})

test.each([
  ['go1.26.8\n', true],
  ['go1.27rc1', true],
  ['go1.25.9', false],
  ['go2.0', true],
  ['devel', false],
])('whether %j can compile BuildKit', (version, expected) => {
  expect(isGoFit(version)).toBe(expected)
})

const ports = { run: runCommand, files, clock, log: recordingLogger().log, host: engineHost }

function request(folder: string, compression: LayoutRequest['compression']): LayoutRequest {
  const root = tempFolder({ 'etc/passwd': 'root:x:0:0::/:/bin/sh\n', 'a/b': 'text' })
  const config = { Env: ['A=b'], Cmd: ['/bin/sh'], User: '65532', Labels: { l: 'docker.io/x' } }
  const reference = 'cv.invalid/stand-in/x:7'
  return { root, folder, compression, architecture: 'amd64', config, reference }
}

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

test.each(['none', 'gzip'] as const)(
  'an image layout whose parts fit together: %s',
  async (compression) => {
    const folder = tempFolder()
    const { digest, imageId } = await writeLayout(ports, request(folder, compression))
    const read = (path: string) => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8'))
    const blob = (id: string) => `blobs/sha256/${id.replace('sha256:', '')}`
    const [entry] = read('index.json').manifests
    expect(entry).toMatchObject({
      digest,
      platform: { os: 'linux', architecture: 'amd64' },
      annotations: { 'io.containerd.image.name': 'cv.invalid/stand-in/x:7' },
    })
    const manifest = read(blob(digest))
    expect(entry.size).toBe(statSync(`${folder}/${blob(digest)}`).size)
    const [layer] = manifest.layers
    expect(manifest.config.digest).toBe(imageId)
    for (const part of [manifest.config, layer]) {
      expect(`sha256:${sha256(`${folder}/${blob(part.digest)}`)}`).toBe(part.digest)
      expect(statSync(`${folder}/${blob(part.digest)}`).size).toBe(part.size)
    }
    const config = read(blob(imageId))
    expect(config.config).toMatchObject({ User: '65532', Labels: { l: 'docker.io/x' } })
    expect(config.rootfs.diff_ids).toHaveLength(1)
    expect(config.rootfs.diff_ids[0] === layer.digest).toBe(compression === 'none')
    expect(read('manifest.json')).toEqual([
      {
        Config: blob(imageId),
        RepoTags: ['cv.invalid/stand-in/x:7'],
        Layers: [blob(layer.digest)],
      },
    ])
    expect(read('oci-layout')).toEqual({ imageLayoutVersion: '1.0.0' })
  },
)

test('equal contents give equal digests, whatever the times of the files', async () => {
  const first = await writeLayout(ports, request(tempFolder(), 'gzip'))
  const again = request(tempFolder(), 'gzip')
  writeFileSync(`${again.root}/a/b`, 'text')
  const second = await writeLayout(ports, again)
  mkdirSync(`${again.root}/new`)
  const third = await writeLayout(ports, { ...again, folder: tempFolder() })
  expect(second).toEqual(first)
  expect(third.digest).not.toBe(first.digest)
})
