/** Where Docker Hub issues tokens, and where it tells how many pulls are left. */
export const DOCKER_HUB_TOKENS = 'https://auth.docker.io/token?service=registry.docker.io'
export const DOCKER_HUB_QUOTA_REPOSITORY = 'ratelimitpreview/test'

/** Token hosts of the large registries: a challenge that names another was not written by them. */
const TOKEN_HOSTS: Readonly<Record<string, string>> = {
  'registry-1.docker.io': 'auth.docker.io',
  'ghcr.io': 'ghcr.io',
  'quay.io': 'quay.io',
  'gcr.io': 'gcr.io',
  'mirror.gcr.io': 'mirror.gcr.io',
  'public.ecr.aws': 'public.ecr.aws',
}

export function expectedTokenHost(registryHost: string): string | undefined {
  return TOKEN_HOSTS[registryHost]
}

const PUBLIC_DOMAINS = [
  'crates.io',
  'github.com',
  'githubusercontent.com',
  'docker.io',
  'docker.com',
  'ghcr.io',
  'quay.io',
  'gcr.io',
  'public.ecr.aws',
  'mcr.microsoft.com',
  'alpinelinux.org',
  'debian.org',
  'rust-lang.org',
]

/** Servers that the whole world knows by one certificate and by public addresses. */
export function isKnownPublic(host: string): boolean {
  return PUBLIC_DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`))
}

/** GitHub puts an id into every answer; without it, somebody else answered. */
export function identityHeaderOf(host: string): string | undefined {
  return host === 'github.com' || host === 'api.github.com' ? 'x-github-request-id' : undefined
}
