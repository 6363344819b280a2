/** A private apt: own sources, lists, cache and package status, so that the system's is neither read nor changed. */
export type AptState = {
  readonly folder: string
  readonly configFile: string
  readonly sourcesFile: string
  readonly statusFile: string
}

export const DEBIAN_KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'
export const DEBIAN_URI = 'http://deb.debian.org/debian'

/**
 * Newest first. The engine and the tool chain come from sid, where Docker and rustc are current;
 * what is linked against C libraries of the host comes from bookworm, the oldest host we support.
 */
export const SUITES = ['sid', 'trixie', 'bookworm'] as const

export function aptState(cacheFolder: string): AptState {
  const folder = `${cacheFolder}/apt`
  return {
    folder,
    configFile: `${folder}/apt.conf`,
    sourcesFile: `${folder}/sources.list.d/debian.sources`,
    statusFile: `${folder}/status`,
  }
}

export function formatAptSources(uri: string): string {
  return `Types: deb
URIs: ${uri}
Suites: ${SUITES.join(' ')}
Components: main
Signed-By: ${DEBIAN_KEYRING}
`
}

/** Text of the file that APT_CONFIG names. `inherited` are the lines of `selectInheritedSettings`. */
export function formatAptConfig(state: AptState, inherited: readonly string[]): string {
  const own: readonly (readonly [string, string])[] = [
    ['Dir::Etc::main', '/dev/null'],
    ['Dir::Etc::parts', '/dev/null'],
    ['Dir::Etc::sourcelist', '/dev/null'],
    ['Dir::Etc::sourceparts', `${state.folder}/sources.list.d`],
    ['Dir::Etc::preferences', '/dev/null'],
    ['Dir::Etc::preferencesparts', '/dev/null'],
    ['Dir::State', state.folder],
    ['Dir::State::lists', `${state.folder}/lists`],
    ['Dir::State::status', state.statusFile],
    ['Dir::State::extended_states', `${state.folder}/extended_states`],
    ['Dir::Cache', `${state.folder}/cache`],
    ['Dir::Log', `${state.folder}/log`],
    ['Acquire::Languages', 'none'],
    ['Acquire::GzipIndexes', 'true'],
    ['Acquire::Retries', '3'],
    ['Acquire::http::Timeout', '30'],
    ['Acquire::https::Timeout', '30'],
    // A mirror may be a snapshot: its lists are signed but past their date.
    ['Acquire::Check-Valid-Until', 'false'],
    ['APT::Default-Release', SUITES[0]],
    ['APT::Install-Recommends', 'false'],
    // The cache folder may lie where the user _apt cannot go.
    ['APT::Sandbox::User', 'root'],
    ['Debug::NoLocking', 'true'],
  ]
  return [...inherited, ...own.map(([key, value]) => `${key} "${value}";`), ''].join('\n')
}

/** Of `apt-config dump`: how the system's own apt reaches its mirror (proxy, client certificates, clock). */
export function selectInheritedSettings(dump: string): readonly string[] {
  return dump
    .split('\n')
    .filter((line) => /^Acquire::(?:https?::|Check-Date |Max-FutureTime |ForceIPv)/.test(line))
}

/** The Debian archive that the system's apt uses, from the texts of its source files; security archives do not count. */
export function findDebianUri(sourceTexts: readonly string[]): string | undefined {
  return sourceTexts.flatMap(readUris).find((uri) => /\/debian\/?$|\/debian\/\d{8}T/.test(uri))
}

/** Both formats: `URIs: …` of deb822, and `deb [options] URI suite …` lines. */
function readUris(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const deb822 = /^URIs:\s*(\S.*)$/i.exec(line)?.[1]
    if (deb822) return deb822.trim().split(/\s+/)
    const oneLine = /^deb\s+(?:\[[^\]]*\]\s*)?(\S+)/.exec(line)?.[1]
    return oneLine ? [oneLine] : []
  })
}
