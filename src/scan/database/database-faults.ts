import type { FetchFault } from '../../fetch/fetch.ts'
import type { EndpointFault } from '../../fetch/images/endpoint-fault.ts'

const BRING =
  'Try again later, name a repository of your own by scan-db-repositories, or bring a database with a bundle.'

/** Nobody gave one; `faults` in the order in which they came. */
export function unobtainable(faults: readonly EndpointFault[]): FetchFault {
  const evidence = [...new Set(faults.map(({ problem }) => problem))]
  const last = faults.at(-1)
  return {
    fault: 'scanner-database-missing',
    cause: `The database of the scanner cannot be had: ${evidence.join('; ') || 'nobody was asked'}.`,
    remedy: BRING,
    evidence,
    network: last?.network ?? true,
  }
}

/** A download that failed, told as one of this database. */
export function undownloadable({ cause, evidence, network }: FetchFault): FetchFault {
  return { fault: 'scanner-database-missing', cause, remedy: BRING, evidence, network }
}

export function missingOffline(): FetchFault {
  return {
    fault: 'offline-missing',
    cause: 'Offline, and there is no database of the scanner on this machine.',
    remedy:
      'Scan once with network (the cache folder keeps the database), or bring one with a bundle.',
    evidence: [],
    network: false,
  }
}
