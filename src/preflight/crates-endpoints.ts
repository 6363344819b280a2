import type { Endpoint } from './preflight.ts'

const CRATES_IO = [
  'registry+https://github.com/rust-lang/crates.io-index',
  'sparse+https://index.crates.io',
]

/** Both ways of writing crates.io: a lock names the git index also where the sparse one is used. */
export function isCratesIo(source: string): boolean {
  return CRATES_IO.includes(source.replace(/\/$/, ''))
}

/**
 * Where an index is asked for: `config.json` of a sparse one, the list of references of one in git.
 * `undefined` for what is on this machine, or no URL.
 */
export function indexEndpoint(source: string): Endpoint | undefined {
  const [, kind, text = ''] = /^(registry|sparse)\+(.*)$/.exec(source) ?? []
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  const base = `${url.origin}${url.pathname.replace(/\/$/, '')}`
  const isSparse = kind === 'sparse'
  return {
    name: `${url.host} (crates index)`,
    url: isSparse ? `${base}/config.json` : `${base}/info/refs?service=git-upload-pack`,
    purpose: 'crates-index',
    // An index that wants a token refuses to show its configuration without it.
    health: isSparse && url.host === 'index.crates.io' ? 'ok' : 'reachable',
  }
}

/** The server behind `dl` of an index that is not among the planned ones; markers left out. */
export function downloadsOf(dl: string, planned: readonly Endpoint[]): Endpoint | undefined {
  const url = URL.canParse(dl) ? new URL(dl) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.host.includes('{')) return undefined
  if (planned.some((endpoint) => new URL(endpoint.url).host === url.host)) return undefined
  return {
    name: `${url.host} (crates)`,
    url: `${url.origin}/`,
    purpose: 'crates',
    health: 'reachable',
  }
}
