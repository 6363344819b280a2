import { allOf } from '../request/wording.ts'
import { findCutOff } from './checks/network.ts'
import { decideMirrors } from './decide-mirrors.ts'
import { answerOf } from './names.ts'
import type { CheckReport, Decision, EndpointReport } from './preflight.ts'

export type DecideFacts = {
  readonly mode: 'auto' | 'strict'
  /** Whether everything that the build needs is on this machine already. */
  readonly offlineReady?: boolean
  /** Manifests that the build takes from Docker Hub: images × platforms. */
  readonly pullsNeeded?: number
  /**
   * The steps are those of a Dockerfile of the repository: nothing can be handed to them that it does
   * not take itself.
   */
  readonly foreignSteps?: boolean
}

/**
 * What the run does differently, one sentence of evidence each (network-size research, 3.5). A probe
 * alone never ends a build in `auto`: networks that are just coming up look the same. What would be
 * refused later just as it is now (rights, passwords) does.
 */
export function decide(
  reports: readonly EndpointReport[],
  checks: readonly CheckReport[],
  facts: DecideFacts,
): readonly Decision[] {
  const needed = reports.filter(({ mirrorOf }) => mirrorOf === undefined)
  const refusals = needed.flatMap(refuseDenied)
  const strict =
    facts.mode === 'strict' && refusals.length === 0 ? refuseFailed(needed, checks) : []
  const offline = decideOffline(needed, facts)
  if (offline.length > 0) return [...refusals, ...offline]
  return [
    ...refusals,
    ...strict,
    ...decideMirrors(reports, facts.pullsNeeded ?? 0),
    ...decideResolver(needed),
    ...decideIpv6(needed),
    ...(facts.foreignSteps ? [] : [...decideCa(needed), ...decideProxy(needed)]),
    ...decideMultiplexing(needed),
  ]
}

function refuseDenied(report: EndpointReport): readonly Decision[] {
  const { canPush, credentials, purpose, name } = report
  const isVital = purpose === 'push' || purpose === 'base-image'
  if (canPush !== false && !(credentials === 'refused' && isVital)) return []
  const cause = report.cause ?? `${name} refuses what the build has to do`
  const remedy = report.remedy ?? 'sign in again'
  return [{ kind: 'refuse', reason: `The build does not start: ${cause}.`, cause, remedy }]
}

function refuseFailed(
  needed: readonly EndpointReport[],
  checks: readonly CheckReport[],
): readonly Decision[] {
  const failed = needed.filter(({ outcome }) => outcome === 'failed')
  const broken = checks.filter(({ outcome }) => outcome === 'failed')
  const none = findCutOff(checks)
  const [first] = failed
  const worst = none ?? broken[0]
  if (!first && !worst) return []
  const more = failed.length > 1 ? ` (and ${failed.length - 1} more)` : ''
  const cause =
    none?.detail ??
    (first
      ? `${first.name}: ${first.cause ?? 'failed'}${more}`
      : `${worst?.name}: ${worst?.detail}`)
  const remedy =
    none?.remedy ?? first?.remedy ?? worst?.remedy ?? 'use preflight: auto to try anyway'
  return [{ kind: 'refuse', reason: `Strict preflight: ${cause}.`, cause, remedy }]
}

/** Only when nothing at all is reached: one server that answers may be all that is missing here. */
function decideOffline(
  needed: readonly EndpointReport[],
  { offlineReady }: DecideFacts,
): readonly Decision[] {
  const isCutOff = needed.length > 0 && needed.every(({ outcome }) => outcome === 'failed')
  const hasPush = needed.some(({ purpose }) => purpose === 'push')
  if (!isCutOff || hasPush || offlineReady !== true) return []
  const reason = `Built offline: none of ${needed.length} servers can be used, and all that is needed is here.`
  return [{ kind: 'offline', reason }]
}

/** Names that the system does not resolve, and a public server does: those that know all of them. */
function decideResolver(needed: readonly EndpointReport[]): readonly Decision[] {
  const unresolved = needed.filter(({ failedLayer, proxy }) => failedLayer === 'dns' && !proxy)
  const known = unresolved.filter(({ dns }) => dns.some((one) => answerOf(one) === 'public'))
  const [first] = known
  if (!first) return []
  const knows = (server: string, { dns }: EndpointReport) =>
    dns.some((one) => one.resolver === server && answerOf(one) === 'public')
  const servers = first.dns
    .map(({ resolver }) => resolver)
    .filter((server) => known.every((report) => knows(server, report)))
  if (servers.length === 0) return []
  const names = allOf(known.map(({ url }) => new URL(url).hostname))
  const reason = `Names are asked of ${allOf(servers)}: this machine's name servers do not resolve ${names}.`
  return [{ kind: 'resolver', servers, reason }]
}

/** Addresses of IPv6 are known and lead nowhere, while IPv4 works: BuildKit would still try them. */
function decideIpv6(needed: readonly EndpointReport[]): readonly Decision[] {
  const connects = needed.flatMap((report) => report.connects)
  const v6 = connects.filter(({ family }) => family === 6)
  const works4 = connects.some(({ family, error }) => family === 4 && error === undefined)
  if (v6.length === 0 || !works4 || v6.some(({ error }) => error === undefined)) return []
  const isRoutless = v6.every(({ fault }) => fault === 'unreachable')
  const why = isRoutless ? 'this machine has no route for it' : 'no address takes a connection'
  return [{ kind: 'ipv6-off', reason: `IPv6 is not used: ${why}, while IPv4 works.` }]
}

function decideCa(needed: readonly EndpointReport[]): readonly Decision[] {
  const found = needed.find(({ tls }) => tls?.intercepted && tls.caBundle !== undefined)
  const path = found?.tls?.caBundle
  if (!found?.tls || path === undefined) return []
  const reason = `Build steps get the authorities of ${path}: the certificate of ${new URL(found.url).host} is signed by "${found.tls.issuer}".`
  return [{ kind: 'inject-ca', path, reason }]
}

function decideProxy(needed: readonly EndpointReport[]): readonly Decision[] {
  const through = needed.filter(({ proxy }) => proxy !== undefined)
  const working = through.find(
    ({ failedLayer }) => failedLayer !== 'dns' && failedLayer !== 'connect',
  )
  if (!working?.proxy) return []
  return [
    { kind: 'pass-proxy', reason: `Build steps get the proxy settings: ${working.proxy} answers.` },
  ]
}

/** Faults in which HTTP/2 of the crates servers shows (rust-lang/cargo, mass flake of 2026). */
function decideMultiplexing(needed: readonly EndpointReport[]): readonly Decision[] {
  const flaky = needed.find(
    ({ purpose, faults = [] }) =>
      (purpose === 'crates-index' || purpose === 'crates') &&
      faults.some((kind) => kind === 'protocol' || kind === 'reset' || kind === 'stalled'),
  )
  if (!flaky) return []
  const reason = `Crates are fetched without HTTP/2 multiplexing: ${flaky.name} broke off an answer.`
  return [{ kind: 'multiplexing-off', reason }]
}
