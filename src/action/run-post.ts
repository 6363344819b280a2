import { rm } from 'node:fs/promises'
import { parseState, STATE_KEY } from './state.ts'
import { readState } from './step-environment.ts'

/** Removes what main made. Cleaning up never fails a job: what stays is said in a warning. */
export async function runPost(): Promise<number> {
  const state = parseState(readState(STATE_KEY, process.env))
  if (!state) return 0
  const { builderName, tempFolder } = state
  if (builderName !== undefined && !(await removeBuilder(builderName))) {
    await warn(`the builder ${builderName} could not be removed`)
  }
  try {
    await rm(tempFolder, { recursive: true, force: true })
  } catch (error) {
    await warn(`${tempFolder} could not be removed: ${(error as Error).message}`)
  }
  return 0
}

/** Loaded only here: most runs leave nothing behind. */
async function warn(message: string): Promise<void> {
  const core = await import('@actions/core')
  core.warning(message)
}

/** Loaded only here: most runs use a builder that is there. */
async function removeBuilder(name: string): Promise<boolean> {
  const { runRemoveBuilder } = await import('../engine/builder.ts')
  const { runCommand } = await import('../adapters/command-runner.ts')
  return runRemoveBuilder(name, { run: runCommand })
}
