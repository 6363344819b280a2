import { buildBuildkit } from './buildkit-build.ts'
import { withLock } from './lock.ts'
import { fetchPackages, formatSeconds, parseVersions } from './packages.ts'
import type { EngineContext, EnginePorts } from './ports.ts'
import { loadStandIn } from './stand-ins/contexts.ts'
import { writeLayout } from './stand-ins/oci-layout.ts'
import { STAND_IN_LABEL } from './stand-ins/recipes.ts'
import { BUNDLE_CERTIFICATES, LAY_OUT } from './stand-ins/root-scripts.ts'
import { runOrThrow, unpackPackages } from './unpack.ts'

/** BuildKit without an image registry: an image for the docker-container driver, and the plain programs. */
export type BuildkitStandIn = {
  /** Without the leading v. */
  readonly version: string
  readonly layoutFolder: string
  readonly digest: string
  readonly imageId: string
  readonly replaces: string
  /** Name in the engine once loaded, for `--driver-opt image=…`. */
  readonly reference: string
  /** Folder with buildkitd, buildctl and buildkit-runc, for a builder of driver remote. */
  readonly programFolder: string
}

/** The release that the module proxy is asked for. */
export const BUILDKIT_VERSION = '0.34.2'

/** The image that it stands for. */
export const REAL_BUILDKIT_IMAGE = 'docker.io/moby/buildkit:buildx-stable-1'
/** Grows when what is made changes. */
const RECIPE = 1

/** Name of the image in an engine. */
export const BUILDKIT_REFERENCE = `cv-docker-build.invalid/stand-in/buildkit:${BUILDKIT_VERSION}-${RECIPE}`

const PACKAGES = ['runc', 'libseccomp2', 'libc6', 'busybox-static']
const EXCLUDE = ['./usr/share/*', './etc/*', '*/gconv/*']

/** Whether it was made before. */
export async function hasBuildkit(
  { files }: Pick<EnginePorts, 'files'>,
  cacheFolder: string,
): Promise<boolean> {
  return (await files.kindOf(`${buildkitFolder(cacheFolder)}/buildkit.json`)) === 'file'
}

function buildkitFolder(cacheFolder: string): string {
  return `${cacheFolder}/buildkit/${BUILDKIT_VERSION}-${RECIPE}`
}

/** Makes it once and keeps it in the cache folder; about three minutes on two cores. Needs `go` or brings it. */
export async function ensureBuildkit(
  ports: EnginePorts,
  context: EngineContext,
): Promise<BuildkitStandIn> {
  const folder = buildkitFolder(context.cacheFolder)
  const found = await readBuildkit(ports, folder)
  if (found) return found
  return await withLock(ports, context.cacheFolder, 'buildkit', async () => {
    const madeMeanwhile = await readBuildkit(ports, folder)
    if (madeMeanwhile) return madeMeanwhile
    const scratch = `${folder}.${ports.host.processId}.part`
    try {
      return await make(ports, context, { folder, scratch })
    } finally {
      await ports.files.remove(scratch)
    }
  })
}

/** Has it in the engine, too, and gives the name it has there. `env` of the context is that of docker's commands. */
export async function ensureBuildkitImage(
  ports: EnginePorts,
  context: EngineContext,
): Promise<string> {
  const made = await ensureBuildkit(ports, context)
  await loadStandIn(ports, made, context.env)
  return made.reference
}

async function readBuildkit(
  { files }: EnginePorts,
  folder: string,
): Promise<BuildkitStandIn | undefined> {
  const text = await files.readTextIfAny(`${folder}/buildkit.json`)
  if (text === undefined) return undefined
  const made: BuildkitStandIn = JSON.parse(text)
  return { ...made, layoutFolder: `${folder}/layout`, programFolder: `${folder}/bin` }
}

async function make(
  ports: EnginePorts,
  context: EngineContext,
  { folder, scratch }: { readonly folder: string; readonly scratch: string },
): Promise<BuildkitStandIn> {
  const { clock, files, host, log } = ports
  const startedMs = clock.now()
  const result = `${scratch}/result`
  const programs = `${result}/bin`
  await files.makeFolder(programs)
  await buildBuildkit(ports, context, { version: BUILDKIT_VERSION, scratch, into: programs })
  const root = `${scratch}/root`
  await fillRoot(ports, context, { root, scratch, programs })
  const reference = BUILDKIT_REFERENCE
  const ids = await writeLayout(ports, {
    root,
    folder: `${result}/layout`,
    compression: 'gzip',
    architecture: host.architecture,
    reference,
    config: {
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      Entrypoint: ['buildkitd'],
      Labels: { [STAND_IN_LABEL]: REAL_BUILDKIT_IMAGE },
    },
  })
  const made: BuildkitStandIn = {
    version: BUILDKIT_VERSION,
    ...ids,
    replaces: REAL_BUILDKIT_IMAGE,
    reference,
    layoutFolder: `${folder}/layout`,
    programFolder: `${folder}/bin`,
  }
  await files.writeText(`${result}/buildkit.json`, `${JSON.stringify(made, null, 2)}\n`)
  await files.remove(folder)
  await host.rename(result, folder)
  const seconds = formatSeconds(clock.now() - startedMs)
  log.info(`BuildKit ${BUILDKIT_VERSION} made from its source in ${seconds}`)
  return made
}

/** What buildkitd needs around it: a shell, runc with its libraries, certificates, /tmp. */
async function fillRoot(
  ports: EnginePorts,
  context: EngineContext,
  { root, scratch, programs }: Readonly<Record<'root' | 'scratch' | 'programs', string>>,
): Promise<void> {
  const script = async (text: string) =>
    await runOrThrow(ports, ['sh', '-ec', text, 'sh', root, programs], 'Could not make BuildKit')
  const folder = `${scratch}/debs`
  // Of bookworm, so that this runc also runs outside of the image on every host we support.
  const packages = [...PACKAGES.map((name) => `${name}/bookworm`), 'ca-certificates']
  const debs = await fetchPackages(ports, context, { packages, reach: 'exact', folder })
  ports.log.debug(`Packages in the BuildKit image: ${JSON.stringify(parseVersions(debs))}`)
  await script(LAY_OUT)
  const certificates = debs.filter((deb) => deb.includes('/ca-certificates_'))
  const others = debs.filter((deb) => !certificates.includes(deb))
  await unpackPackages(ports, others, root, EXCLUDE)
  await unpackPackages(ports, certificates, root, [])
  await script(BUNDLE_CERTIFICATES)
  await script(FINISH_BUILDKIT)
}

/** `$2` is the folder with the programs, which gets runc too. */
const FINISH_BUILDKIT = `
root=$1; programs=$2
chroot "$root" /bin/busybox --install -s /usr/bin
cp -a "$root/usr/sbin/runc" "$programs/buildkit-runc"
mv "$root/usr/sbin/runc" "$root/usr/bin/buildkit-runc"
cp -a "$programs/buildkitd" "$programs/buildctl" "$root/usr/bin/"
printf 'root:x:0:0:root:/root:/bin/sh\\n' > "$root/etc/passwd"
printf 'root:x:0:root\\n' > "$root/etc/group"
mkdir -p "$root/var/lib/buildkit" "$root/etc/buildkit"
rm -rf "$root/usr/share"
`
