import type { CrateHost, FetchFault, FetchIncident, RegistryPlan } from '../fetch.ts'
import { parseRegistryConfig, type RegistryConfig } from './crate-urls.ts'
import { fetchSmall } from './fetch-small.ts'
import { readGitIndex } from './git-index.ts'
import type { CratesOptions, CratesPorts } from './ports.ts'
import { publicUrl } from './sources.ts'

/** One place where the crates of a registry are, ready to be asked. */
export type ReadyHost = RegistryConfig & {
  /** Sparse index, where there is one: knows whether a crate was yanked. */
  readonly index?: string
  readonly registryName?: string
}

export type ReadyRegistry = {
  readonly source: string
  readonly hosts: readonly ReadyHost[]
  /** Why others of its hosts cannot be used. */
  readonly faults: readonly FetchFault[]
}

/** Asks each index for its address of downloads. A mirror that does not answer is left out. */
export async function readyRegistry(
  plan: RegistryPlan,
  ports: CratesPorts,
  options: CratesOptions,
  incidents: Map<string, FetchIncident>,
  signal: AbortSignal,
): Promise<ReadyRegistry> {
  const asked = await Promise.all(
    plan.downloads.map((host) => readyHost(host, ports, options, incidents, signal)),
  )
  return {
    source: plan.source,
    hosts: asked.flatMap((one) => ('dl' in one ? [one] : [])),
    faults: asked.flatMap((one) => ('dl' in one ? [] : [one])),
  }
}

async function readyHost(
  host: CrateHost,
  ports: CratesPorts,
  options: CratesOptions,
  incidents: Map<string, FetchIncident>,
  signal: AbortSignal,
): Promise<ReadyHost | FetchFault> {
  const { registryName } = host
  const named = registryName === undefined ? {} : { registryName }
  switch (host.kind) {
    case 'template': {
      const { origin } = new URL(host.url)
      const isOfficial = origin === 'https://static.crates.io'
      const index = isOfficial ? { index: 'https://index.crates.io/' } : {}
      return { dl: host.url, authRequired: false, ...index }
    }
    case 'sparse': {
      const text = await readSparse(host, ports, incidents, signal)
      if (typeof text !== 'string') return text
      const config = parseRegistryConfig(text)
      return config ? { ...config, index: host.url, ...named } : noConfig(host.url)
    }
    case 'git': {
      const text = await readGitIndex(host.url, ports, options, signal)
      if (typeof text !== 'string') return text
      const config = parseRegistryConfig(text)
      return config ? { ...config, ...named } : noConfig(host.url)
    }
  }
}

/** Without the token first, as cargo does: most registries need none. */
async function readSparse(
  { url, registryName }: CrateHost,
  ports: CratesPorts,
  incidents: Map<string, FetchIncident>,
  signal: AbortSignal,
): Promise<string | FetchFault> {
  const address = `${url}config.json`
  const open = await fetchSmall(address, ports, incidents, signal)
  if (open.ok) return open.text
  if (open.status !== 401 && open.status !== 403) return open.fault
  const token = registryName === undefined ? undefined : await ports.tokenFor(registryName)
  if (token === undefined) return needsToken(url, registryName)
  const secret = async () => ({ authorization: token })
  const closed = await fetchSmall(address, ports, incidents, signal, secret)
  if (closed.ok) return closed.text
  return closed.status === 401 || closed.status === 403
    ? {
        ...needsToken(url, registryName),
        cause: `${hostOf(url)} refuses the token of the registry ${registryName}.`,
      }
    : closed.fault
}

export function needsToken(url: string, registryName: string | undefined): FetchFault {
  const name =
    registryName === undefined ? undefined : registryName.toUpperCase().replaceAll('-', '_')
  return {
    fault: 'credentials-missing',
    cause: `${hostOf(url)} gives its crates only to those who log in, and there is no token for it.`,
    remedy:
      name === undefined
        ? 'Name the registry in .cargo/config.toml under [registries], and give its token.'
        : `Set CARGO_REGISTRIES_${name}_TOKEN, or run cargo login --registry ${registryName}.`,
    evidence: [`${publicUrl(url)} answers HTTP 401`],
    network: false,
  }
}

function noConfig(url: string): FetchFault {
  return {
    fault: 'registry-invalid',
    cause: `${publicUrl(url)} is no registry of crates: its config.json names no address of downloads.`,
    remedy: 'Check the address of the registry.',
    evidence: [],
    network: false,
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : publicUrl(url)
}
