import { join, resolve } from 'node:path'
import { parseReference } from '../image/reference.ts'
import type { CacheRequest, NetworkRequest } from '../request/build-request.ts'
import type { CacheDecision } from './cache.ts'
import { type BuilderInUse, findShortLived } from './stores/find-short-lived.ts'
import { isReadable, isWritable, type Runner } from './stores/runner.ts'
import { findUntrusted, isRelease, type RunOrigin } from './stores/who-may-save.ts'

export type CacheSubject = RunOrigin & {
  readonly request: Pick<
    CacheRequest,
    'cache' | 'cacheDir' | 'cacheRegistry' | 'cacheBudgetBytes' | 'cacheSave'
  > &
    Pick<NetworkRequest, 'offline'>
  /** `cache-dir` is relative to it. */
  readonly workspaceFolder: string
  /** Of this tool; archives lie in it where `cache: directory` names no other folder. */
  readonly cacheFolder: string
  readonly runner?: Runner
  readonly builder: BuilderInUse
}

type ArchivesIn = 'actions' | 'directory' | 'registry'
type Choice = Pick<CacheDecision, 'store' | 'reason'>

const NO_REUSE = 'A release uses nothing that an earlier run compiled.'

/** Where archives are looked for, and what this run may do with them. */
export function decideCache(subject: CacheSubject): CacheDecision {
  const { store, reason } = chooseStore(subject)
  const reuse = isRelease(subject)
    ? { mayReuseUnits: false, reuseReason: NO_REUSE }
    : { mayReuseUnits: true }
  if (store.kind === 'none' || store.kind === 'mounts') {
    return { store, reason, mayRestore: false, maySave: false, ...reuse }
  }
  const saveReason = findNoSave(subject, store.kind)
  return {
    store,
    reason,
    mayRestore: store.kind !== 'actions' || isReadable(subject.runner ?? {}),
    maySave: saveReason === undefined,
    ...(saveReason === undefined ? {} : { saveReason }),
    ...findStateScope(subject, store.kind),
    ...reuse,
  }
}

function chooseStore(subject: CacheSubject): Choice {
  switch (subject.request.cache) {
    case 'off':
      return none('Nothing is kept between runs (cache: off).')
    case 'mounts':
      return asMounts(subject)
    case 'directory':
      return directory(subject, 'as was asked for')
    case 'registry':
      return registry(subject, 'as was asked for')
    case 'actions':
      return asActions(subject)
    case 'auto':
      return chooseByItself(subject)
  }
}

function chooseByItself(subject: CacheSubject): Choice {
  const { request, runner, builder } = subject
  const shortLived = findShortLived(builder, runner)
  if (shortLived === undefined) {
    const unused = describeUnused(request)
    const reason = `The builder ${builder.name} outlives this run: what it compiled stays in its cache mounts, and nothing is restored${unused}.`
    return { store: { kind: 'mounts' }, reason }
  }
  if (request.cacheDir !== undefined) return directory(subject, `as ${shortLived}`)
  if (request.cacheRegistry !== undefined) return registry(subject, `as ${shortLived}`)
  const missing = findNoActions(runner)
  if (missing === undefined && runner?.hosted) {
    const reason = `Archives are kept in the Actions cache, as ${shortLived}.`
    return { store: { kind: 'actions' }, reason }
  }
  if (missing === undefined) {
    return none(
      `Nothing is kept between runs: ${shortLived}, and on a runner of one's own the Actions cache is used only where it is asked for (cache: actions, cache-dir, or cache-registry).`,
    )
  }
  return none(
    `Nothing is kept between runs: ${shortLived}, neither cache-dir nor cache-registry is given, and ${missing}.`,
  )
}

function describeUnused({ cacheDir, cacheRegistry }: CacheSubject['request']): string {
  if (cacheDir !== undefined) return '; the folder of cache-dir is not needed'
  return cacheRegistry === undefined ? '' : '; the repository of cache-registry is not needed'
}

