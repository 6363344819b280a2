import type { HttpResponse } from '../ports.ts'
import { MANIFEST_MEDIA_TYPES } from './oci.ts'
import { found, type Read, unreadable } from './read.ts'
import { type ImageReader, type ReadSlice, sha256 } from './reader.ts'
import type { ImageReference } from './reference.ts'
import { type RegistryClient, type RegistryDeps, registryClient } from './registry-client.ts'
import { COUNT_LIMIT_BYTES } from './unpacked.ts'

/** Reads an image where it was pushed, over the distribution API. */
export function registryReader(reference: ImageReference, deps: RegistryDeps): ImageReader {
  const get = registryClient(reference, deps)
  const what = `${reference.registry}/${reference.repository}`
  const readManifest = async (tagOrDigest: string): Promise<Read<HttpResponse>> => {
    const headers = { accept: MANIFEST_MEDIA_TYPES.join(', ') }
    const path = `manifests/${tagOrDigest}`
    return expectOk(await get({ path, headers, mayBeNew: true }), `the manifest of ${what}`)
  }
  return {
    readRoot: async () => {
      const answer = await readManifest(reference.tagOrDigest)
      if (!answer.ok) return answer
      // Not what a header claims: the digest is that of the bytes.
      const { body } = answer.value
      return found({ bytes: body, digest: sha256(body) })
    },
    readManifest: async ({ digest }) => bodyOf(await readManifest(digest)),
    readBlob: async ({ digest }) =>
      bodyOf(expectOk(await get({ path: `blobs/${digest}` }), `a blob of ${what}`)),
    readSlice: sliceReader(get),
    keepsBlobs: true,
  }
}

function expectOk(answer: Read<HttpResponse>, what: string): Read<HttpResponse> {
  if (!answer.ok || answer.value.status === 200) return answer
  return unreadable(`the registry answered ${answer.value.status} when asked for ${what}`)
}

function bodyOf(answer: Read<HttpResponse>): Read<Uint8Array> {
  return answer.ok ? found(answer.value.body) : answer
}

/** By Range requests. A registry that ignores them sends whole blobs: then small ones only are asked for. */
function sliceReader(get: RegistryClient): ReadSlice {
  let ignoresRanges = false
  return async (digest, start, length) => {
    if (ignoresRanges && start + length > COUNT_LIMIT_BYTES) return undefined
    const range = `bytes=${start}-${start + length - 1}`
    const answer = await get({ path: `blobs/${digest}`, headers: { range } })
    if (!answer.ok) return undefined
    const { status, body } = answer.value
    if (status === 206) return body
    if (status !== 200) return undefined
    ignoresRanges = true
    return body.subarray(start, start + length)
  }
}
