import { isTag } from '../request/image-reference.ts'
import { parseSemver } from '../request/semver.ts'
import type { RunContext } from '../run-context.ts'
import type { Variant } from './plan.ts'

/** Tags without image name, most telling first; `version` is the first without a variant's suffix. */
export type PlannedTags = { readonly tags: readonly string[]; readonly version: string }

const TAG_LIMIT = 128
const SHORT_SHA_LENGTH = 7

/**
 * The tags that follow from a version or the git ref, by the conventions of docker/metadata-action
 * (type=schedule, semver, ref and sha). The variants of one commit differ by a suffix; prod has none.
 */
export function planTags(
  given: { readonly version?: string; readonly variant?: Variant },
  context: Pick<RunContext, 'github' | 'git'>,
): PlannedTags {
  const suffix = given.variant === undefined || given.variant === 'prod' ? '' : `-${given.variant}`
  const names = given.version === undefined ? tagsOfRef(context) : tagsOfVersion(given.version)
  const usable = names.map((name) => sanitize(name, TAG_LIMIT - suffix.length)).filter(isTag)
  const tags = [...new Set(usable.length > 0 ? usable : ['latest'])]
  return { tags: tags.map((tag) => `${tag}${suffix}`), version: tags[0] ?? 'latest' }
}

/** A released version moves its shorter forms and `latest`; a pre-release and any other text stand alone. */
function tagsOfVersion(text: string): readonly string[] {
  const version = parseSemver(text)
  if (version === undefined) return [text]
  const { major, minor, patch, prerelease } = version
  if (prerelease !== undefined) return [`${major}.${minor}.${patch}-${prerelease}`]
  // Below 1.0.0 every minor version may break its users: 0 would promise what nobody keeps.
  const series = major === 0 ? [] : [`${major}`]
  return [`${major}.${minor}.${patch}`, `${major}.${minor}`, ...series, 'latest']
}

function tagsOfRef(context: Pick<RunContext, 'github' | 'git'>): readonly string[] {
  const { github, git } = context
  if (!github) {
    // No tag of the commit here: a checkout on a desk may hold changes that the commit does not.
    return git?.ref === undefined ? [] : tagsOfName(git.ref)
  }
  const nightly = github.eventName === 'schedule' ? ['nightly'] : []
  const sha = github.sha === '' ? [] : [`sha-${github.sha.slice(0, SHORT_SHA_LENGTH)}`]
  return [...nightly, ...tagsOfName(eventRef(github)), ...sha]
}

/** For pull_request_target GITHUB_REF is the base branch, whose tag such a run must not move. */
function eventRef(github: NonNullable<RunContext['github']>): string {
  const { eventName, pullRequest, ref } = github
  return eventName === 'pull_request_target' && pullRequest
    ? `refs/pull/${pullRequest.number}/merge`
    : ref
}

function tagsOfName(ref: string): readonly string[] {
  const [, kind = '', name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(ref) ?? []
  if (kind === 'tags') return tagsOfVersion(name)
  if (kind === 'pull') return [`pr-${name.replace(/\/(?:merge|head)$/, '')}`]
  return [name === '' ? ref : name]
}

/** Runs of characters that no tag may hold become one dash; none may lead. */
function sanitize(name: string, limit: number): string {
  return name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, limit)
}
