// Cache mounts that are brought into the builder before the build and out of it afterwards. Both
// folders are one archive; its keys, and what is left out of it, are those of rust-cache.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { TOOLCHAIN_IMAGE } from './bases.ts'
import { type Builder, makeBuilder } from './builder.ts'
import type { Contestant, Job, Outcome } from './contestant.ts'
import { mountsDockerfile, REGISTRY_MOUNT, TARGET_MOUNT } from './dockerfiles.ts'
import { buildWithLayers } from './layers.ts'
import { type BenchRegistry, copyRegistry, folderBytes, startRegistry } from './registry.ts'
import { run, type Stopwatch } from './run.ts'

const MOUNTS = { registry: REGISTRY_MOUNT, target: TARGET_MOUNT } as const
type MountName = keyof typeof MOUNTS
const NAMES: readonly MountName[] = ['registry', 'target']

export const dance: Contestant = {
  makeState: async ({ bases }, state) => {
    await copyRegistry(bases, join(state, 'registry'))
    mkdirSync(join(state, 'archives'))
  },
  copyState: async (from, to) => {
    await copyRegistry(join(from, 'registry'), join(to, 'registry'))
    await run(['cp', '-a', join(from, 'archives'), join(to, 'archives')])
  },
  open: async (job) => {
    const { engine, template } = job.world
    const registry = await startRegistry(join(job.state, 'registry'), engine.env)
    const builder = await makeBuilder(engine, template)
    return {
      build: async (watch) => await build(job, { builder, registry, watch }),
      close: async () => {
        await builder.remove()
        await registry.stop()
      },
    }
  },
}

type Tools = {
  readonly builder: Builder
  readonly registry: BenchRegistry
  readonly watch: Stopwatch
}

async function build(job: Job, { builder, registry, watch }: Tools): Promise<Outcome> {
  const layersBefore = folderBytes(join(job.state, 'registry'))
  const key = archiveKey(job)
  const found = await watch.part('restore', () => restore(job, key))
  if (found !== undefined) await watch.part('inject', () => inject(job, builder))
  await watch.part('build', () => buildWithLayers(job, builder, mountsDockerfile))
  // Both manuals: what was found under the exact key is not saved again.
  let saved = 0
  if (found?.key !== key) {
    await watch.part('extract', () => extract(job, builder))
    saved = await watch.part('save', () => save(job, key))
  }
  return {
    restoredBytes: registry.sentBytes() + (found?.bytes ?? 0),
    savedBytes: folderBytes(join(job.state, 'registry')) - layersBefore + saved,
  }
}

/** Manifests and lock decide; the part before them is that of any lock. */
function archiveKey({ sources, application }: Job): string {
  const hash = createHash('sha256')
  const folders = application.source.kind === 'crates' ? application.members : []
  const manifests = ['Cargo.toml', ...folders.map((name) => `crates/${name}/Cargo.toml`)]
  for (const path of [...manifests, 'Cargo.lock']) hash.update(readFileSync(join(sources, path)))
  return `v0-rust-${hash.digest('hex').slice(0, 16)}`
}

type Found = { readonly key: string; readonly bytes: number }

/** The exact archive, else the newest one; as actions/cache packs and unpacks it. */
async function restore({ state, scratch }: Job, key: string): Promise<Found | undefined> {
  const folder = join(state, 'archives')
  const names = readdirSync(folder).sort((a, b) => ageOf(folder, a) - ageOf(folder, b))
  const name = names.find((one) => one === `${key}.tzst`) ?? names[0]
  if (name === undefined) return undefined
  const archive = join(folder, name)
  await run([
    'tar',
    '--extract',
    '--use-compress-program',
    'unzstd',
    '--file',
    archive,
    '--directory',
    scratch,
  ])
  return { key: name.replace(/\.tzst$/, ''), bytes: statSync(archive).size }
}

function ageOf(folder: string, name: string): number {
  return Date.now() - statSync(join(folder, name)).mtimeMs
}

