import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
}

const action = parse(read('comment/action.yml'))
const workflow = parse(read('.github/workflows/comment.yml'))

type Step = { readonly uses?: string; readonly run?: string; readonly with?: object }

const steps: readonly Step[] = workflow.jobs.comment.steps

test('the action hands every input that it has to the command', () => {
  const program = read('comment/main.js')
  for (const name of Object.keys(action.inputs)) {
    expect(program).toContain(`INPUT_${name.toUpperCase()}`)
  }
  expect(action.runs).toEqual({ using: 'node24', main: 'main.js' })
  expect(program).toContain("await import('../dist/cli/index.js')")
})

test('the workflow runs nothing, and checks nothing out, of a pull request', () => {
  expect(workflow.on).toEqual({ workflow_call: null })
  expect(steps.map(({ run }) => run)).toEqual(steps.map(() => undefined))
  const [download, ours, ...rest] = steps.map(({ uses = '' }) => uses)
  expect(download).toMatch(/^actions\/download-artifact@[0-9a-f]{40}$/)
  expect([ours, rest]).toEqual(['$/comment', []])
})

test('the workflow has the rights that it needs and no others', () => {
  expect(workflow.permissions).toEqual({})
  expect(workflow.jobs.comment.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' })
})

test('the files do not come near a workspace, and nothing of the event gets into a script', () => {
  const folder = '${{ runner.temp }}/cv-docker-build-comment'
  expect(steps[0]?.with).toMatchObject({ path: folder, pattern: 'cv-docker-build-comment-*' })
  expect(steps[1]?.with).toEqual({ folder })
})

test('docs/pull-requests.md uploads what the workflow downloads', () => {
  const page = read('docs/pull-requests.md')
  expect(page).toContain(
    'name: cv-docker-build-comment-${{ github.job }}-${{ strategy.job-index }}',
  )
  expect(page).toContain('.github/workflows/comment.yml@v1')
})
