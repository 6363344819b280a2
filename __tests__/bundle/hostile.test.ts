import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeTempFolders } from '../fakes/temp-folder.ts'
import { renderGfm } from '../report/gfm.ts'
import { imageName, removeImages } from './docker.ts'
import { dockerInFront } from './docker-in-front.ts'
import { runAction, type StepResult } from './runner.ts'
import { shellWorkspace, tinyWorkspace } from './workspaces.ts'

afterAll(() => {
  removeImages()
  removeTempFolders()
})

/** What a runner, a terminal or a reader of Markdown might obey. */
const HOSTILE = [
  '::set-output name=digest::sha256:evil',
  '  ::error file=a.rs,line=1::owned',
  '::warning::owned',
  '::save-state name=isPost::owned',
  '::add-mask::a',
  '::stop-commands::owned',
  '##[set-output name=digest;]sha256:evil',
  'text ##[error]owned',
  '##[add-path]/owned',
  'progress 1\r::error::owned',
  '\u001b[2J\u001b[1;1H::error::owned',
  '\u001b]0;owned\u0007title',
  '\u202e::error::owned',
  '\u2028::error::owned',
  '%0A::error::owned',
  '</details><script>owned</script>',
  '```',
  '~~~~ </code></pre><script>owned</script>',
]

/** Commands that the action itself gives: groups of the log, state, and how the build ended. */
const HARMLESS = ['group', 'endgroup', 'debug']

function obeyed({ commands }: StepResult) {
  return commands.filter(({ name }) => !HARMLESS.includes(name))
}

test('what a step of the build prints is never obeyed', async () => {
  const workspace = shellWorkspace('COPY hostile.txt /\nRUN cat /hostile.txt\n', {
    'hostile.txt': `${HOSTILE.join('\n')}\n`,
  })
  const inputs = { load: 'true', tags: imageName(), 'no-cache': 'true' }
  const { main } = await runAction({ workspace, inputs })

  expect(main.exitCode).toBe(0)
  expect(main.output).toContain('owned')
  expect(obeyed(main)).toEqual([])
  expect(main.outputs.digest).not.toBe('sha256:evil')
  expect(main.errors).toEqual([])
  expect(main.changes).toBe('')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(main.output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202e]/)
})

test('what a failing step prints is obeyed neither in the log nor in annotation and summary', async () => {
  const workspace = shellWorkspace('COPY hostile.txt /\nRUN cat /hostile.txt; exit 3\n', {
    'hostile.txt': `${HOSTILE.join('\n')}\n`,
  })
  const { main } = await runAction({ workspace, inputs: { load: 'true', tags: 'x:y' } })

  expect(main.exitCode).toBe(1)
  expect(obeyed(main)).toEqual([
    { name: 'error', properties: {}, data: expect.stringContaining('cat /hostile.txt; exit 3') },
  ])
  expect(main.summary).toContain('owned')
  expect(renderGfm(main.summary)).not.toContain('<script')
  expect(main.errors).toEqual([])
})

test('the names of stages, labels and arguments are text, too', async () => {
  const workspace = tinyWorkspace(
    'FROM scratch\nARG A\nCOPY hello.txt "/::error::owned##[error]"\nLABEL a="::error::owned\\n::error::b"\n',
  )
  const inputs = {
    load: 'true',
    tags: imageName(),
    labels: 'a=##[error]owned',
    'build-args': 'A=::error::owned',
  }
  const { main } = await runAction({ workspace, inputs })

  expect(main.exitCode).toBe(0)
  expect(obeyed(main)).toEqual([])
})

/** The progress of a step that prints without end, from a builder whose log has no limit. */
const FLOOD = `
import { once } from 'node:events'
const digest = 'sha256:' + 'a'.repeat(64)
const time = (ms) => new Date(Date.now() + ms).toISOString()
const write = async (event) => {
  if (!process.stderr.write(JSON.stringify(event) + '\\n')) await once(process.stderr, 'drain')
}
const vertex = { digest, name: '[1/1] RUN flood', started: time(-5000) }
await write({ vertexes: [vertex] })
for (let chunk = 0; chunk < 4000; chunk += 1) {
  const text = Array.from({ length: 100 }, (_, line) => 'line ' + chunk + ' ' + line + ' ' + 'x'.repeat(100)).join('\\n')
  const data = Buffer.from(text + '\\n').toString('base64')
  await write({ logs: [{ vertex: digest, stream: 1, data, timestamp: time(0) }] })
}
await write({ vertexes: [{ ...vertex, completed: time(0), error: 'process "flood" did not complete successfully: exit code: 1' }] })
process.exitCode = 1
`

test('400,000 lines of output are all in the log, in bounded memory', async () => {
  const workspace = tinyWorkspace()
  const script = join(workspace, 'flood.mjs')
  writeFileSync(script, FLOOD)
  const path = dockerInFront(
    `[ "$1 $2" = "buildx build" ] && exec '${process.execPath}' '${script}'`,
  )
  const { main } = await runAction({
    workspace,
    inputs: { load: 'true', tags: 'x:y' },
    // The lines take 45 MB: whoever keeps them ends for lack of memory.
    env: { PATH: path, NODE_OPTIONS: '--max-old-space-size=48' },
  })

  expect(main.exitCode).toBe(1)
  expect(main.lines.filter((line) => line.includes(' line '))).toHaveLength(400_000)
  expect(main.lines.some((line) => line.includes('line 3999 99 '))).toBe(true)
  expect(main.summary.length).toBeLessThan(100_000)
  expect(main.report.length).toBeLessThan(100_000)
}, 60_000)
