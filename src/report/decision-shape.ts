import type { Decision } from '../preflight/preflight.ts'
import { choice, list, must, record, type Shape, text, union } from './shape.ts'

type DecisionOf<K extends Decision['kind']> = Extract<Decision, { readonly kind: K }>

export const decision = union<Decision, 'kind'>('kind', {
  mirror: record<DecisionOf<'mirror'>>({
    kind: must(choice('mirror')),
    reason: must(text),
    registry: must(text),
    mirror: must(text),
  }),
  'crates-mirror': record<DecisionOf<'crates-mirror'>>({
    kind: must(choice('crates-mirror')),
    reason: must(text),
    mirror: must(text),
  }),
  resolver: record<DecisionOf<'resolver'>>({
    kind: must(choice('resolver')),
    reason: must(text),
    servers: must(list(text)),
  }),
  'ipv6-off': bare('ipv6-off'),
  'inject-ca': record<DecisionOf<'inject-ca'>>({
    kind: must(choice('inject-ca')),
    reason: must(text),
    path: must(text),
  }),
  'pass-proxy': bare('pass-proxy'),
  offline: bare('offline'),
  'multiplexing-off': bare('multiplexing-off'),
  refuse: record<DecisionOf<'refuse'>>({
    kind: must(choice('refuse')),
    reason: must(text),
    cause: must(text),
    remedy: must(text),
  }),
})

/** A decision that needs no more than its kind and its reason. */
function bare<const K extends string>(
  kind: K,
): Shape<{ readonly reason: string; readonly kind: K }> {
  return record<{ readonly reason: string; readonly kind: K }>({
    kind: must(choice(kind)),
    reason: must(text),
  })
}
