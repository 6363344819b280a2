import { parseArgs } from 'node:util'
import type { InputError, Parsed } from '../errors.ts'
import { checkOption } from './command-options.ts'

export type NetworkTestArguments = {
  readonly help: boolean
  readonly json: boolean
  readonly verbose: boolean
  readonly docker: boolean
  /** Whether a RUN step is tried. */
  readonly sandbox: boolean
  readonly endpoints: readonly string[]
  readonly only: readonly string[]
  /** Of the whole test. */
  readonly timeoutMs: number
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  verbose: { type: 'boolean', short: 'v' },
  'no-docker': { type: 'boolean' },
  sandbox: { type: 'boolean' },
  endpoint: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  timeout: { type: 'string' },
} as const

const DEFAULT_TIMEOUT_SEC = 5
const LONGEST_TIMEOUT_SEC = 300

export const NETWORK_TEST_HELP = `cv-docker-build network-test: what of the network that builds need can be used from here.

Usage:
  cv-docker-build network-test [OPTIONS]

Options:
      --json                  The report as JSON, for programs.
      --endpoint URL          One more server. Can be repeated. A URL that ends in /v2/ is that of
                              an image registry, sparse+URL that of a crates index.
      --only NAME             Only servers whose name holds NAME (crates, "docker hub"), or whose
                              host is NAME. Can be repeated.
      --timeout SECONDS       The whole test ends in this time. Default: 5.
      --no-docker             Ask nothing of docker.
      --sandbox               Try name resolution in a RUN step as well, which has name servers of
                              its own; takes 1 to 3 seconds, an engine, and an image with a shell.
  -v, --verbose               What every layer of every connection said.
  -h, --help                  This text.

Without options it looks at crates.io (index and downloads), GitHub and its API, Docker Hub,
ghcr.io, quay.io, gcr.io (distroless) and the package servers of Alpine and Debian; at proxy
settings, name servers, clock and cargo configuration; and, where an engine is there, at docker
daemon, disk and builder.

"fails at" names the first layer that fails: dns (no address for the name), connect (nobody takes
the connection), tls (the certificate, or a proxy that opens TLS), http (the answer is not that of
the server). IPv4 and IPv6 are tried apart; "–" means that the server has no such address.

Exit codes: 0 every server can be used, perhaps with trouble; 2 a wrong option; 3 a server cannot
be used, or there is no network.
`

export function parseNetworkTestArguments(args: readonly string[]): Parsed<NetworkTestArguments> {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const timeout = String(values.timeout ?? DEFAULT_TIMEOUT_SEC)
  const errors = [
    ...positionals.map(refusePositional),
    ...tokens.flatMap((token) => (token.kind === 'option' ? checkOption(token, OPTIONS) : [])),
    ...checkTimeout(timeout),
  ]
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    value: {
      help: values.help === true,
      json: values.json === true,
      verbose: values.verbose === true,
      docker: values['no-docker'] !== true,
      sandbox: values.sandbox === true,
      endpoints: texts(values.endpoint),
      only: texts(values.only),
      timeoutMs: Number(timeout) * 1000,
    },
  }
}

function texts(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
}

function refusePositional(text: string): InputError {
  const problem = `${JSON.stringify(text)} is not an option`
  return { input: 'network-test', problem, remedy: `for one more server: --endpoint ${text}` }
}

function checkTimeout(text: string): readonly InputError[] {
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (seconds >= 1 && seconds <= LONGEST_TIMEOUT_SEC) return []
  const problem = `${JSON.stringify(text)} is not a time`
  return [{ input: '--timeout', problem, remedy: `use seconds, 1 to ${LONGEST_TIMEOUT_SEC}` }]
}
