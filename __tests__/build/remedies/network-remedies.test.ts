import {
  makeRemedyPorts,
  mirrorImages,
  type RemedySubject,
} from '../../../src/build/remedies/network-remedies.ts'
import type { RemedyPorts } from '../../../src/build/retry.ts'
import type { OwnBuilderSettings } from '../../../src/engine/own-builder.ts'
import type { ImagePlan } from '../../../src/fetch/fetch.ts'
import type { FetchedImage } from '../../../src/fetch/images/image-work.ts'
import type { BuilderPlan } from '../../../src/plan/plan.ts'
import { failing, memoryFiles } from '../../engine-unit/fake-world.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'
import { recordingLogger } from '../../fakes/recording-logger.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`
const OWN: BuilderPlan = {
  kind: 'own',
  name: 'b',
  driver: 'docker-container',
  reason: '',
  createArgv: ['buildx', 'create', '--name', 'b'],
  keep: false,
}
const SETTINGS: OwnBuilderSettings = {
  buildkitd: { mirrors: { 'docker.io': ['m.test'] } },
  proxy: {},
  tempFolder: '/temp',
}

const image = (reference: string): ImagePlan => ({
  reference,
  platforms: ['linux/amd64'],
  delivery: 'oci-layout',
})
const RUST = image('rust:1')
const DISTROLESS = image('gcr.io/distroless/static')

function world(
  changes: Partial<RemedySubject> = {},
  answers: Parameters<typeof fakeCommandRunner>[0] = { docker: {} },
  content: Record<string, string> = {},
) {
  const { files, texts } = memoryFiles(content)
  const { run, lines } = fakeCommandRunner(answers)
  const logger = recordingLogger()
  const ports = makeRemedyPorts({
    log: logger.log,
    builder: OWN,
    builderSettings: SETTINGS,
    builderPorts: { run, files, env: {} },
    resolvers: ['1.1.1.1', '[2606:4700::1111]:53', '9.9.9.9'],
    registries: ['docker.io', 'ghcr.io'],
    images: [RUST, DISTROLESS],
    mirrors: {},
    dockerfile: {
      plan: { buildx: { argv: ['buildx', 'build', '.'], env: {} } },
      cwd: '/repo',
      tempFolder: '/temp',
      files,
    },
    ...changes,
  })
  return { ports, lines, texts, logger }
}

/** Without the options that every builder of ours gets. */
const commands = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/ --driver-opt env\.\S+/g, ''))

async function apply(ports: RemedyPorts, kind: keyof RemedyPorts, host?: string) {
  return ports[kind]?.({ id: 'dns', ...(host === undefined ? {} : { host }) })
}

const CREATE = 'docker buildx create --name b --buildkitd-config /temp/buildkitd.toml'

describe('recreate-builder', () => {
  test('a builder of ours is made anew, as it was made, without what it had', async () => {
    const { ports, lines, texts } = world()
    expect(await apply(ports, 'recreate-builder')).toEqual({
      sentence: 'The builder b was made anew.',
    })
    expect(commands(lines())).toEqual(['docker buildx rm --force b', CREATE])
    expect(lines()[1]).toContain('--driver-opt env.BUILDKIT_STEP_LOG_MAX_SIZE=-1')
    expect(texts.get('/temp/buildkitd.toml')).toBe(
      '[registry."docker.io"]\n  mirrors = ["m.test"]\n',
    )
  })

  test('with the name servers that it was given in between', async () => {
    const { ports, texts } = world()
    await apply(ports, 'resolver')
    await apply(ports, 'recreate-builder')
    expect(texts.get('/temp/buildkitd.toml')).toContain('nameservers = ["1.1.1.1", "9.9.9.9"]')
  })

  test('one that is not ours is left alone, whatever is to be changed', () => {
    const { ports } = world({ builder: { kind: 'existing', name: 'default' } })
    expect(ports).not.toHaveProperty('recreate-builder')
    expect(ports).not.toHaveProperty('resolver')
  })

  test('that does not come up is a missing tool', async () => {
    const { ports } = world({}, { 'docker buildx rm': {}, 'docker buildx create': failing('no') })
    await expect(apply(ports, 'recreate-builder')).rejects.toMatchObject({
      code: 'BUILDER_START_FAILED',
    })
  })
})

