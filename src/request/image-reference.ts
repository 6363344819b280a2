/** Parts of `registry.example:5000/team/app:1.2@sha256:…`. */
export type ImageReference = {
  /** With its port; absent when the first part of the name is no host (Docker Hub). */
  readonly host?: string
  /** Without the host. */
  readonly path: string
  readonly tag?: string
  readonly digest?: string
}

export type ReferenceResult =
  | { readonly ok: true; readonly value: ImageReference }
  | { readonly ok: false; readonly reason: string }

// The grammar of github.com/distribution/reference, which docker, buildx and BuildKit share.
const HOST_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const HOST = new RegExp(
  `^(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[(?:[a-fA-F0-9:]+)\\])(?::([0-9]+))?$`,
)
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/
const NAME_LIMIT = 255

export function isTag(text: string): boolean {
  return TAG.test(text)
}

/** Reads a full reference; the reason says which part is wrong. */
export function parseReference(text: string): ReferenceResult {
  const scheme = /^[a-z]+:\/\//.exec(text)?.[0]
  if (scheme !== undefined) return fail(`it starts with ${scheme}`)
  if (/\s/.test(text)) return fail('it holds a blank')
  const [name = '', ...digests] = text.split('@')
  const digest = digests.join('@')
  if (digests.length > 0 && !DIGEST.test(digest)) return fail('its digest is not algorithm:hex')
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1)
  const tag = colon < 0 ? undefined : name.slice(colon + 1)
  if (tag !== undefined && !TAG.test(tag)) return fail(tagReason(tag))
  const named = parseName(colon < 0 ? name : name.slice(0, colon))
  if (!named.ok) return named
  return {
    ok: true,
    value: {
      ...named.value,
      ...(tag !== undefined && { tag }),
      ...(digests.length > 0 && { digest }),
    },
  }
}

/** Reads a name without tag and digest. */
export function parseName(name: string): ReferenceResult {
  if (name === '') return fail('it has no name')
  if (name.length > NAME_LIMIT) return fail(`its name is longer than ${NAME_LIMIT} characters`)
  const [first = '', ...rest] = name.split('/')
  const hasHost = rest.length > 0 && isHost(first)
  if (hasHost) {
    const reason = hostReason(first)
    if (reason !== undefined) return fail(reason)
  }
  const parts = hasHost ? rest : [first, ...rest]
  const wrong = parts.find((part) => !PATH_PART.test(part))
  if (wrong !== undefined) return fail(partReason(wrong))
  return { ok: true, value: { ...(hasHost && { host: first }), path: parts.join('/') } }
}

/** Why a text is no registry host with an optional port; `undefined` when it is one. */
export function hostReason(host: string): string | undefined {
  const match = HOST.exec(host)
  if (match === null) return `${JSON.stringify(host)} is not a host name`
  const port = Number(match[1] ?? '1')
  return port >= 1 && port <= 65535 ? undefined : `its port ${match[1]} is not from 1 to 65535`
}

/** As docker decides whether the first part of a name is a host or a namespace of Docker Hub. */
export function isHost(part: string): boolean {
  return /[.:[]/.test(part) || part === 'localhost' || part !== part.toLowerCase()
}

export function isLoopback(host: string): boolean {
  const name = host.replace(/:[0-9]+$/, '')
  return name === 'localhost' || name.endsWith('.localhost') || /^127\.|^\[::1\]$/.test(name)
}

function partReason(part: string): string {
  if (part === '') return 'it has an empty part between slashes'
  if (part.includes(':'))
    return `${JSON.stringify(part)} has a colon, and a tag cannot hold a slash`
  if (/[A-Z]/.test(part)) return `${JSON.stringify(part)} has upper-case letters`
  return `${JSON.stringify(part)} is not made of a-z, 0-9 and single separators (. _ __ -)`
}

function tagReason(tag: string): string {
  if (tag === '') return 'its tag is empty'
  if (tag.length > 128) return 'its tag is longer than 128 characters'
  return `its tag ${JSON.stringify(tag)} is not made of letters, digits, _ . and -, or starts with . or -`
}

function fail(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason }
}
