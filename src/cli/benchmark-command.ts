import { basename, join, resolve } from 'node:path'
import { clock } from '../adapters/clock.ts'
import { runCommand } from '../adapters/command-runner.ts'
import { copyContext } from '../adapters/copy-context.ts'
import { engineHost } from '../adapters/engine-host.ts'
import { cacheFolder, definedVariables } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { machineFacts } from '../adapters/machine-facts.ts'
import { withEnvironment } from '../adapters/pipeline-ports.ts'
import { findMainSource } from '../benchmark/changed-line.ts'
import { planRounds } from '../benchmark/plan-rounds.ts'
import { renderMarkdown } from '../benchmark/render-markdown.ts'
import { renderText } from '../benchmark/render-text.ts'
import { type BenchmarkResult, makeResult } from '../benchmark/result.ts'
import { ensureEngine } from '../engine/commands.ts'
import { formatInputError, type InputError, type Parsed } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { chooseBinary } from '../plan/choose-binary.ts'
import type { Logger } from '../ports.ts'
import { cleanLine } from '../report/plain-text.ts'
import { VERSION } from '../version.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'
import { parseCliArguments } from './args.ts'
import {
  BENCHMARK_HELP,
  type BenchmarkArguments,
  parseBenchmarkArguments,
} from './benchmark-arguments.ts'
import {
  type BenchmarkRun,
  type BenchmarkRunRequest,
  imageOf,
  runBenchmark,
} from './benchmark-run.ts'
import { makeConsoleLogger } from './console-logger.ts'
import { readCliContext } from './context.ts'
import { terminal } from './terminal.ts'

type Environment = Readonly<Record<string, string>>

/** `benchmark [FOLDER]`: see its help. Gives the exit code. */
export async function runBenchmarkCommand(
  args: readonly string[],
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const parsed = parseBenchmarkArguments(args)
  if (!parsed.ok) return refuse(parsed.errors)
  if (parsed.value.help) {
    process.stdout.write(BENCHMARK_HELP)
    return EXIT.ok
  }
  const folder = resolve(parsed.value.folder)
  const source = await findSource(folder, parsed.value)
  if (!source.ok) return refuse(source.errors)
  const startedAt = new Date(clock.now()).toISOString()
  const run = await withEngine((env, log) =>
    measure(folder, source.value, parsed.value, { env, log, signal }),
  )
  const result = makeResult({
    tool: { name: 'cv-docker-build', version: VERSION },
    startedAt,
    application: basename(folder),
    ...(parsed.value.platform === undefined ? {} : { platform: parsed.value.platform }),
    machine: machineFacts(),
    options: parsed.value.others,
    samples: run.samples,
  })
  return await tell(result, run, parsed.value)
}

/** The file that gets another line in each round. */
async function findSource(
  folder: string,
  { source, others }: BenchmarkArguments,
): Promise<Parsed<string>> {
  const options = parseCliArguments(others)
  if (!options.ok) return options
  const workspace = await readWorkspace(folder, files)
  if (!workspace.ok) return workspace
  if (source !== undefined) return await checkSource(folder, source)
  const { cargo } = workspace.value
  if (cargo === undefined) {
    const problem = `is not in ${folder}`
    return wrong('Cargo.toml', problem, 'name the folder of the application')
  }
  const { package: name, bin, features = '' } = options.value.raw
  const chosen = chooseBinary(cargo, {
    ...(name === undefined ? {} : { package: name }),
    ...(bin === undefined ? {} : { bin }),
    features: features.split(/[\s,]+/).filter(Boolean),
  })
  if (!chosen.ok) return chosen
  const path = await findMainSource(folder, chosen.value, files)
  if (path !== undefined) return { ok: true, value: path }
  return wrong('--source', `no source file of ${chosen.value.bin} is found`, 'name the file')
}

async function checkSource(folder: string, source: string): Promise<Parsed<string>> {
  const isThere = source.endsWith('.rs') && (await files.kindOf(join(folder, source))) === 'file'
  if (isThere) return { ok: true, value: source }
  const problem = `${JSON.stringify(source)} is no Rust file in ${folder}`
  return wrong('--source', problem, 'name one, relative to that folder')
}

function wrong(input: string, problem: string, remedy: string): Parsed<never> {
  return { ok: false, errors: [{ input, problem, remedy }] }
}

/** One engine for all builds: each by itself might start and stop a private one. */
async function withEngine<T>(body: (env: Environment, log: Logger) => Promise<T>): Promise<T> {
  const env = definedVariables(process.env)
  const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
    color: terminal.isScreen,
    verbose: false,
  })
  const ports = { run: runCommand, files, clock, log, host: engineHost }
  const engine = await ensureEngine(ports, { cacheFolder: cacheFolder(process.env), env })
  try {
    return await body({ ...env, ...engine.env }, log)
  } finally {
    await engine.stop()
  }
}

async function measure(
  folder: string,
  source: string,
  { variants, scenarios, iterations, platform, others }: BenchmarkArguments,
  {
    env,
    log,
    signal,
  }: { readonly env: Environment; readonly log: Logger; readonly signal: AbortSignal },
): Promise<BenchmarkRun> {
  const { tempFolder } = await readCliContext(folder)
  const run = withEnvironment(env)
  const request: BenchmarkRunRequest = {
    builds: planRounds({ variants, scenarios, iterations }),
    // Its name may become that of the application.
    contextFolder: join(tempFolder, 'context', basename(folder)),
    source,
    tempFolder,
    imageName: `cv-docker-build-benchmark-${process.pid}`,
    ...(platform === undefined ? {} : { platform }),
    others,
  }
  const [program, entry = ''] = process.argv
  const ownProgram = [program ?? process.execPath, ...process.execArgv, entry] as const
  try {
    await copyContext(folder, request.contextFolder)
    const newValue = () => Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)
    return await runBenchmark(request, { run, files, log, env, ownProgram, newValue }, signal)
  } finally {
    for (const variant of variants)
      await run(['docker', 'image', 'rm', '--force', imageOf(request, variant)])
    await files.remove(tempFolder)
  }
}

async function tell(
  result: BenchmarkResult,
  { failure }: BenchmarkRun,
  { jsonFile, markdownFile }: BenchmarkArguments,
): Promise<number> {
  if (result.rows.length > 0) process.stdout.write(renderText(result, terminal.isColorful))
  if (jsonFile !== undefined)
    await files.writeText(resolve(jsonFile), `${JSON.stringify(result, null, 2)}\n`)
  if (markdownFile !== undefined && result.rows.length > 0)
    await files.writeText(resolve(markdownFile), renderMarkdown(result))
  if (failure === undefined) return EXIT.ok
  complain(`error: ${failure.sentence}`)
  return failure.exitCode
}

function complain(line: string): void {
  process.stderr.write(`${cleanLine(line)}\n`)
}

function refuse(errors: readonly InputError[]): number {
  for (const error of errors) complain(`error: ${formatInputError(error)}`)
  return EXIT.input
}
