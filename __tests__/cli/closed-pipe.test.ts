import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const CLI = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url))

type Streams = readonly ('stdout' | 'stderr')[]

/** Runs a program whose reader is gone before it writes its first line. */
async function runWithoutReader(argv: readonly string[], closed: Streams) {
  const child = spawn(process.execPath, ['--no-warnings', ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const name of ['stdout', 'stderr'] as const) {
    if (closed.includes(name)) child[name].destroy()
    else child[name].on('data', (chunk) => said.push(String(chunk)))
  }
  const exitCode = await new Promise((resolve) => child.on('close', resolve))
  return { exitCode, said: said.join('') }
}

test('a pipe that nobody reads ends a command quietly, with what a shell shows of SIGPIPE', async () => {
  expect(await runWithoutReader([CLI, 'help'], ['stdout'])).toEqual({ exitCode: 141, said: '' })
})

test('on standard error, too', async () => {
  const ended = await runWithoutReader([CLI, 'no-such-command'], ['stderr'])
  expect(ended).toEqual({ exitCode: 141, said: '' })
})

test('a reader who stays gets all, and the exit code', async () => {
  const { exitCode, said } = await runWithoutReader([CLI, 'help'], [])
  expect([exitCode, said.startsWith('cv-docker-build')]).toEqual([0, true])
})

test('a run that is at work is cancelled, and tidies up', async () => {
  const url = (path: string) => new URL(`../../src/adapters/${path}`, import.meta.url).href
  const program = `
    import { endWithReader } from '${url('closed-pipe.ts')}'
    import { cancelOnSignals } from '${url('signals.ts')}'
    endWithReader()
    const signal = cancelOnSignals()
    const alive = setInterval(() => console.error('a line of the log'), 10)
    signal.addEventListener('abort', () => {
      clearInterval(alive)
      console.log('tidied up after', signal.reason)
    })
  `
  const folder = tempFolder({ 'program.mjs': program })
  const ended = await runWithoutReader([`${folder}/program.mjs`], ['stderr'])
  expect(ended).toEqual({ exitCode: 141, said: 'tidied up after SIGPIPE\n' })
})
