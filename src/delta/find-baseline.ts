import type { Read } from '../image/read.ts'
import { found, unreadable } from '../image/read.ts'
import type { ImageReport } from '../report/run-report.ts'
import type { Before, FoundBaseline } from './compare.ts'
import { findInStore, type StorePorts } from './find-in-store.ts'
import type { BaselinePlan, BaselineSource } from './plan-baseline.ts'
import { readBaselineReport } from './read-baseline-report.ts'

export type FoundArtifact = {
  readonly json: string
  /** Of the run that uploaded it, as GitHub says. */
  readonly commit: string
}

type Source<K extends BaselineSource['kind']> = Extract<BaselineSource, { readonly kind: K }>

export type BaselinePorts = StorePorts & {
  /** The newest of these commits that has an artifact of that name; absent without a token. */
  readonly artifact?: (
    wanted: Source<'artifact'>,
    signal: AbortSignal,
  ) => Promise<Read<FoundArtifact>>
  /** Sizes of an image in a registry, and the files of its own layers. */
  readonly measureImage: (reference: string) => Promise<ImageReport>
}

export type BaselineSearch = {
  readonly before: Before
  /** What has to be known of what was found, one sentence each. */
  readonly remarks: readonly string[]
}

type Found = {
  readonly found: readonly [FoundBaseline, ...FoundBaseline[]]
  readonly remark?: string
}

/** Looks into one place after the other. Nothing here is fatal: what was tried in vain is the reason. */
export async function findBaseline(
  plan: BaselinePlan,
  ports: BaselinePorts,
  signal: AbortSignal,
): Promise<BaselineSearch> {
  const tried: string[] = []
  for (const source of plan.sources) {
    if (signal.aborted) break
    const result = await look(source, ports, signal)
    if (result.ok) {
      const { found: baselines, remark } = result.value
      const remarks = remark === undefined ? plan.remarks : [...plan.remarks, remark]
      return { before: { kind: 'found', found: baselines }, remarks }
    }
    tried.push(result.problem)
  }
  const reason = tried.length > 0 ? `There is no baseline: ${tried.join('; ')}.` : undefined
  return {
    before: { kind: 'none', reason: reason ?? plan.remarks[0] ?? 'The run was cancelled.' },
    remarks: [],
  }
}

function look(
  source: BaselineSource,
  ports: BaselinePorts,
  signal: AbortSignal,
): Promise<Read<Found>> {
  switch (source.kind) {
    case 'file':
      return lookInFile(source, ports)
    case 'store':
      return findInStore(source, ports, signal)
    case 'artifact':
      return lookForArtifact(source, ports, signal)
    case 'image':
      return lookAtImage(source, ports)
  }
}

async function lookInFile(
  { path }: Source<'file'>,
  { files }: BaselinePorts,
): Promise<Read<Found>> {
  const json = await files.readTextIfAny(path).catch(() => undefined)
  if (json === undefined) return unreadable(`${path} cannot be read`)
  const report = readBaselineReport(json)
  if (!report.ok) return unreadable(`${path} is no report that can be used: ${report.problem}`)
  const { parts, digest, commit } = report.value
  const named = { ...(commit ? { commit } : {}), ...(digest ? { digest } : {}) }
  return found({ found: [{ baseline: { kind: 'report', origin: 'file', ...named }, parts }] })
}

async function lookForArtifact(
  source: Source<'artifact'>,
  { artifact }: BaselinePorts,
  signal: AbortSignal,
): Promise<Read<Found>> {
  const what = `the artifact ${source.name} of ${source.branch}`
  if (!artifact) return unreadable(`${what} cannot be asked for without a token`)
  const answer = await artifact(source, signal)
  if (!answer.ok) return unreadable(`${what}: ${answer.problem}`)
  const { json, commit } = answer.value
  const report = readBaselineReport(json, commit)
  if (!report.ok) return unreadable(`${what} is of no use: ${report.problem}`)
  const { parts, digest } = report.value
  const commitsBehind = source.commits.indexOf(commit)
  const baseline = {
    kind: 'report' as const,
    origin: 'artifact' as const,
    commit,
    ...(digest ? { digest } : {}),
    ...(commitsBehind >= 0 ? { commitsBehind } : {}),
  }
  return found({ found: [{ baseline, parts }] })
}

async function lookAtImage(
  { reference }: Source<'image'>,
  { measureImage }: BaselinePorts,
): Promise<Read<Found>> {
  const image = await measureImage(reference)
  if (image.unmeasured !== undefined) return unreadable(image.unmeasured)
  const { digest } = image
  const baseline = { kind: 'image' as const, reference, ...(digest ? { digest } : {}) }
  const remark = `No report of the base was found, so this is compared with the image ${reference} as it is now: what changed on that branch since shows up here, too.`
  return found({ found: [{ baseline, parts: { image } }], remark })
}
