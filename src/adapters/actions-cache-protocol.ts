/** Between the store and its child process: lines on the child's standard error. */
export const ENTRY_MARK = '@cv-docker-build entry '
export const BYTES_MARK = '@cv-docker-build bytes '
export const RESULT_MARK = '@cv-docker-build result '

/** The only file of an archive. The version of an entry covers this name: it must never change. */
export const ARCHIVE = 'archive'

export type CallResult =
  /** The key that was found. */
  { readonly matched: string | null } | { readonly saved: boolean } | { readonly error: string }

export type ChildLine =
  | { readonly kind: 'entry' }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'result'; readonly result: CallResult }
  | { readonly kind: 'text'; readonly text: string }

export function parseChildLine(line: string): ChildLine {
  if (line.startsWith(BYTES_MARK))
    return { kind: 'bytes', bytes: Number(line.slice(BYTES_MARK.length)) }
  if (line.startsWith(RESULT_MARK)) {
    return { kind: 'result', result: JSON.parse(line.slice(RESULT_MARK.length)) as CallResult }
  }
  return line.startsWith(ENTRY_MARK) ? { kind: 'entry' } : { kind: 'text', text: line }
}
