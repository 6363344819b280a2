/**
 * One pattern of a `.dockerignore`, read as BuildKit's client reads it (moby/patternmatcher on Linux):
 * Go's filepath.Match with `**` on top, made into a regular expression.
 */
export type IgnorePattern = {
  /** Cleaned, without the `!`. */
  readonly text: string
  /** After `!`: takes paths back in. */
  readonly isException: boolean
  /** Of a path relative to the context, with `/`. What is below a match is the business of the caller. */
  readonly matches: (path: string) => boolean
}

/** A character of a class; `-`, `]` and `[` have to be escaped there, letters and digits must not be. */
const IN_CLASS = String.raw`(?:\\[!-\/:-@[-\x60{-~ ]|[^\\\-\][*?])`
const RANGES = `(?:${IN_CLASS}(?:-${IN_CLASS})?)+`
const TOKEN = new RegExp(
  [
    String.raw`(?<any>\*\*\/?)`,
    String.raw`(?<star>\*)`,
    String.raw`(?<one>\?)`,
    String.raw`\\(?<escaped>[!-\/:-@[-\x60{-~ ])`,
    String.raw`\[(?<class>\^${RANGES}|(?!\^)${RANGES})\]`,
    String.raw`(?<plain>[^\\[])`,
  ].join('|'),
  'suy',
)

type Kind = 'exact' | 'prefix' | 'suffix' | 'expression'
type State = { kind: Kind; source: string }

/**
 * `undefined` for what BuildKit refuses, and for the few forms of which the meaning is an accident of
 * Go's regular expressions (`\d`, `[[:alpha:]]`, `[*]`): nobody shall build on a guess of ours.
 */
export function compilePattern(text: string, isException: boolean): IgnorePattern | undefined {
  const state: State = { kind: 'exact', source: '' }
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (match === null) return undefined
    const end = at + match[0].length
    addToken(state, match, at === 0, end === text.length)
    at = end
  }
  const matches = makeMatcher(text, state)
  return matches && { text, isException, matches }
}

function addToken(state: State, match: RegExpExecArray, isFirst: boolean, isLast: boolean): void {
  const { any, star, one, escaped, class: ranges, plain } = match.groups ?? {}
  if (any !== undefined) {
    addAny(state, isFirst, isLast)
    return
  }
  if (plain !== undefined) {
    // It stands there as it is, and yet makes the pattern an expression.
    if (plain === ']') state.kind = 'expression'
    state.source += plain === '^' ? '^' : literal(plain)
    return
  }
  state.kind = 'expression'
  if (star !== undefined) state.source += '[^/]*'
  if (one !== undefined) state.source += '[^/]'
  if (escaped !== undefined) state.source += literal(escaped)
  if (ranges !== undefined) state.source += `[${classSource(ranges)}]`
}

/** `**` stands for any number of folders, none included; at the end of a pattern for all there is. */
function addAny(state: State, isFirst: boolean, isLast: boolean): void {
  if (!isLast) {
    state.source += '(?:[^\\n]*/)?'
    state.kind = 'expression'
  } else if (state.kind === 'exact') {
    state.kind = 'prefix'
  } else {
    state.source += '[^\\n]*'
    state.kind = 'expression'
  }
  if (isFirst) state.kind = 'suffix'
}

function makeMatcher(text: string, { kind, source }: State): IgnorePattern['matches'] | undefined {
  switch (kind) {
    case 'exact':
      return (path) => path === text
    case 'prefix':
      return (path) => path.startsWith(text.slice(0, -2))
    case 'suffix': {
      const suffix = text.slice(2)
      return (path) => path.endsWith(suffix) || (suffix[0] === '/' && path === suffix.slice(1))
    }
    case 'expression': {
      const expression = makeExpression(`^${source}$`)
      return expression && ((path) => expression.test(path))
    }
  }
}

/** A range may run backwards. */
function makeExpression(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u')
  } catch {
    return undefined
  }
}

function classSource(ranges: string): string {
  const negation = ranges.startsWith('^') ? '^' : ''
  const members = ranges.slice(negation.length)
  // Unescaped, a hyphen makes a range.
  const source = members.replace(/\\(.)|([^-])/gsu, (_, escaped, plain) =>
    escaped === '-' ? '\\-' : literal(escaped ?? plain),
  )
  return `${negation}${source}`
}

function literal(char: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char
}
