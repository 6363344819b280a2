import type { CrateHost } from '../fetch.ts'
import { type CargoSources, followSource } from './cargo-config.ts'
import { CRATES_IO, sameIndex } from './sources.ts'

/** What the index of crates.io names as its address of downloads; asking for it would cost a request. */
const CRATES_IO_DOWNLOADS = 'https://static.crates.io/crates'

/**
 * Where the crates of a registry can be downloaded, in order: what the host's cargo configuration puts
 * in its place, else the registry itself; for crates.io then the mirrors.
 */
export function planDownloads(
  source: string,
  host: CargoSources,
  mirrors: readonly string[],
  registryName: string | undefined,
): readonly CrateHost[] {
  const isCratesIo = source === CRATES_IO
  const own: CrateHost = isCratesIo
    ? { kind: 'template', url: CRATES_IO_DOWNLOADS }
    : indexHost(source, registryName)
  const start = isCratesIo ? 'crates-io' : sourceName(host, source)
  const end = start === undefined ? undefined : followSource(host, start)
  const replaced = end !== undefined && end.name !== start ? end.table.registry : undefined
  const first =
    replaced === undefined || isCratesIoIndex(replaced)
      ? own
      : indexHost(replaced, nameOf(host, replaced))
  return [first, ...(isCratesIo ? mirrors.map(mirrorHost) : [])]
}

function sourceName({ sources }: CargoSources, source: string): string | undefined {
  return Object.keys(sources).find((name) => sameIndex(sources[name]?.registry ?? '', source))
}

function nameOf({ registries }: CargoSources, index: string): string | undefined {
  return Object.keys(registries).find((name) => sameIndex(registries[name] ?? '', index))
}

function isCratesIoIndex(index: string): boolean {
  return sameIndex(index, CRATES_IO) || sameIndex(index, 'sparse+https://index.crates.io/')
}

function mirrorHost(address: string): CrateHost {
  return address.startsWith('sparse+') || address.startsWith('registry+')
    ? indexHost(address, undefined)
    : { kind: 'template', url: address }
}

/** `sparse+…` is asked over HTTP, anything else is a git repository. */
function indexHost(index: string, registryName: string | undefined): CrateHost {
  const named = registryName === undefined ? {} : { registryName }
  if (index.startsWith('sparse+')) {
    return { kind: 'sparse', url: index.slice('sparse+'.length).replace(/\/*$/, '/'), ...named }
  }
  return { kind: 'git', url: index.replace(/^registry\+/, ''), ...named }
}