/** Each folder goes to the builder as a build context, and from there into its mount. */
async function inject({ world, scratch }: Job, { name: builder }: Builder): Promise<void> {
  for (const name of NAMES) {
    const folder = join(scratch, name)
    const file = join(scratch, `inject-${name}`)
    writeFileSync(join(folder, 'buildstamp'), new Date().toISOString())
    const text = `FROM ${TOOLCHAIN_IMAGE}
COPY buildstamp /buildstamp
RUN --mount=type=cache,target=${MOUNTS[name]} --mount=type=bind,target=/from \\
    cp -pR /from/. ${MOUNTS[name]}/
`
    writeFileSync(file, text)
    await run(['docker', 'buildx', 'build', '--builder', builder, '--file', file, folder], {
      env: world.engine.env,
    })
    rmSync(folder, { recursive: true })
  }
}

/** Out of the mount into a layer, and from there to the host as files. */
async function extract({ world, scratch }: Job, { name: builder }: Builder): Promise<void> {
  const context = join(scratch, 'extract')
  mkdirSync(context)
  writeFileSync(join(context, 'buildstamp'), new Date().toISOString())
  for (const name of NAMES) {
    const text = `FROM ${TOOLCHAIN_IMAGE} AS copy
COPY buildstamp /buildstamp
RUN --mount=type=cache,target=${MOUNTS[name]} mkdir /to && cp -pR ${MOUNTS[name]}/. /to/
FROM scratch
COPY --from=copy /to /
`
    const file = join(scratch, `extract-${name}`)
    writeFileSync(file, text)
    const output = `type=local,dest=${join(scratch, name)}`
    const argv = ['build', '--builder', builder, '--file', file, '--output', output, context]
    await run(['docker', 'buildx', ...argv], { env: world.engine.env })
  }
}

async function save({ state, scratch, application }: Job, key: string): Promise<number> {
  prune(scratch, application.members)
  const archive = join(state, 'archives', `${key}.tzst`)
  const argv = ['tar', '--create', '--use-compress-program', 'zstdmt', '--file', archive] as const
  await run([...argv, '--directory', scratch, ...NAMES])
  return statSync(archive).size
}

/** Unpacked sources go but those of -sys crates; so does what is not a dependency. */
function prune(scratch: string, members: readonly string[]): void {
  for (const name of NAMES) rmSync(join(scratch, name, 'buildstamp'), { force: true })
  const sources = join(scratch, 'registry', 'src')
  const unpacked = namesIn(sources).flatMap((index) => pathsIn(join(sources, index)))
  for (const path of unpacked)
    if (!/-sys-\d/.test(basename(path))) rmSync(path, { recursive: true })
  for (const path of profileFolders(join(scratch, 'target')).flatMap(pathsIn)) {
    if (['deps', 'build', '.fingerprint'].includes(basename(path))) removeUnits(path, members)
    else rmSync(path, { recursive: true })
  }
}

/** `target/release` and `target/TRIPLE/release`. */
function profileFolders(target: string): readonly string[] {
  return namesIn(target).flatMap((name) => {
    const folder = join(target, name)
    if (existsSync(join(folder, '.fingerprint'))) return [folder]
    return namesIn(folder)
      .map((inner) => join(folder, inner))
      .filter((inner) => existsSync(join(inner, '.fingerprint')))
  })
}

/** Everything whose name without its hash is that of a member. */
function removeUnits(folder: string, members: readonly string[]): void {
  for (const name of namesIn(folder)) {
    const unit = name
      .replace(/-[0-9a-f]{16}.*$/, '')
      .replace(/^lib/, '')
      .replaceAll('_', '-')
    if (members.includes(unit)) rmSync(join(folder, name), { recursive: true })
  }
}

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return []
  return readdirSync(folder)
}

function pathsIn(folder: string): readonly string[] {
  return namesIn(folder).map((name) => join(folder, name))
}
