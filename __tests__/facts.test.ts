import { formatInputError } from '../src/errors.ts'
import { type RunFacts, readFacts } from '../src/facts.ts'
import type { RunContext } from '../src/run-context.ts'
import { aRequest } from './builders/a-plan.ts'
import { aContext } from './builders/facts.ts'
import { checkoutFiles } from './fakes/checkout-files.ts'
import { aRunContext } from './plan/a-run-context.ts'

type Content = Readonly<Record<string, string>>
type Inputs = Readonly<Record<string, string>>

const MANIFEST = '[package]\nname = "web"\nversion = "1.0.0"\n'
const PACKAGE: Content = { '/repo/Cargo.toml': MANIFEST, '/repo/src/main.rs': '' }
const OURS: Content = Object.fromEntries(
  ['prod', 'dev', 'minimal'].map((name) => [
    `/action/docker/Dockerfile.${name}`,
    `ARG RUST_IMAGE=rust\nFROM $RUST_IMAGE AS toolchain\nFROM alpine AS ${name}\n`,
  ]),
)

async function read(content: Content, inputs: Inputs = {}, context: RunContext = aContext()) {
  const files = checkoutFiles({ ...OURS, ...content })
  return readFacts(aRequest(inputs, context), context, files)
}

async function factsOf(...args: Parameters<typeof read>): Promise<RunFacts> {
  const facts = await read(...args)
  if (!facts.ok) throw new Error(facts.errors.map(formatInputError).join('\n'))
  return facts.value
}

async function errorsOf(...args: Parameters<typeof read>): Promise<readonly string[]> {
  const facts = await read(...args)
  return facts.ok ? [] : facts.errors.map(formatInputError)
}

test('a package without a Dockerfile: ours, its binary, and what stands in the Dockerfile', async () => {
  const facts = await factsOf(PACKAGE)
  expect(facts).toMatchObject({
    contextArgument: '.',
    folderName: 'repo',
    workspace: { contextFolder: '/repo', hasDockerignore: false },
    dockerfile: { path: '/action/docker/Dockerfile.prod', origin: 'ours', variant: 'prod' },
    dockerfileFacts: { stages: [{ name: 'toolchain', from: 'rust' }, { from: 'alpine' }] },
    binary: { package: { name: 'web' }, bin: 'web' },
    missingSecretFiles: [],
    warnings: [],
  })
  expect(facts).not.toHaveProperty('caBundle')
})

test('a folder below the workspace', async () => {
  const content = { '/repo/site/Cargo.toml': MANIFEST, '/repo/site/src/main.rs': '' }
  expect(await factsOf(content, { context: 'site' })).toMatchObject({
    contextArgument: 'site',
    folderName: 'site',
    workspace: { contextFolder: '/repo/site' },
  })
})

describe('images from arguments', () => {
  const ARG = 'ARG RUST_IMAGE=rust\nFROM $RUST_IMAGE\n'
  const pinned = { ...PACKAGE, '/repo/rust-toolchain': '1.85\n' }
  const given = { 'build-args': 'RUST_IMAGE=example.org/rust' }

  test.each<[string, Content, Inputs, string]>([
    ['the tool chain of the workspace', pinned, {}, 'docker.io/library/rust:1.85-alpine'],
    ['an argument that is given', pinned, given, 'example.org/rust'],
    ["in the repository's own", { ...pinned, '/repo/Dockerfile': ARG }, given, 'example.org/rust'],
    ['a bare name, whose value is not known', pinned, { 'build-args': 'RUST_IMAGE' }, 'rust'],
    ["ours never reach the repository's own", { ...pinned, '/repo/Dockerfile': ARG }, {}, 'rust'],
  ])('%s', async (_, content, inputs, image) => {
    const { dockerfileFacts } = await factsOf(content, inputs)
    expect(dockerfileFacts?.stages[0]?.from).toBe(image)
  })
})

describe("the repository's own Dockerfile", () => {
  const own = { ...PACKAGE, '/repo/Dockerfile': 'FROM debian\n' }

  test('is read, and no binary is chosen for it', async () => {
    const facts = await factsOf(own)
    expect(facts).toMatchObject({
      dockerfile: { path: 'Dockerfile', origin: 'repository' },
      dockerfileFacts: { stages: [{ from: 'debian' }] },
    })
    expect(facts).not.toHaveProperty('binary')
  })

  test('of the context folder, not of the workspace', async () => {
    const content = { '/repo/Dockerfile': 'FROM a\n', '/repo/site/Dockerfile': 'FROM b\n' }
    const { dockerfileFacts } = await factsOf(content, { context: 'site' })
    expect(dockerfileFacts?.stages).toMatchObject([{ from: 'b' }])
  })

  test('that is named counts from the workspace', async () => {
    const content = { '/repo/site/x': '', '/repo/deploy/Dockerfile': 'FROM c\n' }
    const inputs = { context: 'site', file: 'deploy/Dockerfile' }
    expect(await factsOf(content, inputs)).toMatchObject({
      dockerfile: { path: 'deploy/Dockerfile', origin: 'given' },
      dockerfileFacts: { stages: [{ from: 'c' }] },
    })
  })

  test('that is named by an absolute path', async () => {
    const { dockerfileFacts } = await factsOf({ ...PACKAGE, '/x/D': 'FROM d\n' }, { file: '/x/D' })
    expect(dockerfileFacts?.stages).toMatchObject([{ from: 'd' }])
  })

  test('that is named has to be there', async () => {
    expect(await errorsOf(PACKAGE, { file: 'gone' })).toEqual([
      'file: there is no Dockerfile "gone"; give its path from /repo',
    ])
  })

  test.each(['https://example.org/Dockerfile'])('%s is for buildx to read', async (file) => {
    const facts = await factsOf(PACKAGE, { file })
    expect(facts.dockerfile).toMatchObject({ path: file, origin: 'given' })
    expect(facts).not.toHaveProperty('dockerfileFacts')
  })
})

