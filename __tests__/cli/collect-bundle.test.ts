import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { collectBundle } from '../../src/cli/collect-bundle.ts'
import { atHome } from '../fakes/at-home.ts'
import { captureOutput } from '../fakes/captured-output.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { type FakeCrate, lockText, makeCrate } from '../fetch/crates/fake-crates.ts'
import { closeServers, serveFiles } from '../fetch/fault-server.ts'
import { makeImage, startFakeRegistry, stopRegistries } from '../fetch/images/fake-registry.ts'

afterEach(stopRegistries)
afterEach(closeServers)
afterAll(removeTempFolders)

const AMD = 'linux/amd64'
const BETA = makeCrate({ name: 'beta' })
const MANIFEST = '[package]\nname = "app"\nversion = "0.1.0"\n'
const FIXTURES = new URL('../engine-unit/fixtures/', import.meta.url).pathname

/** An engine with the classic store, into which nothing must be put. */
function classicDocker(): string {
  const folder = tempFolder()
  const script = `#!/bin/sh
echo "$*" >>'${folder}/asked'
case "$*" in
  'version '*) exec /bin/cat '${FIXTURES}docker-version.json' ;;
  'buildx version') echo 'github.com/docker/buildx v0.29.1 abc' ;;
  'buildx inspect'*) exec /bin/cat '${FIXTURES}inspect-docker-classic.txt' ;;
  *) exit 9 ;;
esac
`
  writeFileSync(join(folder, 'docker'), script)
  chmodSync(join(folder, 'docker'), 0o755)
  return folder
}

/** An index on loopback, in the place of crates.io for this checkout. */
async function serveIndex(crates: readonly FakeCrate[]): Promise<string> {
  const content: Record<string, Buffer> = {}
  const server = await serveFiles(content)
  content['/config.json'] = Buffer.from(`{"dl":"${server.url}/crates/{crate}/{version}"}`)
  for (const { name, version, bytes } of crates) content[`/crates/${name}/${version}`] = bytes
  return `[source.crates-io]\nreplace-with = "own"\n[source.own]\nregistry = "sparse+${server.url}/"\n`
}

