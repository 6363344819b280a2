import type { FaultMatch, FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

const STATUS = /\b(?<status>40[134] (?:Unauthorized|Forbidden|Not Found))/
const PUSH = /failed to push (?<image>[^\s:]+(?::\d+\/[^\s:]+)?(?::[^\s:]+)?): /
const PULL = /failed to resolve source metadata for (?<image>\S+): /
const REQUEST = /request to https?:\/\/(?<host>[^/]+)\/v2\/(?<name>\S+?)\/(?:manifests|blobs)\//
const TOKEN =
  /request to https?:\/\/(?<host>[^/]+)\/\S*scope=repository%3A(?<name>[^&%]+(?:%2F[^&%]+)*)%3A/

/** The image or repository that the error is about, as a person would write it. */
function nameImage(error: string): string | undefined {
  const image = (PUSH.exec(error) ?? PULL.exec(error))?.groups?.image
  if (image !== undefined) return image
  const request = (REQUEST.exec(error) ?? TOKEN.exec(error))?.groups
  if (request?.host === undefined || request.name === undefined) return undefined
  return `${request.host}/${request.name.replaceAll('%2F', '/')}`
}

function nameHost(image: string): string {
  const [first = ''] = image.split('/')
  return /[.:]|^localhost$/.test(first) && image.includes('/') ? first : 'docker.io'
}

function describeDenial({ error }: FaultMatch): string {
  const status = STATUS.exec(error)?.groups?.status
  const image = nameImage(error)
  const what = /failed to push|push access denied/.test(error) ? 'push to' : 'pull of'
  const why = status === undefined ? '' : ` (${status})`
  return `The registry refused the ${what} ${image ?? 'an image'}${why}.`
}

/** Answers of a registry. Only errors of steps hold them, never the output of a RUN. */
export const REGISTRY_FAULTS: readonly FaultRow[] = [
  {
    id: 'rate-limit',
    where: 'error',
    patterns: [/toomanyrequests|429 Too Many Requests|pull rate limit|unexpected status.*: 429\b/i],
    cause: ({ error }) =>
      `The registry limits how often it may be asked, and the limit is reached for ${nameImage(error) ?? 'an image'}.`,
    remedy: 'Log in to the registry, use a mirror, or try again later.',
    network: true,
  },
  {
    id: 'registry-denied',
    where: 'error',
    patterns: [
      /(?:pull|push) access denied|insufficient_scope/,
      /requested access to the resource is denied|(?:^|: )denied: /m,
      /(?:^|: )unauthorized: |authentication required|no basic auth credentials/m,
      /(?:unexpected status|failed to (?:authorize|fetch))[^\n]*: 40[13] (?:Unauthorized|Forbidden)/,
    ],
    cause: describeDenial,
    remedy: ({ error }) => {
      const image = nameImage(error)
      const host = image === undefined ? 'the registry' : nameHost(image)
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
    cause: ({ groups, error }) =>
      `${groups.image ?? nameImage(error) ?? 'An image'} does not exist for ${groups.platform ?? 'the platform of the build'}.`,
    remedy: 'Choose a base image that has the platform, or leave the platform out.',
  },
  {
    id: 'not-a-registry',
    where: 'error',
    patterns: [/encountered unknown type text\/html|invalid character '<' looking for beginning/],
    cause: ({ error }) =>
      `A web page answered in the place of the registry for ${nameImage(error) ?? 'an image'}.`,
    remedy:
      'A proxy or a login page of the network is in between; set up the proxy, or use a mirror.',
    network: true,
  },
  {
    id: 'image-missing',
    where: 'error',
    patterns: [
      /(?:^|: )(?<image>[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?): not found$/m,
      /manifest unknown|MANIFEST_UNKNOWN|NAME_UNKNOWN|repository name not known/,
      /failed to push [^\n]*: 404 Not Found/,
    ],
    cause: ({ groups, error }) =>
      `${groups.image ?? nameImage(error) ?? 'An image'} does not exist in its registry.`,
    remedy:
      'Check name and tag of the image; a private one answers the same to who is not logged in.',
  },
  {
    id: 'registry-failing',
    where: 'error',
    patterns: [
      /unexpected status[^\n]*: (?<status>5\d\d [A-Z][A-Za-z ]+)/,
      /received unexpected HTTP status: (?<status>5\d\d [A-Z][A-Za-z ]+)/,
    ],
    cause: ({ groups, error }) =>
      `The registry failed (${groups.status}) when asked for ${nameImage(error) ?? 'an image'}.`,
    remedy: 'Try again later, or use a mirror.',
    network: true,
  },
  {
    id: 'push-failed',
    where: 'error',
    patterns: [
      /failed to copy: (?:cannot reuse body|io: read\/write on closed pipe)[^\n]*/,
      /failed commit on ref [^\n]*/,
      /unknown blob|BLOB_UPLOAD_UNKNOWN/,
    ],
    cause: (match) =>
      `The registry broke off the transfer of ${nameImage(match.error) ?? 'the image'}: ${quoteLine(match)}.`,
    remedy: 'Try again.',
    network: true,
  },
]
