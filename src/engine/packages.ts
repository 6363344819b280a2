import { ToolError } from '../errors.ts'
import type { Argv } from '../ports.ts'
import {
  aptState,
  DEBIAN_URI,
  findDebianUri,
  formatAptConfig,
  formatAptSources,
  selectInheritedSettings,
} from './apt-state.ts'
import { withLock } from './lock.ts'
import type { EngineContext, EnginePorts } from './ports.ts'

export type PackageSet = {
  /** `name` (newest suite) or `name/suite`. */
  readonly packages: readonly string[]
  /** `exact`: these only. `closure`: with everything they depend on, as on a system with nothing installed. */
  readonly reach: 'exact' | 'closure'
  /** Where the .deb files go; must be ours alone. */
  readonly folder: string
}

/** Version by package name, as found in the archive that day. */
export type PackageVersions = Readonly<Record<string, string>>

const ATTEMPTS = 3
const PAUSE_MS = 2_000
const TIMEOUT_MS = 600_000

/**
 * Brings a set of packages and gives the paths of the .deb files. One process at a time: the private
 * apt has one state. Lists are fetched anew before a second attempt, because archives move.
 */
export async function fetchPackages(
  ports: EnginePorts,
  context: EngineContext,
  set: PackageSet,
): Promise<readonly string[]> {
  return await withLock(ports, context.cacheFolder, 'apt', async () => {
    await prepareApt(ports, context)
    return await downloadPackages(ports, context, set)
  })
}

/** Writes the private state; fetches the package lists when there are none. */
async function prepareApt(ports: EnginePorts, context: EngineContext): Promise<void> {
  const { files, run } = ports
  const state = aptState(context.cacheFolder)
  const dump = await run(['apt-config', 'dump'], { env: { ...context.env, LC_ALL: 'C' } })
  for (const folder of ['lists/partial', 'cache/archives/partial', 'log'])
    await files.makeFolder(`${state.folder}/${folder}`)
  await files.writeText(state.sourcesFile, formatAptSources(await readDebianUri(ports)))
  await files.writeText(state.statusFile, '')
  // A proxy may be named with its password.
  const config = formatAptConfig(state, selectInheritedSettings(dump.stdout))
  await files.writeText(state.configFile, config, 0o600)
  const lists = await files.list(`${state.folder}/lists`)
  if (!lists.some(({ name }) => name.endsWith('InRelease'))) await updateLists(ports, context)
}

async function readDebianUri({ files }: EnginePorts): Promise<string> {
  const parts = '/etc/apt/sources.list.d'
  const names = (await files.list(parts)).filter(({ name }) => /\.(?:list|sources)$/.test(name))
  const paths = [...names.map(({ name }) => `${parts}/${name}`), '/etc/apt/sources.list']
  const texts = await Promise.all(paths.map((path) => files.readTextIfAny(path)))
  return findDebianUri(texts.flatMap((text) => text ?? [])) ?? DEBIAN_URI
}

async function updateLists(ports: EnginePorts, context: EngineContext): Promise<void> {
  const startedMs = ports.clock.now()
  await retried(ports, 'the package lists of the Debian archive', async () => {
    // By default a failed source is a warning and exit code 0, and the next step fails far from its cause.
    const argv: Argv = ['apt-get', 'update', '--error-on=any', '--quiet']
    return ports.run(argv, aptOptions(context))
  })
  ports.log.info(`Package lists fetched in ${formatSeconds(ports.clock.now() - startedMs)}`)
}

async function downloadPackages(
  ports: EnginePorts,
  context: EngineContext,
  set: PackageSet,
): Promise<readonly string[]> {
  await ports.files.makeFolder(`${set.folder}/partial`)
  let attempt = 0
  await retried(ports, `packages ${set.packages.slice(0, 3).join(', ')}, …`, async () => {
    attempt += 1
    if (attempt > 1) await updateLists(ports, context)
    return ports.run(planDownload(set), { ...aptOptions(context), cwd: set.folder })
  })
  const entries = await ports.files.list(set.folder)
  return entries.flatMap(({ name }) => (name.endsWith('.deb') ? [`${set.folder}/${name}`] : []))
}

export function planDownload({ packages, reach, folder }: PackageSet): Argv {
  if (reach === 'exact') return ['apt-get', 'download', '--quiet', ...packages]
  const into = `Dir::Cache::archives=${folder}`
  return ['apt-get', 'install', '--yes', '--quiet', '--download-only', '-o', into, ...packages]
}

function aptOptions(context: EngineContext) {
  const config = aptState(context.cacheFolder).configFile
  return { env: { ...context.env, APT_CONFIG: config, LC_ALL: 'C' }, timeoutMs: TIMEOUT_MS }
}

async function retried(
  ports: EnginePorts,
  what: string,
  attempt: () => Promise<{ exitCode: number; stdout: string; stderr: string }>,
): Promise<void> {
  for (let number = 1; ; number += 1) {
    const { exitCode, stderr, stdout } = await attempt()
    if (exitCode === 0) return
    const cause = lastErrors(stderr || stdout)
    if (exitCode === 127 || number === ATTEMPTS)
      throw new ToolError(
        'PACKAGE_DOWNLOAD_FAILED',
        `Could not fetch ${what}: ${cause}`,
        'check that the Debian archive can be reached (apt-get update), or install Docker yourself',
      )
    ports.log.warning(`Fetching ${what}, attempt ${number} of ${ATTEMPTS}: ${cause}`)
    await ports.clock.sleep(PAUSE_MS * number)
  }
}

/** apt's own error lines, which start with `E:`; otherwise the last line. */
function lastErrors(text: string): string {
  const lines = text.trim().split('\n')
  const errors = lines.filter((line) => line.startsWith('E:')).map((line) => line.slice(2).trim())
  return errors.slice(-3).join('; ') || (lines.at(-1) ?? 'no output')
}

/** `docker.io_28.5.2+dfsg4-5_amd64.deb` → `docker.io`, `28.5.2+dfsg4-5`. A colon is written `%3a`. */
export function parseVersions(debFiles: readonly string[]): PackageVersions {
  const pairs = debFiles.flatMap((path) => {
    const [name, version] = path.slice(path.lastIndexOf('/') + 1).split('_')
    return name && version ? [[name, decodeURIComponent(version)] as const] : []
  })
  return Object.fromEntries(pairs)
}

export function formatSeconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`
}