type Setting = {
  readonly dockerfile?: string
  readonly files?: Readonly<Record<string, string>>
  readonly withoutLock?: boolean
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

const LOCK = lockText([BETA], { name: 'app', needs: ['beta'] })

async function collect(setting: Setting) {
  const folder = tempFolder({
    'Cargo.toml': MANIFEST,
    ...(setting.withoutLock ? {} : { 'Cargo.lock': LOCK }),
    'src/main.rs': '',
    Dockerfile: setting.dockerfile ?? 'FROM scratch\n',
    ...setting.files,
  })
  const cache = tempFolder()
  const temp = tempFolder()
  const env = { PATH: tempFolder(), TMPDIR: temp, CV_DOCKER_BUILD_CACHE: cache, ...setting.env }
  const args = ['--retries', '0', '--platform', AMD, ...(setting.args ?? [])]
  const { signal = new AbortController().signal } = setting
  const { result, stderr, stdout } = await captureOutput(() =>
    atHome(folder, env, () => collectBundle(args, signal)),
  )
  expect(stdout).toBe('')
  return { result, stderr, cache }
}

const TAKES_CRATES = (host: string) =>
  `FROM ${host}/team/base:1\nFROM scratch AS crates\nFROM ${host}/team/base:1\nCOPY --from=crates / /\n`

test('everything that an offline build needs, and for which lock file', async () => {
  const registry = await startFakeRegistry({ image: makeImage([AMD]) })
  const config = await serveIndex([BETA])
  const { result, stderr, cache } = await collect({
    dockerfile: TAKES_CRATES(registry.host),
    files: { '.cargo/config.toml': config },
  })
  expect(stderr).not.toMatch(/error|warning/)
  expect(result).toMatchObject({
    kind: 'ready',
    sources: [
      {
        kind: 'image',
        role: 'base',
        record: {
          reference: `${registry.host}/team/base:1`,
          root: { digest: registry.image?.rootDigest },
        },
      },
      { kind: 'crates', folder: expect.stringContaining(`${cache}/crates/contexts/`) },
    ],
    madeFor: {
      platforms: [AMD],
      lockSha256: createHash('sha256').update(LOCK).digest('hex'),
    },
  })
  const [, crates] = result.kind === 'ready' ? result.sources : []
  expect(existsSync(join(crates?.kind === 'crates' ? crates.folder : '', 'config.toml'))).toBe(true)
})

test('copies on this machine, whatever its engine has; the image of the builder with them', async () => {
  const registry = await startFakeRegistry({ image: makeImage([AMD]), prefix: 'hub/' })
  registry.misdeeds.push((request) => {
    request.url = request.url?.replace(/\/manifests\/(?:1|buildx-stable-1)$/, '/manifests/1')
    return undefined
  })
  const docker = classicDocker()
  const { result } = await collect({
    dockerfile: 'FROM alpine:1\n',
    args: ['--cache-to', 'type=local,dest=c', '--mirrors', `docker.io=${registry.host}/hub`],
    env: { PATH: docker },
  })
  expect(result).toMatchObject({
    kind: 'ready',
    sources: [
      { kind: 'image', role: 'base', record: { reference: 'docker.io/library/alpine:1' } },
      {
        kind: 'image',
        role: 'builder',
        record: { reference: 'docker.io/moby/buildkit:buildx-stable-1' },
      },
    ],
  })
  expect(readFileSync(join(docker, 'asked'), 'utf8')).not.toMatch(/image|load|build -/)
})

test('what the bundle will lack is told', async () => {
  const { result, stderr } = await collect({})
  expect(result).toMatchObject({ kind: 'ready', sources: [] })
  expect(stderr).toMatch(
    /^warning: Not in the bundle: Crates: The Dockerfile is the repository's own/m,
  )
})

test('without a lock file there is none', async () => {
  const { result, stderr } = await collect({
    dockerfile: TAKES_CRATES('127.0.0.1:1'),
    withoutLock: true,
    env: { PATH: tempFolder({ cargo: '' }) },
  })
  expect(result).toEqual({ kind: 'failed', exitCode: 1 })
  expect(stderr).toMatch(
    /^error: There is no Cargo\.lock, and without network none can be resolved/m,
  )
})

test.each<[string, Setting, number, RegExp]>([
  [
    'a registry that is down',
    { dockerfile: 'FROM 127.0.0.1:1/a:1\n' },
    3,
    /^error: The image 127\.0\.0\.1:1\/a:1 cannot be fetched: /m,
  ],
  ['wrong inputs', { args: ['--type', 'pord'] }, 2, /^error: variant: "pord"/m],
])('%s: exit code and reason', async (_, setting, exitCode, told) => {
  const { result, stderr } = await collect(setting)
  expect(result).toEqual({ kind: 'failed', exitCode })
  expect(stderr).toMatch(told)
})

test('all that is missing is told together', async () => {
  const config = await serveIndex([])
  const { result, stderr } = await collect({
    dockerfile: TAKES_CRATES('127.0.0.1:1'),
    files: { '.cargo/config.toml': config },
  })
  expect(result).toMatchObject({ kind: 'failed' })
  expect(stderr).toMatch(
    /^error: beta 1\.0\.0 .*The image 127\.0\.0\.1:1\/team\/base:1 cannot be fetched/m,
  )
})

test('a run that is cancelled', async () => {
  const { result } = await collect({
    dockerfile: 'FROM 127.0.0.1:1/a:1\n',
    signal: AbortSignal.abort(),
  })
  expect(result).toEqual({ kind: 'failed', exitCode: 130 })
})

test('--help is not a bundle', async () => {
  const { result } = await captureOutput(() =>
    atHome(tempFolder(), { PATH: '', TMPDIR: tempFolder() }, () =>
      collectBundle(['--help'], new AbortController().signal),
    ),
  )
  expect(result).toEqual({ kind: 'failed', exitCode: 0 })
})
