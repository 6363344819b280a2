import type { ApiAnswer, CommentsApi, StoredComment } from '../../src/comment/comments-api.ts'
import type { Clock } from '../../src/ports.ts'

type Options = {
  readonly clock: Clock
  /** Of half a request: there, or back. */
  readonly latencyMs: () => number
  /** Chance of a write whose answer is lost, after or before it was done. */
  readonly flakiness?: () => 'done' | 'not-done' | undefined
}

/** Comments in memory, each request as slow as a network makes it; for many runs in little time. */
export function simulatedGitHub({ clock, latencyMs, flakiness = () => undefined }: Options) {
  const comments: StoredComment[] = []
  let nextId = 1
  async function request<T>(act: () => ApiAnswer<T>, isWrite = false): Promise<ApiAnswer<T>> {
    const lost = isWrite ? flakiness() : undefined
    await clock.sleep(latencyMs())
    const answer = lost === 'not-done' ? undefined : act()
    await clock.sleep(latencyMs())
    if (answer !== undefined && lost === undefined) return answer
    return { ok: false, fault: { kind: 'passing', sentence: 'GitHub answered 502' } }
  }
  const absent = { ok: false, fault: { kind: 'absent', sentence: 'Not Found' } } as const
  const find = (id: number) => comments.findIndex((one) => one.id === id)
  const api: CommentsApi = {
    list: ({ sinceIso = '1970' }) =>
      request(() => ({
        ok: true,
        value: {
          comments: comments.filter(({ createdAt }) => createdAt >= sinceIso),
          hasMore: false,
        },
      })),
    get: (id) =>
      request(() => {
        const comment = comments[find(id)]
        return comment ? { ok: true, value: comment } : absent
      }),
    create: (_, body) =>
      request(() => {
        const createdAt = new Date(clock.now()).toISOString()
        const comment = { id: nextId++, body, author: 'bot', url: 'https://github.com/', createdAt }
        comments.push(comment)
        return { ok: true, value: comment }
      }, true),
    update: (id, body) =>
      request(() => {
        const at = find(id)
        const old = comments[at]
        if (old === undefined) return absent
        const comment = { ...old, body }
        comments[at] = comment
        return { ok: true, value: comment }
      }, true),
    remove: (id) =>
      request(() => {
        const at = find(id)
        if (at === -1) return absent
        comments.splice(at, 1)
        return { ok: true, value: true }
      }),
    login: () => request(() => ({ ok: true, value: 'bot' })),
    pullRequest: () => request(() => absent),
  }
  return { api, comments }
}
