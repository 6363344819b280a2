import type { TransportRequest } from '../network/transport.ts'
import type { ProbePorts } from './ports.ts'
import { type Tried, tryWithin } from './tried.ts'

/** An answer with the beginning of its body: all that tells a server from a page of somebody else's. */
export type Answer = {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

const TEXT_LIMIT_BYTES = 16 * 1024

export type AskOptions = Pick<TransportRequest, 'method' | 'headers' | 'body'> & {
  readonly timeoutMs: number
}

export async function ask(
  url: string,
  { timeoutMs, ...request }: AskOptions,
  { transport, clock }: Pick<ProbePorts, 'transport' | 'clock'>,
  signal: AbortSignal,
): Promise<Tried<Answer>> {
  const limits = { clock, signal, timeoutMs, timeoutKind: 'answer-timeout' } as const
  return await tryWithin(limits, async (stop) => {
    const response = await transport(url, {
      ...request,
      signal: stop,
      answerTimeoutMs: timeoutMs,
      stallTimeoutMs: timeoutMs,
    })
    const { status, headers } = response
    if (request.method === 'HEAD') {
      await response.discard()
      return { status, headers, text: '' }
    }
    return { status, headers, text: await readStart(response.body) }
  })
}

async function readStart(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    sizeBytes += chunk.length
    if (sizeBytes >= TEXT_LIMIT_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, TEXT_LIMIT_BYTES).toString('utf8')
}

/** The middle of the durations; the mean of the two in the middle when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  const [low = 0, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  return Math.round((low + high) / 2)
}
