import { resolve } from 'node:path'
import type { EngineFacts } from '../../engine/facts.ts'
import type { RunFacts } from '../../facts.ts'
import type { ImagePlan } from '../../fetch/fetch.ts'
import { familiarName, fullReference } from '../../fetch/images/image-record.ts'
import type { BuildPlan } from '../../plan/plan.ts'
import { basesOf, buildPlatformOf } from '../../plan/plan-fetch.ts'
import type { BuildRequest } from '../../request/build-request.ts'
import type { RunContext } from '../../run-context.ts'
import { findObstacle } from './find-obstacle.ts'
import { type NamedInput, readNamedContexts } from './named-contexts.ts'
import { neutralFlags, readFlags } from './neutral-argv.ts'

export type UnchangedSubject = {
  readonly request: BuildRequest
  readonly facts: RunFacts
  readonly engine: EngineFacts
  readonly plan: BuildPlan
  readonly context: Pick<RunContext, 'workspaceFolder' | 'tempFolder'>
  /** Of docker's commands: buildx takes some of it into the build. */
  readonly env: Readonly<Record<string, string>>
  readonly toolVersion: string
}

/** Whether an earlier image could be used in the place of a build, and what would have to be the same. */
export type UnchangedPlan =
  /** One sentence. */
  | { readonly kind: 'none'; readonly reason: string }
  | {
      readonly kind: 'possible'
      readonly output: 'load' | 'push'
      readonly tags: readonly string[]
      /** Absolute. */
      readonly contextFolder: string
      readonly dockerfile: string
      /** Images whose registry says what they are now. */
      readonly images: readonly ImagePlan[]
      readonly contexts: readonly NamedInput[]
      /** All that is known without reading anything; a record of plain JSON. */
      readonly known: Readonly<Record<string, unknown>>
    }

/** Pure: what has to be read and asked for comes with `hashInput`. */
export function planUnchanged(subject: UnchangedSubject): UnchangedPlan {
  const obstacle = findObstacle(subject)
  if (obstacle !== undefined) return { kind: 'none', reason: obstacle }
  const { plan, context, request } = subject
  const contextFolder = resolve(context.workspaceFolder, plan.context)
  const file = readFlags(plan.buildx.argv).find(({ name }) => name === '--file')?.value
  const contexts = readNamedContexts(plan, context.workspaceFolder)
  const unknown = contexts.find(({ kind }) => kind === 'unknown')
  if (unknown) {
    const reason = `What the context ${unknown.name} holds is known only within the build.`
    return { kind: 'none', reason }
  }
  const images = planImages(subject, contexts)
  if (images === undefined) {
    return { kind: 'none', reason: 'What the base images are is known only within the build.' }
  }
  return {
    kind: 'possible',
    output: request.push ? 'push' : 'load',
    tags: plan.image.tags,
    contextFolder,
    dockerfile:
      file === undefined ? `${contextFolder}/Dockerfile` : resolve(context.workspaceFolder, file),
    images,
    contexts,
    known: describeKnown(subject),
  }
}

/** Versions count where they could change a byte of the image, or the form in which it is kept. */
function describeKnown({ plan, engine, env, toolVersion, context }: UnchangedSubject) {
  const { driver, imageStore, buildkitVersion } = engine.builder
  const { compile } = plan
  const compiled =
    compile.kind === 'container'
      ? { environment: compile.environment, incremental: compile.incremental }
      : {}
  return {
    flags: neutralFlags(plan.buildx.argv, context.tempFolder),
    env: { ...ofBuildx(env), ...plan.buildx.env },
    platform: buildPlatformOf(engine),
    compile: { kind: compile.kind, ...compiled },
    versions: {
      tool: toolVersion,
      buildx: engine.buildxVersion,
      engine: engine.serverVersion ?? '',
      buildkit: plan.builder.kind === 'own' ? 'own' : (buildkitVersion ?? ''),
      store: `${driver}/${imageStore ?? ''}`,
    },
  }
}

/** Variables that buildx reads and that are not about where it finds its builder. */
function ofBuildx(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const isRead = (name: string) =>
    /^(?:BUILDX|BUILDKIT)_|^(?:SOURCE_DATE_EPOCH|DOCKER_DEFAULT_PLATFORM)$/.test(name) &&
    !/^BUILDX_(?:BUILDER|CONFIG|METADATA_.*)$|^BUILDKIT_(?:HOST|PROGRESS|COLORS|TTY_.*)$/.test(name)
  return Object.fromEntries(Object.entries(env).filter(([name]) => isRead(name)))
}

/** `undefined` where a name is made of arguments that only the build knows. */
function planImages(
  { facts, request, engine }: UnchangedSubject,
  contexts: readonly NamedInput[],
): readonly ImagePlan[] | undefined {
  if (!facts.dockerfileFacts) return undefined
  const platform = buildPlatformOf(engine)
  const isGiven = (reference: string) =>
    contexts.some(({ name }) => familiarOr(name) === familiarOr(reference))
  const bases = basesOf(facts.dockerfileFacts, request, platform)
    .map(({ reference }) => reference)
    .filter((reference) => !isGiven(reference))
  const others = contexts.flatMap((one) => (one.kind === 'image' ? [one.reference] : []))
  const all = [...new Set([...bases, ...others])]
  if (all.some((reference) => fullReference(reference) === undefined)) return undefined
  return all.map((reference) => ({ reference, platforms: [platform], delivery: 'oci-layout' }))
}

/** Names of stages are no references. */
function familiarOr(name: string): string {
  return familiarName(name) ?? name
}
