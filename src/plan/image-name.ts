import type { BuildRequest } from '../request/build-request.ts'
import { isHost } from '../request/image-reference.ts'
import type { RunContext } from '../run-context.ts'

/**
 * The name of the image without tag, in lower case: `registry`/`image` as far as they are given, in
 * a workflow on from `ghcr.io/OWNER/NAME`, elsewhere from the name of the package or folder.
 */
export function planImageName(
  request: Pick<BuildRequest, 'registry' | 'image'>,
  context: RunContext,
  localName: string,
): string {
  const [owner = '', repository = ''] = context.github?.repository.toLowerCase().split('/') ?? []
  const image = request.image?.toLowerCase() ?? nameOf(repository === '' ? localName : repository)
  if (request.registry !== undefined) {
    return `${request.registry.toLowerCase().replace(/\/$/, '')}/${image}`
  }
  const isWhole = image.includes('/')
  if (isWhole || !context.github) return image
  return `${registryOf(context.github.serverUrl)}/${owner}/${image}`
}

/** Where an image name leads to; Docker Hub when it names no host. */
export function hostOfName(name: string): string {
  const [first = '', ...rest] = name.split('/')
  return rest.length > 0 && isHost(first) ? first : 'docker.io'
}

/** The container registry that belongs to a GitHub server. */
function registryOf(serverUrl: string): string {
  const { hostname } = new URL(serverUrl)
  return hostname === 'github.com' ? 'ghcr.io' : `containers.${hostname}`
}

/** Any text as one part of an image name. */
function nameOf(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/[._-]{2,}/g, (run) => (/^(?:__|-+)$/.test(run) ? run : '-'))
    .replace(/^[._-]+|[._-]+$/g, '')
  return name === '' ? 'app' : name
}
