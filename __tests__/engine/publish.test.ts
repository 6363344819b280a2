import { readdirSync } from 'node:fs'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { cacheFolder } from '../../src/adapters/environment.ts'
import { files } from '../../src/adapters/files.ts'
import { definedVariables } from '../../src/adapters/pipeline-ports.ts'
import { publishFiles } from '../../src/adapters/publish-files.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import { ensureBuildkitImage } from '../../src/engine/buildkit-image.ts'
import { measureImage } from '../../src/image/measure.ts'
import type { PublishPlan } from '../../src/plan/plan-publish.ts'
import { findLayout } from '../../src/publish/find-layout.ts'
import { type HeldResult, readHeldResult } from '../../src/publish/held-result.ts'
import { makePlatformViews } from '../../src/publish/platform-views.ts'
import { refusePublish, runPublish } from '../../src/publish/run-publish.ts'
import { settleLayout } from '../../src/publish/settle-layout.ts'
import { planOf, theirFacts, withBuilder } from '../builders/a-plan.ts'
import { aContext } from '../builders/facts.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { measureDeps } from '../image/support.ts'
import { pushPorts } from '../publish/support.ts'
import { build, docker, MINUTES, told } from './harness.ts'
import { type Registry, startRegistry } from './registry.ts'

/** A real BuildKit holds an image back, and a real registry gets the same bytes. */
let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
}, MINUTES)
afterAll(async () => {
  const ours = [
    '--filter',
    `reference=${registry.host}/*/*`,
    '--format',
    '{{.Repository}}:{{.Tag}}',
  ]
  const names = (await docker('image', 'ls', ...ours)).split('\n').filter(Boolean)
  if (names.length > 0) await docker('image', 'rm', ...names)
  registry.stop()
  removeTempFolders()
}, MINUTES)

const signal = new AbortController().signal
const env = definedVariables(process.env)
const SCRATCH = ['FROM scratch', 'COPY one /one', 'COPY two /two', 'USER 1000', ''].join('\n')

type Built = { readonly plan: PublishPlan; readonly held: HeldResult; readonly temp: string }

/** What the plan says, done by buildx. Its BuildKit does not know its own version, as Debian's. */
async function buildHeld(
  inputs: Readonly<Record<string, string>>,
  engine = withBuilder({ buildkitVersion: '0.0.0+unknown' }),
): Promise<Built> {
  const temp = tempFolder()
  const content = { Dockerfile: SCRATCH, one: 'x'.repeat(200_000), two: `${Math.random()}` }
  const project = tempFolder(content)
  const context = aContext({ tempFolder: temp, workspaceFolder: project })
  const wanted = { ...inputs, scan: 'enforce' }
  const setting = { inputs: wanted, context, engine, facts: theirFacts() }
  const { publish: plan, buildx, results } = planOf(setting)
  if (!plan) throw new Error('nothing is planned')
  const ran = await runCommand(['docker', ...buildx.argv], { cwd: project, env })
  if (ran.exitCode !== 0) throw new Error(ran.stderr)
  const imageId = (await files.readTextIfAny(results.iidFile))?.trim()
  const ports = { run: runCommand, env, files }
  const layout = await findLayout(plan.source, imageId, temp, ports, signal)
  if (!layout.ok) throw new Error(layout.problem)
  const { folder } = layout.value
  if (plan.source.kind === 'held') await settleLayout(folder, { files, openFile })
  const held = await readHeldResult(folder, openFile)
  if (!held.ok) throw new Error(held.problem)
  return { plan, held: held.value, temp }
}

/** What docker's own tool finds under a name. */
async function inspected(reference: string) {
  const found = await docker(
    'buildx',
    'imagetools',
    'inspect',
    '--format',
    '{{json .Manifest}}',
    reference,
  )
  return JSON.parse(found) as { digest: string; manifests?: { digest: string; platform: object }[] }
}

async function publish({ plan, held }: Built) {
  if (!plan.push) throw new Error('nothing is to be pushed')
  return runPublish(plan.push, held, pushPorts().ports, signal)
}

test(
  'one platform: scanned, pushed and given out is one digest, under every tag',
  async () => {
    const tags = ['one', 'latest'].map((tag) => `${registry.host}/team/single:${tag}`)
    const built = await buildHeld({ tags: tags.join('\n'), push: 'true', provenance: 'false' })
    expect(built.held.platforms.map(({ user }) => user)).toEqual(['1000'])
    const report = await publish(built)
    expect(report).toMatchObject({ outcome: 'pushed', digest: built.held.digest, references: tags })
    for (const tag of tags) expect((await inspected(tag)).digest).toBe(built.held.digest)
    // As without a scan, the engine that built it keeps it, under the same digest.
    const kept = await docker('image', 'inspect', '--format', '{{.Id}}', tags[0] ?? '')
    expect(kept).toBe(built.held.digest)
    // And what was pushed runs from the registry.
    await docker('image', 'rm', ...tags)
    await docker('pull', tags[0] ?? '')
    await docker('image', 'rm', tags[0] ?? '')
  },
  2 * MINUTES,
)

