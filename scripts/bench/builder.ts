// Builders of driver docker-container that have the base images, unpacked, and nothing else.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RUNTIME_IMAGE, TOOLCHAIN_IMAGE } from './bases.ts'
import type { BenchEngine } from './engine.ts'
import { run } from './run.ts'

export type Builder = { readonly name: string; readonly remove: () => Promise<void> }

let count = 0

async function create(engine: BenchEngine, name: string): Promise<void> {
  const options = ['--driver', 'docker-container', '--driver-opt']
  const image = `image=${engine.buildkitImage},network=host,cgroup-parent=/${engine.cgroup}`
  const argv = [
    'docker',
    'buildx',
    'create',
    '--name',
    name,
    ...options,
    image,
    '--bootstrap',
  ] as const
  await run(argv, { env: engine.env })
}

/** A new one without anything, or with the state that a template has. */
export async function makeBuilder(engine: BenchEngine, template?: string): Promise<Builder> {
  const { env } = engine
  const name = `cv-bench-${process.pid}-${++count}-builder`
  if (template !== undefined) {
    const volume = `buildx_buildkit_${name}0_state`
    await run(['docker', 'volume', 'create', volume], { env })
    await copyState(template, await mountpoint(engine, volume))
  }
  await create(engine, name)
  const remove = async () => {
    await run(['docker', 'buildx', 'rm', '--force', name], { env })
  }
  return { name, remove }
}

/**
 * The state of a builder that has pulled and unpacked the base images. Copies of it spare each run
 * the half minute of doing so; the registry has to be up.
 */
export async function makeTemplate(engine: BenchEngine, folder: string): Promise<string> {
  const template = join(folder, 'builder-template')
  rmSync(template, { recursive: true, force: true })
  mkdirSync(template, { recursive: true })
  const { env } = engine
  const { name, remove } = await makeBuilder(engine)
  try {
    await bringBases(engine, name)
    await run(['docker', 'buildx', 'stop', name], { env })
    await copyState(await mountpoint(engine, `buildx_buildkit_${name}0_state`), template)
  } finally {
    await remove()
  }
  return template
}

/** Pulls and unpacks both base images. */
export async function bringBases(engine: BenchEngine, builder: string): Promise<void> {
  const context = mkdtempSync(join(tmpdir(), 'cv-bench-'))
  try {
    const text = `FROM ${TOOLCHAIN_IMAGE} AS toolchain
RUN ["true"]
FROM ${RUNTIME_IMAGE}
COPY --from=toolchain /etc/os-release /os-release
`
    writeFileSync(join(context, 'Dockerfile'), text)
    await run(['docker', 'buildx', 'build', '--builder', builder, context], { env: engine.env })
  } finally {
    rmSync(context, { recursive: true })
  }
}

async function mountpoint(engine: BenchEngine, volume: string): Promise<string> {
  const argv = ['docker', 'volume', 'inspect', '--format', '{{.Mountpoint}}', volume] as const
  const path = await run(argv, { env: engine.env })
  if (!existsSync(path)) throw new Error(`${path} is on another machine`)
  return path
}

/** Layers and blobs as links: they are never written to again. Databases as real copies. */
async function copyState(from: string, to: string): Promise<void> {
  const script = `cp -a --link "$1/." "$2/"
cd "$1" && find . -name '*.db' -exec cp -a --remove-destination --parents {} "$2/" \\;
rm -f "$2/buildkitd.lock" "$2"/*.sock`
  await run(['sh', '-ec', script, 'sh', from, to])
}
