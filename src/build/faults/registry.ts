import type { FaultMatch, FaultRow } from './fault.ts'
import { nameHost, nameImage, registryOf } from './names.ts'

const STATUS = /\b(?<status>40[134] (?:Unauthorized|Forbidden|Not Found))/

function describeDenial(match: FaultMatch): string {
  const status = STATUS.exec(match.error)?.groups?.status
  const what = /failed to push|push access denied/.test(match.error) ? 'push to' : 'pull of'
  const why = status === undefined ? '' : ` (${status})`
  return `The registry refused the ${what} ${nameImage(match) ?? 'an image'}${why}.`
}

/** What a registry says for ever: no right, no such image, not a registry at all. */
export const REGISTRY_FAULTS: readonly FaultRow[] = [
  {
    id: 'credential-helper-missing',
    where: 'error',
    patterns: [
      /error getting credentials[^\n]*"(?<name>docker-credential-[\w-]+)"/,
      /(?<name>docker-credential-[\w-]+)[^\n]*executable file not found/,
    ],
    meaning: 'The configuration of docker names a program for passwords that is not installed.',
    cause: ({ groups }) => `docker is told to ask ${groups.name} for passwords, which is missing.`,
    remedy: 'Install it, or remove `credsStore` and `credHelpers` from the docker configuration.',
  },
  {
    id: 'registry-full',
    where: 'error',
    patterns: [/507 Insufficient Storage|storage quota|quota (?:has been )?exceeded/i],
    meaning: 'The registry has no more room for the account.',
    cause: (match) => `The registry has no room for ${nameImage(match) ?? 'the image'}.`,
    remedy: 'Delete old images there, or raise the quota.',
  },
  {
    id: 'tag-immutable',
    where: 'error',
    patterns: [
      /tag is immutable|cannot be overwritten because the (?:repository|tag) is immutable/i,
    ],
    meaning: 'The tag exists, and the registry forbids replacing it.',
    cause: (match) => `${nameImage(match) ?? 'The tag'} exists and may not be replaced.`,
    remedy: 'Push another tag: raise the version.',
  },
  {
    id: 'registry-denied',
    where: 'error',
    patterns: [
      /(?:pull|push) access denied|insufficient_scope/,
      /requested access to the resource is denied|(?:^|: )denied: /m,
      /(?:^|: )unauthorized: |authentication required|no basic auth credentials/m,
      /failed to push [^\n]*: (?:denied|unauthorized)$/m,
      /(?:unexpected status|failed to (?:authorize|fetch))[^\n]*: 40[13] (?:Unauthorized|Forbidden)/,
      /authorization server did not include a token in the response/,
      /incorrect username or password/,
    ],
    meaning: 'The registry refuses who asks: not logged in, or without the right.',
    advice: 'Log in before the build with an account that has the right; check the name.',
    cause: describeDenial,
    remedy: (match) => {
      const image = nameImage(match)
      const host = image === undefined ? 'the registry' : registryOf(image)
      return `Log in to ${host} before the build, with an account that has the right; check the name.`
    },
  },
  {
    id: 'platform-missing',
    where: 'error',
    patterns: [
      /(?<image>[^\s:]+(?::[^\s:]+)*): no match for platform in manifest/,
      /no matching manifest for (?<platform>\S+) in the manifest list/,
    ],
    meaning: 'An image exists, but not for the platform of the build.',
    cause: (match) =>
      `${match.groups.image ?? nameImage(match) ?? 'An image'} does not exist for ${match.groups.platform ?? 'the platform of the build'}.`,
    remedy: 'Choose a base image that has the platform, or leave the platform out.',
  },
  {
    id: 'not-a-registry',
    where: 'error',
    patterns: [
      /encountered unknown type text\/html|content descriptor \S+ \(text\/html\)|invalid character '<' looking for beginning/,
      /error parsing HTTP \d+ response body: invalid character '<'/,
    ],
    meaning:
      'A web page answers in the place of the registry: a proxy, a login page of the network.',
    cause: (match) =>
      `A web page answered in the place of the registry for ${nameImage(match) ?? 'an image'}.`,
    remedy:
      'A proxy or a login page of the network is in between; set up the proxy, or use a mirror.',
    network: true,
    transient: 'once',
    remedies: ['registry-mirror', 'host-images'],
  },
  {
    id: 'image-unreadable',
    where: 'error',
    patterns: [
      /(?<problem>MANIFEST_INVALID|manifest invalid)[^\n]*/,
      /(?<problem>unsupported (?:manifest )?media type[^\n]*|mediatype unrecognized[^\n]*|invalid manifest[^\n]*)/i,
      /(?<problem>media type "application\/vnd\.docker\.distribution\.manifest\.v1[^\n]*)/,
    ],
    meaning: 'The manifest of an image is of a kind that the other side does not take.',
    cause: (match) =>
      `The manifest of ${nameImage(match) ?? 'an image'} is not accepted: ${match.groups.problem}.`,
    remedy:
      'An old registry may take no OCI media types or attestations: try `oci-mediatypes=false`, `provenance: false`.',
  },
  {
    id: 'image-missing',
    where: 'error',
    patterns: [
      /(?:^|: )(?<image>[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?): not found$/m,
      /manifest unknown|MANIFEST_UNKNOWN|NAME_UNKNOWN|repository name not known/,
      /manifest for (?<image>\S+) not found/,
      /failed to push [^\n]*: 404 Not Found/,
    ],
    meaning: 'The registry has no such image, or not with that tag.',
    cause: (match) =>
      `${match.groups.image ?? nameImage(match) ?? 'An image'} does not exist in its registry.`,
    remedy:
      'Check name and tag of the image; a private one answers the same to who is not logged in.',
  },
  {
    id: 'registry-insecure',
    where: 'error',
    patterns: [/server gave HTTP response to HTTPS client/],
    meaning: 'The registry speaks plain HTTP, and the builder insists on TLS.',
    cause: (match) => `${nameHost(match)} speaks plain HTTP where TLS is expected.`,
    remedy: 'Declare it as insecure in the configuration of the builder, or give it a certificate.',
  },
]
