import { readFile, statfs } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { clock } from '../adapters/clock.ts'
import { runCommand } from '../adapters/command-runner.ts'
import { dockerConfigFolder } from '../adapters/engine-endpoint.ts'
import { engineHost } from '../adapters/engine-host.ts'
import { caBundle, cacheFolder, proxySettings } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { makeProbePorts, readCaBundles } from '../adapters/network-probes.ts'
import { definedVariables, withEnvironment } from '../adapters/pipeline-ports.ts'
import { cancelOnSignals } from '../adapters/signals.ts'
import { makeTransport } from '../adapters/transport.ts'
import { findPrivateEngine } from '../engine/commands.ts'
import { formatInputError, type InputError } from '../errors.ts'
import { readCredentials } from '../image/credentials.ts'
import type { Argv, CommandOptions } from '../ports.ts'
import { findCutOff } from '../preflight/checks/network.ts'
import { DEFAULT_ENDPOINTS } from '../preflight/default-endpoints.ts'
import { readCargoConfigFiles } from '../preflight/effective-cargo.ts'
import { PUBLIC_RESOLVERS } from '../preflight/names.ts'
import type { Endpoint, PreflightReport } from '../preflight/preflight.ts'
import { usableProxies } from '../preflight/proxy-route.ts'
import { renderTable } from '../preflight/render-table.ts'
import { type PreflightPorts, runPreflight } from '../preflight/run-preflight.ts'
import { selectEndpoints } from '../preflight/select-endpoints.ts'
import { cleanLine } from '../report/plain-text.ts'
import { makeConsoleLogger } from './console-logger.ts'
import { EXIT } from './exit.ts'
import {
  NETWORK_TEST_HELP,
  type NetworkTestArguments,
  parseNetworkTestArguments,
} from './network-test-arguments.ts'
import { terminal } from './terminal.ts'

const EXIT_NETWORK = 3
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
  const cargoHome = env.CARGO_HOME || join(homedir(), '.cargo')
  const cargoFiles = await readCargoConfigFiles(process.cwd(), cargoHome, files)
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
  const proxy = proxySettings(env)
  const readBundles = () => readCaBundles(caBundle(env).caBundle)
  // What the other programs of this machine trust; a bundle holds the public authorities, too.
  const [bundle] = await readBundles()
  const transport = makeTransport({
    proxy: usableProxies(proxy),
    ...(bundle ? { caPem: bundle.pem } : {}),
  })
  const run = withEnvironment(env)
  const credentials = {
    files,
    dockerConfigFolder: dockerConfigFolder(env),
    // A helper that asks its user something must not keep the process from ending.
    run: (argv: Argv, options?: CommandOptions) => run(argv, { ...options, timeoutMs: HELPER_MS }),
  }
  const probes = makeProbePorts({
    transport,
    clock,
    env,
    credentialsFor: (registry) => readCredentials(registry, credentials),
    readBundles,
  })
  if (!docker) return probes
  return {
    ...probes,
    docker: {
      run,
      readText: (path) => readFile(path, 'utf8').catch(() => undefined),
      freeBytes: (path) =>
        statfs(path).then(
          ({ bavail, bsize }) => bavail * bsize,
          () => undefined,
        ),
    },
  }
}

function exitCodeOf({ endpoints, checks }: PreflightReport): number {
  const isFailed = endpoints.some(({ outcome, mirrorOf }) => outcome === 'failed' && !mirrorOf)
  return isFailed || findCutOff(checks) ? EXIT_NETWORK : EXIT.ok
}

function refuse(errors: readonly InputError[]): number {
  for (const error of errors) process.stderr.write(`error: ${cleanLine(formatInputError(error))}\n`)
  return EXIT.input
}
