import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatHandOver } from '../../src/comment/hand-over.ts'
import { parseState } from '../../src/comment/stored-state.ts'
import { prepareChecks } from '../comment/github-description.ts'
import { startGitHub } from '../comment/github-server.ts'
import { anEntry, commitOf } from '../comment/scene.ts'
import { payloadOf, setIn } from '../comment/webhook-payloads.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)
beforeAll(prepareChecks, 60_000)

const PROGRAM = fileURLToPath(new URL('../../comment/main.js', import.meta.url))

/** As the runner starts the action comment/: inputs as variables, in a process of its own. */
async function runComment(folder: string, apiUrl: string) {
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env.PATH,
      INPUT_FOLDER: join(folder, 'from'),
      'INPUT_GITHUB-TOKEN': 'secret',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_REPOSITORY: 'octo/cv',
      GITHUB_API_URL: apiUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stdout.on('data', (part) => said.push(String(part)))
  child.stderr.on('data', (part) => said.push(String(part)))
  const [exitCode] = await once(child, 'close')
  return { exitCode, said: said.join('') }
}

test('the action comment/ posts what a run of a fork has left', async () => {
  const server = await startGitHub()
  server.pulls.set(7, { state: 'open', headSha: commitOf(9), headRepository: 'mallory/cv' })
  const event = payloadOf('workflow_run', 'completed')
  setIn(event, 'workflow_run.event', 'pull_request')
  setIn(event, 'workflow_run.head_sha', commitOf(9))
  setIn(event, 'workflow_run.head_repository.full_name', 'mallory/cv')
  const folder = tempFolder({
    'event.json': JSON.stringify(event),
    'from/cv-docker-build-comment-image-0/comment.json': formatHandOver(7, anEntry()),
  })
  const result = await runComment(folder, server.url)
  await server.stop()
  expect(result).toEqual({
    exitCode: 0,
    said: 'comment created: https://github.com/octo/cv/pull/7#issuecomment-1000\n',
  })
  expect(server.problems).toEqual([])
  expect(parseState(server.comments[0]?.body ?? '').entries).toMatchObject([
    { commit: commitOf(9), relayed: true },
  ])
}, 60_000)
