import { findFaultRow } from './build/faults/table.ts'
import { EXIT } from './exit-codes.ts'
import type { OpenFile } from './image/archive-reader.ts'
import { type Read, unreadable } from './image/read.ts'
import { planFetchSettings } from './network/fetch-settings.ts'
import type { NetworkPorts } from './network/ports.ts'
import { transportsTo } from './network/registry-transport.ts'
import type { Timed } from './network-stages.ts'
import type { PublishPlan } from './plan/plan-publish.ts'
import type { Clock, CommandRunner, Files, Logger } from './ports.ts'
import type { Prepared } from './prepare.ts'
import { type FoundLayout, findLayout } from './publish/find-layout.ts'
import { readHeldResult } from './publish/held-result.ts'
import { PUSH_LIMITS, type PublishFiles, type PushPorts } from './publish/ports.ts'
import type { PublishReport } from './publish/publish-report.ts'
import { refusePublish, runPublish } from './publish/run-publish.ts'
import { makeTargets, type ScannedResult } from './publish/scan-targets.ts'
import { settleLayout } from './publish/settle-layout.ts'
import type { Failure } from './report/run-report.ts'
import type { RunContext } from './run-context.ts'
import { planScan } from './scan/plan-scan.ts'
import { decideConsequence } from './scan/policy/judge-scan.ts'
import type { ScanPlan } from './scan/scan-plan.ts'
import type { ScanReport } from './scan/scan-report.ts'

export type PublishStagePorts = {
  readonly run: CommandRunner
  /** The whole environment of docker's commands. */
  readonly env: Readonly<Record<string, string>>
  readonly files: Files
  readonly clock: Clock
  readonly log: Logger
  readonly random: () => number
  readonly network: () => Promise<NetworkPorts>
  readonly measure: { readonly openFile: OpenFile }
  readonly publishFiles: () => Promise<PublishFiles>
  /** The scan as a whole: `runScan` with a scanner. */
  readonly scan: (plan: ScanPlan, signal: AbortSignal) => Promise<ScanReport>
}

/** What the build says of itself, and what came of it since. */
export type BuiltImage = {
  /** As docker knows it. */
  readonly imageId?: string
  /** Why it must not be published whatever the scan says, one sentence: a smoke test that failed. */
  readonly blockedBy?: string
}

export type PublishOutcome = {
  readonly scan: ScanReport
  /** Absent where nothing was to be pushed. */
  readonly publish?: PublishReport
  readonly failure?: Failure
  /** Of the index or manifest that was scanned: the one that is published, and the output `digest`. */
  readonly digest?: string
}

