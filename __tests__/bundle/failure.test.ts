import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { dockerInFront } from './docker-in-front.ts'
import { reportErrors } from './report-file.ts'
import { runAction, type StepResult } from './runner.ts'
import { shellWorkspace, tinyWorkspace } from './workspaces.ts'

afterAll(removeTempFolders)

function errorsOf({ commands }: StepResult): readonly string[] {
  return commands.flatMap(({ name, data }) => (name === 'error' ? [data] : []))
}

test('a RUN that fails is said once, with its cause, and its last words are in the summary', async () => {
  const workspace = shellWorkspace('RUN echo looked-for-a-needle && exit 7\n')
  const { main, post } = await runAction({ workspace, inputs: { load: 'true', tags: 'x:y' } })

  expect(main.errors).toEqual([])
  expect(main.exitCode).toBe(1)
  const [error, ...others] = errorsOf(main)
  expect(others).toEqual([])
  expect(error).toMatch(
    /^Build failed: `RUN echo looked-for-a-needle && exit 7` exited with code 7\.$/,
  )
  expect(main.summary).toContain('looked-for-a-needle')
  expect(main.summary).toContain('exit 7')
  expect(main.outputs).toMatchObject({ outcome: 'failure', imageid: '', digest: '', metadata: '' })
  expect(reportErrors(main.report)).toEqual([])
  expect(JSON.parse(main.report).failure).toMatchObject({
    stage: 'build',
    exitCode: 1,
    evidence: expect.arrayContaining(['looked-for-a-needle']),
  })
  expect(post.exitCode).toBe(0)
})

test('every wrong input is an annotation of its own, and nothing is run', async () => {
  const workspace = tinyWorkspace()
  const inputs = { platforms: 'linux/amd46', push: 'maybe', tags: 'UPPER:x', retries: '-1' }
  // With no docker to find, running anything would show as another error.
  const { main } = await runAction({ workspace, inputs, env: { PATH: tempFolder() } })

  expect(main.exitCode).toBe(2)
  expect(errorsOf(main).map((error) => error.split(':')[0])).toEqual(
    expect.arrayContaining(['platforms', 'push', 'retries', 'tags']),
  )
  expect(errorsOf(main)).toHaveLength(4)
  expect(main.outputs).toEqual({})
})

test('faults of the checkout are told together with those of the inputs', async () => {
  const workspace = tempFolder({ 'Cargo.toml': '[package\n' })
  const { main } = await runAction({ workspace, inputs: { push: 'maybe' } })

  expect(main.exitCode).toBe(2)
  expect(errorsOf(main).map((error) => error.split(':')[0])).toEqual(['push', 'Cargo.toml'])
})

test('without docker on the PATH one sentence says so', async () => {
  const { main, post } = await runAction({
    workspace: tinyWorkspace(),
    inputs: { load: 'true', tags: 'x:y' },
    env: { PATH: tempFolder() },
  })

  expect(main.exitCode).toBe(1)
  expect(errorsOf(main)).toEqual([expect.stringMatching(/^docker is not installed; install /)])
  expect(main.lines.join('\n')).not.toContain(' at ')
  expect(post.exitCode).toBe(0)
})

test.each([
  ['nothing listens', 'unix:///nowhere/docker.sock', /does not answer at unix:\/\/\/nowhere/],
  ['nothing listens on TCP', 'tcp://127.0.0.1:9', /does not answer at tcp:\/\/127\.0\.0\.1:9/],
])('an engine that is away is named: %s', async (_, host, sentence) => {
  const { main } = await runAction({
    workspace: tinyWorkspace(),
    inputs: { load: 'true', tags: 'x:y' },
    env: { DOCKER_HOST: host },
  })

  expect(main.exitCode).toBe(1)
  expect(errorsOf(main)).toEqual([expect.stringMatching(sentence)])
})

test('without the buildx plugin the package to install is named', async () => {
  const path = dockerInFront(
    '[ "$1" = buildx ] && echo "docker: \'buildx\' is not a command" >&2 && exit 1',
  )
  const { main } = await runAction({
    workspace: tinyWorkspace(),
    inputs: { load: 'true', tags: 'x:y' },
    env: { PATH: path },
  })

  expect(main.exitCode).toBe(1)
  expect(errorsOf(main)).toEqual([expect.stringContaining('docker-buildx-plugin')])
})
