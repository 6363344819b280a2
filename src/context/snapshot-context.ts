import { eachInParallel } from './in-parallel.ts'
import type { ContextEntry, Listing } from './list-context.ts'
import type { ContextFiles } from './ports.ts'

const WRITERS = 8

export type SnapshotTarget = {
  /** Is there, and empty. */
  readonly folder: string
  /** Of everything in it: a source must be newer than what an archive brings of it. */
  readonly modifiedMs: number
}

/**
 * Copies what BuildKit would be sent to another folder. Modes and links are kept as they are, wherever
 * those point; every file is one of its own, and its owner may do everything in each folder, so that
 * the copy can be removed again. Rejects with the error of the file system.
 */
export async function snapshotContext(
  { folder, entries }: Extract<Listing, { ok: true }>,
  { folder: to, modifiedMs }: SnapshotTarget,
  files: ContextFiles,
  signal?: AbortSignal,
): Promise<void> {
  const folders = entries.filter((entry) => entry.kind === 'folder')
  for (const { path } of folders) {
    signal?.throwIfAborted()
    await files.makeFolder(`${to}/${path}`)
  }
  const others = entries.filter((entry) => entry.kind !== 'folder')
  const copy = (entry: ContextEntry) => copyEntry(entry, folder, to, modifiedMs, files)
  await eachInParallel(others, WRITERS, copy, signal)
  // Last, as everything that is put into a folder changes its time, and its mode may forbid it.
  for (const { path, mode } of folders.reverse()) {
    await files.finishFolder(`${to}/${path}`, { mode: mode | 0o700, modifiedMs })
  }
}

async function copyEntry(
  entry: ContextEntry,
  from: string,
  to: string,
  modifiedMs: number,
  files: ContextFiles,
): Promise<void> {
  const path = `${to}/${entry.path}`
  switch (entry.kind) {
    case 'folder':
      return
    case 'link':
      return files.makeLink(entry.target, path)
    case 'file': {
      const attributes = { mode: entry.mode, modifiedMs }
      return entry.isEmptied
        ? files.makeEmptyFile(path, attributes)
        : files.copyFile(`${from}/${entry.path}`, path, attributes)
    }
  }
}