test(
  'two platforms with provenance: each has a view to scan, and all of it is published',
  async () => {
    const tag = `${registry.host}/team/several:1`
    const platforms = 'linux/amd64,linux/arm64'
    const built = await buildHeld({ tags: tag, push: 'true', platforms, provenance: 'mode=max' })
    const { held, temp } = built
    expect(held.attestations).toBe(2)
    const views = await makePlatformViews(held, `${temp}/views`, { files, blobs: publishFiles })
    expect(views.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64'])
    for (const view of views) {
      const measured = await measureImage({ kind: 'archive', path: view.folder }, measureDeps())
      expect(measured.platforms.map(({ digest }) => digest)).toEqual([view.digest])
      // Manifest, config and two layers: nothing of provenance.
      expect(readdirSync(`${view.folder}/blobs/sha256`)).toHaveLength(4)
    }
    expect((await publish(built)).outcome).toBe('pushed')
    const { digest, manifests = [] } = await inspected(tag)
    expect(digest).toBe(held.digest)
    expect(manifests).toHaveLength(4)
    expect(manifests.map((one) => one.digest)).toEqual(
      expect.arrayContaining(views.map((view) => view.digest)),
    )
    const provenance = await docker(
      'buildx',
      'imagetools',
      'inspect',
      '--format',
      '{{json .Provenance}}',
      tag,
    )
    expect(JSON.parse(provenance)).toHaveProperty(['linux/arm64', 'SLSA'])
  },
  3 * MINUTES,
)

test(
  'without a word on it there is the provenance that a push would have made, and the engine has the same image',
  async () => {
    const tag = `${registry.host}/team/default:1`
    const built = await buildHeld({ tags: tag, push: 'true' })
    expect(built.held.attestations).toBe(1)
    expect(await docker('image', 'inspect', '--format', '{{.Id}}', tag)).toBe(built.held.digest)
    await docker('image', 'rm', tag)
  },
  2 * MINUTES,
)

test(
  'beside an output of another form: the digest is that of what is held back',
  async () => {
    const tag = `${registry.host}/team/beside:1`
    const outputs = `type=docker,dest=${tempFolder()}/image.tar`
    const built = await buildHeld({ tags: tag, push: 'true', outputs, provenance: 'false' })
    const { digest } = JSON.parse(await files.readText(`${built.temp}/metadata.json`))[
      'containerimage.descriptor'
    ]
    expect(digest).toBe(built.held.digest)
    const measured = await measureImage({ kind: 'archive', path: built.held.folder }, measureDeps())
    expect(measured.digest).toBe(built.held.digest)
    expect(await publish(built)).toMatchObject({ outcome: 'pushed', references: [tag] })
    expect((await inspected(tag)).digest).toBe(built.held.digest)
  },
  2 * MINUTES,
)

test(
  'refused: the registry has nothing of it, not even a layer',
  async () => {
    const tag = `${registry.host}/team/refused:1`
    const { held } = await buildHeld({ tags: tag, push: 'true' })
    expect(refusePublish(held, 'A finding breaks the policy.')).toMatchObject({
      outcome: 'refused',
      digest: held.digest,
      references: [],
    })
    expect(await registry.digestOf('team/refused', '1')).toBeUndefined()
  },
  2 * MINUTES,
)

test(
  'pushed again, nothing is sent; to another repository, layers are mounted',
  async () => {
    const first = `${registry.host}/team/again:1`
    const second = `${registry.host}/team/mounted:1`
    const built = await buildHeld({ tags: `${first}\n${second}`, push: 'true' })
    const report = await publish(built)
    expect(report).toMatchObject({ outcome: 'pushed', references: [first, second] })
    expect(report.mountedBytes).toBeGreaterThan(200)
    expect(await publish(built)).toMatchObject({ outcome: 'pushed', pushedBytes: 0 })
    expect((await inspected(second)).digest).toBe(built.held.digest)
  },
  2 * MINUTES,
)

test(
  'compression and time stamps are those that were asked for, in the layout and in the registry',
  async () => {
    const name = `${registry.host}/team/zstd:1`
    const outputs = `type=image,name=${name},push=true,compression=zstd,force-compression=true`
    const built = await buildHeld({ outputs })
    const types = built.held.platforms.flatMap(({ manifest }) =>
      manifest.layers.map(({ mediaType }) => mediaType),
    )
    expect(new Set(types)).toEqual(new Set(['application/vnd.oci.image.layer.v1.tar+zstd']))
    expect(await publish(built)).toMatchObject({ outcome: 'pushed', references: [name] })
    expect((await inspected(name)).digest).toBe(built.held.digest)
  },
  2 * MINUTES,
)

test(
  'by digest alone: the registry has it, and no tag',
  async () => {
    const name = `${registry.host}/team/digest`
    const outputs = `type=image,name=${name},push=true,push-by-digest=true,name-canonical=true`
    const built = await buildHeld({ outputs })
    const reference = `${name}@${built.held.digest}`
    expect(await publish(built)).toMatchObject({ outcome: 'pushed', references: [reference] })
    expect((await inspected(reference)).digest).toBe(built.held.digest)
    expect(await registry.digestOf('team/digest', 'latest')).toBeUndefined()
  },
  2 * MINUTES,
)

test(
  'an image that is only loaded is taken out of the engine, under its own digest',
  async () => {
    const tag = 'cv-docker-build-test/loaded-scan:1'
    const built = await buildHeld({ tags: tag, load: 'true' })
    expect(built.plan).toEqual({ source: { kind: 'engine', reference: tag } })
    expect(built.held.digest).toBe(await docker('image', 'inspect', '--format', '{{.Id}}', tag))
    await docker('image', 'rm', tag)
  },
  2 * MINUTES,
)

test.each(['oci', 'docker'])(
  'an archive of type %s that was asked for is scanned as it lies there',
  async (type) => {
    const tag = 'cv-docker-build-test/archive-scan:1'
    const outputs = `type=${type},dest=${tempFolder()}/image.tar`
    const built = await buildHeld({ tags: tag, outputs })
    const views = await makePlatformViews(built.held, `${built.temp}/views`, {
      files,
      blobs: publishFiles,
    })
    expect(views).toMatchObject([{ platform: 'linux/amd64', user: '1000' }])
  },
  2 * MINUTES,
)

describe('docker-container', () => {
  const name = `cv-test-publish-${process.pid}`
  const engine = withBuilder({ name, driver: 'docker-container', buildkitVersion: '0.26.0' })
  beforeAll(async () => {
    const log = recordingLogger().log
    const ports = { run: runCommand, files, clock, log, host: engineHost }
    const image = await ensureBuildkitImage(ports, { cacheFolder: cacheFolder(env), env })
    const options = ['--driver', 'docker-container', '--driver-opt', `image=${image},network=host`]
    await docker('buildx', 'create', '--name', name, ...options, '--bootstrap')
  }, 5 * MINUTES)
  afterAll(async () => {
    await docker('buildx', 'rm', '--force', name)
  }, MINUTES)

  test.each([
    ['pushed', {}, 1],
    ['pushed without provenance', { provenance: 'false' }, 0],
    ['pushed and loaded', { load: 'true' }, 0],
  ])(
    '%s: one digest in the layout and in the registry',
    async (kind, more, attestations) => {
      const tag = `${registry.host}/container/${kind.replaceAll(' ', '-')}:1`
      const built = await buildHeld({ tags: tag, push: 'true', builder: name, ...more }, engine)
      expect(built.held.attestations).toBe(attestations)
      expect(await publish(built)).toMatchObject({ outcome: 'pushed', references: [tag] })
      expect((await inspected(tag)).digest).toBe(built.held.digest)
    },
    2 * MINUTES,
  )

  test(
    'what would stay in the cache is held back to be scanned, and goes nowhere',
    async () => {
      const tag = `${registry.host}/container/nowhere:1`
      const { plan, held } = await buildHeld({ tags: tag, builder: name }, engine)
      expect(plan.push).toBeUndefined()
      expect(held.platforms.map(({ user }) => user)).toEqual(['1000'])
      expect(await registry.digestOf('container/nowhere', '1')).toBeUndefined()
    },
    2 * MINUTES,
  )
})

describe('the command line, on a machine that has no scanner', () => {
  const offline = { env: { CV_DOCKER_BUILD_CACHE: tempFolder() } }
  const project = tempFolder({ Dockerfile: SCRATCH, one: '1', two: '2' })

  test(
    'enforce: nobody knows whether the image is clean, and the registry stays as it was',
    async () => {
      const tag = `${registry.host}/cli/enforce:1`
      const args = ['--scan=enforce', '--offline', '--push', '--tag', tag, project]
      const result = await build(args, offline)
      expect(result.exitCode === 4 ? '' : told(result)).toBe('')
      expect(result.report).toMatchObject({
        scan: { verdict: 'unknown' },
        publish: { outcome: 'refused', references: [] },
      })
      expect(await registry.digestOf('cli/enforce', '1')).toBeUndefined()
      await docker('image', 'rm', tag)
    },
    2 * MINUTES,
  )

  test(
    'report: the image goes out, and every place tells one digest',
    async () => {
      const tag = `${registry.host}/cli/report:1`
      const args = ['--scan=report', '--offline', '--push', '--tag', tag, project]
      const result = await build(args, offline)
      expect(result.exitCode === 0 ? '' : told(result)).toBe('')
      const { image, publish, scan } = result.report ?? {}
      const { digest, manifests = [] } = await inspected(tag)
      expect([image?.digest, publish?.digest]).toEqual([digest, digest])
      expect(manifests.map((one) => one.digest)).toContain(scan?.platforms[0]?.digest)
      expect(result.stdout).toContain(`pushed: ${digest}`)
      await docker('image', 'rm', tag)
    },
    2 * MINUTES,
  )
})
