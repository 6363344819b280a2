import type { NetworkFaultKind } from '../network/network-error.ts'
import type {
  CheckReport,
  ConnectReport,
  EndpointReport,
  PreflightReport,
  Resolved,
} from '../preflight/preflight.ts'
import { decision } from './decision-shape.ts'
import {
  choice,
  flag,
  list,
  may,
  must,
  notNegative,
  record,
  type Shape,
  text,
  whole,
} from './shape.ts'

const faultKind: Shape<NetworkFaultKind> = choice(
  'dns-missing',
  'dns-failing',
  'refused',
  'unreachable',
  'connect-timeout',
  'tls-untrusted',
  'tls-invalid',
  'tls-failed',
  'answer-timeout',
  'stalled',
  'reset',
  'proxy-refused',
  'protocol',
  'aborted',
)

const resolved = record<Resolved>({
  resolver: must(text),
  addresses: must(list(text)),
  durationMs: must(notNegative),
  error: may(text),
  fault: may(faultKind),
})

const family: Shape<4 | 6> = choice(4, 6)

const connect = record<ConnectReport>({
  family: must(family),
  address: must(text),
  durationMs: must(notNegative),
  error: may(text),
  fault: may(faultKind),
})

const tls = record<NonNullable<EndpointReport['tls']>>({
  issuer: must(text),
  validTo: must(text),
  intercepted: must(flag),
  caBundle: may(text),
  error: may(text),
})

const http = record<NonNullable<EndpointReport['http']>>({
  status: must(whole),
  latencyMs: must(notNegative),
  samples: must(whole),
  pullsRemaining: may(whole),
})

const endpoint = record<EndpointReport>({
  name: must(text),
  url: must(text),
  purpose: must(
    choice(
      'base-image',
      'push',
      'cache',
      'crates-index',
      'crates',
      'git',
      'api',
      'scanner-database',
      'packages',
    ),
  ),
  outcome: must(choice('ok', 'degraded', 'failed')),
  failedLayer: may(choice('dns', 'connect', 'tls', 'http')),
  cause: may(text),
  remedy: may(text),
  dns: must(list(resolved)),
  resolversDisagree: must(flag),
  connects: must(list(connect)),
  tls: may(tls),
  http: may(http),
  canPush: may(flag),
  credentials: may(choice('accepted', 'refused', 'none')),
  repository: may(text),
  mirrorOf: may(text),
  faults: may(list(faultKind)),
  proxy: may(text),
})

const check = record<CheckReport>({
  name: must(text),
  outcome: must(choice('ok', 'warning', 'failed', 'skipped')),
  detail: must(text),
  remedy: may(text),
})

export const preflight = record<PreflightReport>({
  mode: must(choice('auto', 'strict')),
  durationMs: must(notNegative),
  endpoints: must(list(endpoint)),
  checks: must(list(check)),
  decisions: must(list(decision)),
})
