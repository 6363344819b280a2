import { join } from 'node:path'
import { type ClassifiedFailure, classifyCommand } from '../build/failure.ts'
import { FAULTS_OF_THE_CODE } from '../build/faults/of-the-code.ts'
import type { CompilePorts } from './compile-setting.ts'
import type { CompileFolders, Go } from './container-argv.ts'
import type { ContainerEnd, OpenContainer } from './run-container.ts'

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

/** Lets the container compile over the folders as they are. */
export async function compileOnce(
  container: OpenContainer,
  go: Go,
  { tmp }: Pick<CompileFolders, 'tmp'>,
  { files, log }: Pick<CompilePorts, 'files' | 'log'>,
): Promise<CompileEnd> {
  const end = await log.group('Compile', () => container.compile(go))
  const failed = judge(end)
  if (failed !== undefined) return failed
  const units = await files.readTextIfAny(join(tmp, 'units.json'))
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
