/** One instruction of a Dockerfile: continuation lines joined, comments dropped, heredoc bodies left out. */
export type Instruction = {
  /** Upper case. */
  readonly keyword: string
  readonly text: string
  /** First line, from 1. */
  readonly line: number
}

export function parseInstructions(text: string): readonly Instruction[] {
  const continuation = /^#\s*escape\s*=\s*`/im.test(leadingComments(text)) ? '`' : '\\'
  const lines = text.split(/\r?\n/)
  const instructions: Instruction[] = []
  for (let index = 0; index < lines.length; ) {
    const { joined, next } = joinContinued(lines, index, continuation)
    const match = /^(\w+)\s*(.*)$/s.exec(joined)
    if (match) {
      const keyword = (match[1] ?? '').toUpperCase()
      instructions.push({ keyword, text: match[2] ?? '', line: index + 1 })
    }
    index = match ? afterHeredocs(joined, lines, next) : next
  }
  return instructions
}

/** Comments before the first instruction, where parser directives stand. */
export function leadingComments(text: string): string {
  return /^(?:[ \t]*#.*(?:\r?\n|$)|[ \t]*\r?\n)*/.exec(text)?.[0] ?? ''
}

/** The logical line that starts at `start`; comment and empty lines inside it do not end it. */
function joinContinued(lines: readonly string[], start: number, continuation: string) {
  const parts: string[] = []
  let next = start
  for (let open = true; open && next < lines.length; next++) {
    const line = (lines[next] ?? '').trimEnd()
    if (parts.length > 0 && isIgnored(line)) continue
    open = line.endsWith(continuation) && !isIgnored(line)
    parts.push(open ? line.slice(0, -1) : line)
  }
  return { joined: parts.join(' ').trim(), next }
}

function isIgnored(line: string): boolean {
  return line === '' || /^\s*#/.test(line)
}

const HEREDOC = /<<-?\s*(["']?)([A-Za-z_][A-Za-z0-9_]*)\1/g
const TAKES_HEREDOC = /^(RUN|COPY|ADD)\b/i

/** Index of the line after the instruction's heredocs, one after the other. */
function afterHeredocs(instruction: string, lines: readonly string[], next: number): number {
  if (!TAKES_HEREDOC.test(instruction)) return next
  let after = next
  for (const [, , delimiter] of instruction.matchAll(HEREDOC)) {
    const end = lines.findIndex((line, at) => at >= after && line.trim() === delimiter)
    if (end === -1) return after
    after = end + 1
  }
  return after
}
