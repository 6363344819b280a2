import { parseArgs } from 'node:util'
import type { InputError, Parsed } from '../errors.ts'
import { nearest } from '../inputs/nearest.ts'

/** The options of one command that is not `build`. */
export type OptionTable = Readonly<
  Record<
    string,
    {
      readonly type: 'boolean' | 'string'
      readonly short?: string
      /** Without it an option stands once at most. */
      readonly multiple?: boolean
    }
  >
>

export type GivenOptions = {
  readonly has: (name: string) => boolean
  /** The text of an option that is given once; `undefined` where it is not. */
  readonly text: (name: string) => string | undefined
  readonly texts: (name: string) => readonly string[]
  readonly positionals: readonly string[]
}

/** Reads a command's arguments; everything that is wrong at once. */
export function readOptions(
  args: readonly string[],
  table: OptionTable,
  maxPositionals: { readonly count: number; readonly command: string },
): Parsed<GivenOptions> {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(table).map(([name, { type, short }]) => [
        name,
        { type, multiple: true, ...(short ? { short } : {}) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  const errors = [
    ...options.flatMap((option) => checkOption(option, table)),
    ...checkRepeated(options, table),
    ...positionals.slice(maxPositionals.count).map((text) => ({
      input: maxPositionals.command,
      problem: `${JSON.stringify(text)} is one word too many`,
      remedy: 'see --help',
    })),
  ]
  if (errors.length > 0) return { ok: false, errors }
  const texts = (name: string) =>
    options.flatMap((one) => (one.name === name && one.value !== undefined ? [one.value] : []))
  return {
    ok: true,
    value: {
      has: (name) => options.some((one) => one.name === name),
      text: (name) => texts(name)[0],
      texts,
      positionals,
    },
  }
}

type OptionToken = {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
}

/** What is wrong with one option as it was given; nothing where it is right. */
export function checkOption(
  { name, rawName, value }: OptionToken,
  table: OptionTable,
): InputError[] {
  const known = Object.hasOwn(table, name) ? table[name] : undefined
  if (!known) {
    const near = nearest(name, Object.keys(table))
    const hint = near === undefined ? '' : `did you mean --${near}? `
    return [{ input: rawName, problem: 'is not an option', remedy: `${hint}see --help` }]
  }
  if (known.type === 'string' && (value === undefined || value === '')) {
    return [{ input: rawName, problem: 'has no value', remedy: `write ${rawName} VALUE` }]
  }
  if (known.type === 'boolean' && value !== undefined) {
    return [{ input: rawName, problem: 'takes no value', remedy: `write ${rawName} alone` }]
  }
  return []
}

function checkRepeated(options: readonly OptionToken[], table: OptionTable): InputError[] {
  return Object.entries(table).flatMap(([name, { type, multiple }]) =>
    type === 'string' && !multiple && options.filter((one) => one.name === name).length > 1
      ? [{ input: `--${name}`, problem: 'is given more than once', remedy: 'give it once' }]
      : [],
  )
}

/** A whole number in these bounds, or why the text is none. */
export function readWhole(
  input: string,
  text: string,
  { min, max, unit }: { readonly min: number; readonly max: number; readonly unit: string },
): Parsed<number> {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return { ok: true, value }
  const problem = `${JSON.stringify(text)} is not a number of ${unit}`
  return { ok: false, errors: [{ input, problem, remedy: `use ${min} to ${max}` }] }
}
