/** How this run reaches the network: what the host says, changed by what preflight decided. */
export type NetworkSettings = {
  /** By upper-case name: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY. May hold a password. */
  readonly proxy: Readonly<Record<string, string>>
  /** PEM certificates to trust besides those that Node brings. */
  readonly caPem?: string
  /** Name servers (addresses) to ask instead of the system's. */
  readonly resolvers?: readonly string[]
  /** Only addresses of this family. */
  readonly family?: 4 | 6
}

export type TransportRequest = {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** In the place of `body`, for what is large: sent over a connection of its own, by HTTP/1.1. */
  readonly upload?: Upload
  readonly signal?: AbortSignal
  /** From the request to the head of the answer, after connecting (10 s); default 15 s. */
  readonly answerTimeoutMs?: number
  /** Between two parts of the body; default 20 s. */
  readonly stallTimeoutMs?: number
}

export type Upload = {
  /** Exactly so many bytes come. */
  readonly sizeBytes: number
  /** Called once; given up when the request is. */
  readonly open: () => AsyncIterable<Uint8Array>
}

export type TransportResponse = {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Has to be read to its end, or given up by `discard`. Fails with a NetworkError. */
  readonly body: AsyncIterable<Uint8Array>
  readonly discard: () => Promise<void>
}

/**
 * One request over kept connections, through the proxy where one is set, HTTP/2 where the server
 * offers it. No retries, no redirects. Rejects with a NetworkError when no answer came.
 */
export type Transport = (url: string, request?: TransportRequest) => Promise<TransportResponse>
