import { createHash } from 'node:crypto'
import { eachInParallel } from './in-parallel.ts'
import type { ContextEntry, Listing } from './list-context.ts'
import type { ContextFiles } from './ports.ts'

/** Files are read this many at once, each through a buffer of fixed size. */
const READERS = 8

/**
 * sha256 (hex) over what BuildKit's own content hash sees: path, kind, mode, target of a link, content,
 * and which names are one file. Neither times nor owners. Extended attributes, which BuildKit sees too,
 * cannot be read here; no checkout has them.
 */
export async function hashContext(
  { folder, entries }: Extract<Listing, { ok: true }>,
  files: Pick<ContextFiles, 'sha256Of'>,
  signal?: AbortSignal,
): Promise<string> {
  const contents: string[] = []
  await eachInParallel(
    entries,
    READERS,
    async (entry, index) => {
      contents[index] = await contentOf(entry, folder, files)
    },
    signal,
  )
  const lines = entries.map((entry, index) =>
    JSON.stringify([entry.path, entry.kind, 'mode' in entry ? entry.mode : 0, contents[index]]),
  )
  // Sorted, as the order of a walk is that of one folder at a time.
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}

async function contentOf(
  entry: ContextEntry,
  folder: string,
  files: Pick<ContextFiles, 'sha256Of'>,
): Promise<string> {
  switch (entry.kind) {
    case 'folder':
      return ''
    case 'link':
      return entry.target
    case 'file':
      if (entry.isEmptied) return 'emptied'
      if (entry.sameAs !== undefined) return `same as ${entry.sameAs}`
      return files.sha256Of(`${folder}/${entry.path}`)
  }
}
