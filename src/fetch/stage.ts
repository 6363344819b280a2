import type { Logger } from '../ports.ts'
import type { Failure } from '../report/run-report.ts'
import { describeFetch, describeIncident } from '../report/wording-fetch.ts'
import { bringCrates, bringImages, resolveImages } from './bring.ts'
import type { CratesFetched } from './crates/run-fetch-crates.ts'
import { CANCELLED } from './download-faults.ts'
import type { Fetched, FetchPlan, FetchReport } from './fetch.ts'
import type { FetchedImage } from './images/image-work.ts'
import { imageContextArgs } from './images/plan-images.ts'
import { pinContextArgs } from './images/run-resolve-images.ts'
import type { FetchPorts, FetchSettings } from './settings.ts'
import { describeFailure, isFatal, isLeft, wantsAll } from './stage-faults.ts'

export type FetchOutcome = {
  readonly report: FetchReport
  /** Present when no build can follow. */
  readonly failure?: Failure
  /** Arguments of `buildx build` by which it takes what was brought. */
  readonly contextArgs: readonly string[]
  readonly images: readonly FetchedImage[]
  /** Folder of the crates. */
  readonly cratesFolder?: string
}

/** Brings crates and images at once. What the network denies is left to the build, unless offline. */
export async function runFetchStage(
  plan: FetchPlan,
  settings: FetchSettings,
  ports: FetchPorts,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const startedAtMs = ports.clock.now()
  const { crates, images, builder, pins } = await bringAll(plan, settings, ports, signal)
  const all = [crates, images, builder, pins].flatMap((one) => one ?? [])
  const faults = all
    .flatMap((one) => (one.ok ? [] : [one.fault]))
    // Whose work was stopped because of another's fault has none.
    .filter(({ fault }) => fault !== CANCELLED.fault || signal.aborted)
  const fatal = faults.filter(
    (fault) => isFatal(fault, settings) && !isLeft(fault, builder, settings),
  )
  const left = faults
    .filter((fault) => !fatal.includes(fault))
    .map(({ cause }) => `${cause} The build tries by itself.`)
  const brought = [images, builder].flatMap((one) => (one?.ok ? one.value : []))
  const report: FetchReport = {
    durationMs: ports.clock.now() - startedAtMs,
    ...(crates?.ok ? { crates: cratesReport(crates.value) } : {}),
    images: brought.map((image) => image.report),
    incidents: all.flatMap(({ incidents }) => incidents),
    leftToBuild: [...plan.leftToBuild, ...noCrates(plan), ...left],
  }
  tell(report, left, ports.log)
  const failure = describeFailure(fatal)
  return {
    report,
    ...(failure ? { failure } : {}),
    contextArgs: [
      ...(crates?.ok ? ['--build-context', `crates=${crates.value.contextFolder}`] : []),
      // The builder runs its image, and builds from the others.
      ...(images?.ok ? imageContextArgs(images.value) : []),
      ...(pins?.ok ? pinContextArgs(pins.value) : []),
    ],
    images: brought,
    ...(crates?.ok ? { cratesFolder: crates.value.contextFolder } : {}),
  }
}

/** A fault that no build can get over stops the others, unless the list of all that is missing is wanted. */
async function bringAll(
  { crates, images, builderImage, pins }: FetchPlan,
  settings: FetchSettings,
  ports: FetchPorts,
  signal: AbortSignal,
) {
  const inner = new AbortController()
  const either = AbortSignal.any([signal, inner.signal])
  const watch = async <T>(work: Promise<Fetched<T>>): Promise<Fetched<T>> => {
    const result = await work
    if (!result.ok && isFatal(result.fault, settings) && !wantsAll(settings)) inner.abort()
    return result
  }
  const [theCrates, theImages, theBuilder, thePins] = await Promise.all([
    crates.kind === 'none' ? undefined : watch(bringCrates(crates, settings, ports, either)),
    images.length === 0 ? undefined : watch(bringImages(images, settings, ports, either)),
    builderImage && bringImages([builderImage], settings, ports, either),
    pins === undefined ? undefined : watch(resolveImages(pins, settings, ports, either)),
  ])
  return { crates: theCrates, images: theImages, builder: theBuilder, pins: thePins }
}

function noCrates({ crates }: FetchPlan): readonly string[] {
  return crates.kind === 'none' ? [`Crates: ${crates.reason}`] : []
}

function cratesReport({ contextFolder: _, resolvedLock: __, ...report }: CratesFetched) {
  return report
}

function tell(report: FetchReport, left: readonly string[], log: Logger): void {
  const all = describeFetch(report)
  if (all !== undefined) log.info(`Fetch: ${all}`)
  for (const incident of report.incidents) log.info(describeIncident(incident))
  for (const sentence of left) log.info(sentence)
  for (const sentence of report.leftToBuild) if (!left.includes(sentence)) log.debug(sentence)
}
