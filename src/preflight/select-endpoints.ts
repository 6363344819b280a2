import type { InputError, Parsed } from '../errors.ts'
import type { Endpoint } from './preflight.ts'

/**
 * The endpoints of the stand-alone test: the default ones and those that were added, or of these only
 * the ones that a name fits (`docker hub`, `crates`, `ghcr.io`; the host does as well).
 */
export function selectEndpoints(
  defaults: readonly Endpoint[],
  added: readonly string[],
  only: readonly string[],
): Parsed<readonly Endpoint[]> {
  const parsed = added.map(parseEndpoint)
  const wrong = parsed.flatMap((one) => (one.ok ? [] : one.errors))
  const all = [...defaults, ...parsed.flatMap((one) => (one.ok ? [one.value] : []))]
  const unknown = only
    .filter((name) => !all.some((endpoint) => fits(endpoint, name)))
    .map((name): InputError => {
      const names = all.map((endpoint) => endpoint.name).join(', ')
      return {
        input: '--only',
        problem: `${JSON.stringify(name)} is none of the servers`,
        remedy: `use one of: ${names}`,
      }
    })
  const errors = [...wrong, ...unknown]
  if (errors.length > 0) return { ok: false, errors }
  // What was added was asked for, whatever else is left out.
  const isWanted = (endpoint: Endpoint, at: number) =>
    only.length === 0 || at >= defaults.length || only.some((name) => fits(endpoint, name))
  return { ok: true, value: all.filter(isWanted) }
}

function fits({ name, url }: Endpoint, wanted: string): boolean {
  const word = normalize(wanted)
  if (word === '') return false
  return normalize(name).includes(word) || new URL(url).host === wanted.toLowerCase()
}

function normalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim()
}

/** A URL whose path ends in `/v2` is a registry's; `sparse+` is a crates index. */
export function parseEndpoint(text: string): Parsed<Endpoint> {
  const isSparse = text.startsWith('sparse+')
  const address = isSparse ? text.slice('sparse+'.length) : text
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !['http:', 'https:', 'ssh:'].includes(url.protocol) || url.hostname === '') {
    const problem = `${JSON.stringify(text)} is not a URL of http, https or ssh`
    const remedy = 'write for example https://registry.example.com/v2/'
    return { ok: false, errors: [{ input: '--endpoint', problem, remedy }] }
  }
  if (url.username !== '' || url.password !== '') {
    const problem = 'the URL holds a user name or a password'
    const remedy = 'leave them out: docker login signs in'
    return { ok: false, errors: [{ input: '--endpoint', problem, remedy }] }
  }
  if (isSparse) {
    const index = `${url.href.replace(/\/$/, '')}/config.json`
    return endpoint({ name: url.host, url: index, purpose: 'crates-index', health: 'reachable' })
  }
  return /\/v2\/?$/.test(url.pathname)
    ? endpoint({
        name: url.host,
        url: url.href.replace(/\/?$/, '/'),
        purpose: 'base-image',
        health: 'registry',
      })
    : endpoint({ name: url.host, url: url.href, purpose: 'packages', health: 'reachable' })
}

function endpoint(value: Endpoint): Parsed<Endpoint> {
  return { ok: true, value }
}
