import { type OpenFile, openTarFile } from '../../image/archive-reader.ts'
import { parseDocument } from '../../image/oci.ts'
import { attemptRead, found, type Read, unreadable } from '../../image/read.ts'
import { sha256 } from '../../image/reader.ts'

/**
 * Ids under which an engine will know the image of a `docker image save`, read without loading it: the
 * digest of what the archive points at (containerd store), and of the config (classic store).
 */
export function readArchivedIds(
  path: string,
  openFile: OpenFile,
): Promise<Read<readonly string[]>> {
  return attemptRead('the archived image cannot be read', async () => {
    const file = await openFile(path)
    try {
      const reader = await openTarFile(file)
      if (!reader.ok) return reader
      const root = await reader.value.readRoot()
      if (!root.ok) return root
      const { digest, bytes } = root.value
      if (digest === undefined || sha256(bytes) !== digest) return unreadable('it is not one image')
      const document = parseDocument(bytes)
      if (!document.ok) return document
      return found([
        digest,
        ...(document.value.kind === 'manifest' ? [document.value.config.digest] : []),
      ])
    } finally {
      await file.close()
    }
  })
}
