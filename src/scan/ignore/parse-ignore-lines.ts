import { quote } from '../../request/wording.ts'
import { type IgnoreFile, type IgnoreRule, isDay, isId } from './ignore-rule.ts'

/**
 * A `.trivyignore`: one id a line, then `exp:2027-01-31` if need be, then a comment, which is the reason;
 * without one, the comment lines right above it are. What cannot be read lets nothing pass.
 */
export function parseIgnoreLines(text: string): IgnoreFile {
  const rules: IgnoreRule[] = []
  const remarks: string[] = []
  let above: readonly string[] = []
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [, body = '', comment] = /^([^#]*)(?:#(.*))?$/s.exec(line) ?? []
    const words = body.trim().split(/\s+/).filter(Boolean)
    if (words.length > 0) {
      const reason = [comment?.trim() || above.join(' ')].find(Boolean)
      const rule = readEntry(words, reason)
      if (typeof rule === 'string')
        remarks.push(`Line ${index + 1} of the ignore file lets nothing pass: ${rule}.`)
      else rules.push(rule)
    }
    above = words.length === 0 && comment !== undefined ? [...above, comment.trim()] : []
  }
  return { rules, remarks }
}

/** The entry, or why there is none. */
function readEntry(words: readonly string[], reason: string | undefined): IgnoreRule | string {
  const [id = '', ...others] = words
  if (!isId(id)) return `${quote(id)} is not the name of a finding`
  const stranger = others.find((word) => !word.startsWith('exp:'))
  if (stranger !== undefined) {
    return `${quote(stranger)} is neither exp:DATE nor a comment, which begins with #`
  }
  const days = others.map((word) => word.slice('exp:'.length))
  const wrong = days.find((day) => !isDay(day))
  if (wrong !== undefined) return `${quote(wrong)} is not a day such as 2027-01-31`
  // Of two days the one that ends it sooner.
  const expires = [...days].sort()[0]
  return {
    id,
    ...(reason === undefined ? {} : { reason }),
    ...(expires === undefined ? {} : { expires }),
  }
}
