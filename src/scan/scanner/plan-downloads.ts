import { TRIVY_PIN, type TrivyAsset, type TrivyPin } from './pin.ts'

/** Address of an archive of a release. */
export type Place = (version: string, archive: string) => string

/** A release that is pinned, and who gives it to everyone. */
export type Release = { readonly pin: TrivyPin; readonly places: readonly Place[] }

export const TRIVY_RELEASE: Release = {
  pin: TRIVY_PIN,
  places: [folderOf('https://github.com/aquasecurity/trivy/releases/download'), publisher],
}

/** The user's mirrors, which are laid out as the releases on GitHub, then everyone's. */
export function planDownloads(
  { pin, places }: Release,
  { archive }: Pick<TrivyAsset, 'archive'>,
  mirrors: readonly string[],
): readonly string[] {
  return [...mirrors.map(folderOf), ...places].map((place) => place(pin.version, archive))
}

function folderOf(address: string): Place {
  return (version, archive) => `${address.replace(/\/+$/, '')}/v${version}/${archive}`
}

/** The publisher's own front, which its install script uses. */
function publisher(version: string, archive: string): string {
  // trivy_0.74.0_Linux-64bit.tar.gz
  const [, os = '', arch = ''] = /_([A-Za-z]+)-([A-Za-z0-9]+)\.tar\.gz$/.exec(archive) ?? []
  return `https://get.trivy.dev/trivy?${new URLSearchParams({ os, arch, version, type: 'tar.gz' })}`
}
