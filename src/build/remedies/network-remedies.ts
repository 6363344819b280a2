import { type BuilderPorts, runCreateBuilder, runRemoveBuilder } from '../../engine/builder.ts'
import type { Fetched, ImagePlan } from '../../fetch/fetch.ts'
import { familiarName } from '../../fetch/images/image-record.ts'
import type { FetchedImage } from '../../fetch/images/image-work.ts'
import { type Mirrors, planEndpoints } from '../../fetch/images/mirrors.ts'
import { imageContextArgs } from '../../fetch/images/plan-images.ts'
import { parseReference } from '../../image/reference.ts'
import type { BuilderPlan } from '../../plan/plan.ts'
import type { AppliedRemedy, RemedyPorts } from '../retry.ts'

export type RemedySubject = {
  readonly builder: BuilderPlan
  /** Base images that the build takes from registries itself. */
  readonly images: readonly ImagePlan[]
  readonly mirrors: Mirrors
  /** Of the engine; a builder of our own is made anew with it. */
  readonly builderPorts: BuilderPorts
  /** Brings images to the host; absent where that is not wanted. */
  readonly bring?: (images: readonly ImagePlan[]) => Promise<Fetched<readonly FetchedImage[]>>
}

/** The remedies that need more than other arguments of buildx. */
export function makeRemedyPorts(subject: RemedySubject): RemedyPorts {
  const { bring } = subject
  return {
    'recreate-builder': () => recreate(subject),
    'registry-mirror': async ({ host }) => useMirrors(subject, host),
    ...(bring ? { 'host-images': ({ host }) => bringToHost(subject, bring, host) } : {}),
  }
}

async function recreate({
  builder,
  builderPorts,
}: RemedySubject): Promise<AppliedRemedy | undefined> {
  if (builder.kind !== 'own') return undefined
  await runRemoveBuilder(builder.name, builderPorts)
  await runCreateBuilder(builder, builderPorts)
  return { sentence: `The builder ${builder.name} was made anew.` }
}

/** As named contexts: no setting of the builder is touched. */
function useMirrors(subject: RemedySubject, host: string | undefined): AppliedRemedy | undefined {
  const mirrored = imagesOf(subject, host).flatMap(({ reference }) => {
    const parsed = parseReference(reference)
    const name = familiarName(reference)
    const endpoint = parsed && planEndpoints(parsed, subject.mirrors).find((one) => !one.isOrigin)
    // BuildKit speaks to an unknown host in TLS only.
    if (!parsed || !endpoint?.apiUrl.startsWith('https:') || name === undefined) return []
    const separator = parsed.tagOrDigest.includes(':') ? '@' : ':'
    const place = `${endpoint.host}/${endpoint.repository}${separator}${parsed.tagOrDigest}`
    return [{ host: endpoint.host, arg: `${name}=docker-image://${place}` }]
  })
  if (mirrored.length === 0) return undefined
  const hosts = [...new Set(mirrored.map((one) => one.host))]
  return {
    sentence: `Base images come from the mirror ${hosts.join(', ')}.`,
    addArgs: mirrored.flatMap(({ arg }) => ['--build-context', arg]),
  }
}

async function bringToHost(
  subject: RemedySubject,
  bring: NonNullable<RemedySubject['bring']>,
  host: string | undefined,
): Promise<AppliedRemedy | undefined> {
  const wanted = imagesOf(subject, host)
  const fetched = wanted.length === 0 ? undefined : await bring(wanted)
  if (!fetched?.ok) return undefined
  const names = fetched.value.map(({ plan }) => plan.reference)
  return {
    sentence: `The host fetched ${names.join(', ')} for the build.`,
    addArgs: imageContextArgs(fetched.value),
  }
}

/** Those of the registry that failed; of all where the fault names none, or one of its other servers. */
function imagesOf({ images }: RemedySubject, host: string | undefined): readonly ImagePlan[] {
  const registryOf = ({ reference }: ImagePlan) => parseReference(reference)?.registry
  const ofHost = images.filter((image) => {
    const registry = registryOf(image)
    return registry === host || (registry === 'docker.io' && host?.endsWith('docker.io') === true)
  })
  return ofHost.length > 0 || host !== undefined ? ofHost : images
}
