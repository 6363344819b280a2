import { shortHash } from '../fetch/images/image-record.ts'
import type { Argv, CommandResult } from '../ports.ts'
import type { ScannerPorts } from './ports.ts'
import type { Scanner } from './scanner/scanner.ts'

/** Everything a run of the scanner may see, in a folder of its own. */
export type TrivyRun = {
  readonly program: string
  /** Absolute. */
  readonly folder: string
}

/** What is scanned; absolute paths. */
export type TrivyInput =
  /** `digest` of a manifest that the layout's index.json names; without it the first is meant. */
  | { readonly kind: 'oci-layout'; readonly folder: string; readonly digest?: string }
  | { readonly kind: 'docker-archive'; readonly file: string }

export type TrivyResult =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** One sentence. */
      readonly problem: string
      /** The end of what it said, untrusted. */
      readonly evidence: readonly string[]
      readonly stopped?: 'aborted' | 'timeout'
    }

export type ConvertFormat = 'sarif' | 'table' | 'cyclonedx' | 'spdx-json'

type RunPorts = Pick<ScannerPorts, 'run' | 'files' | 'programs' | 'clock'>

/** A large image with secrets takes one or two minutes. */
export const SCAN_TIMEOUT_MS = 15 * 60_000
const CONVERT_TIMEOUT_MS = 5 * 60_000
const BUSY_LIMIT = 5
const BUSY_PAUSE_MS = 100
const EVIDENCE_LINES = 20
const SENTENCE_LENGTH = 500
/** The working folder of the scanner: what it scans, each under a plain name. */
const INPUTS = 'inputs'

/** Nobody answers there: what the options below leave of the network is out of reach, too. */
const NOWHERE = 'http://127.0.0.1:9'

/**
 * By default Trivy reads `trivy.yaml`, `.trivyignore` and `trivy-secret.yaml` of its working folder,
 * by which a pull request could silence it.
 */
const OWN_FILES = { config: 'trivy.yaml', ignore: 'ignore', secrets: 'secret.yaml' }

/** Makes the folder: empty configuration, a home, and the database under the name that is looked for. */
export async function prepareTrivy(
  { program }: Pick<Scanner, 'program'>,
  databaseFolder: string | undefined,
  folder: string,
  { files, programs }: RunPorts,
): Promise<TrivyRun> {
  await programs.makePrivateFolder(folder)
  for (const name of ['home', 'tmp', 'cache', INPUTS])
    await programs.makePrivateFolder(`${folder}/${name}`)
  await files.writeText(`${folder}/${OWN_FILES.config}`, '{}\n')
  await files.writeText(`${folder}/${OWN_FILES.ignore}`, '')
  await files.writeText(`${folder}/${OWN_FILES.secrets}`, '{}\n')
  if (databaseFolder !== undefined) await programs.link(databaseFolder, `${folder}/cache/db`)
  return { program, folder }
}

/** Scans an image, and leaves the report as JSON in `outputFile`: every package, every finding. */
export async function runTrivyScan(
  run: TrivyRun,
  request: {
    readonly input: TrivyInput
    /** What the report calls the image. */
    readonly name?: string
    readonly outputFile: string
    readonly timeoutMs?: number
  },
  ports: RunPorts,
  signal: AbortSignal,
): Promise<TrivyResult> {
  const { input, outputFile, timeoutMs = SCAN_TIMEOUT_MS } = request
  const link = linkName(request)
  const path = input.kind === 'oci-layout' ? input.folder : input.file
  await ports.programs.link(path, `${run.folder}/${INPUTS}/${link}`)
  const digest = input.kind === 'oci-layout' && input.digest ? `@${input.digest}` : ''
  const argv: Argv = [run.program, 'image', '--input', `${link}${digest}`, ...scanOptions(run)]
  return await call(run, [...argv, '--output', outputFile], timeoutMs, ports, signal)
}

/**
 * Under which the scanner sees its input. It cuts a path at the first `:` or `@`, and has a name of its
 * own for each input, as several scans may run at once.
 */
function linkName({ input, name = 'image' }: { input: TrivyInput; name?: string }): string {
  const words = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '')
  return `${words}-${shortHash(JSON.stringify(input))}`
}

