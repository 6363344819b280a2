import { createHash } from 'node:crypto'

/** What one report is about; two of the same subject can be compared. */
export type BaselineSubject = {
  /** `owner/name`, or another name of the project: several may share a cache folder. */
  readonly project: string
  readonly variant?: string
  /** In the repository, or `ours`. */
  readonly dockerfile: string
  readonly context: string
  readonly target?: string
  readonly package?: string
  readonly bin?: string
}

export type BaselineKey = {
  readonly subject: BaselineSubject
  readonly platform: string
  readonly branch: string
}

/** Raise it when an old report cannot be compared with a new one any more. */
const PREFIX = 'cvdb-report-v1'

/** All keys of one branch begin so; a commit follows. No part of it is text of others. */
export function baselinePrefix({ subject, platform, branch }: BaselineKey): string {
  const { project, variant, dockerfile, context, target, package: name, bin } = subject
  const parts = [project.toLowerCase(), variant, dockerfile, context, target, name, bin]
  const about = parts.map((part) => part ?? null)
  return `${PREFIX}-${hash([...about, platform])}-${hash(branch)}-`
}

export function baselineKey(key: BaselineKey, commit: string): string {
  return `${baselinePrefix(key)}${commit}`
}

/** The commit that a key ends in. */
export function commitOfKey(key: string): string | undefined {
  return /-([0-9a-f]{40}(?:[0-9a-f]{24})?)$/.exec(key)?.[1]
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}
