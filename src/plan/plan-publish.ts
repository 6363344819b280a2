import { resolve } from 'node:path'
import type { EngineFacts } from '../engine/facts.ts'
import type { InputError, Parsed } from '../errors.ts'
import { isLoopback, parseReference } from '../image/reference.ts'
import { isOn, parseGoBoolean } from '../request/attributes.ts'
import type { Exporter } from '../request/build-request.ts'
import { isAtLeast } from './buildx-version.ts'
import {
  isArchive,
  isLoad,
  isScanned,
  namesOf,
  type Outputs,
  pushedExporters,
  staysInCache,
} from './exporters.ts'
import { commitAttributes, heldOutput, keptOutput } from './held-output.ts'

/** What is scanned, and what is pushed by ourselves once the verdict allows it. */
export type PublishPlan = {
  readonly source: ScanSource
  /** Absent where nothing is pushed. */
  readonly push?: PushPlan
}

/** Where the scanner finds what was built. */
export type ScanSource =
  /** An OCI layout folder of ours, written by the build in the place of a push. */
  | { readonly kind: 'held'; readonly folder: string }
  /** An archive or layout folder that the user asked for. */
  | { readonly kind: 'archive'; readonly path: string }
  /** The image that the build put into the engine. */
  | { readonly kind: 'engine'; readonly reference: string }
  /** There is no image: one sentence without a final stop. */
  | { readonly kind: 'none'; readonly reason: string }

export type PushPlan = {
  /** `ghcr.io/octo/cv:1.2`; without a tag where it is pushed by digest alone. */
  readonly references: readonly string[]
  readonly byDigest: boolean
  /** Images that a registry may have already: their layers can be mounted from there. */
  readonly mountFrom: readonly string[]
}

/** What buildx is told of its outputs, and what we do afterwards. */
export type PublishDecision = {
  /** Values of `--output`. */
  readonly outputs: readonly string[]
  /** `--push`. */
  readonly push: boolean
  /** Absent without a scan. */
  readonly plan?: PublishPlan
}

export type PublishSubject = {
  readonly request: Outputs
  readonly tags: readonly string[]
  /** With the builder that will build. */
  readonly engine: EngineFacts
  /** The plan adds `--load`. */
  readonly load: boolean
  readonly tempFolder: string
  readonly workspaceFolder: string
  /** Base images, as the Dockerfile names them. */
  readonly baseReferences: readonly string[]
}

/**
 * With a scan, what would be pushed is held back in an OCI layout, and pushed by us when it has passed:
 * the bytes that were scanned and no others. What stays on this machine is scanned where it lies.
 */
export function planPublish(subject: PublishSubject): Parsed<PublishDecision> {
  const { request } = subject
  const asAsked = { outputs: request.outputs.map(({ text }) => text), push: request.push }
  if (!isScanned(request)) return { ok: true, value: asAsked }
  const pushed = pushedExporters(request)
  if (pushed.length > 0) return planHeld(subject, pushed)
  const source = sourceOf(subject)
  const outputs =
    source.kind === 'held'
      ? [...asAsked.outputs, heldOutput(source.folder, {}, subject.tags)]
      : asAsked.outputs
  return { ok: true, value: { outputs, push: false, plan: { source } } }
}

/** Whether the builder has to write an OCI layout for it. `usesDockerDriver`: of the selected builder. */
export function needsHeldOutput(request: Outputs, usesDockerDriver: boolean): boolean {
  if (!isScanned(request)) return false
  if (pushedExporters(request).length > 0) return true
  return !usesDockerDriver && staysInCache(request)
}

