import {
  type OwnBuilderPorts,
  type OwnBuilderSettings,
  runRecreateOwnBuilder,
} from '../../engine/own-builder.ts'
import type { Fetched, ImagePlan } from '../../fetch/fetch.ts'
import { familiarName } from '../../fetch/images/image-record.ts'
import type { FetchedImage } from '../../fetch/images/image-work.ts'
import { type Mirrors, planEndpoints } from '../../fetch/images/mirrors.ts'
import { imageContextArgs } from '../../fetch/images/plan-images.ts'
import { parseReference } from '../../image/reference.ts'
import type { BuilderPlan } from '../../plan/plan.ts'
import { onlyAddresses } from '../../plan/plan-builder-settings.ts'
import type { Logger } from '../../ports.ts'
import type { AppliedRemedy, RemedyPorts } from '../retry.ts'
import { type PlainDockerfileSetting, usePlainDockerfile } from './plain-dockerfile.ts'

export type RemedySubject = {
  readonly builder: BuilderPlan
  /** With which a builder of our own was made. */
  readonly builderSettings: OwnBuilderSettings
  /** Of the engine. */
  readonly builderPorts: OwnBuilderPorts
  /** Some take minutes: what they are at is said when they begin. */
  readonly log: Pick<Logger, 'info'>
  /** Name servers that are asked where those of the system fail. */
  readonly resolvers: readonly string[]
  /** That the builder itself speaks to. */
  readonly registries: readonly string[]
  /** Base images that the build takes from registries itself. */
  readonly images: readonly ImagePlan[]
  readonly mirrors: Mirrors
  readonly dockerfile: PlainDockerfileSetting
  /** Brings images to the host; absent where that is not wanted. */
  readonly bring?: (images: readonly ImagePlan[]) => Promise<Fetched<readonly FetchedImage[]>>
  /** Brings crates below a step that failed to; absent where that is not wanted. */
  readonly hostCrates?: RemedyPorts['host-crates']
}

/** The remedies that need more than other arguments of buildx. */
export function makeRemedyPorts(subject: RemedySubject): RemedyPorts {
  const { bring, hostCrates } = subject
  return {
    ...builderRemedies(subject),
    'drop-damaged': () => dropDamaged(subject),
    'builtin-frontend': () => usePlainDockerfile(subject.dockerfile),
    'registry-mirror': async ({ id, host }) => {
      if (id === DAMAGED) await dropDamaged(subject)
      return useMirrors(subject, host)
    },
    ...(bring && {
      'host-images': async ({ id, host }) => {
        if (id === DAMAGED) await dropDamaged(subject)
        return await bringToHost(subject, bring, host)
      },
    }),
    ...(hostCrates ? { 'host-crates': hostCrates } : {}),
  }
}

/** Row of the fault table: a layer came with other content than its digest says. */
const DAMAGED = 'blob-damaged'

/** Of the cache nothing is that old: nothing is removed, but the store cleans up after each removal. */
const CLEAN_UP_ONLY = ['--filter', 'unused-for=876000h']

/**
 * The store keeps the bytes that it refused until it cleans up (seen: 10 s), and goes on from their end
 * when the same layer comes again, wherever from: no source helps as long as they are there.
 */
async function dropDamaged({
  builder,
  builderPorts: { run, env },
  log,
}: RemedySubject): Promise<AppliedRemedy | undefined> {
  log.info(`The builder ${builder.name} is asked to give up what it holds of the damaged layer.`)
  const argv = ['docker', 'buildx', 'prune', '--force', '--builder', builder.name] as const
  const { exitCode } = await run([...argv, ...CLEAN_UP_ONLY], env ? { env } : {})
  if (exitCode !== 0) return undefined
  return { sentence: 'The builder gave up what it held of the damaged layer.' }
}

/** A builder that is made anew for one reason keeps what it was told for another. */
function builderRemedies(subject: RemedySubject): RemedyPorts {
  const { builder, builderPorts, resolvers, registries, log } = subject
  if (builder.kind !== 'own') return {}
  const servers = onlyAddresses(resolvers)
  let settings = subject.builderSettings
  return {
    'recreate-builder': async () => {
      log.info(`The builder ${builder.name} is made anew.`)
      await runRecreateOwnBuilder(builder, { ...settings, keepState: false }, builderPorts)
      return { sentence: `The builder ${builder.name} was made anew.` }
    },
    resolver: async ({ host }) => {
      const { buildkitd } = settings
      const isSame = buildkitd.nameservers?.join() === servers.join()
      // buildkitd itself goes on asking those of its container: these are for RUN steps.
      const isItsOwn = host !== undefined && registries.some((one) => isServedBy(one, host))
      if (servers.length === 0 || isSame || isItsOwn) return undefined
      log.info(`The builder ${builder.name} is made anew with other name servers.`)
      settings = { ...settings, buildkitd: { ...buildkitd, nameservers: servers } }
      await runRecreateOwnBuilder(builder, { ...settings, keepState: true }, builderPorts)
      return {
        sentence: `The builder ${builder.name} was made anew with the name servers ${servers.join(', ')}.`,
      }
    },
  }
}

/** As named contexts: no setting of the builder is touched. */
function useMirrors(subject: RemedySubject, host: string | undefined): AppliedRemedy | undefined {
  return mirrorImages(imagesOf(subject, host), subject.mirrors, host)
}

/** Arguments by which the build takes images from their first mirror, other than the host that failed. */
export function mirrorImages(
  images: readonly ImagePlan[],
  mirrors: Mirrors,
  failedHost?: string,
): AppliedRemedy | undefined {
  const mirrored = images.flatMap(({ reference }) => {
    const parsed = parseReference(reference)
    const name = familiarName(reference)
    // BuildKit speaks to an unknown host in TLS only.
    const endpoint =
      parsed &&
      planEndpoints(parsed, mirrors).find(
        ({ apiUrl, host, isOrigin }) =>
          !isOrigin && host !== failedHost && apiUrl.startsWith('https:'),
      )
    if (!parsed || !endpoint || name === undefined) return []
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
  const references = wanted.map(({ reference }) => reference)
  if (wanted.length > 0)
    subject.log.info(`The host fetches ${references.join(', ')} for the build.`)
  const fetched = wanted.length === 0 ? undefined : await bring(wanted)
  if (!fetched?.ok) return undefined
  const names = fetched.value.map(({ plan }) => plan.reference)
  return {
    sentence: `The host fetched ${names.join(', ')} for the build.`,
    addArgs: imageContextArgs(fetched.value),
  }
}

/**
 * Those of the registry that failed; all where the fault names no server, or one that only stands behind
 * a registry: layers come from content networks under names of their own.
 */
function imagesOf({ images }: RemedySubject, host: string | undefined): readonly ImagePlan[] {
  const ofHost = images.filter(
    ({ reference }) => host !== undefined && isServedBy(parseReference(reference)?.registry, host),
  )
  return ofHost.length > 0 ? ofHost : images
}

/** Docker Hub has several hosts: registry-1.docker.io, auth.docker.io, production.cloudflare.docker.com. */
function isServedBy(registry: string | undefined, host: string): boolean {
  const isHub = /(?:^|\.)docker\.(?:io|com)(?::443)?$/.test(host)
  return registry === 'docker.io' ? isHub : registry === host
}
