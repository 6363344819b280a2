import { join } from 'node:path'
import { readActionContext } from '../../src/action/context.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

function pullRequestOf(event: unknown) {
  const folder = tempFolder({ 'event.json': JSON.stringify(event) })
  const env = {
    GITHUB_REPOSITORY: 'octo/cv',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    RUNNER_TEMP: folder,
  }
  return readActionContext(env).github?.pullRequest
}

test('the base of a pull request is read where the event has all of it', () => {
  const pull = (base: unknown) => ({ pull_request: { number: 7, head: { sha: 'c0ffee' }, base } })
  const whole = { ref: 'main', sha: 'b'.repeat(40) }
  expect(pullRequestOf(pull({ ...whole, label: 'octo:main' }))).toMatchObject({
    number: 7,
    headSha: 'c0ffee',
    base: whole,
  })
  for (const base of [undefined, null, 'main', { ref: 'main' }, { ref: 7, sha: 'b' }]) {
    expect(pullRequestOf(pull(base))).not.toHaveProperty('base')
  }
  expect(pullRequestOf({})).toBeUndefined()
})
