import { join } from 'node:path'
import { readActionContext } from '../../src/action/context.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

/** A pull request as the payload of the event has it. */
function pullRequestOf(head: object) {
  const folder = tempFolder({
    'event.json': JSON.stringify({ pull_request: { number: 7, head } }),
  })
  const context = readActionContext({
    GITHUB_REPOSITORY: 'acme/web',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    RUNNER_TEMP: tempFolder(),
  })
  return context.github?.pullRequest
}

test.each<[string, object, boolean]>([
  ['a branch of the repository', { sha: 'f00', repo: { full_name: 'acme/web' } }, false],
  ['a fork', { sha: 'f00', repo: { full_name: 'jane/web' } }, true],
  ['a fork that was deleted since', { sha: 'f00', repo: null }, true],
])('a pull request of %s', (_name, head, isFork) => {
  expect(pullRequestOf(head)).toMatchObject({ number: 7, headSha: 'f00', isFork })
})
