import type { RegistryPorts } from '../cache/stores/registry/ports.ts'
import type { NetworkPorts } from '../network/ports.ts'
import { transportsTo } from '../network/registry-transport.ts'
import { archiveFiles } from './archive-files.ts'
import { files } from './files.ts'
import { publishFiles } from './publish-files.ts'

/** Everything real for archives in a registry. */
export function makeRegistryPorts(network: NetworkPorts, registry: string): RegistryPorts {
  const { settings, downloads, credentialsFor, random } = network
  return {
    transport: transportsTo(network, settings)(registry),
    sizeOf: archiveFiles.sizeOf,
    blobs: publishFiles,
    ...{ downloads, credentialsFor, random, files },
  }
}
