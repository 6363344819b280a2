import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Entries } from './entries.ts'
import type { Faults, Operation } from './faults.ts'

/** One request with all that an answer needs. */
export type Exchange = {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  readonly response: ServerResponse
  readonly entries: Entries
  readonly faults: Faults
  /** Of the blob of an entry, as it is handed to clients. */
  readonly blobUrl: (id: number) => string
  readonly note: (operation: Operation, detail: string) => void
}

export function answerJson({ response }: Exchange, status: number, value?: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(value === undefined ? '' : JSON.stringify(value))
}

export function readJson({ body }: Exchange): Record<string, unknown> {
  return JSON.parse(body.toString('utf8'))
}

export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
