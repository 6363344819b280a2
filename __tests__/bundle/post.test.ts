import { existsSync, readdirSync } from 'node:fs'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { imageName, removeImages } from './docker.ts'
import { makeRunner } from './runner.ts'
import { tinyWorkspace } from './workspaces.ts'

afterAll(() => {
  removeImages()
  removeTempFolders()
})

test('post takes away what main left in the temporary folder, and a second time nothing', async () => {
  const inputs = { load: 'true', tags: imageName() }
  const runner = makeRunner({ workspace: tinyWorkspace(), inputs })
  const main = await runner.runMain()
  expect(readdirSync(runner.temp)).toHaveLength(1)

  for (let time = 1; time <= 2; time += 1) {
    const post = await runner.runPost(main.state)
    expect(post).toMatchObject({ exitCode: 0, output: '', errors: [], outputs: {}, state: {} })
    expect(readdirSync(runner.temp)).toEqual([])
  }
})

test('post cleans up after a main that refused its inputs', async () => {
  const runner = makeRunner({ workspace: tinyWorkspace(), inputs: { push: 'maybe' } })
  const main = await runner.runMain()
  expect(main.exitCode).toBe(2)
  const post = await runner.runPost(main.state)

  expect(post).toMatchObject({ exitCode: 0, output: '' })
  expect(readdirSync(runner.temp)).toEqual([])
})

test.each([
  ['none', {}],
  ['of another release', { 'cv-docker-build': '{"version":99,"tempFolder":"FOLDER"}' }],
  ['broken', { 'cv-docker-build': '{"version":1,' }],
])('post does nothing when there is no state it knows: %s', async (_, state) => {
  const folder = tempFolder({ kept: '' })
  const runner = makeRunner({ workspace: tinyWorkspace() })
  const values = Object.entries(state).map(([key, text]) => [key, text.replace('FOLDER', folder)])
  const post = await runner.runPost(Object.fromEntries(values))

  expect(post).toMatchObject({ exitCode: 0, output: '' })
  expect(existsSync(`${folder}/kept`)).toBe(true)
})
