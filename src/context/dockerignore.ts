import { posix } from 'node:path'
import { compilePattern, type IgnorePattern } from './ignore-pattern.ts'

export type Ignore =
  | { readonly ok: true; readonly patterns: readonly IgnorePattern[] }
  /** One sentence: BuildKit refuses it too, or it is not sure what it would do. */
  | { readonly ok: false; readonly problem: string }

/** Nothing is left out. */
export const IGNORE_NOTHING: Ignore = { ok: true, patterns: [] }

/** White space in Go's sense. JavaScript counts U+FEFF among it, and not U+0085. */
const SPACE = String.raw`[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+`
const OUTER_SPACE = new RegExp(`^${SPACE}|${SPACE}$`, 'g')

/** Go's line scanner gives up above it, and the build with it. */
const LINE_LIMIT_BYTES = 64 * 1024

/** The patterns of a `.dockerignore`, in their order. */
export function parseDockerignore(text: string): Ignore {
  const patterns: IgnorePattern[] = []
  for (const line of text.replace(/^\ufeff/, '').split('\n')) {
    const entry = line.replace(/\r$/, '')
    const trimmed = trim(entry)
    // A comment starts in the first column: behind white space the # is part of a name.
    if (entry.startsWith('#') || trimmed === '') continue
    const pattern = Buffer.byteLength(line) < LINE_LIMIT_BYTES ? parsePattern(trimmed) : undefined
    if (!pattern) return { ok: false, problem: `.dockerignore: cannot read ${quote(trimmed)}` }
    patterns.push(pattern)
  }
  return { ok: true, patterns }
}

/** In two steps, as BuildKit does: the reader of the file cleans a pattern, the matcher once more. */
function parsePattern(trimmed: string): IgnorePattern | undefined {
  if (/[\0\ufeff\ufffd]/.test(trimmed)) return undefined
  const mark = trimmed.startsWith('!') ? '!' : ''
  const named = trim(trimmed.slice(mark.length))
  const relative = named === '' ? '' : clean(named).replace(/^\/(?=.)/, '')
  const cleaned = clean(trim(`${mark}${relative}`))
  if (!cleaned.startsWith('!')) return compilePattern(cleaned, false)
  // Of `!` nothing may be left alone: BuildKit refuses it.
  return cleaned === '!' ? undefined : compilePattern(cleaned.slice(1), true)
}

/** As Go's filepath.Clean. */
function clean(path: string): string {
  const normal = posix.normalize(path)
  return normal.length > 1 ? normal.replace(/\/$/, '') : normal
}

function trim(text: string): string {
  return text.replace(OUTER_SPACE, '')
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
