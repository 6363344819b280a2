import type { DockerfileFacts } from '../workspace/facts.ts'

/**
 * The build arguments that steps of these stages see, as BuildKit would give them: what was given
 * (`NAME=value`), else the default of the stage's ARG, else that of the one before the first FROM.
 * Empty ones are left out.
 */
export function readStageArguments(
  { stages, globals = {} }: DockerfileFacts,
  names: readonly string[],
  buildArgs: readonly string[],
): Readonly<Record<string, string>> {
  const given = Object.fromEntries(buildArgs.map(cut))
  const declared = stages
    .filter(({ name }) => name !== undefined && names.includes(name))
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword }) => keyword === 'ARG')
    .map(({ text }) => cut(text.trim()))
  return Object.fromEntries(
    declared.flatMap(([name, fallback]) => {
      const value = given[name] ?? (unquote(fallback) || (globals[name] ?? ''))
      return value === '' ? [] : [[name, value]]
    }),
  )
}

function cut(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function unquote(text: string): string {
  return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text
}
