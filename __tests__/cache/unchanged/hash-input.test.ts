import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contextFiles } from '../../../src/adapters/context-files.ts'
import { files } from '../../../src/adapters/files.ts'
import { hashInput } from '../../../src/cache/unchanged/hash-input.ts'
import { planUnchanged } from '../../../src/cache/unchanged/plan-unchanged.ts'
import type { UnchangedPorts } from '../../../src/cache/unchanged/ports.ts'
import { ourFacts, withDockerfile } from '../../builders/a-plan.ts'
import { aContext, aWorkspace } from '../../builders/facts.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { aSubject, DOCKERFILE, type SubjectSetting } from './a-subject.ts'

afterAll(removeTempFolders)

const signal = new AbortController().signal

/** Folders of one run; a second one with the same content is another machine. */
type Machine = { readonly workspace: string; readonly action: string; readonly extra: string }

function aMachine(): Machine {
  const workspace = tempFolder({
    'Cargo.toml': '[package]\n',
    'src/main.rs': 'fn main() {}\n',
    'run.sh': 'true\n',
    'notes.md': 'a\n',
    '.dockerignore': '*.md\n',
  })
  mkdirSync(join(workspace, 'empty'))
  symlinkSync('src/main.rs', join(workspace, 'link'))
  chmodSync(join(workspace, 'run.sh'), 0o644)
  const ignore = 'target\n'
  const action = tempFolder({ 'Dockerfile.prod': DOCKERFILE, 'default.dockerignore': ignore })
  return { workspace, action, extra: tempFolder({ file: 'x' }) }
}

const DIGESTS: Readonly<Record<string, string>> = {
  'docker.io/library/rust:1': 'sha256:rust',
  'alpine:3': 'sha256:alpine',
}

type Change = {
  readonly setting?: SubjectSetting
  readonly digests?: Readonly<Record<string, string | undefined>>
  readonly engineIds?: Readonly<Record<string, string>>
}

async function hashed(machine: Machine, { setting = {}, digests, engineIds = {} }: Change = {}) {
  const { workspace, action, extra } = machine
  const facts = ourFacts('prod', { workspace: aWorkspace({ contextFolder: workspace }) })
  const dockerfile = { ...facts.dockerfile, path: join(action, 'Dockerfile.prod') }
  const subject = aSubject({
    facts: withDockerfile({ ...facts, dockerfile }, DOCKERFILE),
    context: aContext({ workspaceFolder: workspace, dockerFolder: action }),
    ...setting,
    // Not in mounts of a builder, which are those of this machine.
    inputs: { cache: 'directory', 'build-contexts': `extra=${extra}`, ...setting.inputs },
  })
  const possible = planUnchanged(subject)
  if (possible.kind === 'none') throw new Error(possible.reason)
  const script = Object.entries(engineIds).map(([name, stdout]) => [
    `docker image inspect --format {{.Id}} ${name}`,
    { stdout },
  ])
  const { run } = fakeCommandRunner({
    'docker image inspect': { exitCode: 1 },
    ...Object.fromEntries(script),
  })
  const resolveImages: UnchangedPorts['resolveImages'] = async (images) =>
    images.flatMap(({ reference }) => {
      const digest = { ...DIGESTS, ...digests }[reference]
      return digest === undefined ? [] : [{ reference, digest }]
    })
  const hashing = await hashInput(
    subject,
    possible,
    { contextFiles, files, run, resolveImages },
    signal,
  )
  return hashing.ok ? hashing.key : hashing.reason
}

test('is the same on another machine', async () => {
  const key = await hashed(aMachine())
  expect(key).toMatch(/^cvdb-image-v1-[0-9a-f]{64}$/)
  expect(await hashed(aMachine())).toBe(key)
})

test.each<[string, (machine: Machine) => void]>([
  ['a changed file', ({ workspace }) => writeFileSync(join(workspace, 'src/main.rs'), 'x')],
  ['a changed mode', ({ workspace }) => chmodSync(join(workspace, 'run.sh'), 0o755)],
  [
    'a renamed file',
    ({ workspace }) => renameSync(join(workspace, 'run.sh'), join(workspace, 'r')),
  ],
  ['a new file', ({ workspace }) => writeFileSync(join(workspace, 'new'), '')],
  ['an empty folder', ({ workspace }) => mkdirSync(join(workspace, 'new'))],
  ['one less', ({ workspace }) => rmSync(join(workspace, 'empty'), { recursive: true })],
  [
    'a retargeted link',
    ({ workspace }) => {
      rmSync(join(workspace, 'link'))
      symlinkSync('run.sh', join(workspace, 'link'))
    },
  ],
  [
    'an ignore file by which more is sent',
    ({ workspace }) => writeFileSync(join(workspace, '.dockerignore'), ''),
  ],
  [
    // It may hit; but as long as the ignore file is sent itself, it is a file like others.
    'an ignore file with another comment',
    ({ workspace }) => writeFileSync(join(workspace, '.dockerignore'), '# docs\n*.md\n'),
  ],
  [
    'a comment of the Dockerfile',
    ({ action }) => writeFileSync(join(action, 'Dockerfile.prod'), `# x\n${DOCKERFILE}`),
  ],
  ['a file of a named context', ({ extra }) => writeFileSync(join(extra, 'file'), 'y')],
])('another key: %s', async (_, change) => {
  const machine = aMachine()
  const before = await hashed(machine)
  change(machine)
  expect(await hashed(machine)).not.toBe(before)
})

