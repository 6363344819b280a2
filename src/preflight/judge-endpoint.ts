import type { Answer } from './ask.ts'
import { findTls } from './find-tls.ts'
import { findConnect, findNames, findProxy } from './find-unreached.ts'
import { findHttp, findRegistry, findWeakness } from './find-unwell.ts'
import { judgeAnswer } from './health.ts'
import { disagree, toResolved } from './names.ts'
import type { TlsSession } from './ports.ts'
import type { ConnectReport, Endpoint, EndpointReport, Layer, Resolved } from './preflight.ts'
import type { RegistryEvidence } from './probe-registry.ts'
import type { Finding } from './sentences.ts'
import type { Fault, Tried } from './tried.ts'

export type TlsEvidence = Tried<TlsSession>

/** What was seen of an endpoint, layer by layer; a layer that was not reached is absent. */
export type Evidence = {
  /** Without user and password. */
  readonly proxy?: string
  readonly unusableProxy?: { readonly variable: string; readonly value: string }
  /** Absent for an address, which needs no name server. */
  readonly system?: Tried<readonly string[]>
  readonly fallbacks?: readonly Resolved[]
  readonly connects?: readonly ConnectReport[]
  readonly tls?: TlsEvidence
  readonly http?: Tried<Answer>
  /** What the first request ended with, when there was a second. */
  readonly retried?: { readonly detail: string; readonly kind?: Fault['kind'] }
  readonly latency?: { readonly latencyMs: number; readonly samples: number }
  readonly registry?: RegistryEvidence
}

/** The verdict on an endpoint: the lowest layer that failed is the cause of all above it. */
export function judgeEndpoint(endpoint: Endpoint, evidence: Evidence): EndpointReport {
  const failure = findFailure(endpoint, evidence)
  const weakness = failure ? undefined : findWeakness(endpoint, evidence)
  const { cause, remedy } = failure ?? weakness ?? {}
  const { name, url, purpose, repository, mirrorOf } = endpoint
  const dns = dnsOf(evidence)
  const faults = faultsOf(evidence)
  const { proxy, connects = [], registry = {} } = evidence
  return {
    name,
    url,
    purpose,
    outcome: failure ? 'failed' : weakness ? 'degraded' : 'ok',
    dns,
    resolversDisagree: disagree(dns),
    connects,
    ...tlsPart(evidence),
    ...httpPart(evidence),
    ...given({
      failedLayer: failure?.layer,
      cause,
      remedy,
      canPush: registry.canPush,
      credentials: registry.credentials,
      repository,
      mirrorOf,
      proxy,
      faults: faults.length === 0 ? undefined : faults,
    }),
  }
}

type Given<T> = { readonly [key in keyof T]?: Exclude<T[key], undefined> }

/** Without the members that are not there. */
function given<T extends object>(members: T): Given<T> {
  const there = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(there) as Given<T>
}

type Failure = Finding & { readonly layer: Layer }

function findFailure(endpoint: Endpoint, evidence: Evidence): Failure | undefined {
  const at = (layer: Layer, finding: Finding | undefined): Failure | undefined =>
    finding && { ...finding, layer }
  return (
    at('connect', findProxy(evidence)) ??
    at('dns', findNames(endpoint, evidence)) ??
    at('connect', findConnect(endpoint, evidence)) ??
    at('tls', findTls(endpoint, evidence)) ??
    at('http', findHttp(endpoint, evidence, judgeAnswer)) ??
    at('http', findRegistry(endpoint, evidence))
  )
}

function dnsOf({ system, fallbacks = [] }: Evidence): readonly Resolved[] {
  return system ? [toResolved('system', system), ...fallbacks] : []
}

function tlsPart({ tls }: Evidence): Pick<EndpointReport, 'tls'> {
  if (!tls?.ok) return {}
  const { issuer, validTo, isPublic, caBundle, fault } = tls.value
  return {
    tls: {
      issuer,
      validTo,
      intercepted: !isPublic,
      ...(caBundle === undefined ? {} : { caBundle }),
      ...(fault === undefined ? {} : { error: fault.code }),
    },
  }
}

function httpPart({ http, latency, registry }: Evidence): Pick<EndpointReport, 'http'> {
  if (!http?.ok) return {}
  const { latencyMs, samples } = latency ?? { latencyMs: Math.round(http.durationMs), samples: 1 }
  const pullsRemaining = registry?.pullsRemaining
  return {
    http: {
      status: http.value.status,
      latencyMs,
      samples,
      ...(pullsRemaining === undefined ? {} : { pullsRemaining }),
    },
  }
}

function faultsOf(evidence: Evidence): readonly Fault['kind'][] {
  const { system, connects = [], tls, http, retried, registry } = evidence
  const kinds = [
    system?.ok === false ? system.fault.kind : undefined,
    ...connects.map(({ fault }) => fault),
    tls?.ok === false ? tls.fault.kind : undefined,
    tls?.ok ? tls.value.fault?.kind : undefined,
    retried?.kind,
    http?.ok === false ? http.fault.kind : undefined,
    registry?.problem?.fault?.kind,
  ]
  return [...new Set(kinds.filter((kind) => kind !== undefined))]
}
