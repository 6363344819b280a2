import { parseArgs } from 'node:util'
import type { InputError, Parsed } from '../errors.ts'
import { nearest } from '../inputs/nearest.ts'
import { CLI_FLAGS, type CliFlag, type FlagSpec, inputsOf } from '../inputs.ts'

export type CliArguments = {
  /** As the action would get them: texts by input name. */
  readonly raw: Readonly<Record<string, string>>
  readonly positionals: readonly string[]
  /** Flags that are no inputs, in the order they were given. */
  readonly flags: readonly CliFlag['effect'][]
}

type Target =
  | { readonly kind: 'input'; readonly name: string; readonly spec: FlagSpec }
  | { readonly kind: 'flag'; readonly effect: CliFlag['effect']; readonly spec: FlagSpec }

/** Reads the arguments after the command's name against the table of inputs; all errors at once. */
export function parseCliArguments(args: readonly string[]): Parsed<CliArguments> {
  const targets = flagTargets()
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: optionsOf(targets),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  const errors = [
    ...options.flatMap((option) => checkOption(option, targets)),
    ...tokens.flatMap((token, index) => checkApart(token, tokens[index + 1], targets)),
  ]
  if (errors.length > 0) return { ok: false, errors }
  const raw: Record<string, string> = {}
  const flags: CliFlag['effect'][] = []
  for (const { name, value: given } of options) {
    const target = targets.get(name)
    const value = given ?? target?.spec.bare ?? 'true'
    if (target?.kind === 'flag') flags.push(target.effect)
    // A list given twice gets a line for each use.
    else if (target) raw[target.name] = [raw[target.name], value].filter(isText).join('\n')
  }
  return { ok: true, value: { raw, positionals, flags } }
}

function isText(text: string | undefined): text is string {
  return text !== undefined
}

/** Every long name, alias and letter with what it stands for. */
function flagTargets(): ReadonlyMap<string, Target> {
  const inputs = inputsOf('cli').map(
    ({ name, flag }): Target => ({ kind: 'input', name, spec: flag }),
  )
  const others = CLI_FLAGS.map(({ flag, effect }): Target => ({ kind: 'flag', effect, spec: flag }))
  return new Map(
    [...inputs, ...others].flatMap((target) =>
      [target.spec.long, ...(target.spec.aliases ?? [])].map((name) => [name, target] as const),
    ),
  )
}

function optionsOf(targets: ReadonlyMap<string, Target>) {
  return Object.fromEntries(
    [...targets].map(([name, { spec }]) => [
      name,
      {
        type: spec.takesValue ? ('string' as const) : ('boolean' as const),
        multiple: true,
        ...(spec.short && spec.long === name ? { short: spec.short } : {}),
      },
    ]),
  )
}

/** `--scan enforce` would build a folder named `enforce`: said, since nobody means that. */
function checkApart(
  token: { readonly kind: string; readonly name?: string; readonly value?: string | undefined },
  next: { readonly kind: string; readonly value?: string | undefined } | undefined,
  targets: ReadonlyMap<string, Target>,
): readonly InputError[] {
  const target = token.kind === 'option' ? targets.get(token.name ?? '') : undefined
  if (target?.kind !== 'input' || target.spec.bare === undefined) return []
  const word = token.value === undefined && next?.kind === 'positional' ? next.value : undefined
  const { kind } = inputsOf('cli').find(({ name }) => name === target.name) ?? {}
  if (word === undefined || kind?.type !== 'choice' || !kind.choices.includes(word)) return []
  const flag = `--${target.spec.long}`
  return [
    { input: flag, problem: `"${word}" stands apart from it`, remedy: `write ${flag}=${word}` },
  ]
}

type OptionToken = {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
}

function checkOption(
  { name, rawName, value }: OptionToken,
  targets: ReadonlyMap<string, Target>,
): readonly InputError[] {
  const target = targets.get(name)
  if (target?.spec.takesValue === true && value === undefined) {
    return [{ input: rawName, problem: 'has no value', remedy: `write ${rawName} VALUE` }]
  }
  if (target) return []
  const near = nearest(rawName.replace(/^-+/, ''), [...targets.keys()])
  const hint = near === undefined ? '' : `did you mean --${near}? `
  return [{ input: rawName, problem: 'is not an option', remedy: `${hint}see --help` }]
}
