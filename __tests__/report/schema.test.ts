import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { parseReport, renderJson } from '../../src/report/json.ts'
import { runReport } from '../../src/report/run-report-shape.ts'
import type { Form } from '../../src/report/shape.ts'
import { aReport } from '../builders/a-report.ts'
import { makeRandom, randomReport } from '../builders/random.ts'
import * as samples from '../builders/sample-reports.ts'

const FILE = new URL('../../docs/report.schema.json', import.meta.url)

type Schema = {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly oneOf?: readonly Schema[]
  readonly pattern?: string
  readonly minimum?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

const schema: Schema = JSON.parse(readFileSync(FILE, 'utf8'))

/** With the schema as published, or with members that it does not know refused. */
function makeValidator(strict: boolean): ValidateFunction {
  const closed: unknown = JSON.parse(JSON.stringify(schema), (_, value) =>
    strict && value?.properties !== undefined && value.type === 'object'
      ? { ...value, additionalProperties: false }
      : value,
  )
  return new Ajv2020({ strict: true, allowUnionTypes: true }).compile(closed as object)
}

const AS_PUBLISHED = makeValidator(false)
const CLOSED = makeValidator(true)

function errorsOf(validate: ValidateFunction, value: unknown): unknown {
  return validate(value) ? [] : validate.errors
}

test.each(Object.entries({ ...samples, bare: aReport() }))(
  '%s fits the schema, and has nothing that it does not describe',
  (_, report) => {
    expect(errorsOf(CLOSED, JSON.parse(renderJson(report)))).toEqual([])
  },
)

test('any report of the type fits the schema', () => {
  const random = makeRandom(53)
  for (let run = 0; run < 80; run += 1) {
    expect(errorsOf(CLOSED, JSON.parse(renderJson(randomReport(random))))).toEqual([])
  }
})

test('members of a later version 1 fit the schema', () => {
  const later = { ...samples.complete, later: 1, cargo: { compiled: 1, later: true } }
  expect(errorsOf(AS_PUBLISHED, later)).toEqual([])
  expect(errorsOf(CLOSED, later)).not.toEqual([])
})

test('what the schema refuses, the reader refuses too, and the other way round', () => {
  const random = makeRandom(59)
  let refused = 0
  for (let run = 0; run < 250; run += 1) {
    const spoiled = spoil(JSON.parse(renderJson(samples.complete)), random)
    const fits = AS_PUBLISHED(spoiled)
    expect([spoiled, parseReport(JSON.stringify(spoiled)).ok]).toEqual([spoiled, fits])
    if (!fits) refused += 1
  }
  expect(refused).toBeGreaterThan(125)
})

/** Puts another value, or none, in one place of a report. */
function spoil(value: unknown, random: () => number): unknown {
  const others = [undefined, null, -1, 1.5, 7, 'text', true, [], {}]
  if (typeof value !== 'object' || value === null || random() < 0.1) {
    return others[Math.floor(random() * others.length)]
  }
  const names = Object.keys(value)
  const chosen = names[Math.floor(random() * names.length)]
  if (Array.isArray(value)) {
    return value.map((item, at) => (String(at) === chosen ? (spoil(item, random) ?? null) : item))
  }
  const members = Object.entries(value)
  return Object.fromEntries(
    members.map(([name, member]) => [name, name === chosen ? spoil(member, random) : member]),
  )
}

test('describes the members of the type: names, order, which are required, and their form', () => {
  expect(describeSchema(schema)).toEqual(describeForm(runReport))
})

test('every definition is used', () => {
  const used = new Set(JSON.stringify(schema).match(/(?<=#\/\$defs\/)\w+/g))
  expect([...used].sort()).toEqual(Object.keys(schema.$defs ?? {}).sort())
})

/** Both sides as the same plain value; lists of pairs, so that their order counts. */
function describeForm(form: Form): unknown {
  switch (form.kind) {
    case 'text':
      return { type: 'string', pattern: form.pattern }
    case 'number':
      return { type: form.whole ? 'integer' : 'number', minimum: form.minimum }
    case 'flag':
      return { type: 'boolean' }
    case 'choice':
      return { values: form.values }
    case 'nullable':
      return { orNull: describeForm(form.inner) }
    case 'list':
      return { list: describeForm(form.item) }
    case 'union':
      return { oneOf: Object.values(form.variants).map(describeForm) }
    case 'record':
      return {
        members: Object.entries(form.members).map(([name, { form, required }]) => [
          name,
          required,
          describeForm(form),
        ]),
      }
  }
}

function describeSchema(node: Schema): unknown {
  if (node.$ref !== undefined) return describeSchema(definitionOf(node.$ref))
  if (node.const !== undefined) return { values: [node.const] }
  if (node.oneOf !== undefined) return { oneOf: node.oneOf.map(describeSchema) }
  if (node.enum !== undefined) return { values: node.enum }
  if (Array.isArray(node.type)) {
    return { orNull: describeSchema({ ...node, type: node.type[0] as string }) }
  }
  return describeTyped(node)
}

function describeTyped(node: Schema): unknown {
  const { type, pattern, minimum, items, properties = {}, required = [] } = node
  if (type === 'string') return { type, pattern }
  if (type === 'integer' || type === 'number') return { type, minimum }
  if (type === 'array' && items !== undefined) return { list: describeSchema(items) }
  if (type !== 'object') return { type }
  const members = Object.entries(properties).map(([name, member]) => [
    name,
    required.includes(name),
    describeSchema(member),
  ])
  return { members }
}

function definitionOf(ref: string): Schema {
  const found = schema.$defs?.[ref.replace('#/$defs/', '')]
  if (found === undefined) throw new Error(`${ref} is not defined`)
  return found
}
