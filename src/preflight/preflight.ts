/** A server that the build needs, decided by the plan. */
export type Endpoint = {
  /** As a person calls it: `Docker Hub`, `crates.io index`. */
  readonly name: string
  /** What is asked: `https://registry-1.docker.io/v2/`, `https://index.crates.io/config.json`. */
  readonly url: string
  readonly purpose:
    | 'base-image'
    | 'push'
    | 'cache'
    | 'crates-index'
    | 'crates'
    | 'git'
    | 'api'
    | 'scanner-database'
    | 'packages'
  /** What answer means health; `reachable`: any HTTP status below 500. */
  readonly health: 'registry' | 'ok' | 'reachable'
  /** Of a registry: whose pull or push right is asked for, e.g. `library/rust`. */
  readonly repository?: string
}

export type Layer = 'dns' | 'connect' | 'tls' | 'http'

/** Addresses of one name, as one resolver knows them. */
export type Resolved = {
  /** `system`, or the address of the name server. */
  readonly resolver: string
  readonly addresses: readonly string[]
  readonly durationMs: number
  readonly error?: string
}

export type ConnectReport = {
  readonly family: 4 | 6
  readonly address: string
  readonly durationMs: number
  readonly error?: string
}

export type EndpointReport = {
  readonly name: string
  readonly url: string
  readonly purpose: Endpoint['purpose']
  readonly outcome: 'ok' | 'degraded' | 'failed'
  /** The first that failed. */
  readonly failedLayer?: Layer
  /** One sentence: what is wrong, absent when all is well. */
  readonly cause?: string
  readonly remedy?: string
  readonly dns: readonly Resolved[]
  /** The resolvers give answers that have no address in common. */
  readonly resolversDisagree: boolean
  readonly connects: readonly ConnectReport[]
  readonly tls?: {
    readonly issuer: string
    /** ISO 8601. */
    readonly validTo: string
    /** The chain ends in an authority that is not among those Node brings: a proxy opens TLS. */
    readonly intercepted: boolean
    readonly error?: string
  }
  readonly http?: {
    readonly status: number
    /** Median of `samples` requests over an open connection. */
    readonly latencyMs: number
    readonly samples: number
    /** Docker Hub: pulls left, if there is a limit. */
    readonly pullsRemaining?: number
  }
  /** Of a push target: whether the token allows it. */
  readonly canPush?: boolean
  /** The proxy that was used, without user and password. */
  readonly proxy?: string
}

/** Something of the machine, not of one endpoint. */
export type CheckReport = {
  /** `proxy`, `docker daemon`, `builder`, `run sandbox`, `cargo configuration`, `clock`, `disk`. */
  readonly name: string
  readonly outcome: 'ok' | 'warning' | 'failed' | 'skipped'
  readonly detail: string
  readonly remedy?: string
}

/** What this run does differently because of what was found; `reason` is one sentence for the log. */
export type Decision = { readonly reason: string } & (
  | { readonly kind: 'mirror'; readonly registry: string; readonly mirror: string }
  | { readonly kind: 'crates-mirror'; readonly mirror: string }
  | { readonly kind: 'resolver'; readonly servers: readonly string[] }
  | { readonly kind: 'ipv6-off' }
  | { readonly kind: 'inject-ca'; readonly path: string }
  | { readonly kind: 'pass-proxy' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'multiplexing-off' }
  /** The build must not start: it would fail, and late. */
  | { readonly kind: 'refuse'; readonly cause: string; readonly remedy: string }
)

export type PreflightReport = {
  readonly mode: 'auto' | 'strict'
  readonly durationMs: number
  readonly endpoints: readonly EndpointReport[]
  readonly checks: readonly CheckReport[]
  readonly decisions: readonly Decision[]
}
