import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { cacheFolder } from '../../src/adapters/environment.ts'
import { files } from '../../src/adapters/files.ts'
import { definedVariables } from '../../src/adapters/pipeline-ports.ts'
import { loadStandIn } from '../../src/engine/stand-ins/contexts.ts'
import { ensureStandIns } from '../../src/engine/stand-ins/ensure.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'

const env = definedVariables(process.env)
export const enginePorts = {
  run: runCommand,
  files,
  clock,
  log: recordingLogger().log,
  host: engineHost,
}
export const engineContext = { cacheFolder: cacheFolder(env), env }

/** Makes the tool chain's stand-in where it is not yet, loads it, and gives what the engine calls it. */
export async function loadToolChain(): Promise<string> {
  const [standIn] = await ensureStandIns(['rust'], enginePorts, engineContext)
  if (!standIn) throw new Error('no tool chain')
  await loadStandIn(enginePorts, standIn, env)
  return standIn.reference
}
