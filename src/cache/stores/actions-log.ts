import type { CallPhase } from './watch-call.ts'

/**
 * What `@actions/cache` (6.3.0) writes to its standard output: workflow commands and plain lines. Its
 * functions tell neither why nothing was found nor why nothing was saved; its log does.
 */
export type ActionsLogLine =
  /** Not for any log: masks the text in all lines that follow. */
  | { readonly kind: 'secret'; readonly text: string }
  | { readonly kind: 'debug' | 'info' | 'warning' | 'error'; readonly text: string }

export function parseActionsLogLine(line: string): ActionsLogLine {
  const [, command = '', text = ''] = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? []
  switch (command) {
    case 'add-mask':
      return { kind: 'secret', text: decode(text) }
    case 'debug':
    case 'warning':
    case 'error':
      return { kind: command, text: decode(text) }
    default:
      return { kind: 'info', text: line }
  }
}

function decode(text: string): string {
  return text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%')
}

/** By the line that stands at the beginning of each part of a call. */
const MARKS: readonly (readonly [kind: ActionsLogLine['kind'], text: RegExp, phase: CallPhase])[] =
  [
    ['debug', /^Archive [Pp]ath: /, 'moving'],
    ['debug', /^Reserving Cache$/, 'asking'],
    ['debug', /^(?:Attempting to upload cache located at|Saving Cache \(ID)/, 'moving'],
    ['info', /^Cache Size: /, 'working'],
  ]

export type ActionsCall = 'restore' | 'save'

/** The phase that the line begins, if it begins one. */
export function findPhase(
  call: ActionsCall,
  { kind, text }: ActionsLogLine,
): CallPhase | undefined {
  const [, , phase] = MARKS.find((mark) => mark[0] === kind && mark[1].test(text)) ?? []
  // A save names its archive before it packs it, and says its size only while it waits for the end.
  const isOther = call === 'save' && /^(?:Archive|Cache Size)/.test(text)
  return isOther ? undefined : phase
}

/** The key that a restore has found, as v2 and v1 tell of it before they move anything. */
export function findKey(lines: readonly ActionsLogLine[]): { readonly key?: string } {
  for (const { text } of lines) {
    const [, v2, v1] =
      /^Cache hit for(?: restore-key)?: (.+)$|^\{.*"cacheKey":"([^"\\]+)"/.exec(text) ?? []
    const key = v2 ?? v1
    if (key !== undefined) return { key }
  }
  return {}
}

/** A short secret could be part of any word. */
const LEAST_SECRET = 8

/** Keeps the lines of one call, and what must not be shown of them. */
export function makeActionsLog() {
  const lines: ActionsLogLine[] = []
  const secrets: string[] = []
  const redact = (text: string) =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
  return {
    /** `undefined`: not to be shown. */
    add: (line: string): ActionsLogLine | undefined => {
      const parsed = parseActionsLogLine(line)
      if (parsed.kind === 'secret') {
        if (parsed.text.length >= LEAST_SECRET) secrets.push(parsed.text)
        return undefined
      }
      const shown = { ...parsed, text: redact(parsed.text) }
      lines.push(shown)
      return shown
    },
    lines,
  }
}
