import { openComments } from '../../src/adapters/github-comments.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import { COMMENT_POLICY, type Patience } from '../../src/comment/ask-patiently.ts'
import type { CommentEntry } from '../../src/comment/comment-entry.ts'
import type { Posting } from '../../src/comment/look-at-comments.ts'
import { type BuildPlace, makeEntry } from '../../src/comment/make-entry.ts'
import { mergeEntries } from '../../src/comment/merge-entries.ts'
import { renderComment } from '../../src/comment/render-comment.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { aLayer, anImage, aPlatform, aReport } from '../builders/a-report.ts'
import { makeRandom } from '../builders/random.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import type { GitHubServer } from './github-server.ts'

export const PAGE = {
  serverUrl: 'https://github.com',
  repository: 'octo/cv',
  toolVersion: '0.1.0',
} as const

/** A commit by a number. */
export function commitOf(number: number): string {
  return number.toString(16).padStart(2, '0').repeat(20)
}

export type EntryOf = {
  readonly job?: string
  readonly commit?: number
  readonly run?: number
  readonly attempt?: number
  readonly report?: RunReport
  readonly key?: Partial<BuildPlace['key']>
}

/** A build of a job; run 100 + commit unless said otherwise. */
export function anEntry({
  job = 'image',
  commit = 1,
  run = 100 + commit,
  attempt = 1,
  report = aBuild(1_000_000),
  key = {},
}: EntryOf = {}): CommentEntry {
  return makeEntry(report, {
    key: { workflow: 'build', job, ...key },
    run: { id: run, attempt },
    commit: commitOf(commit),
  })
}

/** A successful build with one own layer of this size. */
export function aBuild(
  ownBytes: number,
  variant: 'prod' | 'dev' | 'minimal' = 'minimal',
): RunReport {
  return aReport({
    build: { variant },
    image: anImage(
      aPlatform('linux/amd64', [
        aLayer('base', { seed: 1, compressedBytes: 800_000, unpackedBytes: 2_000_000 }),
        aLayer('own', { seed: 2, compressedBytes: ownBytes, unpackedBytes: ownBytes * 2 }),
      ]),
    ),
  })
}

/** Waiting takes no time, and is measured. */
export function aPosting(
  server: GitHubServer,
  {
    token = 'secret',
    seed = 1,
    patience = {},
  }: {
    readonly token?: string
    readonly seed?: number
    readonly patience?: Partial<Patience>
  } = {},
) {
  const { clock, slept } = fakeClock()
  const signal = patience.signal ?? new AbortController().signal
  const open = async (): Promise<Posting> => ({
    api: await openComments({
      apiUrl: server.url,
      token,
      repository: 'octo/cv',
      transport: makeTransport({ proxy: {} }),
      signal,
    }),
    pullRequest: 7,
    page: PAGE,
    patience: {
      clock,
      random: makeRandom(seed),
      signal,
      policy: COMMENT_POLICY,
      startedAtMs: clock.now(),
      ...patience,
    },
  })
  return { open, slept }
}

/** As it stands in a comment. */
export function bodyOf(entries: readonly CommentEntry[]): string {
  return renderComment(mergeEntries({ entries: [] }, entries), PAGE)
}