describe('drop-damaged', () => {
  const DROP = 'docker buildx prune --force --builder b --filter unused-for=876000h'

  test('the store cleans up, and nothing of the cache goes', async () => {
    const { ports, lines } = world()
    expect(await apply(ports, 'drop-damaged')).toEqual({
      sentence: 'The builder gave up what it held of the damaged layer.',
    })
    expect(lines()).toEqual([DROP])
  })

  test.each(['registry-mirror', 'host-images'] as const)(
    'goes before %s where a layer was damaged, and only there',
    async (kind) => {
      const { ports, lines } = world({
        bring: async () => ({ ok: true, value: [], incidents: [] }),
      })
      await ports[kind]?.({ id: 'blob-damaged' })
      expect(lines()).toEqual([DROP])
      await ports[kind]?.({ id: 'dns' })
      expect(lines()).toEqual([DROP])
    },
  )

  test('a builder that cannot is no reason to say it did', async () => {
    const { ports } = world({}, { docker: failing('no') })
    expect(await apply(ports, 'drop-damaged')).toBeUndefined()
  })
})

describe('resolver', () => {
  const sentence = 'The builder b was made anew with the name servers 1.1.1.1, 9.9.9.9.'

  test.each([undefined, 'index.crates.io', 'docker.corp.test'])(
    'made anew with other name servers, keeping what it has built: host %s',
    async (host) => {
      const { ports, lines, texts } = world()
      expect(await apply(ports, 'resolver', host)).toEqual({ sentence })
      expect(commands(lines())).toEqual(['docker buildx rm --force --keep-state b', CREATE])
      expect(texts.get('/temp/buildkitd.toml')).toMatch(
        /^\[dns\]\n {2}nameservers = \["1\.1\.1\.1", "9\.9\.9\.9"\]\n\n\[registry/,
      )
    },
  )

  test.each(['ghcr.io', 'registry-1.docker.io', 'auth.docker.io', 'docker.io'])(
    'not for %s, which the builder asks for itself: they are for its RUN steps',
    async (host) => {
      const { ports, lines } = world()
      expect(await apply(ports, 'resolver', host)).toBeUndefined()
      expect(lines()).toEqual([])
    },
  )

  test('not a second time, and not where preflight had decided the same', async () => {
    const { ports, lines } = world()
    await apply(ports, 'resolver')
    expect(await apply(ports, 'resolver')).toBeUndefined()
    expect(lines()).toHaveLength(2)
    const nameservers = ['1.1.1.1', '9.9.9.9']
    const decided = world({ builderSettings: { ...SETTINGS, buildkitd: { nameservers } } })
    expect(await apply(decided.ports, 'resolver')).toBeUndefined()
    const other = { ...SETTINGS, buildkitd: { nameservers: ['8.8.8.8'] } }
    expect(await apply(world({ builderSettings: other }).ports, 'resolver')).toEqual({ sentence })
  })

  test('not without any', async () => {
    expect(await apply(world({ resolvers: [] }).ports, 'resolver')).toBeUndefined()
    expect(await apply(world({ resolvers: ['127.0.0.1:53'] }).ports, 'resolver')).toBeUndefined()
  })
})

describe('registry-mirror', () => {
  const args = (...contexts: readonly string[]) =>
    contexts.flatMap((one) => ['--build-context', one])
  const HUB = 'rust:1=docker-image://mirror.gcr.io/library/rust:1'
  const corp = { 'gcr.io': ['https://m.test/gcr/'] }

  test.each([
    'docker.io',
    'registry-1.docker.io',
    'auth.docker.io',
    'production.cloudflare.docker.com',
    'registry-1.docker.io:443',
  ])('of Docker Hub by its host %s', async (host) => {
    expect(await apply(world({ mirrors: corp }).ports, 'registry-mirror', host)).toEqual({
      sentence: 'Base images come from the mirror mirror.gcr.io.',
      addArgs: args(HUB),
    })
  })

  test.each(['notdocker.io', 'docker.io.evil.test'])(
    '%s is none of them, but may stand behind a registry',
    async (host) => {
      const applied = await apply(world({ mirrors: corp }).ports, 'registry-mirror', host)
      expect(applied?.addArgs).toHaveLength(4)
    },
  )

  test.each([undefined, 'cdn.test'])('of all, where the host is %s', async (host) => {
    expect(await apply(world({ mirrors: corp }).ports, 'registry-mirror', host)).toEqual({
      sentence: 'Base images come from the mirror mirror.gcr.io, m.test.',
      addArgs: args(
        HUB,
        'gcr.io/distroless/static=docker-image://m.test/gcr/distroless/static:latest',
      ),
    })
  })

  test('of a registry for which none is known: nothing', async () => {
    expect(await apply(world().ports, 'registry-mirror', 'gcr.io')).toBeUndefined()
    expect(await apply(world({ images: [] }).ports, 'registry-mirror')).toBeUndefined()
  })

  test.each<[string, string]>([
    ['rust', 'rust=docker-image://mirror.gcr.io/library/rust:latest'],
    ['docker.io/library/rust:1', HUB],
    ['acme/app:2', 'acme/app:2=docker-image://mirror.gcr.io/acme/app:2'],
    [`rust@${DIGEST}`, `rust@${DIGEST}=docker-image://mirror.gcr.io/library/rust@${DIGEST}`],
    [`rust:1@${DIGEST}`, `rust:1@${DIGEST}=docker-image://mirror.gcr.io/library/rust@${DIGEST}`],
  ])('of %s', (reference, context) => {
    expect(mirrorImages([image(reference)], {})?.addArgs).toEqual(args(context))
  })

  test.each<[string, readonly string[], string]>([
    ["the user's first", ['a.test', 'b.test'], 'a.test/library/rust:1'],
    ['with its folder', ['a.test/hub'], 'a.test/hub/library/rust:1'],
    ['one without TLS is passed over', ['http://a.test', 'b.test'], 'b.test/library/rust:1'],
    ['as is one on this machine', ['localhost:5000'], 'mirror.gcr.io/library/rust:1'],
  ])('which one: %s', (_, mirrors, place) => {
    const applied = mirrorImages([RUST], { 'docker.io': mirrors })
    expect(applied?.addArgs).toEqual(args(`rust:1=docker-image://${place}`))
  })

  test('where the mirror itself failed, the next', async () => {
    const hub = { 'docker.io': ['a.test'] }
    const { ports } = world({ images: [RUST], mirrors: hub })
    const applied = await apply(ports, 'registry-mirror', 'a.test')
    expect(applied?.addArgs).toEqual(args(HUB))
  })
})

describe('host-images', () => {
  function brought(plan: ImagePlan): FetchedImage {
    const report = { reference: plan.reference, digest: DIGEST, fetchedBytes: 1, durationMs: 1 }
    const root = { mediaType: '', digest: DIGEST, sizeBytes: 1 }
    return {
      plan,
      report: { ...report, outcome: 'fetched' },
      record: { reference: plan.reference, root, images: [] },
      layoutFolder: '/cache/layout',
    }
  }

  function bringing(isThere: boolean) {
    const asked: (readonly string[])[] = []
    const bring: RemedySubject['bring'] = async (images) => {
      asked.push(images.map(({ reference }) => reference))
      const fault = { fault: 'dns', cause: '', remedy: '', evidence: [], network: true }
      return isThere
        ? { ok: true, value: images.map(brought), incidents: [] }
        : { ok: false, fault, incidents: [] }
    }
    return { bring, asked }
  }

  test('the host fetches what the builder could not', async () => {
    const { bring, asked } = bringing(true)
    expect(await apply(world({ bring }).ports, 'host-images', 'auth.docker.io')).toEqual({
      sentence: 'The host fetched rust:1 for the build.',
      addArgs: ['--build-context', `rust:1=oci-layout:///cache/layout@${DIGEST}`],
    })
    expect(asked).toEqual([['rust:1']])
  })

  test('all of them, where the fault names no server', async () => {
    const { bring } = bringing(true)
    const applied = await apply(world({ bring }).ports, 'host-images')
    expect(applied?.sentence).toBe(
      'The host fetched rust:1, gcr.io/distroless/static for the build.',
    )
    expect(applied?.addArgs).toHaveLength(4)
  })

  test('what the host cannot have either is no remedy', async () => {
    const { bring, asked } = bringing(false)
    expect(await apply(world({ bring }).ports, 'host-images')).toBeUndefined()
    expect(asked).toHaveLength(1)
  })

  test('nothing is asked for where nothing is left to be fetched', async () => {
    const { bring, asked } = bringing(true)
    expect(await apply(world({ bring, images: [] }).ports, 'host-images')).toBeUndefined()
    expect(asked).toEqual([])
  })

  test('is not offered where nothing is to be fetched', () => {
    expect(world().ports).not.toHaveProperty('host-images')
  })
})

describe('what takes its time is told when it begins', () => {
  /** What stood in the log when a command, or the fetch, began. */
  async function saidBefore(kind: keyof RemedyPorts): Promise<readonly string[]> {
    const logger = recordingLogger()
    const said: string[][] = []
    const begin = () => said.push([...logger.messages('info')])
    const { ports } = world(
      {
        log: logger.log,
        bring: async () => {
          begin()
          return { ok: true, value: [], incidents: [] }
        },
      },
      {
        docker: () => {
          begin()
          return {}
        },
      },
    )
    await apply(ports, kind)
    return said[0] ?? []
  }

  test.each<[keyof RemedyPorts, string]>([
    ['recreate-builder', 'The builder b is made anew.'],
    ['resolver', 'The builder b is made anew with other name servers.'],
    ['drop-damaged', 'The builder b is asked to give up what it holds of the damaged layer.'],
    ['host-images', 'The host fetches rust:1, gcr.io/distroless/static for the build.'],
  ])('%s', async (kind, sentence) => {
    expect(await saidBefore(kind)).toEqual([sentence])
  })

  test('nothing is told of what is not begun', async () => {
    const { ports, logger } = world({ resolvers: [], images: [], bring: async () => never() })
    await apply(ports, 'resolver')
    await apply(ports, 'host-images')
    expect(logger.messages()).toEqual([])
  })
})

function never(): never {
  throw new Error('nothing was to be fetched')
}

test('host-crates is handed on', async () => {
  const sentence = 'The crates were brought.'
  const { ports } = world({ hostCrates: async ({ id }) => ({ sentence: `${sentence} ${id}` }) })
  expect(await apply(ports, 'host-crates')).toEqual({ sentence: `${sentence} dns` })
  expect(world().ports).not.toHaveProperty('host-crates')
})

describe('builtin-frontend', () => {
  const content = { '/repo/Dockerfile': '# syntax=docker/dockerfile:1\nFROM a\n' }

  test('by a copy of the Dockerfile where BuildKit takes no argument for it', async () => {
    const { ports, texts } = world({}, {}, content)
    const applied = await apply(ports, 'builtin-frontend')
    expect(applied?.addArgs).toEqual(['--file', '/temp/builtin-frontend/Dockerfile'])
    expect(texts.get('/temp/builtin-frontend/Dockerfile')).toBe('#\nFROM a\n')
  })

  test('left to the argument where it does', async () => {
    const { files } = memoryFiles(content)
    const plan = { buildx: { argv: ['buildx', 'build', '.'], env: {} } }
    const dockerfile = { plan, cwd: '/repo', tempFolder: '/temp', files, buildkitVersion: '0.30.0' }
    expect(await apply(world({ dockerfile }).ports, 'builtin-frontend')).toBeUndefined()
  })
})
