import type { FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'
import { nameImage } from './names.ts'

/** Faults of the way to the registry: all is built, and only what is missing there is sent again. */
export const PUSH_FAULTS: readonly FaultRow[] = [
  {
    id: 'push-too-large',
    where: 'error',
    patterns: [/413 (?:Request Entity|Content|Payload) Too Large/],
    meaning: 'A layer is larger than the registry, or a proxy before it, accepts.',
    cause: (match) =>
      `A layer of ${nameImage(match) ?? 'the image'} is too large for the registry.`,
    remedy:
      'Raise the limit of the proxy before the registry (client_max_body_size), or split the layer.',
  },
  {
    id: 'push-blob-missing',
    where: 'error',
    patterns: [
      /unknown blob|blob unknown to registry|BLOB_UNKNOWN|MANIFEST_BLOB_UNKNOWN|manifest blob unknown/i,
      /BLOB_UPLOAD_(?:UNKNOWN|INVALID)|blob upload (?:unknown|invalid)/i,
    ],
    meaning: 'The registry does not know of a layer that was just sent to it.',
    cause: (match) =>
      `The registry does not know of a layer of ${nameImage(match) ?? 'the image'} that it was sent.`,
    remedy: 'Registries of several machines need a moment; try again.',
    network: true,
    transient: 'yes',
  },
  {
    id: 'push-damaged',
    where: 'error',
    patterns: [/DIGEST_INVALID|provided digest did not match uploaded content|SIZE_INVALID/],
    meaning: 'A layer arrived at the registry with other contents than it was sent with.',
    cause: (match) =>
      `A layer of ${nameImage(match) ?? 'the image'} arrived damaged at the registry.`,
    remedy: 'If it stays so, look for a proxy that changes what passes.',
    network: true,
    transient: 'yes',
  },
  {
    id: 'push-failed',
    where: 'error',
    patterns: [
      /failed to copy: (?:cannot reuse body|io: read\/write on closed pipe)[^\n]*/,
      /failed commit on ref [^\n]*/,
      /cannot reuse body, request must be retried/,
    ],
    meaning: 'The transfer of an image to its registry broke off.',
    cause: (match) =>
      `The registry broke off the transfer of ${nameImage(match) ?? 'the image'}: ${quoteLine(match)}.`,
    remedy: 'Try again: only the push is repeated, not the build.',
    network: true,
    transient: 'yes',
  },
  {
    id: 'push-unverified',
    where: 'error',
    // Of our own push after a scan: see src/publish.
    patterns: [],
    meaning: 'A tag points at another image right after it was pushed.',
    cause: () => 'The tag points at another image than the one that was pushed.',
    remedy: 'Another job may push the same tag: let one job push it, or use a tag for each.',
    network: true,
    transient: 'yes',
  },
  {
    id: 'registry-rejected',
    where: 'error',
    patterns: [/unexpected status[^\n]*: (?<status>4\d\d [A-Z][A-Za-z ]+)/],
    meaning: 'The registry does not accept a request (other 4xx).',
    cause: (match) =>
      `The registry rejected a request for ${nameImage(match) ?? 'an image'} (${match.groups.status}).`,
    remedy: 'Check the name; the registry may not support what was asked for.',
  },
]
