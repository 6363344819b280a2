import type { NetworkPorts } from '../network/ports.ts'
import type { NetworkSettings } from '../network/transport.ts'
import type { CommandRunner } from '../ports.ts'
import type { ScannerPorts } from '../scan/ports.ts'
import { bundleFiles } from './bundle-files.ts'
import { clock } from './clock.ts'
import { files } from './files.ts'
import { programFiles } from './program-files.ts'
import { openFile } from './random-access.ts'

/** Everything real that a scanner and its database need; `settings` as preflight decided them. */
export function makeScannerPorts(
  network: NetworkPorts,
  settings: NetworkSettings,
  run: CommandRunner,
): ScannerPorts {
  const { random, processId, downloads, credentialsFor } = network
  return {
    run,
    files,
    clock,
    random,
    processId,
    transport: network.makeTransport(settings),
    store: downloads,
    newFiles: bundleFiles,
    programs: programFiles,
    openFile,
    credentialsFor,
  }
}
