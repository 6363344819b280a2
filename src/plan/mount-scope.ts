import { createHash } from 'node:crypto'
import { findUntrusted } from '../cache/stores/who-may-save.ts'
import type { RunContext } from '../run-context.ts'

/** A build argument that BuildKit itself knows: it stands before the id of every cache mount. */
const NAMESPACE = 'BUILDKIT_CACHE_MOUNT_NS'

export type MountSubject = {
  readonly context: Pick<RunContext, 'github' | 'git' | 'workspaceFolder'>
  /** `NAME=value`, as the user gave them. */
  readonly buildArgs: readonly string[]
}

/**
 * The argument that keeps apart, on a builder that several share, what is compiled of different
 * repositories, and what is compiled for those who could not push to them: a build script of a fork may
 * write anything into the mounts that it is given. Nothing where the user chose.
 */
export function planMountScope({ context, buildArgs }: MountSubject): readonly string[] {
  if (buildArgs.some((arg) => arg.startsWith(`${NAMESPACE}=`))) return []
  const scope = [placeOf(context), strangerOf(context)]
  const digest = createHash('sha256').update(JSON.stringify(scope)).digest('hex')
  return [`${NAMESPACE}=${digest.slice(0, 16)}`]
}

function placeOf({ github, git, workspaceFolder }: MountSubject['context']): string {
  if (github) return `${github.serverUrl}/${github.repository}`
  return git?.remoteUrl ?? workspaceFolder
}

/** Empty for those who may push. Each pull request of a fork is by itself, and so is each event for anybody. */
function strangerOf({ github }: MountSubject['context']): string {
  if (github === undefined) return ''
  const { eventName, pullRequest, ref } = github
  if (eventName === 'pull_request') return pullRequest?.isFork === false ? '' : ref
  return findUntrusted({ github }, 'everybody') === undefined ? '' : `${eventName} ${ref}`
}
