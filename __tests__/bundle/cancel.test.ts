import { readdirSync } from 'node:fs'
import { removeTempFolders } from '../fakes/temp-folder.ts'
import { dockerInFront } from './docker-in-front.ts'
import { findProcesses, waitForProcesses } from './processes.ts'
import { reportErrors } from './report-file.ts'
import { makeRunner } from './runner.ts'
import { shellWorkspace, tinyWorkspace } from './workspaces.ts'

afterAll(removeTempFolders)

/** A time to sleep that no other process on this machine sleeps; long enough for a hang to be one. */
function oddTime(): string {
  return `600.${process.pid}${Math.floor(Math.random() * 1e6)}`
}

test.each(['process', 'tree'] as const)(
  'a build cancelled in the middle of a step ends at once, and nothing is left running (signal to the %s)',
  async (signalled) => {
    const time = oddTime()
    const workspace = shellWorkspace(`RUN echo under-way && exec sleep ${time}\n`)
    const runner = makeRunner({ workspace, inputs: { load: 'true', tags: 'x:y' } })
    const step = runner.startMain()
    await step.sees('under-way')
    await waitForProcesses('there', 'cmdline', `sleep ${time}`)
    step.cancel(signalled)
    const main = await step.ended

    // SIGTERM after 7.5 s would give the same code; the signal that ended buildx is said in no place.
    expect(main).toMatchObject({ exitCode: 130, signal: null, errors: [] })
    expect(findProcesses('environ', runner.temp)).toEqual([])
    await waitForProcesses('gone', 'cmdline', `sleep ${time}`)
    const errors = main.commands.filter(({ name }) => name === 'error')
    expect(errors.map(({ data }) => data)).toEqual([
      expect.stringMatching(/^The run was cancelled after /),
    ])
    expect(main.outputs.outcome).toBe('cancelled')
    expect(main.summary).toMatch(/cancelled/i)
    expect(reportErrors(main.report)).toEqual([])

    const post = await runner.runPost(main.state)
    expect(post).toMatchObject({ exitCode: 0, output: '' })
    expect(readdirSync(runner.temp)).toEqual([])
  },
  60_000,
)

test('a run cancelled before its build starts never starts it', async () => {
  const workspace = shellWorkspace(`RUN echo under-way && exec sleep ${oddTime()}\n`)
  const runner = makeRunner({ workspace, inputs: { load: 'true', tags: 'x:y' } })
  const step = runner.startMain()
  await waitForProcesses('there', 'environ', `RUNNER_TEMP=${runner.temp}`)
  await waitForState(runner.temp)
  step.cancel()
  const main = await step.ended

  expect(main).toMatchObject({ exitCode: 130, signal: null })
  expect(main.output).not.toContain('under-way')
  expect(findProcesses('environ', runner.temp)).toEqual([])
})

test('a run whose engine keeps it waiting can be cancelled', async () => {
  const time = oddTime()
  const path = dockerInFront(`[ "$1" = buildx ] && exec sleep ${time}`)
  const runner = makeRunner({ workspace: tinyWorkspace(), env: { PATH: path } })
  const step = runner.startMain()
  await waitForProcesses('there', 'cmdline', `sleep ${time}`)
  step.cancel()
  const main = await step.ended

  expect(main).toMatchObject({ exitCode: 130, signal: null, outputs: { outcome: 'cancelled' } })
  expect(findProcesses('environ', runner.temp)).toEqual([])
  const errors = main.commands.filter(({ name }) => name === 'error')
  expect(errors.map(({ data }) => data)).toEqual(['The run was cancelled before the build began.'])
}, 60_000)

/** The temporary folder of the run is the first thing that main makes. */
async function waitForState(temp: string): Promise<void> {
  while (readdirSync(temp).length === 0) await new Promise((resolve) => setImmediate(resolve))
}
