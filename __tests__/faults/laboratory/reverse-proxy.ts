import { request as httpRequest } from 'node:http'
import { type Handler, type Request, readAll } from './faulty-server.ts'
import type { Answer } from './http-faults.ts'

/** Headers that belong to one connection. */
const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'upgrade'])

/** Passes requests on to a server on this machine. The `Host` stays: registries put it into answers. */
export function passTo(upstream: string): Handler {
  return async (request) => await ask(upstream, request, request.path)
}

/** A forward proxy for `http:` URLs: the request line names the server. */
export const passToNamedServer: Handler = async (request) => {
  const url = new URL(request.path)
  return await ask(url.host, request, `${url.pathname}${url.search}`)
}

/** What a registry with tokens says to a stranger; `realm` is the URL of the token server. */
export function requireToken(realm: string, handle: Handler): Handler {
  return (request) => {
    if (request.headers.authorization?.startsWith('Bearer ')) return handle(request)
    const scope = describeScope(request)
    const challenge = `Bearer realm="${realm}",service="laboratory"${scope && `,scope="${scope}"`}`
    return {
      status: 401,
      headers: { 'www-authenticate': challenge, 'content-type': 'application/json' },
      body: Buffer.from('{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}'),
    }
  }
}

export const giveToken: Handler = () => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(
    JSON.stringify({ token: 'laboratory', access_token: 'laboratory', expires_in: 300 }),
  ),
})

function describeScope({ method, path }: Request): string {
  const name = /^\/v2\/(.+?)\/(?:manifests|blobs|tags)\//.exec(path)?.[1]
  if (name === undefined) return ''
  return `repository:${name}:${method === 'GET' || method === 'HEAD' ? 'pull' : 'pull,push'}`
}

function ask(upstream: string, request: Request, path: string): Promise<Answer> {
  const [hostname, port] = upstream.split(':')
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([k]) => !HOP.has(k)))
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        hostname,
        port,
        path,
        method: request.method,
        headers: { ...headers, 'content-length': request.body.length },
      },
      (incoming) => {
        readAll(incoming).then((body) => {
          const { statusCode = 502 } = incoming
          const answerHeaders = Object.entries(incoming.headers).flatMap(([name, value]) =>
            HOP.has(name) || value === undefined ? [] : [[name, String(value)]],
          )
          const head = incoming.headers['content-length']
          resolve({
            status: statusCode,
            headers: Object.fromEntries(answerHeaders),
            // Of a HEAD only the length counts.
            body: request.method === 'HEAD' ? Buffer.alloc(Number(head ?? 0)) : body,
          })
        }, reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(request.body)
  })
}