/** Scans what was built, platform by platform, and pushes it, byte for byte, if the verdict allows it. */
export async function runPublishStages(
  plan: PublishPlan,
  built: BuiltImage,
  prepared: Prepared,
  context: RunContext,
  ports: PublishStagePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<PublishOutcome> {
  ports.log.info(
    'Scan: the image is looked through; scanner and database are downloaded where this machine has none.',
  )
  const { found, scan } = await timed('scan', async () => {
    // Taking a large image out of the engine is most of the time of its scan.
    const found = await findResult(plan, built, context, ports, signal)
    return { found, scan: await scanResult(found, prepared, context, ports, signal) }
  })
  const consequence = decideConsequence(scan)
  if (consequence.kind === 'warn') ports.log.warning(consequence.sentence)
  const digest = found.ok && found.value.hasOwnDigests ? { digest: found.value.held.digest } : {}
  if (consequence.kind === 'stop') {
    const { sentence, remedy } = consequence
    return {
      scan,
      ...digest,
      ...refuse(plan, found, sentence),
      failure: stop(plan, sentence, remedy),
    }
  }
  if (plan.push === undefined || signal.aborted) return { scan, ...digest }
  if (built.blockedBy !== undefined)
    return { scan, ...digest, ...refuse(plan, found, built.blockedBy) }
  if (!found.ok) return { scan, failure: unpublishable(found.problem) }
  const { push } = plan
  const { held } = found.value
  const pushing = async () =>
    runPublish(push, held, await pushPorts(prepared, context, ports), signal)
  const publish = await timed('publish', pushing)
  const failure = publish.outcome === 'failed' ? { failure: failureOf(publish) } : {}
  return { scan, publish, ...digest, ...failure }
}

async function findResult(
  { source }: PublishPlan,
  { imageId }: BuiltImage,
  { tempFolder }: RunContext,
  ports: PublishStagePorts,
  signal: AbortSignal,
): Promise<Read<ScannedResult>> {
  const layout: Read<FoundLayout> = await findLayout(source, imageId, tempFolder, ports, signal)
  if (!layout.ok) return layout
  const { folder, hasOwnDigests } = layout.value
  const settled = await settleHeld(source, ports)
  if (!settled.ok) return unreadable(`the image cannot be read: ${settled.problem}`)
  const held = await readHeldResult(folder, ports.measure.openFile)
  return held.ok
    ? { ok: true, value: { held: held.value, hasOwnDigests } }
    : unreadable(`the image cannot be read: ${held.problem}`)
}

/** To be called before anything reads what was held back: see `settleLayout`. */
export async function settleHeld(
  source: PublishPlan['source'],
  { files, measure: { openFile } }: Pick<PublishStagePorts, 'files' | 'measure'>,
): Promise<Read<void>> {
  if (source.kind !== 'held') return { ok: true, value: undefined }
  return settleLayout(source.folder, { files, openFile })
}

/** Without an image there is nothing to scan, which the scan itself calls unknown; here is why. */
async function scanResult(
  found: Read<ScannedResult>,
  prepared: Prepared,
  context: RunContext,
  ports: PublishStagePorts,
  signal: AbortSignal,
): Promise<ScanReport> {
  const targets = found.ok ? await makeTargets(found.value, prepared, context, ports) : []
  const plan = planScan(prepared.request, prepared.plan, context, targets)
  if (plan === undefined) throw new Error('a scan that nobody asked for')
  const scan = await ports.scan(plan, signal)
  return found.ok ? scan : { ...scan, reason: `No image was scanned: ${found.problem}.` }
}

/** As files are fetched: with the host's proxies and authorities, and as often as the request allows. */
async function pushPorts(
  prepared: Prepared,
  context: RunContext,
  ports: PublishStagePorts,
): Promise<PushPorts> {
  const network = await ports.network()
  const { settings, policy } = planFetchSettings(prepared, context, network)
  return {
    blobs: await ports.publishFiles(),
    transportFor: transportsTo(network, settings),
    credentialsFor: network.credentialsFor,
    ...{ clock: ports.clock, random: ports.random, log: ports.log, policy, limits: PUSH_LIMITS },
  }
}

function refuse(
  { push }: PublishPlan,
  found: Read<ScannedResult>,
  reason: string,
): Pick<PublishOutcome, 'publish'> {
  return push && found.ok ? { publish: refusePublish(found.value.held, reason) } : {}
}

/** What is on this machine already cannot be held back; nobody may take it for one that has passed. */
function stop({ source, push }: PublishPlan, sentence: string, remedy: string): Failure {
  const stays: Readonly<Record<PublishPlan['source']['kind'], string>> = {
    held: push === undefined ? '' : ' Nothing was pushed.',
    archive: ' The archive was written all the same.',
    engine: ' The image stays in the engine all the same.',
    none: '',
  }
  const cause = `${sentence}${stays[source.kind]}`
  return { stage: 'scan', cause, remedy, evidence: [], exitCode: EXIT.policy }
}

function unpublishable(problem: string): Failure {
  const cause = `The image cannot be pushed: ${problem}.`
  return { stage: 'publish', cause, evidence: [], exitCode: EXIT.build }
}

function failureOf({ reason = '', fault, remedy, incidents = [] }: PublishReport): Failure {
  const isNetwork = fault !== undefined && findFaultRow(fault)?.network === true
  return {
    stage: 'publish',
    cause: reason,
    evidence: incidents.map(({ cause }) => cause),
    ...(fault === undefined ? {} : { fault }),
    ...(remedy === undefined ? {} : { remedy }),
    exitCode: isNetwork ? EXIT.network : EXIT.build,
  }
}
