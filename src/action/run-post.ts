import * as core from '@actions/core'
import { runCommand } from '../adapters/command-runner.ts'
import { files } from '../adapters/files.ts'
import { runRemoveBuilder } from '../engine/builder.ts'
import { parseState, STATE_KEY } from './state.ts'

/** Removes what main made. Cleaning up never fails a job: what stays is said in a warning. */
export async function runPost(): Promise<number> {
  const state = parseState(core.getState(STATE_KEY))
  if (!state) return 0
  if (state.builderName !== undefined) {
    const { builderName } = state
    const isGone = await runRemoveBuilder(builderName, { run: runCommand })
    if (!isGone) core.warning(`the builder ${builderName} could not be removed`)
  }
  await files.remove(state.tempFolder)
  return 0
}
