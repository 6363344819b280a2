import type { NetworkFaultKind } from '../network/network-error.ts'

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
  /** Only looked at when this registry (`docker.io`) or `crates.io` does not answer; may fail. */
  readonly mirrorOf?: string
}

export type Layer = 'dns' | 'connect' | 'tls' | 'http'

/** Addresses of one name, as one resolver knows them. */
export type Resolved = {
  /** `system`, or the address of the name server. */
  readonly resolver: string
  readonly addresses: readonly string[]
  readonly durationMs: number
  readonly error?: string
  /** Of the error: `dns-missing` is an answer (no such name), anything else is none. */
  readonly fault?: NetworkFaultKind
}

export type ConnectReport = {
  readonly family: 4 | 6
  readonly address: string
  readonly durationMs: number
  readonly error?: string
  readonly fault?: NetworkFaultKind
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
  /**
   * One resolver gives an address of the public Internet, and another says that there is no such name
   * or gives an address that is none (private, loopback, …). Two public answers that differ are no
   * disagreement: content networks answer each resolver with the addresses nearest to it.
   */
  readonly resolversDisagree: boolean
  readonly connects: readonly ConnectReport[]
  readonly tls?: {
    readonly issuer: string
    /** ISO 8601. */
    readonly validTo: string
    /** The chain ends in an authority that is not among those Node brings: a proxy opens TLS. */
    readonly intercepted: boolean
    /** When intercepted: the PEM bundle of this machine that holds the authority. */
    readonly caBundle?: string
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
  /** Of a push target: whether the token allows it; absent when that could not be found out. */
  readonly canPush?: boolean
  /** What the registry thinks of what docker would sign in with; absent when it was not asked. */
  readonly credentials?: 'accepted' | 'refused' | 'none'
  readonly repository?: string
  readonly mirrorOf?: string
  /** What went wrong on the way, also where a second try passed. */
  readonly faults?: readonly NetworkFaultKind[]
  /** The proxy that was used, without user and password. */
  readonly proxy?: string
}

/** Something of the machine, not of one endpoint. */
export type CheckReport = {
  /** `network`, `name resolution`, `proxy`, `docker daemon`, `builder`, `run sandbox`, `cargo configuration`, `clock`, `disk`. */
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
