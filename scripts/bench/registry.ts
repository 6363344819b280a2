// An image registry (CNCF distribution) on loopback over a folder that is saved and put back between runs.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { run } from './run.ts'

/** The same in every run: names of images and of caches hold it. */
export const REGISTRY_HOST = '127.0.0.1:45602'

export type BenchRegistry = {
  /** Bodies of answers so far. */
  readonly sentBytes: () => number
  readonly stop: () => Promise<void>
}

/** The program comes with the private engine; `env` has its PATH. */
export async function startRegistry(
  storage: string,
  env: Readonly<Record<string, string>>,
): Promise<BenchRegistry> {
  mkdirSync(storage, { recursive: true })
  const config = `${storage}.yml`
  writeFileSync(config, configText(storage))
  const child = spawn('docker-registry', ['serve', config], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const kill = () => child.kill()
  process.on('exit', kill)
  let bytes = 0
  let rest = ''
  child.stdout.on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) bytes += sentIn(line)
  })
  await untilUp(child)
  return {
    sentBytes: () => bytes,
    stop: async () => {
      const ended = new Promise((resolve) => child.on('close', resolve))
      child.kill()
      await ended
      process.off('exit', kill)
    },
  }
}

/** Bytes of the body, of a line of the access log (combined format). */
export function sentIn(line: string): number {
  const [, method, size] = /"(GET|HEAD) \S+ HTTP\/[\d.]+" \d+ (\d+)/.exec(line) ?? []
  return method === 'GET' ? Number(size) : 0
}

function configText(storage: string): string {
  return [
    'version: 0.1',
    'log: { level: error }',
    `storage: { filesystem: { rootdirectory: ${JSON.stringify(storage)} }, delete: { enabled: true } }`,
    `http: { addr: "${REGISTRY_HOST}" }`,
    '',
  ].join('\n')
}

async function untilUp(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  child.on('error', (error) => {
    said += error.message
  })
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt += 1) {
    const isUp = await fetch(`http://${REGISTRY_HOST}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    )
    // Somebody else may answer on the port: then ours has ended.
    await sleep(25)
    if (isUp && child.exitCode === null) return
  }
  throw new Error(`the registry did not start: ${said}`)
}

/**
 * A copy whose large files are links: blobs are never written to again. The small files that name the
 * newest version of a tag are, and so are real copies.
 */
export async function copyRegistry(from: string, to: string): Promise<void> {
  const script = `cp -a --link "$1/." "$2/"
cd "$1" && find . -name link -exec cp -a --remove-destination --parents {} "$2/" \\;`
  mkdirSync(to, { recursive: true })
  await run(['sh', '-ec', script, 'sh', from, to])
}

/** Bytes of all files in a folder. */
export function folderBytes(folder: string): number {
  if (!existsSync(folder)) return 0
  let total = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) total += folderBytes(path)
    else if (entry.isFile()) total += statSync(path).size
  }
  return total
}
