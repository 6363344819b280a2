import type { RunFacts } from '../facts.ts'
import type { FetchPlan } from '../fetch/fetch.ts'
import { readBaseImages } from '../fetch/images/base-images.ts'
import { familiarName } from '../fetch/images/image-record.ts'
import type { CratesSources } from '../preflight/effective-cargo.ts'
import { type PreflightNeeds, planEndpoints } from '../preflight/plan-endpoints.ts'
import { parseAttributes } from '../request/attributes.ts'
import type { BuildRequest } from '../request/build-request.ts'
import type { BuildPlan } from './plan.ts'

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
  const { request, fetch, cargo } = subject
  const packages = planPackageManagers(subject)
  return {
    baseImages: baseImagesOf(subject),
    pushTags: isPushed(request) ? subject.tags : [],
    cacheReferences: [...request.cacheFrom, ...request.cacheTo].flatMap(registryOf),
    lockSources:
      fetch.crates.kind === 'none'
        ? []
        : fetch.crates.packages.flatMap(({ source }) => (source === undefined ? [] : [source])),
    ...(cargo ? { cargo } : {}),
    scannerDatabases: [],
    packageManagers: packages,
    mirrors: withPublicMirror(mirrorsOf(request)),
  }
}

function baseImagesOf({ request, facts, standIns, buildPlatform }: PreflightSubject) {
  if (!facts.dockerfileFacts) return []
  const wanted = {
    ...(request.target === undefined ? {} : { target: request.target }),
    platforms: request.platforms,
    buildPlatform,
  }
  const names = facts.dockerfileFacts.stages.flatMap(({ name }) => name ?? [])
  const replaced = [...standIns, ...request.buildContexts.map(({ name }) => name), ...names].map(
    (name) => familiarName(name) ?? name,
  )
  return readBaseImages(facts.dockerfileFacts, wanted)
    .map(({ reference }) => reference)
    .filter((reference) => !replaced.includes(familiarName(reference) ?? reference))
}

function isPushed({ push, outputs }: BuildRequest): boolean {
  return (
    push ||
    outputs.some(({ type, attributes }) => type === 'registry' || attributes.push === 'true')
  )
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

/** Looked at only where Docker Hub fails: it has no pull limit, and keeps what is often pulled. */
function withPublicMirror(mirrors: Readonly<Record<string, readonly string[]>>) {
  return { ...mirrors, 'docker.io': [...(mirrors['docker.io'] ?? []), 'mirror.gcr.io'] }
}

/** The user's by registry, in their order. */
export function mirrorsOf({ mirrors }: Pick<BuildRequest, 'mirrors'>) {
  const byRegistry: Record<string, readonly string[]> = {}
  for (const { registry, mirror } of mirrors) {
    byRegistry[registry] = [...(byRegistry[registry] ?? []), mirror]
  }
  return byRegistry
}
