import { join } from 'node:path'
import { type ClassifiedFailure, classifyCommand } from '../build/failure.ts'
import { FAULTS_OF_THE_CODE } from '../build/faults/of-the-code.ts'
import { type CompilePorts, type CompileSetting, containerOf } from './compile-setting.ts'
import { planCompileArgv } from './container-argv.ts'
import type { ReadyCompile } from './prepare-compile.ts'
import { type ContainerEnd, runContainer } from './run-container.ts'

export type CompileEnd =
  /** `units`: cargo's JSON messages. */
  | { readonly kind: 'done'; readonly units: string }
  /** The code is to blame, or what it was compiled over. */
  | {
      readonly kind: 'failed'
      readonly fault: ClassifiedFailure
      /** The last lines of the container. */
      readonly output: readonly string[]
    }
  /** Neither: one sentence. */
  | { readonly kind: 'lost'; readonly reason: string }

/** For the fault table, as the step of the Dockerfile whose place it takes. */
const STEP = '[application] /opt/build/build application'

/** Runs the container over the folders as they are. */
export async function compileOnce(
  { plan, folders }: ReadyCompile,
  setting: CompileSetting,
  ports: CompilePorts,
  signal: AbortSignal,
): Promise<CompileEnd> {
  const container = containerOf(setting, 'build')
  const argv = planCompileArgv(plan, folders, container)
  const end = await ports.log.group('Compile', () =>
    runContainer(argv, container.name, ports, setting.limits, signal),
  )
  const failed = judge(end)
  if (failed !== undefined) return failed
  const units = await ports.files.readTextIfAny(join(folders.tmp, 'units.json'))
  return units === undefined
    ? { kind: 'lost', reason: 'The compile container left no result.' }
    : { kind: 'done', units }
}

/** What is wrong with the code is so in the Dockerfile's steps, too; all else they may get over. */
function judge({ exitCode, output, why }: ContainerEnd): CompileEnd | undefined {
  // Whatever docker's client ends with when it is stopped.
  if (why !== undefined) return { kind: 'lost', reason: STOPPED[why] }
  if (exitCode === 0) return undefined
  const fault = classifyCommand(STEP, output, exitCode)
  if (FAULTS_OF_THE_CODE.has(fault.fault)) return { kind: 'failed', fault, output }
  return { kind: 'lost', reason: `The compile container failed: ${fault.failure.cause}` }
}

const STOPPED: Readonly<Record<NonNullable<ContainerEnd['why']>, string>> = {
  aborted: 'The run was cancelled.',
  silent: 'The compile container was stopped: it gave no sign of life.',
  timeout: 'The compile container was stopped: its time was up.',
}
