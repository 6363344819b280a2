import { code, link, type Markdown } from '../report/markdown.ts'
import type { CommentEntry, LeftOut } from './comment-entry.ts'

/** Where links of a comment lead, and who wrote it. */
export type CommentPage = {
  readonly serverUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly toolVersion: string
}

/** A build with what the others make of it. */
export type NamedEntry = CommentEntry & {
  readonly name: string
  /** Of an earlier commit than the newest. */
  readonly isOld: boolean
}

const SHORT_COMMIT = 7

/** `0a1b2c3`, leading to the commit. */
export function commitLink(commit: string, { serverUrl, repository }: CommentPage): Markdown {
  return link(code(commit.slice(0, SHORT_COMMIT)), `${serverUrl}/${repository}/commit/${commit}`)
}

/** To the page of the run, with log and job summary. */
export function runLink(
  title: string,
  { run }: CommentEntry,
  { serverUrl, repository }: CommentPage,
): Markdown {
  const attempt = run.attempt > 1 ? `/attempts/${run.attempt}` : ''
  return link(title, `${serverUrl}/${repository}/actions/runs/${run.id}${attempt}`)
}

export const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  crates: 'changes of crates',
  files: 'changes of files',
  findings: 'lists of findings',
  facts: 'digests, caches and baselines',
  sentences: 'the end of long sentences',
}
