import { createHash } from 'node:crypto'
import { ToolError } from '../errors.ts'
import { DEBIAN_KEYRING, SUITES } from './apt-state.ts'
import { withLock } from './lock.ts'
import { fetchPackages, formatSeconds, type PackageVersions, parseVersions } from './packages.ts'
import type { EngineContext, EnginePorts } from './ports.ts'
import { unpackPackages } from './unpack.ts'

/** A complete engine, unpacked; nothing in it knows where it lies. */
export type EngineTree = {
  readonly folder: string
  readonly versions: PackageVersions
}

/** Statically linked or in need of libc 2.34 only, so the newest will do. */
const NEWEST = 'docker.io docker-cli docker-buildx containerd docker-registry crane'.split(' ')

/**
 * Of the oldest Debian that we support: these need C libraries of the host. Those that apt itself
 * depends on (libseccomp, libsystemd, liblzma, …) are there; the others come along.
 */
const OLDEST =
  'runc tini busybox-static zstd iptables libip4tc2 libip6tc2 libxtables12 libmnl0 libnftnl11 libnetfilter-conntrack3 libnfnetlink0'.split(
    ' ',
  )

const EXCLUDE = ['./etc/*', './var/*', './usr/share/*', './usr/lib/containerd/*', './lib/systemd/*']

/** Grows when what is done with the packages changes. */
const RECIPE = 1

export function engineTreeFolder(cacheFolder: string, architecture: string): string {
  const recipe = JSON.stringify([RECIPE, NEWEST, OLDEST, SUITES, architecture])
  const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 12)
  return `${cacheFolder}/engine/tree-${hash}`
}

/** Why the private engine cannot be had on this machine; `undefined` when it can. */
export async function findInstallObstacle({
  files,
  host,
}: Pick<EnginePorts, 'files' | 'host'>): Promise<string | undefined> {
  const release = (await files.readTextIfAny('/etc/os-release')) ?? ''
  if (!isDebianFamily(release)) return 'this system is not of the Debian family'
  for (const program of ['/usr/bin/apt-get', '/usr/bin/dpkg-deb'])
    if ((await files.kindOf(program)) === 'absent') return `${program} does not exist`
  if ((await files.kindOf(DEBIAN_KEYRING)) === 'absent')
    return `${DEBIAN_KEYRING} does not exist (package debian-archive-keyring)`
  if (host.userId !== 0) return 'a private engine needs root'
  return undefined
}

/** Text of /etc/os-release. */
export function isDebianFamily(osRelease: string): boolean {
  const words = [...osRelease.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, value = '']) =>
    value.replaceAll(/["']/g, '').trim().split(/\s+/),
  )
  return words.includes('debian')
}

/** Unpacks the engine below the cache folder, once. Nothing is installed into the system. */
export async function installEngine(
  ports: EnginePorts,
  context: EngineContext,
): Promise<EngineTree> {
  const folder = engineTreeFolder(context.cacheFolder, ports.host.architecture)
  const found = await readTree(ports, folder)
  if (found) return found
  return await withLock(ports, context.cacheFolder, 'engine-tree', async () => {
    const madeMeanwhile = await readTree(ports, folder)
    return madeMeanwhile ?? (await makeTree(ports, context, folder))
  })
}

async function readTree(
  { files }: Pick<EnginePorts, 'files'>,
  folder: string,
): Promise<EngineTree | undefined> {
  const text = await files.readTextIfAny(`${folder}/versions.json`)
  return text === undefined ? undefined : { folder, versions: JSON.parse(text) }
}

async function makeTree(
  ports: EnginePorts,
  context: EngineContext,
  folder: string,
): Promise<EngineTree> {
  const { files, host, log, clock } = ports
  const startedMs = clock.now()
  const temporary = `${folder}.${host.processId}.part`
  const debFolder = `${temporary}/debs`
  const packages = [...NEWEST, ...OLDEST.map((name) => `${name}/bookworm`)]
  const set = { packages, reach: 'exact', folder: debFolder } as const
  const debs = await fetchPackages(ports, context, set)
  if (debs.length < packages.length)
    throw new ToolError(
      'PACKAGE_DOWNLOAD_FAILED',
      `Only ${debs.length} of ${packages.length} packages of the engine arrived`,
      'try again',
    )
  const versions = parseVersions(debs)
  await unpackPackages(ports, debs, temporary, EXCLUDE)
  await files.remove(debFolder)
  await addLaunchers(ports, temporary)
  await files.writeText(`${temporary}/versions.json`, `${JSON.stringify(versions, null, 2)}\n`)
  await host.rename(temporary, folder)
  const seconds = formatSeconds(clock.now() - startedMs)
  log.info(`Docker ${versions['docker.io'] ?? ''} unpacked from the Debian archive in ${seconds}`)
  return { folder, versions }
}

/**
 * docker-init under the name dockerd looks for, and iptables with its libraries. The latter lie in
 * a folder that comes last on PATH: a system's own iptables knows better which tables it uses.
 */
async function addLaunchers({ files }: EnginePorts, folder: string): Promise<void> {
  await files.copyFile(`${folder}/usr/bin/tini-static`, `${folder}/usr/bin/docker-init`)
  for (const name of ['iptables', 'ip6tables'])
    await files.writeText(`${folder}/fallback/${name}`, formatIptablesLauncher(name), 0o755)
}

function formatIptablesLauncher(name: string): string {
  return `#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/..
lib=$(echo "$root"/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH="$lib" XTABLES_LIBDIR="$lib/xtables"
exec "$root/usr/sbin/xtables-nft-multi" ${name} "$@"
`
}

/** PATH for programs that use or are the private engine. */
export function enginePath(tree: string, path: string | undefined): string {
  const usual = path || '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
  return [`${tree}/usr/bin`, `${tree}/usr/sbin`, usual, `${tree}/fallback`].join(':')
}
