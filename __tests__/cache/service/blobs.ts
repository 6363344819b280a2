import type { Entry } from './entries.ts'
import type { Exchange } from './exchange.ts'
import { type Fault, misbehave } from './faults.ts'

/** As much of Azure's block blobs as the clients of caches use. */
const PATH = /^(?:\/account)?\/caches\/(\d+)$/

export function answerBlob(exchange: Exchange): boolean {
  const { url, method, entries, faults, response } = exchange
  const [, id] = PATH.exec(url.pathname) ?? []
  if (id === undefined) return false
  const fault = faults.take(method === 'PUT' ? 'upload' : 'download')
  const entry = entries.byId(Number(id))
  if (misbehave(fault, response)) return true
  if (entry === undefined || url.searchParams.get('sig') !== 'signature-of-the-service') {
    fail(exchange, 403, 'AuthenticationFailed')
  } else if (method === 'PUT') put(exchange, entry)
  else get(exchange, entry, fault)
  return true
}

const COMMON = {
  // BuildKit ends with a nil pointer where there is none.
  'x-ms-request-id': 'request',
  'x-ms-version': '2024-11-04',
  etag: '"0x1"',
  'last-modified': 'Mon, 23 Nov 2026 00:00:00 GMT',
}

function fail({ response }: Exchange, status: number, code: string): void {
  response.writeHead(status, {
    ...COMMON,
    'x-ms-error-code': code,
    'content-type': 'application/xml',
  })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`)
}

function put(exchange: Exchange, entry: Entry) {
  const { url, body, response, note } = exchange
  const part = url.searchParams.get('comp')
  note('upload', part ?? 'blob')
  if (entry.isFinished) return fail(exchange, 409, 'BlobImmutableDueToPolicy')
  if (part === 'block') {
    entry.blocks.set(url.searchParams.get('blockid') ?? '', Buffer.from(body))
  } else if (part === 'blocklist') {
    const ids = [...body.toString('utf8').matchAll(/<Latest>([^<]+)<\/Latest>/g)]
    const blocks = ids.map(([, id = '']) => entry.blocks.get(id))
    if (blocks.some((block) => block === undefined)) {
      return fail(exchange, 400, 'InvalidBlockList')
    }
    entry.bytes = Buffer.concat(blocks as Buffer[])
  } else entry.bytes = Buffer.from(body)
  response.writeHead(201, { ...COMMON, 'x-ms-request-server-encrypted': 'true' })
  response.end()
}

function get(exchange: Exchange, entry: Entry, fault: Fault | undefined) {
  const { method, headers, response, note } = exchange
  note('download', method)
  const content = spoil(entry.bytes, fault)
  const range = readRange(String(headers['x-ms-range'] ?? headers.range ?? ''), content.length)
  if (range && range.from >= content.length) return fail(exchange, 416, 'InvalidRange')
  const part = range ? content.subarray(range.from, range.to) : content
  response.writeHead(range ? 206 : 200, {
    ...COMMON,
    'content-length': part.length,
    'content-type': 'application/octet-stream',
    'accept-ranges': 'bytes',
    'x-ms-blob-type': 'BlockBlob',
    ...(range ? { 'content-range': `bytes ${range.from}-${range.to - 1}/${content.length}` } : {}),
  })
  send(exchange, part, fault)
}

function readRange(text: string, sizeBytes: number) {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(text) ?? []
  if (from === undefined) return undefined
  return { from: Number(from), to: Math.min(to ? Number(to) + 1 : sizeBytes, sizeBytes) }
}

function send({ method, response }: Exchange, part: Buffer, fault: Fault | undefined): void {
  const half = part.subarray(0, part.length / 2)
  if (method === 'HEAD') response.end()
  else if (fault?.kind === 'stall-body') response.write(half)
  else if (fault?.kind === 'reset-body') {
    response.write(half, () => response.socket?.resetAndDestroy())
  } else response.end(part)
}

function spoil(bytes: Buffer, fault: Fault | undefined): Buffer {
  if (fault?.kind === 'truncated') return bytes.subarray(0, Math.floor(bytes.length * 0.7))
  if (fault?.kind !== 'corrupt') return bytes
  const spoiled = Buffer.from(bytes)
  const middle = Math.floor(spoiled.length / 2)
  spoiled.fill(0xa5, middle, middle + 64)
  return spoiled
}
