/** An image reference, taken apart: `registry.example.com:5000/team/app:1@sha256:…`. */
export type ImageReference = {
  /** As docker writes it; `docker.io` for Docker Hub. */
  readonly registry: string
  /** With `library/` for official images of Docker Hub. */
  readonly repository: string
  /** The digest if there is one, else the tag, else `latest`. */
  readonly tagOrDigest: string
}

const HOST = /(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d+)?/
const COMPONENT = /[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*/
const TAG = /\w[\w.-]{0,127}/
const DIGEST = /[a-z0-9]+:[0-9a-f]{32,}/
const PATH = `${COMPONENT.source}(?:/${COMPONENT.source})*`
const REFERENCE = new RegExp(
  `^(?:(${HOST.source})/)?(${PATH})(?::(${TAG.source}))?(?:@(${DIGEST.source}))?$`,
)

/** `undefined` for text that is not a reference. */
export function parseReference(text: string): ImageReference | undefined {
  const match = REFERENCE.exec(text)
  const [, host, path, tag, digest] = match ?? []
  if (path === undefined) return undefined
  const isRegistry = host !== undefined && /[.:]|^localhost$/.test(host)
  const registry = isRegistry ? host.replace(/^index\.docker\.io$/, 'docker.io') : 'docker.io'
  const name = isRegistry || host === undefined ? path : `${host}/${path}`
  return {
    registry,
    repository: registry === 'docker.io' && !name.includes('/') ? `library/${name}` : name,
    tagOrDigest: digest ?? tag ?? 'latest',
  }
}

/** Where the API of a registry answers. Loopback registries speak plain HTTP, as for docker itself. */
export function registryBaseUrl(registry: string): string {
  if (registry === 'docker.io') return 'https://registry-1.docker.io'
  return `${isLoopback(registry) ? 'http' : 'https'}://${registry}`
}

/** `localhost`, 127.0.0.0/8 and ::1, with or without a port. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host)
}
