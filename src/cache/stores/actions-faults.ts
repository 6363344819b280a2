import type { ActionsLogLine } from './actions-log.ts'

/** What went wrong in a call of the Actions cache, read from the library's log. */
export type ActionsFault = {
  readonly kind: /** Nothing came of a connection, before or while bytes were moved. */
    | 'unreachable'
    | 'server-error'
    | 'rate-limited'
    | 'read-denied'
    | 'write-denied'
    | 'storage-full'
    /** Somebody else saved this key. */
    | 'present'
    /** The bytes came, and were no archive. */
    | 'damaged'
    | 'other'
  /** One sentence. */
  readonly cause: string
  /** Of an answer 429. */
  readonly retryAfterMs?: number
}

type Row = {
  readonly kind: ActionsFault['kind']
  readonly pattern: RegExp
  readonly cause: (match: RegExpExecArray) => string
}

const NETWORK =
  /(?:ECONNRESET|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|EPIPE|ERR_STREAM_PREMATURE_CLOSE|socket hang up|Premature close|aborted|Request timeout|Incomplete download[^\n]*)/

/** From the special to the general; the first that fits. */
const ROWS: readonly Row[] = [
  {
    kind: 'write-denied',
    pattern: /cache write denied:\s*([^\n]*)/,
    cause: ([, detail = '']) =>
      `The Actions cache did not let this run save (${short(detail)}): events that outsiders can cause get read-only tokens, and in some repositories the job lacks the permission "actions: write".`,
  },
  {
    kind: 'read-denied',
    pattern: /cache read denied:\s*([^\n]*)/,
    cause: ([, detail = '']) =>
      `The Actions cache did not let this run read (${short(detail)}): its token covers no scope.`,
  },
  {
    kind: 'read-denied',
    pattern: /effective cache-mode '([^']*)' does not permit/,
    cause: ([, mode = '']) => `The workflow does not allow it (cache-mode: ${short(mode)}).`,
  },
  {
    kind: 'storage-full',
    pattern: /storage quota has been hit|insufficient usage|over the (?:10GB limit|data cap limit)/,
    cause: () =>
      'The storage of the Actions cache is full: no new archives are taken until some are deleted or the limit is raised.',
  },
  {
    kind: 'rate-limited',
    pattern: /Rate limited|\(429\)|responded with 429/,
    cause: () => 'The Actions cache takes no more requests for now (429).',
  },
  {
    kind: 'present',
    pattern: /already[ _]exists|\(409\)|responded with 409/i,
    cause: () => 'Somebody else saved the archive before.',
  },
  {
    kind: 'damaged',
    pattern: /Tar failed|tar'? failed|process '[^']*(?:tar|zstd|unzstd|gzip)[^']*' failed/i,
    cause: () => 'The archive that the Actions cache gave could not be unpacked: it is damaged.',
  },
  {
    kind: 'server-error',
    pattern: /\((5\d\d)\)|responded with (5\d\d)|status code (5\d\d)/,
    cause: ([, ...codes]) =>
      `The Actions cache answered with an error (${codes.find((code) => code !== undefined)}).`,
  },
  {
    kind: 'unreachable',
    pattern: NETWORK,
    cause: ([code]) => `The connection to the Actions cache failed (${short(code)}).`,
  },
  {
    kind: 'other',
    // The older service: its status is not told.
    pattern: /another job may be creating this cache\. More details: (?!undefined)([^\n]+)/,
    cause: ([, detail = '']) => `The Actions cache did not take the archive (${short(detail)}).`,
  },
  {
    kind: 'other',
    pattern: /another job may be|Response was not ok/,
    cause: () =>
      'The Actions cache did not take the archive and did not say why; another job may be saving it.',
  },
]

/** `undefined` where the log tells of nothing wrong: a miss, or a success. */
export function explainActionsLog(lines: readonly ActionsLogLine[]): ActionsFault | undefined {
  const failure = lines.findLast(
    ({ kind, text }) => kind !== 'debug' && TELLS_OF_FAILURE.test(text),
  )
  if (failure === undefined) return undefined
  // Why nothing could be reserved stands in a debug line before; how long to wait in a warning.
  const whole = lines
    .filter(({ kind, text }) => kind !== 'debug' || text.startsWith('Failed to reserve cache'))
    .map(({ text }) => text)
    .join('\n')
  const fault = explainText(whole)
  const [, seconds] = /rate limit will reset in (\d+) seconds/.exec(whole) ?? []
  return fault.kind === 'rate-limited' && seconds !== undefined
    ? {
        ...fault,
        cause: `The Actions cache takes no more requests for the next ${seconds} s (429).`,
        retryAfterMs: Number(seconds) * 1000,
      }
    : fault
}

const TELLS_OF_FAILURE =
  /^Failed to (?:restore|save)|^Cache (?:restore|save) skipped|^Unable to finalize|internal error uploading|^Cache reservation failed|finaliz/i

/** What the library got, and asks again for by itself. */
export function findRepeated({ text }: ActionsLogLine): ActionsFault | undefined {
  const [, error] = /Attempt \d+ of \d+ failed with error: (.*)/.exec(text) ?? []
  return error === undefined ? undefined : explainText(error)
}

/** Of what an exception or a log says. */
export function explainText(text: string): ActionsFault {
  for (const { kind, pattern, cause } of ROWS) {
    const match = pattern.exec(text)
    if (match) return { kind, cause: cause(match) }
  }
  return {
    kind: 'other',
    cause: `The Actions cache failed: ${short(text) || 'it did not say why'}.`,
  }
}

const LONGEST = 200

/** On one line; URLs may hold signatures. */
function short(text: string): string {
  const line = text
    .replace(/https?:\/\/\S+/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}
