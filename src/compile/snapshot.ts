import { hashContext } from '../context/hash-context.ts'
import { listContext } from '../context/list-context.ts'
import type { ContextFiles } from '../context/ports.ts'
import { readIgnore } from '../context/read-ignore.ts'
import { snapshotContext } from '../context/snapshot-context.ts'
import type { Clock } from '../ports.ts'

export type Snapshot =
  | { readonly ok: true; readonly hash: string }
  /** Why the context cannot be copied; one sentence. */
  | { readonly ok: false; readonly problem: string }

export type SnapshotSource = {
  /** Absolute. */
  readonly contextFolder: string
  /** As buildx gets it: its ignore file lies beside it. */
  readonly dockerfile: string
}

/** Copies what the build would be sent of its context to an empty folder, all of it new. */
export async function takeSnapshot(
  source: SnapshotSource,
  to: string,
  { files, clock }: { readonly files: ContextFiles; readonly clock: Pick<Clock, 'now'> },
  signal: AbortSignal,
): Promise<Snapshot> {
  const listing = await listContext(source.contextFolder, await readIgnore(source, files), files)
  if (!listing.ok) return listing
  const target = { folder: to, modifiedMs: clock.now() }
  const [hash] = await Promise.all([
    hashContext(listing, files, signal),
    snapshotContext(listing, target, files, signal),
  ])
  return { ok: true, hash }
}
