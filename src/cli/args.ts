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
  const errors = options.flatMap((option) => checkOption(option, targets))
  if (errors.length > 0) return { ok: false, errors }
  const raw: Record<string, string> = {}
  const flags: CliFlag['effect'][] = []
  for (const { name, value = 'true' } of options) {
    const target = targets.get(name)
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
