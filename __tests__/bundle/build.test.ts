import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { docker, imageName, inspectImage, removeImages } from './docker.ts'
import { reportErrors } from './report-file.ts'
import { runAction } from './runner.ts'
import { tinyWorkspace } from './workspaces.ts'

afterAll(() => {
  removeImages()
  removeTempFolders()
})

/** Times differ between two exports of the same image; its name in the store and its parts do not. */
const TIMES = ['buildx.build.ref', 'org.opencontainers.image.created']

function withoutTimes(metadata: string): unknown {
  return JSON.parse(metadata, (key, value) => (TIMES.includes(key) ? undefined : value))
}

test('the outputs of a build are those of docker buildx build', async () => {
  const workspace = tinyWorkspace()
  const tag = imageName()
  // Without provenance, which holds the time of the build, and with times pinned, digests are equal.
  const env = { SOURCE_DATE_EPOCH: '1700000000', BUILDX_METADATA_PROVENANCE: 'disabled' }
  const inputs = { load: 'true', tags: tag, provenance: 'false' }
  const { main } = await runAction({ workspace, inputs, env })
  const results = tempFolder()
  const files = ['--iidfile', join(results, 'iid'), '--metadata-file', join(results, 'metadata')]
  const flags = ['--attest', 'type=provenance,disabled=true', '--load', '--tag', tag]
  docker(['buildx', 'build', ...flags, ...files, '.'], { cwd: workspace, env })
  const metadata = readFileSync(join(results, 'metadata'), 'utf8')

  expect(main.errors).toEqual([])
  expect(main.exitCode).toBe(0)
  expect(main.outputs.imageid).toBe(readFileSync(join(results, 'iid'), 'utf8'))
  expect(main.outputs.digest).toBe(JSON.parse(metadata)['containerimage.digest'])
  expect(withoutTimes(main.outputs.metadata ?? '')).toEqual(withoutTimes(metadata))
})

test('tags and labels are on the image, and in the outputs, summary and report', async () => {
  const workspace = tinyWorkspace()
  const [one, two] = [imageName(), imageName()]
  const inputs = { load: 'true', tags: `${one}\n${two}`, labels: 'org.example=a,b\nother=c=d' }
  const { main } = await runAction({ workspace, inputs })

  expect(main.exitCode).toBe(0)
  const image = inspectImage(one)
  expect(image.RepoTags).toEqual(expect.arrayContaining([one, two]))
  expect(image.Config.Labels).toEqual({ 'org.example': 'a,b', other: 'c=d' })
  expect(main.outputs).toMatchObject({
    image: one,
    tags: `${one}\n${two}`,
    version: 't',
    variant: '',
    outcome: 'success',
  })
  const sizes = JSON.parse(main.outputs.sizes ?? '')
  expect(Object.keys(sizes)).toEqual([expect.stringMatching(/^linux\//)])
  expect(Number(main.outputs['size-unpacked'])).toBeGreaterThan(0)
  expect(main.summary).toContain(one)
  const report = JSON.parse(main.report)
  expect(report.build.tags).toEqual([one, two])
  expect(report.image.imageId).toBe(main.outputs.imageid)
})

test('report.json is valid against the published schema, wherever it is written', async () => {
  const workspace = tinyWorkspace()
  const inputs = { load: 'true', tags: imageName(), report: 'out/report.json' }
  const { main } = await runAction({ workspace, inputs })

  expect(main.outputs.report).toBe(join(workspace, 'out/report.json'))
  expect(reportErrors(main.report)).toEqual([])
})

test('what nobody named gets its name and labels from the workflow', async () => {
  const workspace = tinyWorkspace()
  const event = { repository: { default_branch: 'main', private: true, description: 'A demo' } }
  const { main } = await runAction({ workspace, event, inputs: { load: 'true' } })

  expect(main.exitCode).toBe(0)
  const [tag = ''] = (main.outputs.tags ?? '').split('\n')
  expect(tag).toMatch(/^ghcr\.io\/octo\/demo:/)
  const { Labels } = inspectImage(tag).Config
  docker(['image', 'rm', '--force', ...(main.outputs.tags ?? '').split('\n')])
  expect(Labels).toMatchObject({
    'org.opencontainers.image.revision': '0123456789abcdef0123456789abcdef01234567',
    'org.opencontainers.image.source': 'https://github.com/octo/demo',
    'org.opencontainers.image.description': 'A demo',
  })
})

test("BuildKit's warnings are annotations on the line of the Dockerfile", async () => {
  const dockerfile = 'FROM scratch AS base\nFROM base as final\n\nCOPY hello.txt /hello.txt\n'
  const workspace = tinyWorkspace(dockerfile)
  const { main } = await runAction({ workspace, inputs: { load: 'true', tags: imageName() } })

  expect(main.exitCode).toBe(0)
  const warnings = main.commands.filter(({ name }) => name === 'warning')
  expect(warnings).toEqual([
    {
      name: 'warning',
      properties: { file: 'Dockerfile', line: '2' },
      data: expect.stringMatching(/^FromAsCasing: .* \(https:\/\/docs\.docker\.com\/\S+\)$/),
    },
  ])
})

test('call: check gives the answer of the frontend, builds nothing and fails on a finding', async () => {
  const workspace = tinyWorkspace('FROM scratch AS base\nFROM base as final\n')
  const { main } = await runAction({ workspace, inputs: { call: 'check' } })

  expect(main.lines.join('\n')).toContain('FromAsCasing')
  expect(main.exitCode).toBe(1)
  expect(main.commands.filter(({ name }) => name === 'error')).toHaveLength(1)
  expect(main.outputs).toMatchObject({ imageid: '', digest: '', sizes: '', outcome: 'failure' })
})

test('call: check of a Dockerfile without a finding ends well', async () => {
  const { main } = await runAction({ workspace: tinyWorkspace(), inputs: { call: 'check' } })

  expect(main.lines.join('\n')).toContain('no warnings found')
  expect(main.exitCode).toBe(0)
  expect(main.outputs.outcome).toBe('success')
})
