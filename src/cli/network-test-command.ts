import { clock } from '../adapters/clock.ts'
import { runCommand } from '../adapters/command-runner.ts'
import { engineHost } from '../adapters/engine-host.ts'
import { caBundle, cacheFolder, cargoHomeFolder, proxySettings } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { makePreflightPorts } from '../adapters/network-ports.ts'
import { readCaBundles } from '../adapters/network-probes.ts'
import { definedVariables, withEnvironment } from '../adapters/pipeline-ports.ts'
import { cancelOnSignals } from '../adapters/signals.ts'
import { makeTransport } from '../adapters/transport.ts'
import { findPrivateEngine } from '../engine/commands.ts'
import { formatInputError, type InputError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import type { CommandRunner } from '../ports.ts'
import { findCutOff } from '../preflight/checks/network.ts'
import { DEFAULT_ENDPOINTS } from '../preflight/default-endpoints.ts'
import { PUBLIC_RESOLVERS } from '../preflight/names.ts'
import type { Endpoint, PreflightReport } from '../preflight/preflight.ts'
import { usableProxies } from '../preflight/proxy-route.ts'
import { renderTable } from '../preflight/render-table.ts'
import { type PreflightPorts, runPreflight } from '../preflight/run-preflight.ts'
import { selectEndpoints } from '../preflight/select-endpoints.ts'
import { cleanLine } from '../report/plain-text.ts'
import { readCargoConfigFiles } from '../workspace/read-cargo-config.ts'
import { makeConsoleLogger } from './console-logger.ts'
import {
  NETWORK_TEST_HELP,
  type NetworkTestArguments,
  parseNetworkTestArguments,
} from './network-test-arguments.ts'
import { terminal } from './terminal.ts'

/** Of the time that was given: for starting, the report and the output. */
const OVERHEAD_MS = 400
const SAMPLES = 3
const HELPER_MS = 3_000

/** `network-test`: works with no engine and no network at all; see its help. Gives the exit code. */
export async function runNetworkTestCommand(args: readonly string[]): Promise<number> {
  const parsed = parseNetworkTestArguments(args)
  if (!parsed.ok) return refuse(parsed.errors)
  const { help, endpoints: added, only, json, verbose } = parsed.value
  if (help) {
    process.stdout.write(NETWORK_TEST_HELP)
    return EXIT.ok
  }
  const endpoints = selectEndpoints(DEFAULT_ENDPOINTS, added, only)
  if (!endpoints.ok) return refuse(endpoints.errors)
  const report = await test(endpoints.value, parsed.value, await findEnvironment(parsed.value))
  const { isColorful: color } = terminal
  process.stdout.write(
    json ? `${JSON.stringify(report, null, 2)}\n` : renderTable(report, { color, verbose }),
  )
  return exitCodeOf(report)
}

/** With the way to the private engine, where that is up: builds would use it, too. */
async function findEnvironment({
  docker,
}: NetworkTestArguments): Promise<Readonly<Record<string, string>>> {
  const env = definedVariables(process.env)
  if (!docker || env.DOCKER_HOST) return env
  const log = makeConsoleLogger(() => {}, { color: false, verbose: false })
  const ports = { run: runCommand, files, clock, log, host: engineHost }
  const engine = findPrivateEngine(ports, { cacheFolder: cacheFolder(env), env })
  return { ...env, ...(await engine.catch(() => undefined)) }
}

async function test(
  endpoints: readonly Endpoint[],
  { docker, sandbox, timeoutMs }: NetworkTestArguments,
  env: Readonly<Record<string, string>>,
): Promise<PreflightReport> {
  const signal = cancelOnSignals()
  const proxy = proxySettings(env)
  const cargoFiles = await readCargoConfigFiles(process.cwd(), cargoHomeFolder(env), files)
  const options = {
    mode: 'auto',
    timeoutMs: timeoutMs - OVERHEAD_MS,
    proxy,
    fallbackResolvers: PUBLIC_RESOLVERS,
    samples: SAMPLES,
    cargo: { files: cargoFiles, environment: env },
    ...(docker ? { docker: { sandbox } } : {}),
  } as const
  return await runPreflight(endpoints, options, await makePorts(env, docker), signal)
}

async function makePorts(
  env: Readonly<Record<string, string>>,
  docker: boolean,
): Promise<PreflightPorts> {
  // What the other programs of this machine trust; a bundle holds the public authorities, too.
  const [bundle] = await readCaBundles(caBundle(env).caBundle)
  const transport = makeTransport({
    proxy: usableProxies(proxySettings(env)),
    ...(bundle ? { caPem: bundle.pem } : {}),
  })
  const run = withEnvironment(env)
  // A helper that asks its user something must not keep the process from ending.
  const runHelper: CommandRunner = (argv, options) =>
    run(argv, { ...options, timeoutMs: HELPER_MS })
  const { docker: questions, ...probes } = makePreflightPorts(env, transport, run, runHelper)
  return docker && questions ? { ...probes, docker: questions } : probes
}

function exitCodeOf({ endpoints, checks }: PreflightReport): number {
  const isFailed = endpoints.some(({ outcome, mirrorOf }) => outcome === 'failed' && !mirrorOf)
  return isFailed || findCutOff(checks) ? EXIT.network : EXIT.ok
}

function refuse(errors: readonly InputError[]): number {
  for (const error of errors) process.stderr.write(`error: ${cleanLine(formatInputError(error))}\n`)
  return EXIT.input
}
