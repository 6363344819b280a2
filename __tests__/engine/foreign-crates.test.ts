import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuildkitImage } from '../../src/engine/buildkit-image.ts'
import { type EngineInUse, ensureEngine } from '../../src/engine/commands.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { build, type CliResult, docker, EXAMPLE, MINUTES, told } from './harness.ts'
import { type Registry, startRegistry } from './registry.ts'
import { engineContext, enginePorts, loadToolChain } from './tool-chain.ts'

/**
 * Somebody's own Dockerfile whose cargo has no way out: real cargo, a base image out of a real registry,
 * crates that the host fetched.
 */
const { env } = engineContext
const TAG = 'cv-docker-build-test/foreign'

let registry: Registry
let rust: string
beforeAll(async () => {
  registry = await startRegistry()
  rust = `${registry.host}/library/rust:1`
  await docker('tag', await loadToolChain(), rust)
  await docker('push', '--quiet', rust)
  await docker('rmi', rust)
}, 20 * MINUTES)
afterAll(async () => {
  registry.stop()
  removeTempFolders()
  // With a tool chain in it.
  await docker('rmi', '--force', TAG)
}, MINUTES)

/** A crate without dependencies, as the lock file of the example names it. */
const ITOA = /\[\[package\]\]\nname = "itoa"\n(?:.+\n)+/.exec(
  readFileSync(join(EXAMPLE, 'Cargo.lock'), 'utf8'),
)?.[0]

const APP = {
  'Cargo.toml':
    '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nitoa = "1"\n',
  'Cargo.lock': `version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "itoa",\n]\n\n${ITOA}`,
  'src/main.rs': 'fn main() { println!("{}", itoa::Buffer::new().format(42)) }\n',
}

/** Nothing listens there, in whatever network the step runs. */
const NO_WAY_OUT = 'ENV CARGO_HTTP_PROXY=http://127.0.0.1:1 CARGO_NET_RETRY=0'

type Place = { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> }

async function buildOwn(dockerfile: readonly string[], place: Place = {}): Promise<CliResult> {
  // New in every run: a builder that keeps its cache has not built it yet.
  const salt = `LABEL salt=${Date.now()}`
  const [from = '', ...rest] = dockerfile
  const text = [from, salt, NO_WAY_OUT, 'WORKDIR /src', 'COPY . .', ...rest, ''].join('\n')
  const args = ['--preflight', 'off', '--retries', '1', ...(place.args ?? [])]
  const folder = tempFolder({ ...APP, Dockerfile: text })
  // Of its own: nothing that another run has fetched is there.
  const own = { ...place.env, CV_DOCKER_BUILD_CACHE: tempFolder() }
  return await build([...args, '--tag', TAG, folder], { env: own })
}

async function expectCratesOfHost(place: Place): Promise<void> {
  const result = await buildOwn(
    [
      `FROM ${rust} AS build`,
      'RUN cargo build --locked && mv target/debug/app /app',
      // What the lock file does not name is still asked for.
      'RUN ! cargo install itoa 2> asked && grep --fixed-strings 127.0.0.1 asked',
      'FROM scratch',
      'COPY --from=build /app /app',
    ],
    place,
  )
  expect(result.exitCode === 0 ? '' : told(result)).toBe('')
  expect(result.report?.attempts).toMatchObject([
    { outcome: 'failure', fault: 'connection-refused' },
    { outcome: 'success', remedies: [expect.stringContaining('1 crate of Cargo.lock')] },
  ])
  expect(result.report?.attempts[1]?.remedies?.[0]).toContain(rust)
  expect(result.report?.build.standIns).toEqual([])
}

test(
  'docker: the layer beside an image that the builder has',
  () => expectCratesOfHost({}),
  10 * MINUTES,
)

describe('docker with the classic image store', () => {
  let engine: EngineInUse
  beforeAll(async () => {
    engine = await ensureEngine(enginePorts, { ...engineContext, store: 'classic' })
  }, 5 * MINUTES)
  afterAll(async () => {
    await engine.stop()
  }, MINUTES)

  test(
    'the image loaded whole, under a name of ours',
    async () => {
      const place = { env: { ...env, ...engine.env } }
      await expectCratesOfHost(place)
      const argv = ['docker', 'image', 'ls', '--format', '{{.Repository}}'] as const
      const { stdout } = await enginePorts.run(argv, place)
      expect(stdout.split('\n')).toContain('cv-docker-build.invalid/pinned/rust')
    },
    10 * MINUTES,
  )
})

describe('docker-container', () => {
  const builder = `cv-foreign-${process.pid}`
  beforeAll(async () => {
    const image = await ensureBuildkitImage(enginePorts, engineContext)
    const options = [`image=${image}`, 'network=host'].flatMap((one) => ['--driver-opt', one])
    const driver = ['--driver', 'docker-container', ...options]
    await docker('buildx', 'create', '--name', builder, ...driver, '--bootstrap')
  }, 20 * MINUTES)
  afterAll(async () => {
    await docker('buildx', 'rm', '--force', builder)
  }, MINUTES)

  test(
    'the layer beside an image that the builder has',
    () => expectCratesOfHost({ args: ['--builder', builder] }),
    10 * MINUTES,
  )
})

test(
  'the cache mount of the step is filled, also where the image itself may hold no crates',
  async () => {
    const id = `cv-test-${Date.now()}`
    const mount = `--mount=type=cache,id=${id},target=/usr/local/cargo/registry`
    const result = await buildOwn([`FROM ${rust} AS build`, `RUN ${mount} cargo build --locked`])
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    expect(result.report?.attempts).toMatchObject([
      { outcome: 'failure', fault: 'connection-refused' },
      { outcome: 'success', remedies: [expect.stringContaining('into the cache mount')] },
    ])
    // The steps before it are those of the first attempt.
    const copied = result.report?.steps.find(({ name }) => name.includes('COPY . .'))
    expect(copied?.cached).toBe(true)
  },
  10 * MINUTES,
)

test(
  'an image that is its own result gets no crates',
  async () => {
    const result = await buildOwn([`FROM ${rust} AS build`, 'RUN cargo build --locked'])
    expect(result.exitCode).toBe(3)
    expect(result.report?.attempts).toHaveLength(2)
    expect(result.report?.attempts[1]?.remedies ?? []).toEqual([])
    expect(result.stderr).toContain('would hold them, too')
  },
  10 * MINUTES,
)
