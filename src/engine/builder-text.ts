import type { BuilderFacts } from './facts.ts'

const DRIVERS = ['docker', 'docker-container', 'kubernetes', 'remote', 'cloud'] as const

const LABEL = 'org.mobyproject.buildkit.worker'

/**
 * Of `docker buildx inspect`: a head with name and driver, then nodes. buildx has no JSON for it
 * before 0.31. `undefined` when the text is not of that kind or the driver is unknown to us.
 */
export function parseBuilder(text: string): BuilderFacts | undefined {
  const [head = '', ...nodes] = text.split(/^Nodes:$/m)
  const name = readField(head, 'Name')
  const driver = DRIVERS.find((known) => known === readField(head, 'Driver'))
  if (name === undefined || driver === undefined) return undefined
  const body = nodes.join('\n')
  const version = readField(body, 'BuildKit version') ?? readField(body, 'Buildkit')
  const imageStore = driver === 'docker' ? readImageStore(body) : undefined
  return {
    name,
    driver,
    ...(version ? { buildkitVersion: version.replace(/^v/, '') } : {}),
    platforms: readPlatforms(body),
    ...(imageStore ? { imageStore } : {}),
  }
}

function readField(text: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(\\S.*?)[ \\t]*$`, 'm').exec(text)?.[1]
}

/** Of all nodes. A star marks those that were given by hand. */
function readPlatforms(text: string): readonly string[] {
  const lists = [...text.matchAll(/^Platforms:[ \t]*(.+)$/gm)].map(([, list = '']) => list)
  const platforms = lists.flatMap((list) => list.split(',')).map((item) => item.replace('*', ''))
  return [...new Set(platforms.map((item) => item.trim()).filter(Boolean))]
}

/** The worker of the containerd store names its snapshotter; the one of the classic store only its gateway. */
function readImageStore(text: string): BuilderFacts['imageStore'] {
  if (text.includes(`${LABEL}.snapshotter:`)) return 'containerd'
  return text.includes(`${LABEL}.moby.`) ? 'classic' : undefined
}
