import type { EndpointReport } from '../preflight/preflight.ts'
import { BLANK, formatCount, formatDuration } from './format.ts'
import { type Column, code, type Markdown, md, paragraphs, table } from './markdown.ts'
import { clip } from './plain-text.ts'

const MAX_ENDPOINTS = 60
const MAX_NAME = 100
const MAX_CELL = 60

/** What was found out about each endpoint, layer by layer. */
export function endpointTable(endpoints: readonly EndpointReport[]): Markdown {
  const shown = endpoints.slice(0, MAX_ENDPOINTS)
  const rows = shown.map((endpoint) => [
    nameCell(endpoint),
    ...endpointCells(endpoint).map((cell) => md`${clip(cell, MAX_CELL)}`),
  ])
  const rest = endpoints.length - shown.length
  const more = rest === 0 ? [] : [md`and ${formatCount(rest, 'more endpoint')}`]
  return paragraphs([table(COLUMNS, rows), ...more])
}

export const ENDPOINT_TITLES = [
  ...['Endpoint', 'Verdict', 'DNS', 'IPv4', 'IPv6', 'TLS', 'HTTP'],
  'Latency',
] as const

const COLUMNS: readonly Column[] = ENDPOINT_TITLES.map((title) => ({
  title,
  align: title === 'Latency' ? 'right' : 'left',
}))

/** Under `ENDPOINT_TITLES`, as plain text. */
export function describeEndpoint(endpoint: EndpointReport): readonly string[] {
  const { name, url, mirrorOf } = endpoint
  const shown = name.trim() === '' ? url : name
  const mirror = mirrorOf === undefined ? '' : ` (mirror of ${mirrorOf})`
  return [`${shown}${mirror}`, ...endpointCells(endpoint)]
}

function nameCell({ name, url, mirrorOf }: EndpointReport): Markdown {
  const shown = name.trim() === '' ? code(clip(url, MAX_NAME)) : md`${clip(name, MAX_NAME)}`
  return mirrorOf === undefined ? shown : md`${shown} (mirror of ${clip(mirrorOf, MAX_NAME)})`
}

function endpointCells(endpoint: EndpointReport): readonly string[] {
  const { http } = endpoint
  return [
    verdictCell(endpoint),
    dnsCell(endpoint),
    connectCell(endpoint, 4),
    connectCell(endpoint, 6),
    tlsCell(endpoint.tls),
    httpCell(endpoint),
    http === undefined ? BLANK : formatDuration(http.latencyMs),
  ]
}

const LAYER_NAMES = { dns: 'DNS', connect: 'connect', tls: 'TLS', http: 'HTTP' } as const

function verdictCell({ outcome, failedLayer }: EndpointReport): string {
  switch (outcome) {
    case 'ok':
      return '✅ healthy'
    case 'degraded':
      return '⚠️ degraded'
    case 'failed':
      return failedLayer === undefined ? '❌ failed' : `❌ failed at ${LAYER_NAMES[failedLayer]}`
  }
}

/** Time of the system's resolver; where it fails, who answers in its place. */
function dnsCell({ dns, resolversDisagree }: EndpointReport): string {
  if (dns.length === 0) return BLANK
  const answered = dns.filter(({ error }) => error === undefined)
  const first = answered.find(({ resolver }) => resolver === 'system') ?? answered[0]
  if (first === undefined) return 'fails'
  if (first.resolver !== 'system') return `only by ${first.resolver}`
  return `${formatDuration(first.durationMs)}${resolversDisagree ? ', resolvers disagree' : ''}`
}

function connectCell({ connects }: EndpointReport, family: 4 | 6): string {
  const tried = connects.filter((connect) => connect.family === family)
  if (tried.length === 0) return BLANK
  const connected = tried.filter(({ error }) => error === undefined)
  if (connected.length === 0) return 'fails'
  return formatDuration(Math.min(...connected.map(({ durationMs }) => durationMs)))
}

function tlsCell(tls: EndpointReport['tls']): string {
  if (tls === undefined) return BLANK
  if (tls.error !== undefined) return 'fails'
  return tls.intercepted ? 'intercepted' : 'valid'
}

function httpCell(endpoint: EndpointReport): string {
  const { http, credentials, canPush } = endpoint
  const parts = [
    ...(http === undefined
      ? []
      : [isGoodStatus(endpoint, http.status) ? `ok (${http.status})` : `${http.status}`]),
    ...(http?.pullsRemaining === undefined
      ? []
      : [formatCount(http.pullsRemaining, 'pull left', 'pulls left')]),
    ...(credentials === 'refused' ? ['credentials refused'] : []),
    ...(canPush === false ? ['no push'] : []),
  ]
  return parts.length === 0 ? BLANK : parts.join(', ')
}

/** Of a registry 401 is the right answer: it asks who is there. */
function isGoodStatus({ outcome, failedLayer }: EndpointReport, status: number): boolean {
  if (outcome === 'ok') return true
  return failedLayer !== 'http' && (status < 400 || status === 401)
}
