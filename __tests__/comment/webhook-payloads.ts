import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type Payload = Readonly<Record<string, unknown>>

/** Payloads as GitHub has sent them, from the package @octokit/webhooks-examples. */
const path = createRequire(import.meta.url).resolve(
  '@octokit/webhooks-examples/api.github.com/index.json',
)
const events = JSON.parse(readFileSync(path, 'utf8')) as readonly {
  readonly name: string
  readonly examples: readonly Payload[]
}[]

/** The first example of an event; of an action of it, where one is named. */
export function payloadOf(event: string, action?: string): Record<string, unknown> {
  const examples = events.find(({ name }) => name === event)?.examples ?? []
  const found = examples.find((one) => action === undefined || one.action === action)
  if (found === undefined) throw new Error(`no example of ${event} ${action ?? ''}`)
  return structuredClone(found) as Record<string, unknown>
}

/** A member deep inside, by its path. */
export function setIn(payload: object, path: string, value: unknown): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  const owner = names.reduce((at, name) => (at as Record<string, object>)[name] ?? {}, payload)
  ;(owner as Record<string, unknown>)[last] = value
}
