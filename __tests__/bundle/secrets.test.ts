import { removeTempFolders } from '../fakes/temp-folder.ts'
import { imageName, readWholeImage, removeImages } from './docker.ts'
import { runAction, type StepResult } from './runner.ts'
import { shellWorkspace } from './workspaces.ts'

afterAll(() => {
  removeImages()
  removeTempFolders()
})

const ONE_LINE = 'correct horse, "battery" staple'
const MANY_LINES = '-----BEGIN KEY-----\nMIIBVgIBADAN\n-----END KEY-----'
const TOKEN = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'
const SECRETS = `password=${ONE_LINE}\n"key=${MANY_LINES}"`

/** Where a value can be found by others: all but the commands that ask the runner to mask it. */
function placesOf({
  lines,
  commands,
  outputs,
  summary,
  report,
  state,
  changes,
}: StepResult): string {
  const others = commands.filter(({ name }) => name !== 'add-mask')
  return JSON.stringify({ lines, others, outputs, summary, report, state, changes })
}

function appearsIn(text: string): readonly string[] {
  // The parts of a value, so that neither quoting nor a line break hides it.
  const parts = ['correct horse', 'MIIBVgIBADAN', TOKEN]
  return parts.filter((part) => text.includes(part))
}

const USE = 'RUN --mount=type=secret,id=password --mount=type=secret,id=key sh -c'

test('the values of secrets reach the build, and nothing else', async () => {
  const lengths = `[ \${#p} = ${ONE_LINE.length} ] && [ \${#k} = ${MANY_LINES.length} ]`
  const workspace = shellWorkspace(
    `${USE} 'p=$(cat /run/secrets/password) && k=$(cat /run/secrets/key) && ${lengths}'\n`,
  )
  const tag = imageName()
  const inputs = { load: 'true', tags: tag, secrets: SECRETS, provenance: 'false' }
  const { main, post } = await runAction({ workspace, inputs, token: TOKEN })

  expect(main.exitCode).toBe(0)
  const masked = main.commands.flatMap(({ name, data }) => (name === 'add-mask' ? [data] : []))
  expect(masked).toEqual(expect.arrayContaining([ONE_LINE, MANY_LINES]))
  expect(appearsIn(placesOf(main))).toEqual([])
  expect(appearsIn(post.output)).toEqual([])
  expect(appearsIn(readWholeImage(tag))).toEqual([])
})

test('a secret is masked before anything is printed after it', async () => {
  const workspace = shellWorkspace(`${USE} 'cat /run/secrets/password; cat /run/secrets/key'\n`)
  const inputs = { load: 'true', tags: imageName(), secrets: SECRETS, 'no-cache': 'true' }
  const { main } = await runAction({ workspace, inputs, token: TOKEN })

  expect(main.exitCode).toBe(0)
  expect(main.output).toContain('MIIBVgIBADAN')
  expect(appearsIn(main.lines.join('\n'))).toEqual([])
})

test('a failing step that prints a secret does not carry it into summary, outputs and report', async () => {
  const workspace = shellWorkspace(
    `${USE} 'cat /run/secrets/password; echo; cat /run/secrets/key; exit 1'\n`,
  )
  const inputs = { load: 'true', tags: imageName(), secrets: SECRETS }
  const { main } = await runAction({ workspace, inputs, token: TOKEN })

  expect(main.exitCode).toBe(1)
  expect(appearsIn(placesOf(main))).toEqual([])
})
