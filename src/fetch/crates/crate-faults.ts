import type { LockedPackage } from '../../workspace/facts.ts'
import { OFFLINE_REMEDY } from '../download-faults.ts'
import type { FetchFault } from '../fetch.ts'
import { fetchSmall } from './fetch-small.ts'
import { indexPath } from './index-entry.ts'
import type { CratesPorts } from './ports.ts'
import { needsToken, type ReadyHost, type ReadyRegistry } from './registry-hosts.ts'

/**
 * Says more of a crate that no server gives: asks the index, where there is one, whether it was yanked
 * or never was there. crates.io answers 403 for what it does not have.
 */
export async function explainRefusal(
  crate: LockedPackage,
  fault: FetchFault,
  registry: ReadyRegistry | undefined,
  ports: CratesPorts,
  signal: AbortSignal,
): Promise<FetchFault> {
  if (fault.fault !== 'download-missing' && fault.fault !== 'download-denied') return fault
  const [host] = registry?.hosts ?? []
  if (host?.authRequired && fault.fault === 'download-denied') {
    return { ...needsToken(host.dl, host.registryName), evidence: fault.evidence }
  }
  const { name, version } = crate
  const known = host === undefined ? 'unknown' : await askIndex(crate, host, ports, signal)
  const base = { evidence: fault.evidence, network: false }
  switch (known) {
    case 'yanked':
      return {
        ...base,
        fault: 'crate-yanked',
        cause: `${name} ${version} was yanked, and the registry no longer gives it out.`,
        remedy: `Run \`cargo update --package ${name}\` to lock a version that is there.`,
      }
    case 'absent':
      return {
        ...base,
        fault: 'crate-missing',
        cause: `${name} ${version} is not in its registry: it was removed, or never published.`,
        remedy: `Run \`cargo update --package ${name}\`, or correct Cargo.lock.`,
      }
    case 'listed':
    case 'unknown':
      return { ...fault, fault: 'crate-missing' }
  }
}

type Known = 'yanked' | 'absent' | 'listed' | 'unknown'

async function askIndex(
  { name, version }: LockedPackage,
  { index, authRequired }: ReadyHost,
  ports: CratesPorts,
  signal: AbortSignal,
): Promise<Known> {
  if (index === undefined || authRequired) return 'unknown'
  // Once: the fetch has failed, and this only makes its sentence better.
  const policy = { ...ports.policy, retries: 0 }
  const address = `${index}${indexPath(name)}`
  const answer = await fetchSmall(address, { ...ports, policy }, new Map(), signal)
  if (!answer.ok) return answer.status === 404 || answer.status === 410 ? 'absent' : 'unknown'
  for (const line of answer.text.split('\n')) {
    const entry = parseLine(line)
    if (entry?.vers === version) return entry.yanked === true ? 'yanked' : 'listed'
  }
  return 'absent'
}

function parseLine(
  line: string,
): { readonly vers?: unknown; readonly yanked?: unknown } | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** In a sentence; the whole list is the evidence. */
const NAMES_IN_A_SENTENCE = 5

function shortList(names: readonly string[]): string {
  const left = names.length - NAMES_IN_A_SENTENCE
  const shown = names.slice(0, NAMES_IN_A_SENTENCE).join(', ')
  return left > 0 ? `${shown} and ${left} more` : shown
}

/** Everything that is not here, when nothing may be fetched. */
export function offlineFault(missing: readonly LockedPackage[]): FetchFault {
  const names = missing.map(({ name, version }) => `${name} ${version}`).sort()
  const [first = ''] = names
  const what =
    names.length === 1
      ? `the crate ${first} is not in the cache folder`
      : `${names.length} crates are not in the cache folder`
  return {
    fault: 'offline-missing',
    cause: `Nothing may be fetched (offline), and ${what}: ${shortList(names)}.`,
    remedy: OFFLINE_REMEDY,
    evidence: names,
    network: false,
  }
}
