import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerBlob } from './blobs.ts'
import { type Entries, makeEntries } from './entries.ts'
import { type Exchange, readAll } from './exchange.ts'
import { type Faults, makeFaults, type Operation } from './faults.ts'
import { makeToken, type TokenScope } from './tokens.ts'
import { answerV1 } from './v1.ts'
import { answerV2 } from './v2.ts'

export type CacheService = {
  readonly port: number
  readonly entries: Entries
  readonly faults: Faults
  /** What was asked, in order: `lookup some-key`. */
  readonly asked: () => readonly string[]
  /** What a runner gives to a job, with this token. */
  readonly env: (options?: EnvOptions) => Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

type EnvOptions = {
  readonly protocol?: 'v1' | 'v2'
  readonly scopes?: readonly TokenScope[]
  /**
   * Blobs have URLs of Azure, as on github.com, where the client uses Azure's own library. This server
   * is then the proxy of the client.
   */
  readonly azure?: boolean
}

export const MAIN: TokenScope = { Scope: 'refs/heads/main', Permission: 3 }

/** The real protocols of the Actions cache on loopback. `host`: the address that builders in containers reach. */
export async function startCacheService(host = '127.0.0.1'): Promise<CacheService> {
  const entries = makeEntries()
  const faults = makeFaults()
  const asked: string[] = []
  const note = (operation: Operation, detail: string) => {
    asked.push(`${operation} ${detail}`)
  }
  const modes = { azure: false }
  const origin = () =>
    modes.azure
      ? 'http://account.blob.core.windows.net'
      : `http://${host}:${(server.address() as AddressInfo).port}/account`
  const blobUrl = (id: number) => `${origin()}/caches/${id}?sig=signature-of-the-service`
  const server = createServer(async (request, response) => {
    const exchange: Exchange = {
      method: request.method ?? 'GET',
      // A proxy is given whole URLs.
      url: new URL(request.url ?? '/', 'http://service'),
      headers: request.headers,
      body: await readAll(request).catch(() => Buffer.alloc(0)),
      response,
      entries,
      faults,
      blobUrl,
      note,
    }
    const isAnswered = answerV2(exchange) || answerV1(exchange) || answerBlob(exchange)
    if (!isAnswered) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    entries,
    faults,
    asked: () => asked,
    env: ({ protocol = 'v2', scopes = [MAIN], azure = false } = {}) => {
      modes.azure = azure
      const url = `http://${host}:${port}/`
      return {
        ACTIONS_RUNTIME_TOKEN: makeToken(scopes),
        ...(protocol === 'v2'
          ? { ACTIONS_RESULTS_URL: url, ACTIONS_CACHE_SERVICE_V2: 'True' }
          : { ACTIONS_CACHE_URL: url }),
        ...(azure ? { http_proxy: url, HTTP_PROXY: url } : {}),
        no_proxy: host,
        NO_PROXY: host,
      }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
