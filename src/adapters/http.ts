import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Http, HttpResponse } from '../ports.ts'

/** An answer larger than this is refused: everything we ask for is small. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024

/**
 * node:http(s) rather than fetch: no redirect is followed unasked, so no header can reach another
 * host, and loading it costs nothing at start.
 */
export const http: Http = (url, { method = 'GET', headers = {}, body, timeoutMs }) =>
  new Promise<HttpResponse>((resolve, reject) => {
    const send = url.startsWith('https:') ? requestHttps : requestHttp
    const request = send(url, { method, headers, signal: AbortSignal.timeout(timeoutMs) })
    request.on('error', (error) => reject(timedOut(error, url, timeoutMs)))
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let sizeBytes = 0
      response.on('data', (chunk: Buffer) => {
        sizeBytes += chunk.length
        if (sizeBytes > BODY_LIMIT_BYTES)
          request.destroy(new Error(`answer of ${url} is too large`))
        else chunks.push(chunk)
      })
      response.on('error', (error) => reject(timedOut(error, url, timeoutMs)))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: plainHeaders(response.headers),
          body: new Uint8Array(Buffer.concat(chunks)),
        }),
      )
    })
    request.end(body)
  })

function timedOut(error: Error, url: string, timeoutMs: number): Error {
  if (error.name !== 'AbortError' && error.name !== 'TimeoutError') return error
  return new Error(`no answer from ${new URL(url).host} within ${timeoutMs} ms`, { cause: error })
}

function plainHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}
