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
  let status: number | undefined
  while (!signal.aborted && ports.clock.now() - startMs < plan.timeoutMs) {
    try {
      const answer = await ports.http(url, { timeoutMs: 3_000 })
      const startupMs = ports.clock.now() - startMs
      const body = new TextDecoder().decode(answer.body).slice(0, BODY_LIMIT_CHARACTERS)
      status = answer.status
      if (status === 200) return { url, outcome: 'success', status, body, startupMs }
    } catch {
      // Until it listens the engine refuses or resets: the next look tells more.
    }
    const state = await ports.run(['docker', ...argv.state])
    if (state.stdout.startsWith('false'))
      return failure(url, await whyItEnded(state.stdout, argv, ports))
    await ports.clock.sleep(POLL_EVERY_MS, signal)
  }
  return failure(url, signal.aborted ? 'cancelled' : whyNotWell(plan, status))
}

function whyNotWell({ port, timeoutMs }: SmokeTestPlan, status: number | undefined): string {
  const within = `within ${timeoutMs / 1_000} s`
  if (status !== undefined) return `not well ${within}: status ${status}`
  return `nothing answered on port ${port} of the container ${within}; the application has to listen there, on 0.0.0.0 and not on 127.0.0.1`
}

type SmokeArgv = ReturnType<typeof smokeTestArgv>

async function whyNoPort(argv: SmokeArgv, ports: Ports): Promise<string> {
  const state = await ports.run(['docker', ...argv.state])
  return whyItEnded(state.stdout, argv, ports)
}

async function whyItEnded(state: string, argv: SmokeArgv, { run }: Ports): Promise<string> {
  const exitCode = state.trim().split(' ')[1] ?? '?'
  const { stdout, stderr } = await run(['docker', ...argv.logs])
  const said = lastWords(`${stdout}\n${stderr}`)
  return `the application ended with exit code ${exitCode}${said === '' ? ' and said nothing' : `: ${said}`}`
}

function failure(url: string, cause: string): SmokeTest {
  return { url, outcome: 'failure', cause }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? ''
}

/** A panic says what happened in its first two lines; the last is a note on how to see more. */
function lastWords(log: string): string {
  const lines = log.split('\n').map((line) => line.trim())
  const panic = lines.findLastIndex((line) => line.includes('panicked at'))
  if (panic >= 0)
    return lines
      .slice(panic, panic + 2)
      .join(' ')
      .trim()
  return (
    lines.filter((line) => line !== '' && !/^note: run with `RUST_BACKTRACE/.test(line)).at(-1) ??
    ''
  )
}
