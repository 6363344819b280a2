import { COMMENT_POLICY } from '../../src/comment/ask-patiently.ts'
import { findOwnComments } from '../../src/comment/find-comments.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { simulatedGitHub } from './simulated-github.ts'

test('comments without end are not read to their end', async () => {
  const { clock } = fakeClock()
  const { api } = simulatedGitHub({ clock, latencyMs: () => 0 })
  const pages: number[] = []
  const endless = {
    ...api,
    list: async ({ page }: { readonly page: number }) => {
      pages.push(page)
      return { ok: true, value: { comments: [], hasMore: true } } as const
    },
  }
  const patience = {
    clock,
    random: Math.random,
    signal: new AbortController().signal,
    policy: COMMENT_POLICY,
    startedAtMs: 0,
  }
  expect(await findOwnComments(endless, { pullRequest: 7 }, {}, patience)).toEqual({
    ok: false,
    fault: { kind: 'refused', sentence: 'the pull request has more than 10000 comments' },
  })
  expect(pages).toEqual(Array.from({ length: 100 }, (_, at) => at + 1))
})
