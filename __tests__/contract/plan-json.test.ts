import { runPlanCommand } from '../../src/cli/plan-command.ts'
import type { Variant } from '../../src/plan/plan.ts'
import { atHome } from '../fakes/at-home.ts'
import { captureOutput } from '../fakes/captured-output.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { lockText, makeCrate } from '../fetch/crates/fake-crates.ts'

afterAll(removeTempFolders)

const CRATES = [makeCrate({ name: 'beta' }), makeCrate({ name: 'gamma' })]
const CHECKOUT = {
  'Cargo.toml': '[package]\nname = "web"\nversion = "1.0.0"\n',
  'Cargo.lock': lockText(CRATES, { name: 'web', needs: ['beta', 'gamma'] }),
  'src/main.rs': '',
}

/** What `plan --json` prints, which programs of others read. */
async function planJson(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  content: Readonly<Record<string, string>> = CHECKOUT,
) {
  const cache = tempFolder()
  const home = {
    PATH: tempFolder(),
    TMPDIR: tempFolder(),
    HOME: tempFolder(),
    CV_DOCKER_BUILD_CACHE: cache,
    ...env,
  }
  const { stdout, stderr, result } = await captureOutput(() =>
    atHome(tempFolder(content), home, () => runPlanCommand(['--json', ...args])),
  )
  expect([result, stderr]).toEqual([0, expect.stringMatching(/^notice: no engine answers/)])
  return { plan: JSON.parse(stdout), text: stdout, cache }
}

const IMAGES: Readonly<Record<Variant, readonly RegExp[]>> = {
  prod: [/^docker\.io\/library\/alpine:/, /^docker\.io\/library\/rust:.*alpine/],
  dev: [/^docker\.io\/library\/rust:/],
  minimal: [/^gcr\.io\/distroless\//, /^docker\.io\/library\/rust:.*alpine/],
}

test.each(Object.entries(IMAGES))(
  '%s: all that is fetched and probed',
  async (variant, references) => {
    const { plan, cache } = await planJson(['--type', variant])
    expect(Object.keys(plan.fetch).sort()).toEqual(['crates', 'images', 'leftToBuild'])
    expect(plan.fetch.crates).toEqual({
      kind: 'local-registry',
      contextFolder: expect.stringMatching(/\/crates\/contexts\/[0-9a-f]{32}\/crates$/),
      lockFile: 'Cargo.lock',
      packages: CRATES.map(({ name, version, source, checksum }) => {
        return { name, version, source, checksum }
      }),
      registries: [
        {
          source: 'registry+https://github.com/rust-lang/crates.io-index',
          name: 'crates-io',
          downloads: [{ kind: 'template', url: 'https://static.crates.io/crates' }],
        },
      ],
      git: [],
      configText: expect.any(String),
    })
    expect(plan.fetch.crates.contextFolder.startsWith(cache)).toBe(true)
    const images: readonly { readonly reference: string }[] = plan.fetch.images
    for (const pattern of references) {
      expect(images).toContainEqual({
        reference: expect.stringMatching(pattern),
        platforms: ['linux/amd64'],
        delivery: 'oci-layout',
      })
    }
    expect(images).toHaveLength(references.length)
    expect(plan.fetch.leftToBuild).toEqual([])
    expect(plan.preflight.mode).toBe('auto')
    expect(plan.preflight.endpoints).toContainEqual({
      name: 'Docker Hub',
      url: 'https://registry-1.docker.io/v2/',
      purpose: 'base-image',
      health: 'registry',
      repository: expect.stringMatching(/^library\//),
    })
    expect(plan.preflight.endpoints.at(-1)).toMatchObject({ mirrorOf: 'docker.io' })
  },
)

test('the same crates lie in the same place, whatever else is asked for', async () => {
  const keyOf = async (args: readonly string[]) => {
    const { plan, cache } = await planJson(args)
    return plan.fetch.crates.contextFolder.slice(cache.length)
  }
  const args = ['--type', 'dev', '--crates-mirrors', 'https://crates.test/', '--retries', '0']
  expect(await keyOf(args)).toBe(await keyOf([]))
})

test.each<[readonly string[], object, object]>([
  [
    ['--fetch', 'off', '--preflight', 'off'],
    { mode: 'off', endpoints: [] },
    {
      crates: { kind: 'none', reason: 'The input fetch is off.' },
      images: [],
      leftToBuild: [],
    },
  ],
  [
    ['--offline'],
    { mode: 'off', endpoints: [] },
    { crates: { kind: 'local-registry' }, images: [{}, {}] },
  ],
  [['--preflight', 'strict'], { mode: 'strict' }, { crates: { kind: 'local-registry' } }],
])('%j', async (args, preflight, fetch) => {
  const { plan } = await planJson(args)
  expect(plan).toMatchObject({ preflight, fetch })
})

test('no secret, token or password of a proxy is in it', async () => {
  const { text, plan } = await planJson(
    ['--secret-env', 'token=TOKEN', '--cache-to', 'type=s3,region=x', '--registry', 'ghcr.io/acme'],
    {
      HTTPS_PROXY: 'http://u:hunter2@proxy.test:3128',
      http_proxy: 'u:hunter3@proxy.test',
      TOKEN: 'hunter4',
      GITHUB_TOKEN: 'hunter5',
      CARGO_REGISTRY_TOKEN: 'hunter6',
      CARGO_REGISTRIES_OWN_INDEX: 'sparse+https://crates.corp.test/',
      CARGO_REGISTRIES_OWN_TOKEN: 'hunter7',
    },
  )
  expect(plan.builder.kind).toBe('own')
  expect(plan.fetch.builderImage).toEqual({
    reference: 'docker.io/moby/buildkit:buildx-stable-1',
    platforms: ['linux/amd64'],
    delivery: 'engine',
  })
  expect(text).not.toMatch(/hunter/)
})