function planHeld(subject: PublishSubject, pushed: readonly Exporter[]): Parsed<PublishDecision> {
  const { request, tags } = subject
  const folder = heldFolder(subject)
  const references = tags.length > 0 ? tags : namesOf(pushed)
  const [first] = pushed
  const attributes = first?.attributes ?? {}
  const byDigest = isOn(attributes['push-by-digest'])
  const errors = findErrors(subject, pushed, references, byDigest)
  if (errors.length > 0) return { ok: false, errors }
  const others = request.outputs.filter((one) => !pushed.includes(one)).map(({ text }) => text)
  // The last: buildx writes what the last output says of itself into the metadata and the layout.
  const held = heldOutput(folder, attributes, tags)
  const outputs = [...others, ...kept(subject, attributes), held]
  const push = { references, byDigest, mountFrom: mountable(subject, references) }
  const plan: PublishPlan = { source: { kind: 'held', folder }, push }
  return { ok: true, value: { outputs, push: false, plan } }
}

function findErrors(
  { tags }: PublishSubject,
  pushed: readonly Exporter[],
  references: readonly string[],
  byDigest: boolean,
): readonly InputError[] {
  const error = (input: string, problem: string, remedy: string) => ({ input, problem, remedy })
  const forms = new Set(
    pushed.map(({ attributes }) => JSON.stringify(commitAttributes(attributes))),
  )
  const modes = new Set(pushed.map(({ attributes }) => isOn(attributes['push-by-digest'])))
  const insecure = pushed.some(({ attributes }) => isOn(attributes['registry.insecure']))
  const isRemote = references.some((name) => !isLoopback(parseReference(name)?.registry ?? ''))
  return [
    ...(references.length === 0
      ? [error('tags', 'are missing, and the image is to be pushed', 'give at least one tag')]
      : []),
    ...(byDigest && tags.length > 0
      ? [
          error(
            'outputs',
            'has push-by-digest beside tags',
            'name the repository by name=… instead',
          ),
        ]
      : []),
    ...(forms.size > 1 || modes.size > 1
      ? [error('outputs', 'pushes images of several forms, and one is scanned', ONE_FORM)]
      : []),
    ...(insecure && isRemote
      ? [
          error(
            'outputs',
            'has registry.insecure=true, and a scanned image is pushed over TLS',
            OWN_CA,
          ),
        ]
      : []),
  ]
}

const ONE_FORM = 'give one output that pushes with all its names, or use a step for each form'
const OWN_CA = 'name the authority of the registry in SSL_CERT_FILE, or use `scan: off`'

/**
 * The docker driver keeps what it pushes. It does so with a scan, too, where it can write two outputs
 * (Docker 26); in the same form, so that its digest is the one that is published.
 */
function kept(
  { request, engine, tags }: PublishSubject,
  attributes: Exporter['attributes'],
): readonly string[] {
  const isLoaded = request.load || request.outputs.some(isLoad)
  const isStored = parseGoBoolean(attributes.store ?? 'true') !== false
  // Of the engine, which says its version in every build of it; its BuildKit does not.
  const takesTwo = isAtLeast(engine.serverVersion ?? '0.0.0', '26.0.0')
  if (engine.builder.driver !== 'docker' || isLoaded || !isStored || !takesTwo) return []
  return [keptOutput(attributes, tags)]
}

/** What is scanned where nothing is pushed: the nearest place in which the image lies. */
function sourceOf(subject: PublishSubject): ScanSource {
  const { request, engine, load, tags, workspaceFolder } = subject
  const archive = request.outputs.find(isArchive)?.attributes.dest
  if (archive !== undefined) return { kind: 'archive', path: resolve(workspaceFolder, archive) }
  const isLoaded = request.load || load || request.outputs.some(isLoad)
  const isKept = engine.builder.driver === 'docker' && staysInCache(request)
  if (isLoaded || isKept) return { kind: 'engine', reference: tags[0] ?? '' }
  if (staysInCache(request)) return { kind: 'held', folder: heldFolder(subject) }
  return { kind: 'none', reason: 'the output is files, not an image' }
}

function heldFolder({ tempFolder }: PublishSubject): string {
  return `${tempFolder}/held`
}

/** Base images in a registry that the image goes to: their layers need not be sent. */
function mountable(
  { baseReferences }: PublishSubject,
  references: readonly string[],
): readonly string[] {
  const registries = references.map((text) => parseReference(text)?.registry)
  return baseReferences.filter((text) => registries.includes(parseReference(text)?.registry))
}
