import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { tempFolder } from '../fakes/temp-folder.ts'

export type Ran = { readonly exitCode: number; readonly stdout: string; readonly stderr: string }

/** Runs docker as a user would, with the engine that the environment names. */
export function tryDocker(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Ran {
  const { status, stdout, stderr, error } = spawnSync('docker', args, {
    ...options,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error) throw error
  return { exitCode: status ?? -1, stdout, stderr }
}

export function docker(...args: Parameters<typeof tryDocker>): string {
  const { exitCode, stdout, stderr } = tryDocker(...args)
  if (exitCode !== 0) throw new Error(`docker ${args[0].join(' ')}: ${stderr}`)
  return stdout
}

type Inspected = {
  readonly Id: string
  readonly RepoTags: readonly string[]
  readonly Config: { readonly Labels: Readonly<Record<string, string>> | null }
}

export function inspectImage(name: string): Inspected {
  return (JSON.parse(docker(['image', 'inspect', name])) as readonly Inspected[])[0] as Inspected
}

const made = new Set<string>()
let count = 0

/** A name that no other run uses; `removeImages` takes what was built under it away. */
export function imageName(): string {
  count += 1
  const name = `cv-docker-build-test-${process.pid}-${count}:t`
  made.add(name)
  return name
}

/** For `afterAll`. */
export function removeImages(): void {
  if (made.size > 0) tryDocker(['image', 'rm', '--force', ...made])
  made.clear()
}

/** Every byte of an image: manifests, configuration, and layers uncompressed. */
export function readWholeImage(name: string): string {
  const folder = tempFolder()
  docker(['save', '--output', join(folder, 'image.tar'), name])
  const { status } = spawnSync('tar', ['-xf', 'image.tar'], { cwd: folder })
  if (status !== 0) throw new Error('tar cannot read what docker saved')
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'image.tar')
    .map((entry) => uncompressed(readFileSync(join(entry.parentPath, entry.name))))
    .join('\n')
}

function uncompressed(bytes: Buffer): string {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (isGzip ? gunzipSync(bytes) : bytes).toString('latin1')
}
