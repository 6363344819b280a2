import { readBody } from '../network/read-body.ts'
import type { Transport } from '../network/transport.ts'
import type { Http } from '../ports.ts'

/** An answer larger than this is refused: everything that is asked for in this way is small. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024

/** The small client's interface over the transport, for networks with a proxy or an authority of their own. */
export function httpThrough(transport: () => Promise<Transport>): Http {
  return async (url, { method, headers, body, timeoutMs }) => {
    const send = await transport()
    const signal = AbortSignal.timeout(timeoutMs)
    const answer = await send(url, {
      signal,
      ...(method === undefined ? {} : { method }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body }),
    })
    const whole = await readBody(answer.body, BODY_LIMIT_BYTES)
    if (whole === undefined) throw new Error(`answer of ${url} is too large`)
    return { status: answer.status, headers: answer.headers, body: whole }
  }
}
