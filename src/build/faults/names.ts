import type { FaultMatch } from './fault.ts'

const METADATA =
  /^(?:\[[^\]]*\] load metadata for|resolve image config for(?: docker-image:\/\/)?) ?(?<image>\S+)/
const PUSH = /failed to push (?<image>[^\s:]+(?::\d+\/[^\s:]+)?(?::[^\s:]+)?): /
const PULL = /failed to resolve source metadata for (?<image>\S+): /
const REQUEST = /request to https?:\/\/(?<host>[^/]+)\/v2\/(?<name>\S+?)\/(?:manifests|blobs)\//
const TOKEN =
  /request to https?:\/\/(?<host>[^/]+)\/\S*scope=repository%3A(?<name>[^&%]+(?:%2F[^&%]+)*)%3A/

type Named = Pick<FaultMatch, 'error' | 'vertex' | 'base'>

/** Whether a layer of an image could not be fetched: the step that needs it first gets the error. */
export function isLayerFault(error: string): boolean {
  return /^failed (?:to copy: |commit on ref )|failed to compute cache key: failed (?:to copy|commit)/.test(
    error,
  )
}

/** The image or repository that a fault is about, as a person would write it. */
export function nameImage({ error, vertex, base }: Named) {
  const image =
    METADATA.exec(vertex)?.groups?.image ?? (PUSH.exec(error) ?? PULL.exec(error))?.groups?.image
  if (image !== undefined) return image
  if (base !== undefined && isLayerFault(error)) return base
  const request = (REQUEST.exec(error) ?? TOKEN.exec(error))?.groups
  if (request?.host === undefined || request.name === undefined) return undefined
  return `${request.host}/${request.name.replaceAll('%2F', '/')}`
}

/** `, needed for the image docker.io/library/rust:1`: a server alone tells nobody which FROM it was. */
export function forImage(match: Named): string {
  const image = nameImage(match)
  return image === undefined ? '' : `, needed for the image ${image}`
}

/** Host of the registry that an image name means. */
export function registryOf(image: string): string {
  const [first = ''] = image.split('/')
  return /[.:]|^localhost$/.test(first) && image.includes('/') ? first : 'docker.io'
}

/** Where tools name the server they asked, the surest first. */
const HOSTS: readonly RegExp[] = [
  /lookup (?<host>[^\s:]+)(?: on \S+)?:/,
  /[Cc]ould(?: not|n't) resolve (?:host|proxy): (?<host>[\w.-]+)/,
  /(?:resolving|[Cc]ould not resolve) '(?<host>[^']+)'/,
  /wget: (?:bad address|unable to resolve host address) [`'‘](?<host>[^'’]+)/,
  /getaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<host>[\w.-]+)/,
  /https?:\/\/(?!curl\.se|doc\.rust-lang\.org|www\.docker\.com)(?<host>\[[0-9a-f:]+\](?::\d+)?|[^/\s"'`)]+)/,
  /Failed to connect to (?<host>\S+) port (?<port>\d+)/,
  /Could not connect to (?<host>[^\s:]+):\d+/,
  /connect (?:ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT) (?<host>\S+)/,
]

/** The server a text names, `host` or `host:port`; without user and password. */
export function readHost(text: string): string | undefined {
  for (const pattern of HOSTS) {
    const { host, port } = pattern.exec(text)?.groups ?? {}
    if (host === undefined) continue
    const plain = host.slice(host.lastIndexOf('@') + 1)
    return port === undefined || /^(?:80|443)$/.test(port) ? plain : `${plain}:${port}`
  }
  return undefined
}

/** The server a fault names: near the place that matched, else in error, output or command. */
export function hostOf(match: Pick<FaultMatch, 'text' | 'groups' | 'error' | 'log' | 'vertex'>) {
  const named = match.groups.host
  if (named !== undefined) return named.slice(named.lastIndexOf('@') + 1)
  const texts = [match.text, match.error, match.log.slice(-LAST).join('\n'), match.vertex]
  return texts.map(readHost).find((host) => host !== undefined)
}

/** An address further back in the output is most likely that of something that went well. */
const LAST = 12

/** At the beginning of a sentence. */
export function nameHost(match: FaultMatch): string {
  return hostOf(match) ?? 'A server'
}

/** At the beginning of a sentence about DNS. */
export function nameOrSome(match: FaultMatch): string {
  const host = hostOf(match)
  return host === undefined ? 'A name' : `The name ${host}`
}

/** Within a sentence. */
export function someHost(match: FaultMatch): string {
  return hostOf(match) ?? 'a server'
}

const RETRY_AFTER =
  /(?:retry[- ]after|try again in|retry in)[:= ]*"?(?<count>\d+(?:\.\d+)?) ?(?<unit>µs|us|ms|s\b|sec|m\b|min|h\b|hour)?/i
const UNIT_MS: Readonly<Record<string, number>> = {
  µs: 0.001,
  us: 0.001,
  ms: 1,
  s: 1000,
  sec: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
}

/** How long the server asked to wait, in milliseconds: `retry-after: 401.3µs`, `Retry-After: 30`. */
export function readRetryAfterMs(text: string): number | undefined {
  const found = RETRY_AFTER.exec(text)?.groups
  if (found?.count === undefined) return undefined
  const unitMs = UNIT_MS[found.unit?.toLowerCase() ?? 's'] ?? 1000
  return Math.ceil(Number(found.count) * unitMs)
}
