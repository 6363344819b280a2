/**
 * What we need of GitHub's API, as plain functions: one request a call, nothing tried again, expected
 * failures as values. `adapters/github-comments.ts` makes it real.
 */
export type CommentsApi = {
  /** Comments of a pull request, oldest first; page 1 is the first. `sinceIso`: only those changed since. */
  readonly list: (wanted: ListRequest) => Promise<ApiAnswer<CommentList>>
  readonly get: (id: number) => Promise<ApiAnswer<StoredComment>>
  readonly create: (pullRequest: number, body: string) => Promise<ApiAnswer<StoredComment>>
  readonly update: (id: number, body: string) => Promise<ApiAnswer<StoredComment>>
  readonly remove: (id: number) => Promise<ApiAnswer<true>>
  /** Whoever the token writes as. */
  readonly login: () => Promise<ApiAnswer<string>>
  readonly pullRequest: (number: number) => Promise<ApiAnswer<PullRequestFacts>>
}

export type ListRequest = {
  readonly pullRequest: number
  readonly page: number
  readonly sinceIso?: string
}

export type CommentList = { readonly comments: readonly StoredComment[]; readonly hasMore: boolean }

export type StoredComment = {
  readonly id: number
  readonly body: string
  /** Absent when the account is gone. */
  readonly author?: string
  readonly url: string
  /** ISO 8601, by GitHub's clock. */
  readonly createdAt: string
}

export type PullRequestFacts = {
  readonly state: 'open' | 'closed'
  readonly headSha: string
  /** `owner/name`; absent when the repository is gone. */
  readonly headRepository?: string
}

export type ApiAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: ApiFault }

export type ApiFault = {
  /**
   * `absent`: it is not there (any more). `denied`: the token has no right to it. `passing`: worth
   * another try. `refused`: it would be refused again.
   */
  readonly kind: 'absent' | 'denied' | 'passing' | 'refused'
  /** One sentence. */
  readonly sentence: string
  /** What GitHub asks to be waited. */
  readonly retryAfterMs?: number
}
