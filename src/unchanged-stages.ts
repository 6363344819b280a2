import { join } from 'node:path'
import type { ArchiveReport, CacheReport } from './cache/cache.ts'
import type { FoundImage } from './cache/unchanged/find-unchanged.ts'
import { type Look, lookUnchanged } from './cache/unchanged/look-unchanged.ts'
import type { UnchangedPorts } from './cache/unchanged/ports.ts'
import { resolveImages } from './fetch/bring.ts'
import { makeSetup } from './network/run-remedies.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import type { BuildPlan, MeasurePlan } from './plan/plan.ts'
import type { Prepared } from './prepare.ts'
import type { RunContext } from './run-context.ts'

export type { Look }

/** Of images that this machine has built; in the cache folder. */
export const RECORDS_FILE = 'unchanged.json'

/** Looks for the image of an earlier build of exactly the same input. */
export async function runLookStage(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<Look> {
  const { request, plan } = prepared
  const look = await lookUnchanged(
    {
      ...prepared,
      context,
      env: ports.env,
      toolVersion: ports.toolVersion,
      recordsFile: join(context.cacheFolder, RECORDS_FILE),
    },
    await unchangedPorts(prepared, context, ports, signal),
    signal,
  )
  if (look.kind === 'none') {
    const say = request.skipUnchanged === 'on' ? ports.log.notice : ports.log.debug
    say(`The build cannot be skipped. ${look.reason}`)
  }
  if (look.kind === 'found') {
    const tags = plan.image.tags.join(', ') || look.image.reference
    ports.log.info(
      `Nothing that goes into the image has changed: ${tags} is that of an earlier build.`,
    )
  }
  return look
}

async function unchangedPorts(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<UnchangedPorts> {
  const { store, archiver, contextFiles } = await ports.cache()
  const opened = store(prepared.plan.cache)
  const { run, files, clock, measure } = ports
  return {
    ...{ run, files, clock, archiver, contextFiles, openFile: measure.openFile },
    ...(opened ? { store: opened } : {}),
    // Most builds have no base image whose registry has to be asked: only then is the network loaded.
    resolveImages: async (images, given) => {
      const setup = await makeSetup(prepared, context, ports, signal)
      const isFresh = prepared.request.pull
      const resolved = await resolveImages(
        images,
        impatient(setup.settings),
        setup.ports,
        given,
        isFresh,
      )
      return resolved.ok ? resolved.value : undefined
    },
  }
}

/** Where no registry answers at once there is a build, which is more patient. */
function impatient<T extends { readonly policy: { readonly retries: number } }>(settings: T): T {
  const { policy } = settings
  return {
    ...settings,
    policy: { ...policy, retries: Math.min(1, policy.retries), budgetMs: 10_000 },
  }
}

/** Where the image that was found can be measured. */
export function planFoundMeasurement({ measure }: BuildPlan, image: FoundImage): MeasurePlan {
  const { reference, digest, from } = image
  if (from === 'registry') return { kind: 'registry', reference }
  const known = measure.kind === 'engine' ? measure : { kind: 'engine' as const }
  return { ...known, reference, ...(digest === undefined ? {} : { digest }) }
}

/** As the report tells it. */
export function describeUnchanged({ key, imageId, digest }: FoundImage): CacheReport['unchanged'] {
  return {
    key,
    ...(imageId === undefined ? {} : { imageId }),
    ...(digest === undefined ? {} : { digest }),
  }
}

/** After a build that went well: the next run may find this image. */
export async function runKeepStage(
  look: Extract<Look, { kind: 'build' }>,
  built: Parameters<typeof look.keep>[0],
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const { saved, remarks } = await look.keep(built, signal)
  const { archive } = look
  return {
    ...archive,
    ...(saved ? { saved } : {}),
    remarks: [...archive.remarks, ...remarks],
  }
}
