import type { LockedPackage } from '../../workspace/facts.ts'
import { indexPath } from './index-entry.ts'

/** Of a registry's config.json. */
export type RegistryConfig = {
  /** Address of downloads, perhaps with markers. */
  readonly dl: string
  /** Every request needs the token. */
  readonly authRequired: boolean
}

/** `undefined` when it is no config.json of a registry. */
export function parseRegistryConfig(text: string): RegistryConfig | undefined {
  try {
    const { dl, 'auth-required': authRequired } = JSON.parse(text) as Record<string, unknown>
    if (typeof dl !== 'string' || !/^https?:\/\//.test(dl)) return undefined
    return { dl, authRequired: authRequired === true }
  } catch {
    return undefined
  }
}

/** Where a crate is downloaded, by the rules of cargo's registry index. */
export function crateUrl(dl: string, { name, version, checksum = '' }: LockedPackage): string {
  const prefixOf = (text: string) => indexPath(text).slice(0, -text.length - 1)
  const markers: Readonly<Record<string, string>> = {
    '{crate}': name,
    '{version}': version,
    '{prefix}': casedPrefix(name),
    '{lowerprefix}': prefixOf(name.toLowerCase()),
    '{sha256-checksum}': checksum,
  }
  const filled = dl.replace(/\{[a-z0-9-]+\}/g, (marker) => markers[marker] ?? marker)
  return filled === dl ? `${dl.replace(/\/+$/, '')}/${name}/${version}/download` : filled
}

/** As `indexPath`, with the letters as they are. */
function casedPrefix(name: string): string {
  if (name.length <= 2) return `${name.length}`
  if (name.length === 3) return `3/${name[0]}`
  return `${name.slice(0, 2)}/${name.slice(2, 4)}`
}
