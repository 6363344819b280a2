import { relative, resolve } from 'node:path'
import { keepsArchives } from '../cache/keeps-archives.ts'
import { isRelease } from '../cache/stores/who-may-save.ts'
import type { BuildPlan, Variant } from '../plan/plan.ts'
import { planTags } from '../plan/tags.ts'
import type { BuildRequest } from '../request/build-request.ts'
import { parseReference } from '../request/image-reference.ts'
import type { RunContext } from '../run-context.ts'
import {
  type BaselineKey,
  type BaselineSubject,
  baselineKey,
  baselinePrefix,
} from './baseline-key.ts'
import type { BaseCommit } from './find-base.ts'

/** Where an earlier report or image may be, in the order in which it is looked for. */
export type BaselinePlan = {
  readonly sources: readonly BaselineSource[]
  /** Why there is nothing to look for, one sentence; or what else has to be known. */
  readonly remarks: readonly string[]
}

export type BaselineSource =
  /** A report.json that somebody named. Absolute. */
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'store'
      /** One for each platform: they may have been built by several jobs. */
      readonly wanted: readonly {
        readonly platform: string
        readonly key: string
        /** Exact keys of earlier commits, then the beginning of all keys of the branch. */
        readonly prefixes: readonly string[]
      }[]
      /** The base and those before it: how far behind a report is, is its place here. */
      readonly commits: readonly string[]
    }
  /** Of a run on the base branch. */
  | {
      readonly kind: 'artifact'
      readonly name: string
      readonly branch: string
      readonly commits: readonly string[]
    }
  | { readonly kind: 'image'; readonly reference: string }

export type DeltaSubject = {
  readonly request: Pick<
    BuildRequest,
    'target' | 'package' | 'bin' | 'offline' | 'push' | 'compare'
  >
  readonly plan: Pick<BuildPlan, 'variant' | 'dockerfile' | 'context' | 'image' | 'cache'>
  readonly context: Pick<RunContext, 'github' | 'git' | 'workspaceFolder'>
  /** Of the image; what was built may say more than what was asked for. */
  readonly platforms: readonly string[]
}

/** What a run is compared with. `base` was read from the checkout (find-base.ts). */
export function planBaseline(subject: DeltaSubject, base: BaseCommit | undefined): BaselinePlan {
  const { request, context } = subject
  if (request.compare === 'off') return nothing('Nothing is compared (compare: off).')
  if (request.compare !== 'auto') {
    const path = resolve(context.workspaceFolder, request.compare)
    return { sources: [{ kind: 'file', path }], remarks: [] }
  }
  if (!context.github) {
    return nothing('Outside of a workflow nothing says what to compare with (compare: FILE does).')
  }
  if (isRelease(context)) return nothing('A tag or a release is compared with nothing by itself.')
  if (!base) return nothing('The event does not say which branch this run is based on.')
  const sources = [
    ...storeSource(subject, base),
    ...artifactSource(subject, base),
    ...imageSource(subject, base),
  ]
  const remarks = base.remark === undefined ? [] : [base.remark]
  if (sources.length > 0) return { sources, remarks }
  return nothing(
    `Nothing is kept between runs, and the image of ${base.branch} is in no registry that this run knows.`,
  )
}

function nothing(reason: string): BaselinePlan {
  return { sources: [], remarks: [reason] }
}

function storeSource(subject: DeltaSubject, base: BaseCommit): readonly BaselineSource[] {
  const { cache } = subject.plan
  if (!keepsArchives(cache) || !cache.mayRestore || subject.platforms.length === 0) return []
  const commits = commitsOf(base)
  const wanted = subject.platforms.map((platform) => {
    const key = keyOf(subject, platform, base.branch)
    const [first, ...others] = commits.map((commit) => baselineKey(key, commit))
    // Without a commit the newest of the branch is all there is to ask for.
    const newest = baselinePrefix(key)
    return { platform, key: first ?? newest, prefixes: [...others, newest] }
  })
  return [{ kind: 'store', wanted, commits }]
}

/** The name under which the documentation tells people to upload the report. */
export function artifactName(variant: Variant | undefined): string {
  return `cv-docker-build-report${variant === undefined ? '' : `-${variant}`}`
}

function artifactSource(
  { request, plan }: DeltaSubject,
  base: BaseCommit,
): readonly BaselineSource[] {
  const commits = commitsOf(base)
  if (request.offline || commits.length === 0) return []
  const name = artifactName(plan.variant)
  return [{ kind: 'artifact', name, branch: base.branch, commits }]
}

function commitsOf({ commit, ancestors }: BaseCommit): readonly string[] {
  return commit === undefined ? [] : [commit, ...ancestors]
}

/**
 * The tag that our plan gives an image of that branch. One that this very run moves is no baseline, and
 * a name without a place (`app:test`) is that of somebody else on Docker Hub.
 */
function imageSource(
  { request, plan, context }: DeltaSubject,
  { branch }: BaseCommit,
): readonly BaselineSource[] {
  const { github } = context
  const named = parseReference(plan.image.tags[0] ?? '')
  const name = nameOf(plan.image.tags[0] ?? '')
  if (!github || request.offline || !named.ok || !name.includes('/')) return []
  const ofBranch = {
    ...context,
    github: { ...github, eventName: 'push', ref: `refs/heads/${branch}` },
  }
  const variant = plan.variant === undefined ? {} : { variant: plan.variant }
  const [tag] = planTags(variant, ofBranch).tags
  const reference = `${name}:${tag}`
  const isOurs = request.push && plan.image.tags.includes(reference)
  return tag === undefined || isOurs ? [] : [{ kind: 'image', reference }]
}

function nameOf(reference: string): string {
  return reference.replace(/(?::[^:/@]+)?(?:@.*)?$/, '')
}

export function keyOf(subject: DeltaSubject, platform: string, branch: string): BaselineKey {
  return { subject: baselineSubject(subject), platform, branch }
}

/** Paths as they are in the repository: where it was checked out to differs between machines. */
function baselineSubject({ request, plan, context }: DeltaSubject): BaselineSubject {
  const { dockerfile, variant } = plan
  const inside = (path: string) =>
    relative(context.workspaceFolder, resolve(context.workspaceFolder, path))
  const isUrl = /^[a-z]+:\/\/|^git@/i.test(plan.context)
  return {
    project: context.github?.repository ?? nameOf(plan.image.tags[0] ?? ''),
    dockerfile: dockerfile.origin === 'ours' ? 'ours' : inside(dockerfile.path),
    context: isUrl ? 'url' : inside(plan.context),
    ...(variant === undefined ? {} : { variant }),
    ...(request.target === undefined ? {} : { target: request.target }),
    ...(request.package === undefined ? {} : { package: request.package }),
    ...(request.bin === undefined ? {} : { bin: request.bin }),
  }
}
