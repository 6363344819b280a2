import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { tempFolder } from '../fakes/temp-folder.ts'

export type Crate = {
  readonly name: string
  readonly sha256: string
  readonly bytes: Buffer
}

export const CRATE_VERSION = '1.0.0'

/** Real crates that compile at once, and are large: their data cannot be compressed. */
export function makeCrates(count: number, dataBytes: number): readonly Crate[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `large-${index}`
    const top = `${name}-${CRATE_VERSION}`
    const folder = tempFolder({
      [`${top}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "${CRATE_VERSION}"\nedition = "2021"\n`,
      [`${top}/src/lib.rs`]: `pub const NUMBER: u32 = ${index};\n`,
    })
    writeFileSync(`${folder}/${top}/data`, randomBytes(dataBytes))
    execFileSync('tar', ['-czf', 'crate', top], { cwd: folder })
    const bytes = readFileSync(`${folder}/crate`)
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
}

/** An application of these crates, with its lock file; as if they came from crates.io. */
export function applicationOf(crates: readonly Crate[]): string {
  const source = 'registry+https://github.com/rust-lang/crates.io-index'
  const own = `[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n${crates.map(({ name }) => ` "${name}",\n`).join('')}]\n`
  const locked = crates.map(
    ({ name, sha256 }) =>
      `[[package]]\nname = "${name}"\nversion = "${CRATE_VERSION}"\nsource = "${source}"\nchecksum = "${sha256}"\n`,
  )
  const sum = crates.map(({ name }) => `${name.replaceAll('-', '_')}::NUMBER`).join(' + ')
  return tempFolder({
    'Cargo.toml': `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\n${crates.map(({ name }) => `${name} = "1"\n`).join('')}`,
    'Cargo.lock': `version = 4\n\n${[own, ...locked].join('\n')}`,
    'src/main.rs': `fn main() {\n    println!("{}", ${sum});\n}\n`,
  })
}

export type SlowRegistry = {
  readonly host: string
  /** Of its sparse index. */
  readonly index: string
  /** Bytes of crates that were sent, to whomever. */
  readonly sentBytes: () => number
  /** Ends when that much was sent, or with the registry. */
  readonly untilSent: (bytes: number) => Promise<void>
  readonly close: () => void
}

const PIECE_BYTES = 8 * 1024
const PAUSE_MS = 5

/** A registry on loopback that gives its crates in small pieces, from any byte on. */
export async function startSlowRegistry(crates: readonly Crate[]): Promise<SlowRegistry> {
  let sentBytes = 0
  let isClosed = false
  const send = async (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const [, first] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? []
    const start = Number(first ?? 0)
    const length = { 'content-length': body.length - start }
    if (first === undefined) response.writeHead(200, length)
    else {
      const range = `bytes ${start}-${body.length - 1}/${body.length}`
      response.writeHead(206, { ...length, 'content-range': range })
    }
    for (let at = start; at < body.length && !response.destroyed; at += PIECE_BYTES) {
      const piece = body.subarray(at, at + PIECE_BYTES)
      response.write(piece)
      sentBytes += piece.length
      await sleep(PAUSE_MS)
    }
    response.end()
  }
  const server = createServer((request, response) => {
    const crate = crates.find(({ name }) => request.url === `/crates/${name}`)
    if (request.url === '/index/config.json') {
      response.end(JSON.stringify({ dl: `http://${request.headers.host}/crates/{crate}` }))
    } else if (crate) void send(request, response, crate.bytes)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    index: `sparse+http://127.0.0.1:${port}/index/`,
    sentBytes: () => sentBytes,
    untilSent: async (bytes) => {
      while (sentBytes < bytes && !isClosed) await sleep(PAUSE_MS)
    },
    close: () => {
      isClosed = true
      server.close()
      server.closeAllConnections()
    },
  }
}