test.each<[string, (machine: Machine) => void]>([
  ['a changed file', ({ workspace }) => writeFileSync(join(workspace, 'notes.md'), 'b')],
  ['a new file', ({ workspace }) => writeFileSync(join(workspace, 'more.md'), 'b')],
])('the same key: %s that the ignore file leaves out', async (_, change) => {
  const machine = aMachine()
  const before = await hashed(machine)
  change(machine)
  expect(await hashed(machine)).toBe(before)
})

test('our ignore file counts where the context has none, before it is copied to its place', async () => {
  const machine = aMachine()
  rmSync(join(machine.workspace, '.dockerignore'))
  const workspace = aWorkspace({ contextFolder: machine.workspace, hasDockerignore: false })
  const facts = ourFacts('prod', { workspace })
  const path = join(machine.action, 'Dockerfile.prod')
  const dockerfile = { ...facts.dockerfile, path }
  const setting = { facts: withDockerfile({ ...facts, dockerfile }, DOCKERFILE) }
  const before = await hashed(machine, { setting })
  mkdirSync(join(machine.workspace, 'target'))
  expect(await hashed(machine, { setting })).toBe(before)
  writeFileSync(join(machine.workspace, 'notes.md'), 'b')
  expect(await hashed(machine, { setting })).not.toBe(before)
})

test('a moved tag of a base image', async () => {
  const machine = aMachine()
  const before = await hashed(machine)
  expect(await hashed(machine, { digests: { 'alpine:3': 'sha256:newer' } })).not.toBe(before)
})

test('a build argument', async () => {
  const machine = aMachine()
  const inputs = { 'build-contexts': `extra=${machine.extra}`, 'build-args': 'A=1' }
  expect(await hashed(machine, { setting: { inputs } })).not.toBe(await hashed(machine))
})

test('a stand-in in the engine that was made anew', async () => {
  const machine = aMachine()
  const context = { name: 'alpine:3', value: 'docker-image://stand-in/alpine' }
  const setting = { standIns: [{ name: 'alpine', context }] }
  const one = await hashed(machine, { setting, engineIds: { 'stand-in/alpine': 'sha256:1' } })
  const other = await hashed(machine, { setting, engineIds: { 'stand-in/alpine': 'sha256:2' } })
  expect(one).toMatch(/^cvdb-image-v1-/)
  expect(other).not.toBe(one)
  expect(await hashed(machine, { setting })).toBe('The engine does not have stand-in/alpine.')
})

test('a layout whose image is another', async () => {
  const machine = aMachine()
  const layout = tempFolder({ 'index.json': '{"manifests":[1]}' })
  const context = { name: 'alpine:3', value: `oci-layout://${layout}` }
  const setting = { standIns: [{ name: 'alpine', context }] }
  const before = await hashed(machine, { setting })
  writeFileSync(join(layout, 'index.json'), '{"manifests":[2]}')
  expect(await hashed(machine, { setting })).not.toBe(before)
  rmSync(join(layout, 'index.json'))
  expect(await hashed(machine, { setting })).toMatch(/context alpine:3 cannot be read\.$/)
})

describe('there is no key', () => {
  test('where no registry says what a base image is', async () => {
    const reason = 'What the base images are now could not be found out.'
    expect(await hashed(aMachine(), { digests: { 'alpine:3': undefined } })).toBe(reason)
  })

  test.each<[string, (machine: Machine) => void, RegExp]>([
    [
      'an ignore file that BuildKit refuses',
      ({ workspace }) => writeFileSync(join(workspace, '.dockerignore'), '['),
      /^\.dockerignore: cannot read "\["\.$/,
    ],
    [
      'the Dockerfile is gone',
      ({ action }) => rmSync(join(action, 'Dockerfile.prod')),
      /^The Dockerfile cannot be read\.$/,
    ],
    [
      'the context is gone',
      ({ workspace }) => rmSync(workspace, { recursive: true }),
      /^build context: .* cannot be read \(ENOENT\)\.$/,
    ],
  ])('%s', async (_, change, reason) => {
    const machine = aMachine()
    change(machine)
    expect(await hashed(machine)).toMatch(reason)
  })
})
