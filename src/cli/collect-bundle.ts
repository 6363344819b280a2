import { createHash } from 'node:crypto'
import { files } from '../adapters/files.ts'
import { makeNetworkPorts } from '../adapters/network-ports.ts'
import { makePipelinePorts } from '../adapters/pipeline-ports.ts'
import { foreseenStandIns } from '../adapters/stand-in-source.ts'
import { EXIT } from '../exit-codes.ts'
import { planBundleSources } from '../fetch/bundle/plan-bundle.ts'
import type { FetchPlan } from '../fetch/fetch.ts'
import { runFetchStage } from '../fetch/stage.ts'
import { planFetchSettings } from '../network/fetch-settings.ts'
import type { Prepared } from '../prepare.ts'
import type { CollectBundle, CollectedBundle } from './bundle-command.ts'
import { collectScanner } from './collect-scanner.ts'
import { foreseeEngine } from './plan-command.ts'
import { prepareSession, refusePreparation, type Session, withSession } from './session.ts'

/** Plans as `build --offline` would on the machine without network, and fetches what that needs. */
export const collectBundle: CollectBundle = async (args, signal) => {
  let collected: CollectedBundle | undefined
  const exitCode = await withSession([...args, '--offline'], async (session) => {
    const preparation = await prepareSession(session, {
      engineFacts: (builder) => foreseeEngine(session, builder),
      standIns: foreseenStandIns(session.context.cacheFolder, session.env),
    })
    if (preparation.kind !== 'ready') return refusePreparation(preparation)
    collected = await collect(preparation, session, signal)
    return collected.kind === 'failed' ? collected.exitCode : EXIT.ok
  })
  return collected ?? { kind: 'failed', exitCode }
}

const NO_LOCK =
  'There is no Cargo.lock, and without network none can be resolved: run `cargo generate-lockfile`, and commit it.'

async function collect(
  prepared: Prepared,
  { env, log, context }: Session,
  signal: AbortSignal,
): Promise<CollectedBundle> {
  const { crates } = prepared.plan.fetch
  if (crates.kind === 'local-registry' && crates.resolveLock) {
    log.error(NO_LOCK)
    return { kind: 'failed', exitCode: EXIT.build }
  }
  const pipeline = makePipelinePorts(env, log)
  const network = await makeNetworkPorts(env, pipeline.run)
  const ports = { ...pipeline, openFile: pipeline.measure.openFile, network }
  const asked = planFetchSettings(prepared, context, network)
  const settings = { ...asked, offline: false, isComplete: true }
  const { failure, report, images, cratesFolder } = await runFetchStage(
    asCopies(prepared.plan.fetch),
    settings,
    ports,
    signal,
  )
  if (failure) {
    const { cause, remedy = '', evidence, exitCode } = failure
    for (const line of [`${cause} ${remedy}`, ...evidence]) log.error(line)
    return { kind: 'failed', exitCode: signal.aborted ? EXIT.cancelled : exitCode }
  }
  const { run } = pipeline
  const scanner = await collectScanner(prepared, context, settings, network, run, signal)
  if (scanner.kind === 'missing') {
    log.error(`${scanner.fault.cause} ${scanner.fault.remedy}`)
    return { kind: 'failed', exitCode: signal.aborted ? EXIT.cancelled : EXIT.network }
  }
  for (const sentence of report.leftToBuild) log.warning(`Not in the bundle: ${sentence}`)
  return {
    kind: 'ready',
    sources: planBundleSources(images, {
      ...(cratesFolder === undefined ? {} : { crates: cratesFolder }),
      ...scanner.folders,
    }),
    madeFor: { platforms: prepared.plan.platforms, ...(await hashLock(prepared)) },
  }
}

/** Into files of this machine, also what its engine has already. */
function asCopies(plan: FetchPlan): FetchPlan {
  const copy = (image: FetchPlan['images'][number]) =>
    ({ ...image, delivery: 'oci-layout' }) as const
  const { builderImage } = plan
  return {
    ...plan,
    images: plan.images.map(copy),
    ...(builderImage ? { builderImage: copy(builderImage) } : {}),
  }
}

async function hashLock({ facts }: Prepared): Promise<{ readonly lockSha256?: string }> {
  const folder = facts.workspace?.contextFolder
  const text = folder && (await files.readTextIfAny(`${folder}/Cargo.lock`))
  return text ? { lockSha256: createHash('sha256').update(text).digest('hex') } : {}
}
