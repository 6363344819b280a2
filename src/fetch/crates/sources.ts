import { createHash } from 'node:crypto'
import type { LockedPackage } from '../../workspace/facts.ts'

/** As lock files name crates.io, whatever protocol its index is read by. */
export const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index'

export type PackageSource =
  | { readonly kind: 'workspace' }
  /** `index` without `registry+`: `https://…` is a git repository, `sparse+https://…` is not. */
  | { readonly kind: 'registry'; readonly source: string; readonly index: string }
  | { readonly kind: 'git'; readonly source: string; readonly url: string }

/** What a lock file says about where a package comes from. */
export function sourceOf({ source }: Pick<LockedPackage, 'source'>): PackageSource {
  if (source === undefined) return { kind: 'workspace' }
  if (source.startsWith('git+')) {
    return { kind: 'git', source, url: source.slice('git+'.length).replace(/[?#].*$/, '') }
  }
  // v1 and v2 knew crates.io by the same name; its sparse index is the same registry.
  if (source === 'sparse+https://index.crates.io/') return registry(CRATES_IO)
  return registry(source)
}

function registry(source: string): PackageSource {
  return { kind: 'registry', source, index: source.replace(/^registry\+/, '') }
}

/** Equal for addresses that cargo takes for the same. */
export function sameIndex(one: string, other: string): boolean {
  return canonical(one) === canonical(other)
}

function canonical(index: string): string {
  return index
    .replace(/^registry\+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .toLowerCase()
}

/** Name of the folder of a registry's crates: depends on its address alone. */
export function folderOf(source: string): string {
  if (source === CRATES_IO) return 'crates.io'
  const address = source.replace(/^(?:registry|sparse)\+/, '')
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  const digest = createHash('sha256').update(source).digest('hex').slice(0, 8)
  return `${host.replace(/[^a-z0-9.-]/g, '') || 'registry'}-${digest}`
}

/** Of a git source without its commit, as keys of a `[source]` table. */
export function gitKeys(source: string): Readonly<Record<string, string>> {
  const [address = '', query = ''] = source.slice('git+'.length).replace(/#.*$/, '').split('?')
  const keys = [...new URLSearchParams(query)].filter(([key]) =>
    ['branch', 'tag', 'rev'].includes(key),
  )
  return { git: address, ...Object.fromEntries(keys) }
}

/** Without user name and password. */
export function publicUrl(text: string): string {
  return text.replace(/\/\/[^/@\s]+@/g, '//')
}
