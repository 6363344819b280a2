// What fetching the crates of a lock file costs on a slow network: ours against `cargo fetch --locked`,
// both from an empty cache, through the same HTTPS mirror of crates.io with 50 ms between them and it.
// Run by Node 24; takes --json FILE, --rounds N, --lock FOLDER (with Cargo.toml and Cargo.lock).
import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeCertificate, startMirror } from './bench-fetch-mirror.ts'
import { describeMachine, quantile } from './machine.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Limit of the project's contract: our time for one of cargo's. */
const LIMIT_RATIO = 0.6

/** There and back. */
const LATENCY_MS = 50

type Round = {
  readonly round: number
  readonly first: 'cargo' | 'ours'
  readonly cargoSeconds: number
  /** Of the whole process, its start among it. */
  readonly oursSeconds: number
  /** Without the start of Node, as in a run of the action. */
  readonly insideSeconds: number
  readonly ratio: number
}

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    lock: { type: 'string', default: join(ROOT, 'examples', 'cv') },
  },
})
const roundCount = Math.max(1, Number.parseInt(values.rounds, 10) || 15)
const folder = mkdtempSync(join(tmpdir(), 'cv-docker-build-bench-'))
try {
  await measure()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0
  const workspace = makeWorkspace()
  const certificate = makeCertificate(folder)
  const mirror = await startMirror(certificate, LATENCY_MS)
  try {
    // Fills the mirror from crates.io, so that no round waits for it.
    await cargo(workspace, mirror.url, certificate.certPath)
    await ours(workspace, mirror.url, certificate.certPath)
    const rounds: Round[] = []
    for (let round = 1; round <= roundCount; round += 1) {
      const result = await runRound(round, workspace, mirror.url, certificate.certPath)
      rounds.push(result)
      console.log(formatRound(result))
    }
    report(rounds, loadBefore)
  } finally {
    mirror.close()
  }
}

/** cargo wants to see a target; what is in it makes no difference. */
function makeWorkspace(): string {
  const workspace = join(folder, 'workspace')
  mkdirSync(join(workspace, 'src'), { recursive: true })
  for (const name of ['Cargo.toml', 'Cargo.lock']) {
    copyFileSync(join(values.lock, name), join(workspace, name))
  }
  for (const name of ['main.rs', 'lib.rs']) writeFileSync(join(workspace, 'src', name), '')
  return workspace
}

/** In turn cargo first and ours first, so that neither always finds the warmer machine. */
async function runRound(
  round: number,
  workspace: string,
  mirror: string,
  ca: string,
): Promise<Round> {
  const first = round % 2 === 1 ? 'cargo' : 'ours'
  const early = first === 'cargo' ? await cargo(workspace, mirror, ca) : undefined
  const { oursSeconds, insideSeconds } = await ours(workspace, mirror, ca)
  const cargoSeconds = early ?? (await cargo(workspace, mirror, ca))
  const ratio = oursSeconds / cargoSeconds
  return { round, first, cargoSeconds, oursSeconds, insideSeconds, ratio }
}

async function cargo(workspace: string, mirror: string, ca: string): Promise<number> {
  const home = mkdtempSync(join(folder, 'cargo-home-'))
  writeFileSync(
    join(home, 'config.toml'),
    `[source.crates-io]\nreplace-with = "mirror"\n[source.mirror]\nregistry = "sparse+${mirror}/index/"\n`,
  )
  const env = { ...plainEnvironment(), CARGO_HOME: home, CARGO_HTTP_CAINFO: ca }
  const { seconds } = await timed('cargo', ['fetch', '--locked', '--quiet'], workspace, env)
  rmSync(home, { recursive: true })
  return seconds
}

async function ours(workspace: string, mirror: string, ca: string) {
  const cache = mkdtempSync(join(folder, 'cache-'))
  const script = join(ROOT, 'scripts', 'bench-fetch-child.ts')
  const args = ['--no-warnings', script, workspace, cache, mirror, ca]
  const { seconds, stdout } = await timed(process.execPath, args, workspace, plainEnvironment())
  rmSync(cache, { recursive: true })
  return { oursSeconds: seconds, insideSeconds: Number(stdout) }
}

/** No proxy is between us and a mirror on this machine. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) => !/^(?:.*_proxy|cargo_.*)$/i.test(name))
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}

/** Not synchronous: the mirror runs in this process. */
async function timed(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly seconds: number; readonly stdout: string }> {
  const start = performance.now()
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}: exit code ${code}`)
  return { seconds: (performance.now() - start) / 1000, stdout }
}

function report(rounds: readonly Round[], loadBefore: number): void {
  const value = Number(quantile(valuesOf(rounds, 'ratio'), 0.5).toFixed(3))
  const goals = [
    { id: 'fetch-ratio', value, limit: LIMIT_RATIO, unit: '×', met: value <= LIMIT_RATIO },
  ]
  for (const key of ['cargoSeconds', 'oursSeconds', 'insideSeconds', 'ratio'] as const) {
    const [low, middle, high] = [0.25, 0.5, 0.75].map((part) =>
      quantile(valuesOf(rounds, key), part).toFixed(3),
    )
    console.log(`${key}: median ${middle}, half of the rounds from ${low} to ${high}`)
  }
  for (const { id, value: found, limit, unit, met } of goals) {
    console.log(`${met ? 'met' : 'NOT MET'}: ${id} ${found} ${unit} (limit ${limit} ${unit})`)
  }
  const machine = { ...describeMachine(loadBefore), ...describeFetch() }
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ goals, rounds, machine }, null, 2)}\n`)
  }
}

function valuesOf(rounds: readonly Round[], key: Exclude<keyof Round, 'first'>): readonly number[] {
  return rounds.map((round) => round[key])
}

function formatRound({ round, cargoSeconds, oursSeconds, insideSeconds, ratio }: Round): string {
  const [cargoText, oursText, insideText] = [cargoSeconds, oursSeconds, insideSeconds].map(
    (seconds) => `${seconds.toFixed(3)} s`,
  )
  return `round ${round}: cargo ${cargoText}, ours ${oursText} (${insideText} of it the fetch), ×${ratio.toFixed(2)}`
}

function describeFetch() {
  const lock = readFileSync(join(values.lock, 'Cargo.lock'), 'utf8')
  return {
    cargo: execFileSync('cargo', ['--version'], { encoding: 'utf8' }).trim(),
    crates: lock.match(/^checksum = /gm)?.length ?? 0,
    latencyMs: LATENCY_MS,
  }
}
