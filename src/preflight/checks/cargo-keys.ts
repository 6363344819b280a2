/**
 * Keys of the cargo configuration that decide about the network, as
 * https://doc.rust-lang.org/cargo/reference/config.html lists them (cargo 1.91). `*`: any name.
 */
const KEYS = {
  net: ['retry', 'git-fetch-with-cli', 'offline', 'ssh.known-hosts'],
  http: [
    'debug',
    'proxy',
    'ssl-version',
    'ssl-version.min',
    'ssl-version.max',
    'timeout',
    'low-speed-limit',
    'cainfo',
    'proxy-cainfo',
    'check-revoke',
    'multiplexing',
    'user-agent',
  ],
  registry: ['index', 'default', 'credential-provider', 'token', 'global-credential-providers'],
  registries: [
    '*.index',
    '*.token',
    '*.credential-provider',
    '*.protocol',
    '*.secret-key',
    '*.secret-key-subject',
  ],
  source: [
    '*.replace-with',
    '*.directory',
    '*.registry',
    '*.local-registry',
    '*.git',
    '*.branch',
    '*.tag',
    '*.rev',
  ],
} as const

/** Keys that people write although there are none, and what they want. */
const MEANT: Readonly<Record<string, string>> = {
  'net.connect-timeout': 'http.timeout, which limits connecting, too',
  'net.timeout': 'http.timeout',
  'net.proxy': 'http.proxy',
  'net.multiplexing': 'http.multiplexing',
  'net.retries': 'net.retry',
  'net.low-speed-limit': 'http.low-speed-limit',
  'net.cainfo': 'http.cainfo',
  'http.connect-timeout': 'http.timeout, which limits connecting, too',
  'http.low-speed-time': 'http.timeout, which is the time of low-speed-limit, too',
  'http.retry': 'net.retry',
  'http.retries': 'net.retry',
  'http.offline': 'net.offline',
  'http.cafile': 'http.cainfo',
  'http.ca': 'http.cainfo',
  'http.http2': 'http.multiplexing',
}

export const NETWORK_TABLES: readonly string[] = Object.keys(KEYS)

/** Keys of one table, without the table: `retry`, `*.index`. */
export function keysOf(table: string): readonly string[] {
  return table in KEYS ? KEYS[table as keyof typeof KEYS] : []
}

/** Whether cargo reads the key; `key` with its table: `registries.corp.index`. */
export function isKnownKey(key: string): boolean {
  const [table = '', ...rest] = key.split('.')
  const own = rest.join('.')
  const anyName = `*.${rest.slice(1).join('.')}`
  return keysOf(table).some((known) => known === own || known === anyName)
}

export function meantBy(key: string): string | undefined {
  return MEANT[key]
}
