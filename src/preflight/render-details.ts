import { formatDuration } from '../report/format.ts'
import { cleanLine } from '../report/plain-text.ts'
import type { EndpointReport } from './preflight.ts'

/** Everything that was seen, a few lines for each endpoint. */
export function renderDetails(endpoints: readonly EndpointReport[]): readonly string[] {
  return endpoints.flatMap((endpoint) => [
    `${cleanLine(endpoint.name)}  ${cleanLine(endpoint.url)}`,
    ...[
      ...dnsLines(endpoint),
      ...endpoint.connects.map(
        ({ address, durationMs, error }) =>
          `connect  ${address}  ${error ?? formatDuration(durationMs)}`,
      ),
      ...tlsLines(endpoint),
      ...httpLines(endpoint),
    ].map((line) => `    ${cleanLine(line)}`),
  ])
}

function dnsLines({ dns, resolversDisagree, proxy }: EndpointReport): readonly string[] {
  const lines = dns.map(({ resolver, addresses, durationMs, error }) => {
    const answer = error ?? `${addresses.join(' ')} (${formatDuration(durationMs)})`
    return `dns      ${resolver}: ${answer}`
  })
  return [
    ...(proxy === undefined ? [] : [`proxy    ${proxy}`]),
    ...lines,
    ...(resolversDisagree ? ['dns      the answers do not agree'] : []),
  ]
}

function tlsLines({ tls }: EndpointReport): readonly string[] {
  if (!tls) return []
  const state = [
    `signed by "${tls.issuer}"`,
    ...(tls.validTo === '' ? [] : [`valid to ${tls.validTo.slice(0, 10)}`]),
    ...(tls.intercepted ? ['no public authority'] : []),
    ...(tls.caBundle === undefined ? [] : [`trusted by ${tls.caBundle}`]),
    ...(tls.error === undefined ? [] : [tls.error]),
  ]
  return [`tls      ${state.join(', ')}`]
}

function httpLines({ http, canPush, credentials }: EndpointReport): readonly string[] {
  if (!http) return []
  const state = [
    `HTTP ${http.status}`,
    `${formatDuration(http.latencyMs)} (median of ${http.samples})`,
    ...(http.pullsRemaining === undefined ? [] : [`${http.pullsRemaining} pulls left`]),
    ...(credentials === undefined ? [] : [`credentials: ${credentials}`]),
    ...(canPush === undefined ? [] : [canPush ? 'push allowed' : 'push not allowed']),
  ]
  return [`http     ${state.join(', ')}`]
}