function asMounts({ builder, runner }: CacheSubject): Choice {
  const shortLived = findShortLived(builder, runner)
  const doubt =
    shortLived === undefined ? '' : `; they are of no use to the next run, as ${shortLived}`
  const reason = `Compiled dependencies stay in the cache mounts of the builder ${builder.name}, as was asked for${doubt}.`
  return { store: { kind: 'mounts' }, reason }
}

function asActions({ runner }: CacheSubject): Choice {
  const missing = findNoActions(runner)
  return missing === undefined
    ? {
        store: { kind: 'actions' },
        reason: 'Archives are kept in the Actions cache, as was asked for.',
      }
    : none(`Nothing is kept between runs: cache is "actions", but ${missing}.`)
}

function directory(subject: CacheSubject, why: string): Choice {
  const { request, workspaceFolder, cacheFolder, runner } = subject
  const { cacheDir, cacheBudgetBytes } = request
  const folder =
    cacheDir === undefined ? join(cacheFolder, 'archives') : resolve(workspaceFolder, cacheDir)
  const doubt =
    cacheDir === undefined && runner?.hosted ? '; it is gone with this runner (see cache-dir)' : ''
  return {
    store: { kind: 'directory', folder, budgetBytes: cacheBudgetBytes },
    reason: `Archives are kept in the folder ${folder}, ${why}${doubt}.`,
  }
}

function registry({ request }: CacheSubject, why: string): Choice {
  const { cacheRegistry = '', cacheBudgetBytes: budgetBytes, offline } = request
  const parsed = parseReference(cacheRegistry)
  if (parsed === undefined) throw new Error(`not a repository: ${cacheRegistry}`)
  const { registry, repository } = parsed
  if (offline) {
    return none(
      `Nothing is kept between runs: archives would be in the registry ${registry}, and this run is offline.`,
    )
  }
  return {
    store: { kind: 'registry', registry, repository, budgetBytes },
    reason: `Archives are kept in the registry, as ${registry}/${repository}, ${why}.`,
  }
}

function none(reason: string): Choice {
  return { store: { kind: 'none' }, reason }
}

/** Why there is no Actions cache here, as a half-sentence. */
function findNoActions(runner: Runner | undefined): string | undefined {
  if (runner === undefined) return 'outside of a workflow there is no Actions cache'
  if (!runner.cacheService) {
    return 'this step has no access to the Actions cache (ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN are given to actions, not to commands)'
  }
  return isReadable(runner) || isWritable(runner)
    ? undefined
    : 'the workflow forbids the Actions cache (cache-mode: none)'
}

/** One sentence, or `undefined` where this run may save. */
function findNoSave(subject: CacheSubject, kind: ArchivesIn): string | undefined {
  const { request, runner } = subject
  if (request.cacheSave === 'never') return 'Nothing is saved (cache-save: never).'
  if (kind === 'actions' && runner && !isWritable(runner)) {
    return `Nothing is saved: the workflow allows only reading (cache-mode: ${runner.cacheMode}).`
  }
  if (request.cacheSave === 'always') return undefined
  return findUntrusted(subject, kind === 'actions' ? 'ref' : 'everybody')
}

/** A pull request may keep rustc's state of its own crates, for itself alone; `pull_request_target` is none. */
function findStateScope(
  { request, runner, github }: CacheSubject,
  kind: ArchivesIn,
): Pick<CacheDecision, 'stateScope'> {
  const [, number] = /^refs\/pull\/(\d+)\//.exec(github?.ref ?? '') ?? []
  const mayWrite = kind !== 'actions' || isWritable(runner ?? {})
  const isAsked = request.cacheSave !== 'never' && github?.eventName === 'pull_request'
  if (number === undefined || !mayWrite || !isAsked) return {}
  return { stateScope: `${github?.repository ?? ''}#${number}` }
}
