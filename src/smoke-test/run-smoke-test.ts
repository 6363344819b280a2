import type { Clock, CommandRunner, Http, Logger } from '../ports.ts'
import type { SmokeTest } from '../report/run-report.ts'

export type SmokeTestPlan = {
  readonly image: string
  /** TCP port inside the container. */
  readonly port: number
  readonly path: string
  /** Unique on the engine. */
  readonly containerName: string
  readonly timeoutMs: number
}

type Ports = {
  readonly run: CommandRunner
  readonly http: Http
  readonly clock: Clock
  readonly log: Logger
}

const BODY_LIMIT_CHARACTERS = 2_000
const POLL_EVERY_MS = 100

/** The argument lists after `docker`: start, ask for the published port, remove. */
export function smokeTestArgv({ image, port, containerName }: SmokeTestPlan) {
  return {
    run: ['run', '--detach', '--name', containerName, '--publish', `127.0.0.1::${port}`, image],
    port: ['port', containerName, `${port}/tcp`],
    state: ['inspect', '--format', '{{.State.Running}} {{.State.ExitCode}}', containerName],
    logs: ['logs', '--tail', '20', containerName],
    remove: ['rm', '--force', '--volumes', containerName],
  } as const
}

/**
 * Starts the image as a user would, waits for a good answer on its health path, and removes the
 * container whatever happens.
 */
export async function runSmokeTest(
  plan: SmokeTestPlan,
  ports: Ports,
  signal: AbortSignal,
): Promise<SmokeTest> {
  const argv = smokeTestArgv(plan)
  const startMs = ports.clock.now()
  const unreached = `http://127.0.0.1:${plan.port}${plan.path}`
  try {
    const started = await ports.run(['docker', ...argv.run], { signal })
    if (started.exitCode !== 0) {
      return failure(unreached, `the container did not start: ${lastLine(started.stderr)}`)
    }
    const published = await ports.run(['docker', ...argv.port], { signal })
    const address = published.stdout.split('\n')[0]?.trim()
    if (!address) return failure(unreached, await whyNoPort(argv, ports))
    const url = `http://${address}${plan.path}`
    return await waitForAnswer(url, startMs, plan, ports, signal)
  } finally {
    // Not with `signal`: the container has to go also when the run was cancelled.
    await ports.run(['docker', ...argv.remove], { timeoutMs: 20_000 })
  }
}

async function waitForAnswer(
  url: string,
  startMs: number,
  plan: SmokeTestPlan,
  ports: Ports,
  signal: AbortSignal,
): Promise<SmokeTest> {
  const argv = smokeTestArgv(plan)
  let last = 'no answer'
  while (!signal.aborted && ports.clock.now() - startMs < plan.timeoutMs) {
    try {
      const { status, body } = await ports.http(url, { timeoutMs: 3_000 })
      const startupMs = ports.clock.now() - startMs
      const text = new TextDecoder().decode(body).slice(0, BODY_LIMIT_CHARACTERS)
      if (status === 200) return { url, outcome: 'success', status, body: text, startupMs }
      last = `status ${status}`
    } catch (error) {
      last = (error as Error).message
    }
    const state = await ports.run(['docker', ...argv.state])
    if (state.stdout.startsWith('false'))
      return failure(url, await whyItEnded(state.stdout, argv, ports))
    await ports.clock.sleep(POLL_EVERY_MS, signal)
  }
  const why = signal.aborted ? 'cancelled' : `not well within ${plan.timeoutMs / 1_000} s: ${last}`
  return failure(url, why)
}

type SmokeArgv = ReturnType<typeof smokeTestArgv>

async function whyNoPort(argv: SmokeArgv, ports: Ports): Promise<string> {
  const state = await ports.run(['docker', ...argv.state])
  return whyItEnded(state.stdout, argv, ports)
}

async function whyItEnded(state: string, argv: SmokeArgv, { run }: Ports): Promise<string> {
  const exitCode = state.trim().split(' ')[1] ?? '?'
  const { stdout, stderr } = await run(['docker', ...argv.logs])
  const said = lastLine(`${stdout}\n${stderr}`)
  return `the application ended with exit code ${exitCode}${said === '' ? ' and said nothing' : `: ${said}`}`
}

function failure(url: string, cause: string): SmokeTest {
  return { url, outcome: 'failure', cause }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? ''
}
