import { planAttempts } from './build/attempts-policy.ts'
import { addArgs } from './build/remedies/argv.ts'
import { type AttemptsResult, runAttempts } from './build/run-attempts.ts'
import { writeTemporaryFiles } from './build/temporary-files.ts'
import type { CompileOutcome } from './compile-stages.ts'
import type { OwnBuilderPlan } from './engine/own-builder.ts'
import type { NetworkOutcome, Timed } from './network-stages.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import type { Prepared } from './prepare.ts'
import type { RunContext } from './run-context.ts'
import { secretText } from './run-secrets.ts'

/** What building led to; empty where the run was cancelled before it began. */
export type Built = {
  /** Absent where nothing is compiled outside of the build. */
  readonly compiled?: CompileOutcome
  readonly attempt?: AttemptsResult
}

/** The builder, the compilation outside of the build where there is one, and the build itself. */
export async function runBuildStages(
  prepared: Prepared,
  context: RunContext,
  network: NetworkOutcome,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<Built> {
  const { plan, request } = prepared
  await writeTemporaryFiles(
    plan.temporaryFiles,
    (name) => secretText(name, request, context),
    ports.files,
  )
  const { builder } = plan
  if (builder.kind === 'own') {
    await timed('engine', () => makeBuilder(prepared, builder, context, network, ports, signal))
    if (isAborted(signal)) return {}
  }
  const compiled = await compile(prepared, context, network, ports, timed, signal)
  const outside = compiled ? { compiled } : {}
  if (compiled?.failure || isAborted(signal)) return outside
  const buildArgs = [...network.buildArgs, ...(compiled?.buildArgs ?? [])]
  const attempt = await timed('build', () =>
    attemptBuild(prepared, context, { ...network, buildArgs }, ports, signal),
  )
  return { ...outside, attempt }
}

function attemptBuild(
  { plan, request, engine }: Prepared,
  context: RunContext,
  { buildArgs, remedies }: NetworkOutcome,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<AttemptsResult> {
  const { buildkitVersion } = engine.builder
  const options = {
    env: ports.env,
    cwd: context.workspaceFolder,
    signal,
    policy: planAttempts(request),
    ...(buildkitVersion === undefined || plan.builder.kind === 'own' ? {} : { buildkitVersion }),
  }
  const argv = addArgs(plan.buildx.argv, buildArgs)
  return runAttempts(
    { ...plan, buildx: { ...plan.buildx, argv } },
    { ...ports, ...(remedies ? { remedies } : {}) },
    options,
  )
}

/** Loaded only where it is done. */
async function compile(
  prepared: Prepared,
  context: RunContext,
  network: NetworkOutcome,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<CompileOutcome | undefined> {
  const { compile: plan } = prepared.plan
  if (plan.kind !== 'container') return undefined
  const { runCompileStages } = await import('./compile-stages.ts')
  return timed('compile', () => runCompileStages(plan, prepared, context, network, ports, signal))
}

/** One that does not come up because the run was cancelled is no fault of the machine. */
async function makeBuilder(
  prepared: Prepared,
  builder: OwnBuilderPlan,
  context: RunContext,
  { preflight }: NetworkOutcome,
  { run, env, files }: PipelinePorts,
  signal: AbortSignal,
): Promise<void> {
  const [{ runCreateOwnBuilder }, { planBuilderSettings }] = await Promise.all([
    import('./engine/own-builder.ts'),
    import('./plan/plan-builder-settings.ts'),
  ])
  const decisions = preflight?.decisions ?? []
  const settings = planBuilderSettings({ ...prepared, context, decisions })
  try {
    await runCreateOwnBuilder(builder, settings, {
      run: (argv, options) => run(argv, { signal, ...options }),
      env,
      files,
    })
  } catch (error) {
    if (!isAborted(signal)) throw error
  }
}

/** A function, as the compiler does not know that time passes between two looks. */
function isAborted({ aborted }: AbortSignal): boolean {
  return aborted
}
