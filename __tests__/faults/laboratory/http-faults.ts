import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

/** What a server does to one request in the place of a good answer. */
export type HttpFault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
    }
  /** Status 200 and a web page, as a login page of a hotel gives. */
  | { readonly kind: 'web-page' }
  /** RST before a byte of the answer. */
  | { readonly kind: 'reset' }
  /** RST after half of the body. */
  | { readonly kind: 'reset-midway' }
  /** An orderly end after half of the body; the head promised all of it. */
  | { readonly kind: 'truncate' }
  /** All bytes, some of them others. */
  | { readonly kind: 'corrupt' }
  /** Never an answer. */
  | { readonly kind: 'stall' }
  /** Half of the body, and then nothing more. */
  | { readonly kind: 'stall-midway' }
  | { readonly kind: 'drip'; readonly bytesPerSecond: number }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** A good answer with another header. */
  | { readonly kind: 'header'; readonly name: string; readonly value: string }

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const WEB_PAGE =
  '<!DOCTYPE html>\n<html><head><title>Log in</title></head><body>Welcome to the network of the house.</body></html>\n'

/** Answers `response` wrongly. `good` is asked only where a part of the good answer is sent. */
export async function applyFault(
  fault: HttpFault,
  response: ServerResponse,
  good: () => Promise<Answer>,
): Promise<void> {
  switch (fault.kind) {
    case 'status':
      return send(response, statusAnswer(fault))
    case 'web-page':
      return send(response, textAnswer(200, 'text/html; charset=utf-8', WEB_PAGE))
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'stall':
      return
    case 'reset-midway':
      await sendHalf(response, await good())
      response.socket?.resetAndDestroy()
      return
    case 'truncate':
      await sendHalf(response, await good())
      response.socket?.end()
      return
    case 'stall-midway':
      return await sendHalf(response, await good())
    case 'corrupt':
      return send(response, corrupted(await good()))
    case 'drip':
      return await drip(response, await good(), fault.bytesPerSecond)
    case 'delay':
      await delay(fault.delayMs)
      return send(response, await good())
    case 'header': {
      const answer = await good()
      return send(response, {
        ...answer,
        headers: { ...answer.headers, [fault.name]: fault.value },
      })
    }
  }
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

export function textAnswer(status: number, type: string, text: string): Answer {
  return { status, headers: { 'content-type': type }, body: Buffer.from(text) }
}

function statusAnswer({ status, headers, body }: HttpFault & { kind: 'status' }): Answer {
  const answer = textAnswer(status, 'text/plain; charset=utf-8', body ?? '')
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

function corrupted(answer: Answer): Answer {
  const body = Buffer.from(answer.body)
  for (let at = Math.floor(body.length / 2); at < body.length; at += 7)
    body[at] = (body[at] ?? 0) ^ 0x55
  return { ...answer, body }
}

/** Waits until the first half is on its way: a reset right after it would overtake it. */
async function sendHalf(response: ServerResponse, { status, headers, body }: Answer) {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  await new Promise<void>((resolve) => {
    response.write(body.subarray(0, Math.ceil(body.length / 2)), () => resolve())
  })
  await delay(50)
}

const DRIPS_PER_SECOND = 5

async function drip(response: ServerResponse, answer: Answer, bytesPerSecond: number) {
  const { status, headers, body } = answer
  response.writeHead(status, { ...headers, 'content-length': body.length })
  const size = Math.max(1, Math.floor(bytesPerSecond / DRIPS_PER_SECOND))
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size))
    await delay(1000 / DRIPS_PER_SECOND)
  }
  response.end()
}
