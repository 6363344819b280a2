import { networkFault, OFFLINE_REMEDY } from '../download-faults.ts'
import type { FetchFault, ImagePlan } from '../fetch.ts'
import type { EndpointFault } from './endpoint-fault.ts'

const REMEDIES: Readonly<Record<string, string>> = {
  'registry-denied':
    'Log in to the registry before the build, and check the name: a registry says the same of images that do not exist.',
  'image-missing': 'Check name and tag of the image.',
  'checksum-mismatch': 'Do not ignore this: find out who changes what the registry sends.',
  'not-a-registry':
    'A proxy or a login page of the network is in between; set up the proxy, or name a mirror.',
  'registry-failing': 'Try again later, or name a mirror.',
  'rate-limit': 'Log in to the registry, name a mirror, or try again later.',
}

/** Why a base image cannot be had: the most telling fault, and what each host did. */
export function imageFault(
  reference: string,
  fault: EndpointFault,
  faults: readonly EndpointFault[],
): FetchFault {
  return {
    fault: fault.fault,
    cause: `The image ${reference} cannot be fetched: ${fault.problem}.`,
    remedy: REMEDIES[fault.fault] ?? networkFault(fault.fault, '').remedy,
    evidence: [...new Set(faults.map(({ problem }) => problem))],
    network: fault.network,
  }
}

/** The registry has the image, but not for that platform. */
export function platformMissing(
  reference: string,
  platform: string,
  has: readonly string[],
): FetchFault {
  return {
    fault: 'platform-missing',
    cause: `The image ${reference} does not exist for ${platform}.`,
    remedy: 'Choose a base image that has the platform, or leave the platform out.',
    evidence: [`it exists for ${has.length === 0 ? 'no platform' : has.join(', ')}`],
    network: false,
  }
}

export function unreadableImage(reference: string, problem: string): FetchFault {
  return {
    fault: 'image-unreadable',
    cause: `What the registry has under ${reference} cannot be read: ${problem}.`,
    remedy: 'Check that it is the image of a container, and not something else in a registry.',
    evidence: [problem],
    network: false,
  }
}

/** One line for each image that is not here, with the platforms that lack. */
export function missingOffline(missing: readonly ImagePlan[]): FetchFault {
  const names = missing.flatMap(({ reference, platforms }) =>
    platforms.map((platform) => `${reference}@${platform}`),
  )
  const what = names.length === 1 ? 'a base image is' : `${names.length} base images are`
  return {
    fault: 'offline-missing',
    cause: `Offline, and ${what} not on this machine: ${names.join(', ')}.`,
    remedy: OFFLINE_REMEDY,
    evidence: names,
    network: false,
  }
}

export function loadFailed(reference: string, stderr: string): FetchFault {
  const line = stderr.trim().split('\n').at(-1) ?? ''
  const full = /no space left on device/i.test(stderr)
  return {
    fault: full ? 'disk-full' : 'image-load-failed',
    cause: full
      ? `The disk of the engine is full: ${reference} cannot be loaded.`
      : `The engine did not take the image ${reference}: ${line || 'it gave no reason'}.`,
    remedy: full ? 'Free space: `docker system prune`.' : 'Check `docker info` and the disk.',
    evidence: line === '' ? [] : [line],
    network: false,
  }
}
