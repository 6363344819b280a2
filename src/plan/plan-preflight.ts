import type { RunFacts } from '../facts.ts'
import { CRATES_IO } from '../fetch/crates/sources.ts'
import type { FetchPlan } from '../fetch/fetch.ts'
import { familiarName } from '../fetch/images/image-record.ts'
import type { CratesSources } from '../preflight/effective-cargo.ts'
import { type PreflightNeeds, planEndpoints } from '../preflight/plan-endpoints.ts'
import type { Decision } from '../preflight/preflight.ts'
import { parseAttributes } from '../request/attributes.ts'
import type { BuildRequest } from '../request/build-request.ts'
import type { BuildPlan } from './plan.ts'
import { basesOf } from './plan-fetch.ts'

export type PreflightSubject = {
  readonly request: BuildRequest
  readonly facts: RunFacts
  readonly fetch: FetchPlan
  /** Tags of the image. */
  readonly tags: readonly string[]
  /** Names of the contexts that take the place of base images. */
  readonly standIns: readonly string[]
  readonly buildPlatform: string
  readonly cargo?: CratesSources
}

/** Which servers the build needs. Nothing is probed that it does not. */
export function planPreflight(subject: PreflightSubject): BuildPlan['preflight'] {
  const { preflight: mode, offline, call } = subject.request
  const isOff = mode === 'off' || offline || (call !== undefined && call !== 'build')
  return isOff
    ? { mode: 'off', endpoints: [] }
    : { mode, endpoints: planEndpoints(planNeeds(subject)) }
}

function planNeeds(subject: PreflightSubject): PreflightNeeds {
  const { request, cargo } = subject
  const packages = planPackageManagers(subject)
  return {
    baseImages: baseImagesOf(subject),
    pushTags: isPushed(request) ? subject.tags : [],
    cacheReferences: cacheReferences(request),
    lockSources: lockSources(subject),
    ...(cargo ? { cargo } : {}),
    scannerDatabases: [],
    packageManagers: packages,
    mirrors: withKnownMirrors(request),
  }
}

/** Of the crates that are brought before the build, or by it. */
function lockSources({ request, facts, fetch }: PreflightSubject): readonly string[] {
  const { crates } = fetch
  if (crates.kind === 'none') return isCargoRun(request, facts) ? sourcesOfLock(facts) : []
  if (crates.resolveLock) return [CRATES_IO]
  return [...crates.packages.flatMap(({ source }) => source ?? []), ...(crates.git ?? [])]
}

/** Whether the build itself fetches the crates. */
function isCargoRun({ buildContexts }: BuildRequest, facts: RunFacts): boolean {
  if (buildContexts.some(({ name }) => name === 'crates')) return false
  return facts.dockerfile.origin === 'ours' || facts.dockerfileFacts?.language === 'rust'
}

/** Without a lock file cargo looks into the index at least. */
function sourcesOfLock({ workspace }: RunFacts): readonly string[] {
  const { cargo } = workspace ?? {}
  if (!cargo) return []
  return cargo.lock ? cargo.lock.packages.flatMap(({ source }) => source ?? []) : [CRATES_IO]
}

export type BaseImagesSubject = Pick<PreflightSubject, 'request' | 'standIns' | 'buildPlatform'> & {
  readonly facts: Pick<RunFacts, 'dockerfileFacts'>
}

/** What the build takes from registries, in the words of the Dockerfile. */
export function baseImagesOf({
  request,
  facts,
  standIns,
  buildPlatform,
}: BaseImagesSubject): readonly string[] {
  if (!facts.dockerfileFacts) return []
  const replaced = [...standIns, ...request.buildContexts.map(({ name }) => name)].map(
    (name) => familiarName(name) ?? name,
  )
  return basesOf(facts.dockerfileFacts, request, buildPlatform)
    .map(({ reference }) => reference)
    .filter((reference) => !replaced.includes(familiarName(reference) ?? reference))
}

export function isPushed({ push, outputs }: Pick<BuildRequest, 'push' | 'outputs'>): boolean {
  return (
    push ||
    outputs.some(({ type, attributes }) => type === 'registry' || attributes.push === 'true')
  )
}

/** Of caches that lie in a registry. */
export function cacheReferences({
  cacheFrom,
  cacheTo,
}: Pick<BuildRequest, 'cacheFrom' | 'cacheTo'>): readonly string[] {
  return [...cacheFrom, ...cacheTo].flatMap(registryOf)
}

/** A bare word is a registry reference, as buildx reads it. */
function registryOf(entry: string): readonly string[] {
  const attributes = parseAttributes(entry) ?? []
  const value = (name: string) => attributes.find(({ key }) => key === name)?.value
  const type = value('type')
  if (type === undefined) return entry.includes('=') ? [] : [entry]
  const reference = value('ref')
  return type === 'registry' && reference !== undefined ? [reference] : []
}

/** Our Dockerfiles use one only where further packages are asked for. */
function planPackageManagers({ request, facts }: PreflightSubject): readonly ('apk' | 'apt')[] {
  const { variant } = facts.dockerfile
  const wanted = [...request.buildPackages, ...request.runtimePackages]
  if (variant === undefined || wanted.length === 0) return []
  return [variant === 'dev' ? 'apt' : 'apk']
}

/**
 * Looked at only where Docker Hub or crates.io fails. Google's mirror of Docker Hub has no pull limit,
 * and keeps what is often pulled.
 */
function withKnownMirrors(request: BuildRequest): Readonly<Record<string, readonly string[]>> {
  const mirrors = mirrorsOf(request)
  const { cratesMirrors } = request
  return {
    ...mirrors,
    'docker.io': [...(mirrors['docker.io'] ?? []), 'mirror.gcr.io'],
    ...(cratesMirrors.length === 0 ? {} : { 'crates.io': cratesMirrors }),
  }
}

/** The user's by registry, in their order. */
export function mirrorsOf({ mirrors }: Pick<BuildRequest, 'mirrors'>) {
  const byRegistry: Record<string, readonly string[]> = {}
  for (const { registry, mirror } of mirrors) {
    byRegistry[registry] = [...(byRegistry[registry] ?? []), mirror]
  }
  return byRegistry
}

/** With those that were found to be needed, which are asked first. */
export function mirrorsWith(
  request: Pick<BuildRequest, 'mirrors'>,
  decisions: readonly Decision[],
): Readonly<Record<string, readonly string[]>> {
  const mirrors: Record<string, readonly string[]> = { ...mirrorsOf(request) }
  for (const decision of decisions) {
    if (decision.kind !== 'mirror') continue
    const { registry, mirror } = decision
    mirrors[registry] = [...new Set([mirror, ...(mirrors[registry] ?? [])])]
  }
  return mirrors
}
