import type { FetchFault } from '../../fetch/fetch.ts'
import { HIJACKED_VERSIONS } from './hijacked.ts'
import { TRIVY_PIN } from './pin.ts'

const BRING =
  'Let it be downloaded once (the cache folder keeps it), bring it with a bundle, or give the path of a Trivy by trivy-path.'

/** Without a version of its own here, and no path was given. */
export function unpinned(platform: string): FetchFault {
  const known = Object.keys(TRIVY_PIN.assets).join(', ')
  return fault(
    'scanner-missing',
    `No Trivy is known for ${platform}, only for ${known}.`,
    'Install Trivy and give its path by trivy-path.',
  )
}

export function missingOffline(): FetchFault {
  return fault(
    'offline-missing',
    `Offline, and Trivy ${TRIVY_PIN.version} is not on this machine.`,
    BRING,
  )
}

/** What lies there is not what was pinned. */
export function tampered(where: string, found: string): FetchFault {
  return fault(
    'checksum-mismatch',
    `${where} is not Trivy ${TRIVY_PIN.version}: its sha256 is ${found}. It was not run.`,
    'Do not ignore this: find out who changed it.',
  )
}

export function unusableArchive(archive: string, problem: string): FetchFault {
  return fault('scanner-unusable', `${archive} cannot be unpacked: ${problem}.`, BRING)
}

/** Why a program that the user named is not run. */
export function absentPath(path: string): FetchFault {
  return fault(
    'scanner-missing',
    `trivy-path: there is no file ${path} that may be read.`,
    'Give the path of the program, or leave trivy-path out: the pinned one is downloaded then.',
  )
}

export function hijackedPath(path: string, version: string | undefined): FetchFault {
  const which = version === undefined ? 'a hijacked Trivy' : `Trivy ${version}, which was hijacked`
  return fault(
    'scanner-refused',
    `trivy-path: ${path} is ${which} (CVE-2026-33634). It was not run.`,
    `Delete it, and hold every secret that a machine with ${HIJACKED_VERSIONS.join(', ')} knew for stolen.`,
  )
}

export function unknownPath(path: string): FetchFault {
  return fault(
    'scanner-refused',
    `trivy-path: ${path} does not say which Trivy it is, so it was not run: a script, a packed program, or something else.`,
    "Give the path of Trivy's own program.",
  )
}

export function outdatedPath(path: string, version: string, oldest: string): FetchFault {
  return fault(
    'scanner-refused',
    `trivy-path: ${path} is Trivy ${version}, which is too old: ${oldest} is the first that knows all the options by which it is kept from the network.`,
    `Give a newer one, or leave trivy-path out: ${TRIVY_PIN.version} is downloaded then.`,
  )
}

function fault(row: string, cause: string, remedy: string): FetchFault {
  return { fault: row, cause, remedy, evidence: [], network: false }
}