/** The same report in another format. */
export async function runTrivyConvert(
  run: TrivyRun,
  request: {
    readonly reportFile: string
    readonly format: ConvertFormat
    readonly outputFile: string
  },
  ports: RunPorts,
  signal: AbortSignal,
): Promise<TrivyResult> {
  const { reportFile, format, outputFile } = request
  // A table without it lacks its summary; for the others it would add findings to a list of packages.
  const scanners = format === 'table' ? ['--scanners', 'vuln,secret'] : []
  const options = ['--format', format, '--output', outputFile, ...scanners, ...commonOptions(run)]
  const argv: Argv = [run.program, 'convert', ...options, reportFile]
  return await call(run, argv, CONVERT_TIMEOUT_MS, ports, signal)
}

function scanOptions(run: TrivyRun): readonly string[] {
  return [
    ...['--format', 'json', '--scanners', 'vuln,secret', '--pkg-types', 'os,library'],
    ...['--secret-config', `${run.folder}/${OWN_FILES.secrets}`],
    // What the database and the network are for is done by us.
    ...['--skip-db-update', '--skip-java-db-update', '--skip-check-update'],
    ...['--skip-vex-repo-update', '--offline-scan', '--skip-version-check', '--disable-telemetry'],
    '--no-progress',
    ...commonOptions(run),
  ]
}

function commonOptions({ folder }: TrivyRun): readonly string[] {
  return [
    ...['--config', `${folder}/${OWN_FILES.config}`],
    ...['--ignorefile', `${folder}/${OWN_FILES.ignore}`],
    ...['--cache-dir', `${folder}/cache`],
    ...['--severity', 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL', '--list-all-pkgs'],
    // Whatever is found: another code than 0 means that the scanner itself failed.
    ...['--exit-code', '0', '--exit-on-eol', '0'],
  ]
}

/** No token, no password, no TRIVY_*: nothing that a scanner could give away or be swayed by. */
function environment({ folder }: TrivyRun): Readonly<Record<string, string>> {
  return {
    HOME: `${folder}/home`,
    TMPDIR: `${folder}/tmp`,
    HTTP_PROXY: NOWHERE,
    HTTPS_PROXY: NOWHERE,
    NO_COLOR: '1',
  }
}

async function call(
  run: TrivyRun,
  argv: Argv,
  timeoutMs: number,
  ports: RunPorts,
  signal: AbortSignal,
): Promise<TrivyResult> {
  const options = { cwd: `${run.folder}/${INPUTS}`, env: environment(run), timeoutMs, signal }
  for (let busy = 1; ; busy++) {
    const result = await ports.run(argv, options).catch((error: NodeJS.ErrnoException) => error)
    if (!(result instanceof Error)) {
      const isWell = result.exitCode === 0 && result.stopped === undefined
      return isWell ? { ok: true } : failed(result, timeoutMs)
    }
    // A child that was born while the program was written holds it open for an instant.
    if (result.code !== 'ETXTBSY' || busy > BUSY_LIMIT) {
      const problem = `The scanner cannot be started in ${run.folder}: ${result.message}.`
      return { ok: false, problem, evidence: [] }
    }
    await ports.clock.sleep(BUSY_PAUSE_MS, signal)
  }
}

function failed({ exitCode, stderr, stopped }: CommandResult, timeoutMs: number): TrivyResult {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '')
  const evidence = lines.slice(-EVIDENCE_LINES)
  if (stopped === 'aborted')
    return { ok: false, problem: 'The scan was cancelled.', evidence, stopped }
  if (stopped === 'timeout') {
    const problem = `The scanner did not end within ${Math.round(timeoutMs / 60_000)} minutes.`
    return { ok: false, problem, evidence, stopped }
  }
  return {
    ok: false,
    problem: `The scanner failed (exit code ${exitCode}): ${why(lines)}`,
    evidence,
  }
}

/** From `2026-11-23T12:32:16Z⇥FATAL⇥Fatal error⇥run error: …` on; several errors follow as a list. */
function why(lines: readonly string[]): string {
  const at = lines.findLastIndex((line) => line.includes('\tFATAL\t'))
  const text = lines
    .slice(at === -1 ? -1 : at)
    .map((line) => line.replace(/^.*\tFATAL\t(?:Fatal error\t)?/, '').trim())
    .join(' ')
    .slice(0, SENTENCE_LENGTH)
  return text === '' ? 'it said nothing.' : `${text.replace(/[.\s]+$/, '')}.`
}