describe('a context that is not a folder on this machine', () => {
  test.each([
    'https://git.example/x.git#main',
    'git@git.example:x.git',
    'ssh://git@git.example/x',
    'github.com/acme/site',
  ])('%s: nothing of it is known', async (url) => {
    const facts = await factsOf(PACKAGE, { context: url })
    expect(facts).toMatchObject({
      contextArgument: url,
      folderName: 'repo',
      dockerfile: { path: 'Dockerfile', origin: 'repository' },
    })
    expect(Object.keys(facts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(workspace|dockerfileFacts|binary)$/)]),
    )
  })

  test('a Dockerfile that is named lies in it', async () => {
    const facts = await factsOf(PACKAGE, { context: 'https://git.example/x.git', file: 'gone' })
    expect(facts.dockerfile).toMatchObject({ path: 'gone', origin: 'given' })
    expect(facts).not.toHaveProperty('dockerfileFacts')
  })

  test('ours lies here all the same', async () => {
    const inputs = { context: 'https://git.example/x.git', variant: 'minimal' }
    expect(await factsOf({}, inputs)).toMatchObject({
      dockerfile: { origin: 'ours', variant: 'minimal' },
      dockerfileFacts: { stages: [{ from: 'rust' }, { from: 'alpine' }] },
    })
  })

  test.each(['./-', 'git', 'github.communal', 'a/https://'])('%s is a folder', async (folder) => {
    const context = aContext({ workspaceFolder: '/w' })
    const found = await errorsOf({ '/w/x': '' }, { context: folder }, context)
    expect(found).toEqual([expect.stringMatching(/^context: ".*" does not exist/)])
  })

  test('in a workflow without checkout it is the git context', async () => {
    const context = aRunContext({ workspaceFolder: '/empty' })
    const facts = await factsOf({}, {}, context)
    expect(facts.contextArgument).toMatch(/^https:\/\/github\.com\/Acme\/CV-Site\.git#/)
    const { contextArgument } = await factsOf({ '/empty/Dockerfile': 'FROM a\n' }, {}, context)
    expect(contextArgument).toBe('.')
  })
})

describe('the CA bundle', () => {
  const context = aContext({ caBundle: '/etc/ca.pem' })

  test('is handed on when it is there', async () => {
    const content = { ...PACKAGE, '/etc/ca.pem': 'x'.repeat(500 * 1024 - 1) }
    expect(await factsOf(content, {}, context)).toMatchObject({
      caBundle: '/etc/ca.pem',
      warnings: [],
    })
  })

  test.each([
    ['does not exist', {}],
    ['is larger than a build secret may be', { '/etc/ca.pem': 'x'.repeat(500 * 1024) }],
  ])('is left out with a warning when it %s', async (problem, content) => {
    const facts = await factsOf({ ...PACKAGE, ...content }, {}, context)
    expect(facts).not.toHaveProperty('caBundle')
    expect(facts.warnings).toEqual([
      `the CA bundle /etc/ca.pem ${problem}; the build steps with network will not know it`,
    ])
  })
})

test('secret files that are not there are named as they were given', async () => {
  const content = { ...PACKAGE, '/repo/here': '', '/abs': '' }
  const inputs = {
    'secret-files': 'a=here\nb=gone\nc=/abs\nd=/none',
    secrets: 'e=gone',
    'secret-envs': 'f=GONE',
  }
  const { missingSecretFiles } = await factsOf(content, inputs)
  expect(missingSecretFiles).toEqual(['gone', '/none'])
})

describe('errors', () => {
  test('of the workspace', async () => {
    expect(await errorsOf({ '/repo/Cargo.toml': '[' })).toEqual([
      expect.stringMatching(/^Cargo\.toml: /),
    ])
  })

  test('of the choice of a Dockerfile', async () => {
    expect(await errorsOf({ '/repo/x': '' })).toEqual([
      expect.stringContaining('there is no Cargo.toml in "/repo"'),
    ])
  })

  const MEMBER = {
    ...PACKAGE,
    '/repo/Cargo.toml': `${MANIFEST}edition.workspace = true\n[dependencies]\na = { path = "../a" }\n`,
  }

  test('of a context that does not hold all that cargo needs, and of the binary', async () => {
    const unreached =
      'context: the workspace that Cargo.toml inherits from and the path dependency "../a" are not in this folder; name the root folder of the workspace, and what to build with the input `package`'
    expect(await errorsOf(MEMBER)).toEqual([unreached])
    expect(await errorsOf(MEMBER, { bin: 'other' })).toEqual([
      unreached,
      expect.stringContaining('there is no binary "other"'),
    ])
  })

  test('not for a Dockerfile of the repository, which may do without', async () => {
    expect(await errorsOf({ ...MEMBER, '/repo/Dockerfile': 'FROM rust' })).toEqual([])
  })

  test('of the binary and of the Dockerfile together', async () => {
    const files = checkoutFiles(PACKAGE)
    const request = aRequest({ variant: 'prod', bin: 'other' })
    const facts = await readFacts(request, aContext(), files)
    expect(facts.ok ? [] : facts.errors.map(formatInputError)).toEqual([
      expect.stringContaining('there is no binary "other"'),
      expect.stringContaining('there is no Dockerfile "/action/docker/Dockerfile.prod"'),
    ])
  })
})
