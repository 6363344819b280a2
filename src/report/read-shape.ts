import {
  type Form,
  type Member,
  pickVariant,
  type Scalar,
  type Shape,
  type Union,
} from './shape.ts'

/** The value with its members in order and without those it does not know, and what is wrong with it. */
export type Reading<T> = { readonly value: T; readonly problems: readonly string[] }

/** Reads a value by its shape. With problems the value is not of type `T` everywhere. */
export function readShape<T>(shape: Shape<T>, value: unknown): Reading<T> {
  const problems: string[] = []
  const read = readForm(shape, value, '', problems)
  return { value: read as T, problems }
}

function readForm(form: Form, value: unknown, path: string, problems: string[]): unknown {
  switch (form.kind) {
    case 'list':
      if (!Array.isArray(value)) break
      return value.map((item, at) => readForm(form.item, item, `${path}[${at}]`, problems))
    case 'record':
      if (!isRecord(value)) break
      return readMembers(form.members, value, path, problems)
    case 'union':
      if (!isRecord(value)) break
      return readVariant(form, value, path, problems)
    case 'text':
    case 'number':
    case 'flag':
    case 'choice':
    case 'nullable':
      if (isScalarOf(form, value)) return value
  }
  problems.push(`${path || 'the report'} must be ${nameForm(form)}, not ${nameValue(value)}`)
  return value
}

function readVariant(
  form: Union,
  value: Readonly<Record<string, unknown>>,
  path: string,
  problems: string[],
): unknown {
  const { tag, variants } = form
  const variant = pickVariant(form, value)
  if (variant !== undefined) return readForm(variant, value, path, problems)
  const at = path === '' ? tag : `${path}.${tag}`
  const known = nameForm({ kind: 'choice', values: Object.keys(variants) })
  const name = Object.hasOwn(value, tag) ? value[tag] : undefined
  problems.push(
    name === undefined ? `${at} is missing` : `${at} must be ${known}, not ${nameValue(name)}`,
  )
  return value
}

function readMembers(
  members: Readonly<Record<string, Member>>,
  value: Readonly<Record<string, unknown>>,
  path: string,
  problems: string[],
): unknown {
  const read: [string, unknown][] = []
  for (const [name, { form, required }] of Object.entries(members)) {
    const at = path === '' ? name : `${path}.${name}`
    const member = Object.hasOwn(value, name) ? value[name] : undefined
    if (member !== undefined) read.push([name, readForm(form, member, at, problems)])
    else if (required) problems.push(`${at} is missing`)
  }
  return Object.fromEntries(read)
}

function isScalarOf(form: Scalar, value: unknown): boolean {
  switch (form.kind) {
    case 'text':
      return typeof value === 'string' && (!form.pattern || new RegExp(form.pattern).test(value))
    case 'number':
      return isNumberOf(form, value)
    case 'flag':
      return typeof value === 'boolean'
    case 'choice':
      return form.values.some((known) => known === value)
    case 'nullable':
      return value === null || isScalarOf(form.inner, value)
  }
}

function isNumberOf(form: Extract<Form, { kind: 'number' }>, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  return value >= (form.minimum ?? value) && (!form.whole || Number.isSafeInteger(value))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameForm(form: Form): string {
  switch (form.kind) {
    case 'text':
      return form.example === undefined ? 'text' : `text such as ${form.example}`
    case 'number':
      return `a ${form.whole ? 'whole ' : ''}number${form.minimum === undefined ? '' : ` from ${form.minimum}`}`
    case 'flag':
      return 'true or false'
    case 'choice':
      return form.values.map((value) => JSON.stringify(value)).join(' or ')
    case 'nullable':
      return `${nameForm(form.inner)} or null`
    case 'list':
      return 'a list'
    case 'record':
    case 'union':
      return 'an object'
  }
}

const MAX_QUOTE = 60

function nameValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (isRecord(value)) return 'an object'
  const quoted = JSON.stringify(value) ?? String(value)
  return quoted.length <= MAX_QUOTE ? quoted : `${quoted.slice(0, MAX_QUOTE)}…`
}
