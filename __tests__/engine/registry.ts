import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { http } from '../../src/adapters/http.ts'
import { tempFolder } from '../fakes/temp-folder.ts'

/** A real image registry (CNCF distribution) on loopback. */
export type Registry = {
  /** `127.0.0.1:PORT`, as image names have it. */
  readonly host: string
  /** Digest under a tag, as the registry itself says. */
  readonly digestOf: (repository: string, tag: string) => Promise<string | undefined>
  readonly stop: () => void
}

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ')

/** The program comes with the private engine; elsewhere it has to be on the PATH. */
export async function startRegistry(): Promise<Registry> {
  const host = `127.0.0.1:${await freePort()}`
  const folder = tempFolder({ 'config.yml': config(host) })
  const child = spawn('docker-registry', ['serve', `${folder}/config.yml`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await untilUp(host, child)
  return {
    host,
    digestOf: async (repository, tag) => {
      const url = `http://${host}/v2/${repository}/manifests/${tag}`
      const { headers } = await http(url, {
        method: 'HEAD',
        headers: { accept: ACCEPT },
        timeoutMs: 5_000,
      })
      return headers['docker-content-digest']
    },
    stop: () => {
      child.kill()
    },
  }
}

function config(host: string): string {
  return [
    'version: 0.1',
    'log: { level: error, accesslog: { disabled: true } }',
    `storage: { filesystem: { rootdirectory: ${tempFolder()} } }`,
    `http: { addr: "${host}" }`,
    '',
  ].join('\n')
}

async function untilUp(host: string, child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  child.on('error', (error) => {
    said += error.message
  })
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await http(`http://${host}/v2/`, { timeoutMs: 1_000 }).catch(() => undefined)
    if (answer?.status === 200) return
    if (child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the registry did not start: ${said}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
