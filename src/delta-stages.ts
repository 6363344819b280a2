import { keepsArchives } from './cache/keeps-archives.ts'
import type { RunParts } from './delta/compare.ts'
import type { DeltaReport } from './delta/delta-report.ts'
import { findArtifact } from './delta/find-artifact.ts'
import type { BaselinePorts } from './delta/find-baseline.ts'
import { planSaveBaseline } from './delta/plan-save-baseline.ts'
import { type DeltaStageSubject, runDelta, wantsFiles } from './delta/run-delta.ts'
import { saveBaseline } from './delta/save-baseline.ts'
import { measureImage } from './image/measure.ts'
import { builtDockerfile } from './image/origins.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import type { Prepared } from './prepare.ts'
import type { RunReport } from './report/run-report.ts'
import { revealSecret } from './request.ts'
import type { RunContext } from './run-context.ts'

export type DeltaStagePorts = Pick<PipelinePorts, 'run' | 'files' | 'http' | 'measure' | 'cache'>

function subjectOf({ request, plan }: Prepared, context: RunContext): DeltaStageSubject {
  return { request, plan, context }
}

/** Whether the files of own layers are to be listed: this run or a later one compares them. */
export function comparesFiles(prepared: Prepared, context: RunContext): boolean {
  return wantsFiles(subjectOf(prepared, context))
}

/** What the image of this run changes against an earlier one; `undefined` where nobody asked. */
export async function runDeltaStage(
  prepared: Prepared,
  context: RunContext,
  after: RunParts,
  ports: DeltaStagePorts,
  signal: AbortSignal,
): Promise<DeltaReport | undefined> {
  const given = await baselinePorts(prepared, context, ports)
  return runDelta(subjectOf(prepared, context), after, { ...given, run: ports.run }, signal)
}

/**
 * Keeps the finished, redacted report for the runs that come after it, where it is of the default
 * branch. Gives what went wrong, one sentence each.
 */
export async function keepReport(
  prepared: Prepared,
  context: RunContext,
  report: RunReport,
  ports: DeltaStagePorts,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const platforms = report.image?.platforms.map(({ platform }) => platform) ?? []
  const plan = planSaveBaseline({ ...subjectOf(prepared, context), platforms })
  if (plan.kind === 'none') return []
  return saveBaseline(plan, report, await baselinePorts(prepared, context, ports), signal)
}

async function baselinePorts(
  { request, facts, plan }: Prepared,
  { github, tempFolder }: RunContext,
  { files, http, measure, cache }: DeltaStagePorts,
): Promise<BaselinePorts> {
  const store = keepsArchives(plan.cache) ? (await cache()).store(plan.cache) : undefined
  const token = request.githubToken && revealSecret(request.githubToken)
  const dockerfile = facts.dockerfileFacts && builtDockerfile(facts.dockerfileFacts, request)
  return {
    files,
    tempFolder,
    measureImage: (reference) =>
      measureImage({ kind: 'registry', reference }, measure, dockerfile, { files: true }),
    ...(store ? { store } : {}),
    ...(github && token
      ? {
          artifact: (wanted, signal) =>
            findArtifact(
              wanted,
              { http, token, apiUrl: github.apiUrl, repository: github.repository },
              signal,
            ),
        }
      : {}),
  }
}
