import { stat } from 'node:fs/promises'
import type { RegistryPorts } from '../cache/stores/registry/ports.ts'
import { isLoopback } from '../image/reference.ts'
import type { NetworkPorts } from '../network/ports.ts'
import { files } from './files.ts'
import { publishFiles } from './publish-files.ts'
import { openFile } from './random-access.ts'

/** Everything real for archives in a registry. No proxy stands between a program and its own machine. */
export function makeRegistryPorts(
  { settings, makeTransport, downloads, credentialsFor, random }: NetworkPorts,
  registry: string,
): RegistryPorts {
  return {
    transport: makeTransport(isLoopback(registry) ? { ...settings, proxy: {} } : settings),
    sizeOf: async (path) => (await stat(path)).size,
    blobs: publishFiles,
    ...{ downloads, credentialsFor, random, openFile, files },
  }
}
