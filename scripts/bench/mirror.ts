// A mirror of crates.io on loopback, plain HTTP: what was asked for once is on disk from then on.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The same in every run: it stands in the configuration of the base image. */
export const MIRROR_PORT = 45_601
const ROOT = `http://127.0.0.1:${MIRROR_PORT}`

/** Text of the cargo configuration that makes cargo use it. */
export const MIRROR_CONFIG = `[source.crates-io]
replace-with = "bench-mirror"

[source.bench-mirror]
registry = "sparse+${ROOT}/index/"
`

export type Mirror = {
  /** Bodies of answers since the last call. */
  readonly takeBytes: () => number
  /** The .crate file of a release. */
  readonly crate: (name: string, version: string) => Promise<Buffer>
  readonly close: () => void
}

type Answer = { readonly status: number; readonly body: Buffer; readonly packed?: Buffer }

/** Throws when the port is taken. */
export async function startMirror(folder: string): Promise<Mirror> {
  mkdirSync(folder, { recursive: true })
  const answers = new Map<string, Promise<Answer>>()
  let bytes = 0
  const answerTo = (path: string) => {
    const answer = answers.get(path) ?? load(folder, path)
    answers.set(path, answer)
    // What failed may succeed later.
    answer.catch(() => answers.delete(path))
    return answer
  }
  const server = createServer((request, response) => {
    answerTo(request.url ?? '/').then(
      (answer) => {
        bytes += send(request, response, answer)
      },
      (error) => response.writeHead(502).end(String(error)),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(MIRROR_PORT, '127.0.0.1', () => resolve())
  })
  return {
    takeBytes: () => {
      const taken = bytes
      bytes = 0
      return taken
    },
    crate: async (name, version) => (await answerTo(`/crates/${name}/${version}/download`)).body,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function load(folder: string, path: string): Promise<Answer> {
  if (path === '/index/config.json')
    return { status: 200, body: Buffer.from(JSON.stringify({ dl: `${ROOT}/crates`, api: ROOT })) }
  const file = join(folder, createHash('sha256').update(path).digest('hex'))
  const body = existsSync(file) ? readFileSync(file) : await ask(path)
  if (body === undefined) return { status: 404, body: Buffer.alloc(0) }
  if (!existsSync(file)) {
    writeFileSync(`${file}.part`, body)
    renameSync(`${file}.part`, file)
  }
  return { status: 200, body, ...(path.startsWith('/index/') ? { packed: gzipSync(body) } : {}) }
}

/** `undefined`: there is no such thing. */
async function ask(path: string): Promise<Buffer | undefined> {
  const url = path.startsWith('/index/')
    ? `https://index.crates.io/${path.slice('/index/'.length)}`
    : `https://static.crates.io${path}`
  for (let left = 5; ; left -= 1) {
    try {
      const answer = await fetch(url, { headers: { 'user-agent': 'cv-docker-build bench' } })
      if ([403, 404, 410, 451].includes(answer.status)) return undefined
      if (!answer.ok) throw new Error(`${url}: status ${answer.status}`)
      return Buffer.from(await answer.arrayBuffer())
    } catch (error) {
      if (left <= 1) throw error
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
  }
}

/** The index of crates.io comes compressed to whoever wants that. */
function send(request: IncomingMessage, response: ServerResponse, answer: Answer): number {
  const wantsGzip = String(request.headers['accept-encoding'] ?? '').includes('gzip')
  const content = wantsGzip && answer.packed ? answer.packed : answer.body
  response.writeHead(answer.status, {
    'content-length': content.length,
    ...(content === answer.packed ? { 'content-encoding': 'gzip' } : {}),
  })
  response.end(content)
  return content.length
}
