import type { BuildRequest } from '../request/build-request.ts'
import { parseReference } from '../request/image-reference.ts'
import type { RunContext } from '../run-context.ts'
import { planImageName } from './image-name.ts'
import { type Application, planLabels } from './labels.ts'
import type { BuildPlan, Variant } from './plan.ts'
import { planTags } from './tags.ts'

export type ImageMetadata = {
  /** Full references; empty when the result has no name (an output on disk, a check). */
  readonly tags: readonly string[]
  /** `key=value`, as buildx takes them. */
  readonly labels: readonly string[]
  readonly annotations: readonly string[]
  /** Without the suffix of a variant; absent when no tag says. */
  readonly version?: string
}

/** What is known of the application and its Dockerfile when the image gets its name. */
export type Subject = {
  readonly origin: BuildPlan['dockerfile']['origin']
  readonly variant?: Variant
  readonly application?: Application
  /** Name of the context folder: the last resort for a name outside of a workflow. */
  readonly folderName: string
}

/**
 * What the image is called and what it says of itself. Whatever was given stays as it is. What was
 * not is ours to choose in two cases: for a Dockerfile of ours, and for any other when neither tags,
 * labels, annotations nor outputs were given: a workflow that gives one of them decides itself.
 */
export function planImageMetadata(
  request: BuildRequest,
  context: RunContext,
  subject: Subject,
): ImageMetadata {
  const { tags, labels, annotations, outputs } = request
  const planned = planTags(withVariant(request, subject), context)
  const version = request.version === undefined ? tagOf(tags[0]) : planned.version
  const makesImage = request.call === undefined || request.call === 'build'
  const saysNothing = [tags, labels, annotations, outputs].every((list) => list.length === 0)
  if (!makesImage || (subject.origin !== 'ours' && !saysNothing)) {
    return { tags, labels, annotations, ...(version !== undefined && { version }) }
  }
  const name = planImageName(request, context, subject.application?.name ?? subject.folderName)
  const plannedTags = outputs.length > 0 ? [] : planned.tags.map((tag) => `${name}:${tag}`)
  const plannedLabels = planLabels(context, version ?? planned.version, subject.application)
  return {
    tags: givenOr(tags, plannedTags),
    labels: givenOr(labels, plannedLabels),
    // Annotations live in the manifest: of use only where it leaves this machine.
    annotations: givenOr(annotations, request.push ? plannedLabels : []),
    version: version ?? planned.version,
  }
}

function givenOr(given: readonly string[], planned: readonly string[]): readonly string[] {
  return given.length > 0 ? given : planned
}

function tagOf(reference: string | undefined): string | undefined {
  const parsed = parseReference(reference ?? '')
  return parsed.ok ? parsed.value.tag : undefined
}

function withVariant({ version }: BuildRequest, { variant }: Subject) {
  return { ...(version !== undefined && { version }), ...(variant !== undefined && { variant }) }
}
