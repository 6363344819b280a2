import type { InputKind, InputSpec, ListSyntax } from '../inputs/input-spec.ts'
import { type ListItem, parseList } from './list.ts'
import { type Complain, quote, suggest } from './wording.ts'

/** The inputs read by kind, by name. A name that the table does not have, or has as another kind, is a bug and throws. */
export type Values = {
  /** `undefined` when nothing was said and there is no default. Blanks around it are gone. */
  readonly text: (name: string) => string | undefined
  readonly flag: (name: string) => boolean
  readonly number: (name: string) => number | undefined
  readonly items: (name: string) => readonly ListItem[]
  /** Of any kind, as texts; empty when nothing was said. */
  readonly texts: (name: string) => readonly string[]
}

type Value = string | boolean | number | readonly ListItem[] | undefined

/** Values that may hold anything but NUL, since they are the user's own text. */
const FREE_TEXT = ['annotations', 'build-args', 'labels', 'secrets']

export function readValues(
  table: readonly InputSpec[],
  raw: Readonly<Record<string, string>>,
  complain: Complain,
): Values {
  refuseUnknown(table, raw, complain)
  const values = new Map(
    table.map((spec) => [spec.name, readValue(spec, raw[spec.name] ?? '', complain)]),
  )
  const get = <T extends Value>(name: string, isKind: (value: Value) => value is T): T => {
    const value = values.get(name)
    if (!values.has(name) || !isKind(value)) throw new TypeError(`no such input: ${name}`)
    return value
  }
  return {
    text: (name) => get(name, (value) => value === undefined || typeof value === 'string'),
    flag: (name) => get(name, (value) => typeof value === 'boolean'),
    number: (name) => get(name, (value) => value === undefined || typeof value === 'number'),
    items: (name) => get(name, (value) => Array.isArray(value)),
    texts: (name) => {
      const value = get(name, (value): value is Value => value !== null)
      if (value === undefined) return []
      return typeof value === 'object' ? value.map((item) => item.text) : [String(value)]
    },
  }
}

function refuseUnknown(
  table: readonly InputSpec[],
  raw: Readonly<Record<string, string>>,
  complain: Complain,
): void {
  const names = table.map((spec) => spec.name)
  for (const name of Object.keys(raw).filter((name) => !names.includes(name))) {
    const meant = suggest(name, names)
    const remedy = meant.startsWith('did') ? meant : 'docs/inputs.md lists all inputs'
    complain(/^[\w-]+$/.test(name) ? name : quote(name), 'is not an input', remedy)
  }
}

/** After a complaint the value is what a run without the input would have, so that reading can go on. */
function readValue(spec: InputSpec, given: string, complain: Complain): Value {
  const { kind } = spec
  const text = given.trim() === '' ? (spec.default ?? '') : given
  const accepted = hasOnlyReadable(spec, text, complain) ? text : (spec.default ?? '')
  if (kind.type === 'list') return readItems(spec.name, kind, accepted, complain)
  const single = readSingleLine(spec, accepted.trim(), complain)
  if (kind.type === 'boolean') return readBoolean(spec, single, complain)
  return single === '' ? undefined : readScalar(spec, kind, single, complain)
}

function readScalar(
  spec: InputSpec,
  kind: Exclude<InputKind, { type: 'list' | 'boolean' }>,
  text: string,
  complain: Complain,
): Value {
  switch (kind.type) {
    case 'text':
      return text
    case 'choice':
      if (kind.choices.includes(text)) return text
      complain(spec.name, `${quote(text)} is not one of its values`, withAll(text, kind.choices))
      return spec.default
    case 'integer': {
      const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
      if (number >= kind.min && number <= kind.max) return number
      complain(
        spec.name,
        `${quote(text)} is not a whole number from ${kind.min} to ${kind.max}`,
        'give one without sign, unit or fraction',
      )
      return spec.default === undefined ? undefined : Number(spec.default)
    }
  }
}

function withAll(text: string, choices: readonly string[]): string {
  const meant = suggest(text, choices)
  return meant.startsWith('use') ? meant : `${meant} There are ${choices.join(', ')}`
}

/** The forms of YAML 1.2's core schema, which @actions/core takes too. */
function readBoolean(spec: InputSpec, text: string, complain: Complain): boolean {
  if (/^(true|True|TRUE)$/.test(text)) return true
  if (!/^(false|False|FALSE)$/.test(text)) {
    complain(spec.name, `${quote(text)} is neither true nor false`, 'use true or false')
  }
  return spec.default === 'true'
}

function readItems(
  name: string,
  syntax: ListSyntax,
  text: string,
  complain: Complain,
): readonly ListItem[] {
  const list = parseList(syntax.blanks === 'kept' ? text : text.trim(), syntax)
  if (list.ok) return list.items
  complain(
    name,
    `the double quote that opens on line ${list.line} is never closed`,
    'close it, or double it ("") where it belongs to the value',
  )
  return []
}

function readSingleLine(spec: InputSpec, text: string, complain: Complain): string {
  if (!/[\r\n]/.test(text)) return text
  const problem = isSecret(spec) ? 'holds a line break' : `${quote(text)} holds a line break`
  complain(spec.name, problem, 'give one line')
  return spec.default ?? ''
}

function hasOnlyReadable(spec: InputSpec, text: string, complain: Complain): boolean {
  const allowed = FREE_TEXT.includes(spec.name) ? isNotNul : isReadable
  const found = [...text].find((character) => !allowed(character.charCodeAt(0)))
  if (found === undefined) return true
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  const where = isSecret(spec) ? 'holds' : `${quote(text)} holds`
  complain(spec.name, `${where} the control character U+${code}`, 'remove it')
  return false
}

function isNotNul(code: number): boolean {
  return code !== 0
}

/** Tab and line ends are no harm: they separate. */
function isReadable(code: number): boolean {
  return (code >= 0x20 && code !== 0x7f) || [0x09, 0x0a, 0x0d].includes(code)
}

function isSecret(spec: InputSpec): boolean {
  return spec.name === 'secrets' || spec.name === 'github-token'
}
