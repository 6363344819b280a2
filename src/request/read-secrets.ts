import type { BuildSecret } from './build-request.ts'
import type { ListItem } from './list.ts'
import type { Values } from './read-values.ts'
import { makeSecret } from './secret.ts'
import { type Complain, quote } from './wording.ts'

export type SecretsReading = {
  readonly secrets: readonly BuildSecret[]
  /** `secrets` names GIT_AUTH_TOKEN, even without a value: the token of the workflow stays out of the build. */
  readonly hasGitAuthToken: boolean
  readonly notices: readonly string[]
}

type Entry = { readonly input: string; readonly id: string; readonly value: string }

/**
 * Reads `secrets`, `secret-envs` and `secret-files`. Nothing of an item of `secrets` but its id is
 * ever shown. As with docker/build-push-action a secret without a value is left out, since that is
 * what a workflow from a fork gets; an item that is no `id=value` at all is an error here.
 */
export function readSecrets(values: Values, complain: Complain): SecretsReading {
  const entries = ['secrets', 'secret-envs', 'secret-files'].flatMap((input) =>
    values.items(input).flatMap((item) => readEntry(input, item, complain)),
  )
  refuseRepeated(entries, complain)
  const isEmpty = ({ input, value }: Entry) => input === 'secrets' && value === ''
  return {
    secrets: entries.filter((entry) => !isEmpty(entry)).map(toSecret),
    hasGitAuthToken: entries.some(
      ({ input, id }) => input === 'secrets' && id === 'GIT_AUTH_TOKEN',
    ),
    notices: entries
      .filter(isEmpty)
      .map(({ id }) => `the secret ${id} has no value and is not given to the build`),
  }
}

function readEntry(input: string, { text, line }: ListItem, complain: Complain): readonly Entry[] {
  const [start = '', ...rest] = text.split('=')
  const id = start.trim()
  const value = rest.join('=')
  const form = input === 'secrets' ? 'id=value' : input === 'secret-envs' ? 'id=NAME' : 'id=path'
  const at = input === 'secrets' ? `the item on line ${line}` : quote(text)
  const fault = (what: string) => complain(input, `${at} ${what}`, `use ${form}`)
  if (rest.length === 0) fault('has no "="')
  else if (id === '') fault('has no id before its "="')
  else if (/[\s",]/.test(id)) fault('has an id with a blank, comma or quote')
  else if (input !== 'secrets' && value === '') fault('has nothing after its "="')
  else if (input === 'secret-envs' && /[\s",]/.test(value)) fault('does not name a variable')
  else return [{ input, id, value }]
  return []
}

function refuseRepeated(entries: readonly Entry[], complain: Complain): void {
  entries.forEach(({ input, id }, index) => {
    const first = entries.findIndex((entry) => entry.id === id)
    if (first === index) return
    const where = entries[first]?.input ?? input
    const problem = `the id ${quote(id)} is used twice${where === input ? '' : `, first in ${where}`}`
    complain(input, problem, 'give each secret an id of its own')
  })
}

function toSecret({ input, id, value }: Entry): BuildSecret {
  if (input === 'secrets') return { id, source: { kind: 'value', value: makeSecret(value) } }
  if (input === 'secret-envs') return { id, source: { kind: 'env', name: value } }
  return { id, source: { kind: 'file', path: value } }
}
