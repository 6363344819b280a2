import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type ValidateFunction } from 'ajv'

/**
 * GitHub's own OpenAPI description, from the package @octokit/openapi: what a request has to look like,
 * and what an answer does.
 */
type Schema = Readonly<Record<string, unknown>>
type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}
type Content = { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }
type Operation = {
  readonly parameters?: readonly unknown[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, unknown>>
}
type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>
  }
}

/** Not by its entry: that would read 400 MB of descriptions. */
const path = createRequire(import.meta.url).resolve(
  '@octokit/openapi/generated/api.github.com.json',
)
const description = JSON.parse(readFileSync(path, 'utf8')) as Description

/** An example of GitHub's, to be changed by the caller. */
export function exampleOf(name: string): Record<string, unknown> {
  const example = description.components.examples[name]
  if (example === undefined) throw new Error(`GitHub's description has no example ${name}`)
  return structuredClone(example.value) as Record<string, unknown>
}

export type Route = {
  readonly template: string
  readonly method: string
  readonly values: Readonly<Record<string, string>>
}

const ROUTES = Object.entries(description.paths).map(([template, operations]) => ({
  template,
  operations,
  names: [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`),
}))

/** `undefined`: GitHub has no such route. */
export function findRoute(method: string, pathname: string): Route | undefined {
  for (const { template, operations, names, pattern } of ROUTES) {
    const found = pattern.exec(pathname)
    if (found === null || operations[method.toLowerCase()] === undefined) continue
    const values = Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? '']))
    return { template, method: method.toLowerCase(), values }
  }
  return undefined
}

/** Makes the checks of answers ahead of the first: that takes seconds on a loaded machine. */
export function prepareChecks(): void {
  const place = '/repos/octo/cv'
  for (const path of [
    `${place}/issues/7/comments`,
    `${place}/issues/comments/1`,
    `${place}/pulls/7`,
  ]) {
    const route = findRoute('GET', path)
    if (route) checkAnswer(route, 200, undefined)
  }
}

/** What is wrong with a request; nothing when GitHub would take it. */
export function checkRequest(
  route: Route,
  query: URLSearchParams,
  body: unknown,
): readonly string[] {
  const operation = operationOf(route)
  const parameters = (operation.parameters ?? []).map((one) => resolve(one) as Parameter)
  const known = parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name)
  return [
    ...[...query.keys()]
      .filter((name) => !known.includes(name))
      .map((name) => `unknown query parameter ${name}`),
    ...parameters.flatMap((parameter) => checkParameter(parameter, route, query)),
    ...checkBody(operation, body),
  ]
}

/** What is wrong with an answer; the description does not name every error, but their form. */
export function checkAnswer(route: Route, status: number, body: unknown): readonly string[] {
  const declared = operationOf(route).responses[String(status)]
  if (declared === undefined && status < 400) return [`status ${status} is not described`]
  const content = declared === undefined ? {} : (resolve(declared) as Content)
  const schema =
    content.content?.['application/json']?.schema ??
    (status >= 400 ? { $ref: '#/components/schemas/basic-error' } : undefined)
  if (schema === undefined) return body === undefined ? [] : ['a body where none is described']
  return problemsOf(schema, body, `answer ${status}`)
}

function operationOf({ template, method }: Route): Operation {
  const operation = description.paths[template]?.[method]
  if (operation === undefined) throw new Error(`no operation ${method} ${template}`)
  return operation
}

function checkParameter(
  { name, in: place, required, schema }: Parameter,
  { values }: Route,
  query: URLSearchParams,
): readonly string[] {
  const text = place === 'path' ? values[name] : (query.get(name) ?? undefined)
  if (text === undefined) return required ? [`${name} is missing`] : []
  const { type } = resolve(schema) as { readonly type?: string }
  const value = type === 'integer' && /^\d+$/.test(text) ? Number(text) : text
  return problemsOf(schema, value, name)
}

function checkBody({ requestBody }: Operation, body: unknown): readonly string[] {
  const schema = requestBody?.content?.['application/json']?.schema
  if (schema === undefined) return body === undefined ? [] : ['a body where none is taken']
  const known = Object.keys((schema.properties as object | undefined) ?? {})
  const unknown = Object.keys((body as object | undefined) ?? {}).filter(
    (one) => !known.includes(one),
  )
  return [...unknown.map((one) => `unknown member ${one}`), ...problemsOf(schema, body, 'body')]
}

const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addFormat('uri', (text: string) => URL.canParse(text))
ajv.addFormat('date-time', (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text),
)
ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/)
ajv.addFormat('int64', true)
ajv.addFormat('timestamp', true)
const compiled = new Map<string, ValidateFunction>()

function problemsOf(schema: Schema, value: unknown, where: string): readonly string[] {
  const key = JSON.stringify(schema)
  const validate = compiled.get(key) ?? ajv.compile(standAlone(schema))
  compiled.set(key, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${where}${instancePath} ${message}`,
  )
}

/** OpenAPI 3.0 as JSON Schema, with every schema that it refers to. */
function standAlone(schema: Schema): Schema {
  const definitions: Record<string, unknown> = {}
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert)
    if (typeof value !== 'object' || value === null) return value
    const { nullable, example: _example, $ref, ...rest } = value as Record<string, unknown>
    if (typeof $ref === 'string') {
      const name = $ref.replace(/^.*\//, '')
      if (!(name in definitions)) {
        definitions[name] = {}
        definitions[name] = convert(resolve(value))
      }
      return { $ref: `#/definitions/${name}` }
    }
    const converted = Object.fromEntries(
      Object.entries(rest).map(([name, member]) => [name, convert(member)]),
    )
    return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted
  }
  const converted = convert(schema) as Schema
  return { ...converted, definitions }
}

function resolve(value: unknown): unknown {
  const { $ref } = value as { readonly $ref?: string }
  if ($ref === undefined) return value
  return $ref
    .replace(/^#\//, '')
    .split('/')
    .reduce((at: unknown, name) => (at as Record<string, unknown>)[name], description)
}
