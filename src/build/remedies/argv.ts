/** The arguments of `docker buildx build` taken apart: the planner puts the context at their end. */
type ParsedArgv = {
  /** `buildx build`. */
  readonly head: readonly string[]
  readonly flags: readonly BuildxFlag[]
  readonly context: readonly string[]
}

export type BuildxFlag = {
  /** With its dashes: `--cache-from`. */
  readonly name: string
  /** `undefined` for a flag that has none. */
  readonly value: string | undefined
  /** As it was given: `--cache-from`, `type=gha` or `--cache-from=type=gha`. */
  readonly tokens: readonly string[]
}

/** Flags whose value can only follow after `=`. */
const SWITCHES =
  /^(?:--(?:load|push|pull|no-cache|quiet|check|debug|rm|force-rm|compress|squash)|-[qD])$/
const ALIASES: Readonly<Record<string, string>> = {
  '-f': '--file',
  '-t': '--tag',
  '-o': '--output',
}

export function parseBuildxArgv(argv: readonly string[]): ParsedArgv {
  const head = argv.slice(0, 2)
  const rest = argv.slice(2, -1)
  const flags: BuildxFlag[] = []
  for (let at = 0; at < rest.length; at += flags.at(-1)?.tokens.length ?? 1) {
    flags.push(readFlag(rest[at] ?? '', rest[at + 1]))
  }
  return { head, flags, context: argv.slice(2).slice(-1) }
}

function readFlag(token: string, next: string | undefined): BuildxFlag {
  const equals = /^(?<name>--?[a-z-]+)=(?<value>.*)$/s.exec(token)?.groups
  const given = equals?.name ?? token
  const name = ALIASES[given] ?? given
  if (equals !== undefined) return { name, value: equals.value, tokens: [token] }
  if (SWITCHES.test(token) || next === undefined) return { name, value: undefined, tokens: [token] }
  return { name, value: next, tokens: [token, next] }
}

/** The values of one flag, in order. */
export function valuesOf(argv: readonly string[], name: string): readonly string[] {
  return parseBuildxArgv(argv).flags.flatMap((flag) =>
    flag.name === name && flag.value !== undefined ? [flag.value] : [],
  )
}

/** Whether a flag without a value is given, and not as `=false`. */
export function isOn(argv: readonly string[], name: string): boolean {
  const last = parseBuildxArgv(argv).flags.findLast((flag) => flag.name === name)
  return last !== undefined && !/^(?:0|f|false)$/i.test(last.value ?? '')
}

export function dropFlags(
  argv: readonly string[],
  isDropped: (flag: BuildxFlag) => boolean,
): readonly string[] {
  const { head, flags, context } = parseBuildxArgv(argv)
  return [...head, ...flags.flatMap((flag) => (isDropped(flag) ? [] : flag.tokens)), ...context]
}

/** Puts further arguments before the context. */
export function addArgs(argv: readonly string[], added: readonly string[]): readonly string[] {
  return [...argv.slice(0, -1), ...added, ...argv.slice(-1)]
}

/**
 * The value of `--no-cache-filter` that chooses a stage; `''` stands for all that have no name. BuildKit
 * takes the value apart at its commas and compares the parts with the names, so a lone comma chooses
 * those without one (seen with buildx 0.29 and BuildKit 0.25).
 */
export function filterOf(stage: string): readonly string[] {
  return ['--no-cache-filter', stage === '' ? ',' : stage]
}
