import { DOCKER_HUB_TOKENS } from './known-hosts.ts'
import type { Endpoint } from './preflight.ts'

export const CRATES_INDEX: Endpoint = {
  name: 'crates.io index',
  url: 'https://index.crates.io/config.json',
  purpose: 'crates-index',
  health: 'ok',
}

/** A small crate that is always there; only its head is asked for. */
export const CRATES_DOWNLOADS: Endpoint = {
  name: 'crates.io downloads',
  url: 'https://static.crates.io/crates/cfg-if/cfg-if-1.0.0.crate',
  purpose: 'crates',
  health: 'ok',
}

export const GITHUB_API: Endpoint = {
  name: 'GitHub API',
  // Is answered without a token, and does not count against the limit that it tells.
  url: 'https://api.github.com/rate_limit',
  purpose: 'api',
  health: 'reachable',
}

export const DOCKER_HUB_TOKEN_SERVER: Endpoint = {
  name: 'Docker Hub tokens',
  url: DOCKER_HUB_TOKENS,
  purpose: 'base-image',
  health: 'ok',
}

/** Of the distributions whose packages an image of a web application installs. */
export const PACKAGE_SERVERS = {
  apk: {
    name: 'Alpine packages',
    url: 'https://dl-cdn.alpinelinux.org/alpine/MIRRORS.txt',
    purpose: 'packages',
    health: 'ok',
  },
  apt: {
    name: 'Debian packages',
    // Plain http, as in the sources of the Debian images: what is between us and it may differ.
    url: 'http://deb.debian.org/debian/dists/stable/Release',
    purpose: 'packages',
    health: 'ok',
  },
  rustup: {
    name: 'Rust toolchains',
    url: 'https://static.rust-lang.org/rustup/release-stable.toml',
    purpose: 'packages',
    health: 'ok',
  },
} as const satisfies Readonly<Record<string, Endpoint>>

/** What `network-test` looks at when nobody says what a build needs. */
export const DEFAULT_ENDPOINTS: readonly Endpoint[] = [
  { name: 'crates.io', url: 'https://crates.io/', purpose: 'crates', health: 'reachable' },
  CRATES_INDEX,
  CRATES_DOWNLOADS,
  { name: 'GitHub', url: 'https://github.com/', purpose: 'git', health: 'reachable' },
  GITHUB_API,
  registry('Docker Hub', 'registry-1.docker.io'),
  DOCKER_HUB_TOKEN_SERVER,
  registry('ghcr.io', 'ghcr.io'),
  registry('quay.io', 'quay.io'),
  registry('gcr.io (distroless)', 'gcr.io'),
  PACKAGE_SERVERS.apk,
  PACKAGE_SERVERS.apt,
]

function registry(name: string, host: string): Endpoint {
  return { name, url: `https://${host}/v2/`, purpose: 'base-image', health: 'registry' }
}
