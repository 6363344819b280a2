// The images that all peers build on, in a registry's folder; made once and kept.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchEngine } from './engine.ts'
import { MIRROR_CONFIG } from './mirror.ts'
import { REGISTRY_HOST, startRegistry } from './registry.ts'
import { run } from './run.ts'

export const CARGO_CHEF_VERSION = '0.1.78'

/** rustc, cargo and cargo-chef, set up for the mirror. */
export const TOOLCHAIN_IMAGE = `${REGISTRY_HOST}/bench/toolchain:1`
export const RUNTIME_IMAGE = `${REGISTRY_HOST}/bench/runtime:1`

/** The folder of a registry that holds the two images and nothing else. */
export async function ensureBases(engine: BenchEngine, folder: string): Promise<string> {
  const parts = [engine.rust.digest, engine.runtime.digest, CARGO_CHEF_VERSION, MIRROR_CONFIG]
  const key = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
  const made = join(folder, `bases-${key}`)
  if (existsSync(made)) return made
  const scratch = join(folder, `bases-${key}.part`)
  rmSync(scratch, { recursive: true, force: true })
  const chef = await ensureChef(engine, folder)
  const context = join(folder, 'bases-context')
  rmSync(context, { recursive: true, force: true })
  mkdirSync(context, { recursive: true })
  await run(['cp', chef, join(context, 'cargo-chef')])
  writeFileSync(join(context, 'config.toml'), MIRROR_CONFIG)
  const registry = await startRegistry(scratch, engine.env)
  try {
    for (const [image, text] of [
      [TOOLCHAIN_IMAGE, toolchainText(engine)],
      [RUNTIME_IMAGE, `FROM ${engine.runtime.reference}\n`],
    ] as const) {
      writeFileSync(join(context, 'Dockerfile'), text)
      await build(engine, image, context)
    }
  } finally {
    await registry.stop()
  }
  renameSync(scratch, made)
  return made
}

function toolchainText({ rust }: BenchEngine): string {
  return `FROM ${rust.reference}
COPY cargo-chef /usr/local/cargo/bin/
COPY config.toml /usr/local/cargo/
`
}

async function build(engine: BenchEngine, image: string, context: string): Promise<void> {
  const output = `type=image,name=${image},push=true`
  const argv = ['build', '--builder', 'default', '--provenance=false', '--output', output, context]
  await run(['docker', 'buildx', ...argv], { env: engine.env })
}

/** Compiled once in the tool-chain image; the path of the program. */
async function ensureChef(engine: BenchEngine, folder: string): Promise<string> {
  const out = join(folder, `cargo-chef-${CARGO_CHEF_VERSION}`)
  const program = join(out, 'bin', 'cargo-chef')
  if (existsSync(program)) return program
  mkdirSync(out, { recursive: true })
  const install = ['cargo', 'install', 'cargo-chef', '--version', CARGO_CHEF_VERSION, '--locked']
  const mounts = [
    '--volume',
    `${out}:/out`,
    '--volume',
    `${folder}/mirror.toml:/cargo/config.toml:ro`,
  ]
  writeFileSync(join(folder, 'mirror.toml'), MIRROR_CONFIG)
  const argv = ['docker', 'run', '--rm', '--network', 'host', '--env', 'CARGO_HOME=/cargo'] as const
  await run([...argv, ...mounts, engine.rust.reference, ...install, '--root', '/out'], {
    env: engine.env,
  })
  return program
}
