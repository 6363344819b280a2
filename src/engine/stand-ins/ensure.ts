import { enginePath, engineTreeFolder } from '../install.ts'
import { withLock } from '../lock.ts'
import { formatSeconds, type PackageVersions } from '../packages.ts'
import type { EngineContext, EnginePorts } from '../ports.ts'
import { runOrThrow } from '../unpack.ts'
import { fillRoot } from './fill-root.ts'
import { type Compression, writeLayout } from './oci-layout.ts'
import { RECIPES, STAND_IN_LABEL, type StandInName, type StandInRecipe } from './recipes.ts'

/** A stand-in base image that is on disk. */
export type StandIn = {
  readonly name: StandInName
  /** An OCI image layout. */
  readonly layoutFolder: string
  /** Of the manifest; the image id in the containerd store. */
  readonly digest: string
  /** Digest of the config; the image id in the classic store. */
  readonly imageId: string
  /** The real image it stands for, e.g. `docker.io/library/rust`. */
  readonly replaces: string
  /** Name under which `docker load` puts it into an engine. */
  readonly reference: string
  readonly versions: PackageVersions
}

/** Makes those that are not there yet, one after the other, and gives them all. */
export async function ensureStandIns(
  names: readonly StandInName[],
  ports: EnginePorts,
  context: EngineContext,
): Promise<readonly StandIn[]> {
  const standIns: StandIn[] = []
  for (const name of new Set(names)) standIns.push(await ensureOne(ports, context, RECIPES[name]))
  return standIns
}

/** Where a stand-in lies and what it is called, whether it was made yet or not. */
export function locateStandIn(name: StandInName, cacheFolder: string) {
  const reference = `cv-docker-build.invalid/stand-in/${name}:${RECIPES[name].version}`
  return { name, layoutFolder: `${cacheFolder}/stand-ins/${name}`, reference }
}

async function ensureOne(
  ports: EnginePorts,
  context: EngineContext,
  recipe: StandInRecipe,
): Promise<StandIn> {
  const { layoutFolder: folder } = locateStandIn(recipe.name, context.cacheFolder)
  const found = await readStandIn(ports, folder, recipe)
  if (found) return found
  return await withLock(ports, context.cacheFolder, `stand-in-${recipe.name}`, async () => {
    const madeMeanwhile = await readStandIn(ports, folder, recipe)
    if (madeMeanwhile) return madeMeanwhile
    const scratch = `${folder}.${ports.host.processId}.part`
    try {
      return await make(ports, context, recipe, { folder, scratch })
    } finally {
      await ports.files.remove(scratch)
    }
  })
}

async function readStandIn(
  { files }: EnginePorts,
  folder: string,
  recipe: StandInRecipe,
): Promise<StandIn | undefined> {
  const text = await files.readTextIfAny(`${folder}/stand-in.json`)
  if (text === undefined) return undefined
  const { version, ...standIn }: StandIn & { version: number } = JSON.parse(text)
  // The cache folder may have been moved.
  return version === recipe.version ? { ...standIn, layoutFolder: folder } : undefined
}

async function make(
  ports: EnginePorts,
  context: EngineContext,
  recipe: StandInRecipe,
  { folder, scratch }: { readonly folder: string; readonly scratch: string },
): Promise<StandIn> {
  const { clock, files, host, log } = ports
  const startedMs = clock.now()
  const root = `${scratch}/root`
  const versions = await fillRoot(ports, context, recipe, { root, scratch })
  const layout = `${scratch}/layout`
  const withTools = withEngineTools(ports, context)
  const compression = await chooseCompression(withTools, recipe)
  const { reference } = locateStandIn(recipe.name, context.cacheFolder)
  const config = { ...recipe.config, Labels: { [STAND_IN_LABEL]: recipe.replaces } }
  const { architecture } = host
  const request = { root, folder: layout, compression, architecture, config, reference }
  const ids = await writeLayout(withTools, request)
  const { name, replaces, version } = recipe
  const standIn = { name, layoutFolder: folder, ...ids, replaces, reference, versions }
  await files.writeText(
    `${layout}/stand-in.json`,
    `${JSON.stringify({ version, ...standIn }, null, 2)}\n`,
  )
  await files.remove(folder)
  await host.rename(layout, folder)
  const sizes = await describeSizes(ports, root, folder)
  log.info(`Stand-in for ${replaces} made: ${sizes}, ${formatSeconds(clock.now() - startedMs)}`)
  return standIn
}

/** Small layers as the real images have them; the large one by the fastest that is there. */
async function chooseCompression(
  { run }: EnginePorts,
  recipe: StandInRecipe,
): Promise<Compression> {
  if (recipe.name !== 'rust') return 'gzip'
  // 800 MB: zstd packs them in 4 s to a third; gzip would take 22 s.
  return (await run(['zstd', '--version'])).exitCode === 0 ? 'zstd' : 'none'
}

/** The private engine's tree holds a zstd, which a minimal system may not. */
function withEngineTools(ports: EnginePorts, context: EngineContext): EnginePorts {
  const tree = engineTreeFolder(context.cacheFolder, ports.host.architecture)
  const env = { ...context.env, PATH: enginePath(tree, context.env.PATH) }
  return { ...ports, run: (argv, options = {}) => ports.run(argv, { env, ...options }) }
}

/** `2.1 MB unpacked, 0.9 MB on disk`. */
async function describeSizes(ports: EnginePorts, root: string, folder: string): Promise<string> {
  const measure = async (path: string) => {
    const argv = ['du', '--summarize', '--bytes', path] as const
    const bytes = Number.parseInt(await runOrThrow(ports, argv, `Could not measure ${path}`), 10)
    return `${(bytes / 1e6).toFixed(1)} MB`
  }
  return `${await measure(root)} unpacked, ${await measure(folder)} on disk`
}
