import { join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { cacheFolder } from '../../src/adapters/environment.ts'
import { files } from '../../src/adapters/files.ts'
import { definedVariables } from '../../src/adapters/pipeline-ports.ts'
import { ensureBuildkitImage } from '../../src/engine/buildkit-image.ts'
import { type CacheService, MAIN, startCacheService } from '../cache/service/cache-service.ts'
import type { TokenScope } from '../cache/service/tokens.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { docker, MINUTES } from './harness.ts'

/** BuildKit's own backend for the Actions cache, on real builders, against the service of our tests. */
const env = definedVariables(process.env)
const ports = { run: runCommand, files, clock, log: recordingLogger().log, host: engineHost }

let image: string
const builders: string[] = []
const services: CacheService[] = []
beforeAll(async () => {
  image = await ensureBuildkitImage(ports, { cacheFolder: cacheFolder(env), env })
}, 20 * MINUTES)
afterAll(async () => {
  await Promise.all(builders.map((name) => docker('buildx', 'rm', '--force', name)))
  await Promise.all(services.map((service) => service.close()))
  removeTempFolders()
}, MINUTES)

/** Empty, as on a fresh runner. */
async function newBuilder(): Promise<string> {
  const name = `cv-cache-${process.pid}-${builders.length}`
  builders.push(name)
  const options = ['--driver', 'docker-container', '--driver-opt', `image=${image},network=host`]
  await docker('buildx', 'create', '--name', name, ...options, '--bootstrap')
  return name
}

async function newService(): Promise<CacheService> {
  const service = await startCacheService()
  services.push(service)
  return service
}

type Protocol = 'v1' | 'v2'

/** Two layers, the second of them larger than one block of an upload. */
function project(): string {
  return tempFolder({
    Dockerfile: 'FROM scratch\nCOPY one /one\nCOPY two /two\n',
    one: 'x'.repeat(200_000),
    two: Array.from({ length: 300_000 }, () => Math.random().toString(36)).join('\n'),
  })
}

async function build(
  builder: string,
  folder: string,
  {
    service,
    protocol,
    scopes = [MAIN],
    options = '',
  }: {
    readonly service: CacheService
    readonly protocol: Protocol
    readonly scopes?: readonly TokenScope[]
    readonly options?: string
  },
) {
  const cache = 'type=gha,scope=prod-linux-amd64'
  const argv = ['buildx', 'build', '--builder', builder, '--progress', 'plain']
  const kept = ['--cache-from', cache, '--cache-to', `${cache},mode=max${options}`]
  const output = ['--output', `type=oci,dest=${join(tempFolder(), 'image.tar')}`]
  const { exitCode, stderr } = await runCommand(['docker', ...argv, ...kept, ...output, folder], {
    env: { ...env, ...service.env({ protocol, scopes }) },
  })
  return { exitCode, ran: findRan(stderr) }
}

/** The steps that were run. One that was imported says CACHED, or which blobs it brings. */
function findRan(progress: string): readonly string[] {
  const steps = new Map(
    [...progress.matchAll(/^(#\d+) \[\d\/2\] (COPY \w+)/gm)].map(([, id, step]) => [id, step]),
  )
  return [...steps].flatMap(([id, step = '']) =>
    progress.includes(`\n${id} DONE `) && !progress.includes(`\n${id} sha256:`) ? [step] : [],
  )
}

describe.each<Protocol>(['v2', 'v1'])('%s', (protocol) => {
  test(
    'what one builder exports, a new one imports',
    async () => {
      const service = await newService()
      const folder = project()
      const cold = await build(await newBuilder(), folder, { service, protocol })
      expect(cold).toEqual({ exitCode: 0, ran: ['COPY one', 'COPY two'] })
      expect(service.entries.all.filter(({ isFinished }) => isFinished).length).toBeGreaterThan(2)
      const warm = await build(await newBuilder(), folder, { service, protocol })
      expect(warm).toEqual({ exitCode: 0, ran: [] })
    },
    5 * MINUTES,
  )

  test(
    'a pull request finds what main exported; what it may not export costs no build',
    async () => {
      const service = await newService()
      const folder = project()
      await build(await newBuilder(), folder, { service, protocol })
      const scopes: readonly TokenScope[] = [{ Scope: 'refs/heads/main', Permission: 1 }]
      const given = { service, protocol, scopes, options: ',ignore-error=true' }
      expect(await build(await newBuilder(), folder, given)).toEqual({ exitCode: 0, ran: [] })
    },
    5 * MINUTES,
  )
})

test(
  'a service that refuses: the build succeeds with ignore-error=true, and fails without',
  async () => {
    const service = await newService()
    service.faults.set('reserve', { kind: 'full' })
    const folder = project()
    const builder = await newBuilder()
    const forgiving = { service, protocol: 'v2', options: ',ignore-error=true' } as const
    expect(await build(builder, folder, forgiving)).toMatchObject({ exitCode: 0 })
    const strict = await build(builder, folder, { service, protocol: 'v2' })
    expect(strict.exitCode).toBe(1)
  },
  5 * MINUTES,
)
