import { randomUUID } from 'node:crypto'
import { lstat, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Archiver, Lost, Packed, PackWhat, Unpacked, UnpackWhat } from '../cache/archiver.ts'
import type { CommandRunner } from '../ports.ts'
import { type Ended, firstLine } from './archive-child.ts'
import { CODECS, type Codec, codecOf, findCodecs } from './archive-codecs.ts'
import { tarTo, untarTo } from './archive-tar.ts'
import { runCommand } from './command-runner.ts'

type Tools = { readonly tar: string; readonly codecs: readonly Codec[] }

/** GNU tar in a pipe with the first of the codecs that is there; reads what any of them wrote. */
export function makeArchiver(
  wanted: readonly Codec[] = CODECS,
  run: CommandRunner = runCommand,
): Archiver {
  let found: Promise<Tools | undefined> | undefined
  const tools = () => {
    found ??= findTools(wanted, run)
    return found
  }
  let merging = Promise.resolve()
  // Two archives may be unpacked to one folder together: its parts are made by one of them at a time.
  const merge: Merge = (folder, from) => {
    const merged = merging.then(() => mergeInto(folder, from))
    merging = merged.catch(() => {})
    return merged
  }
  return {
    pack: (what, signal) => guarded(signal, async () => pack(what, await tools(), signal)),
    unpack: (what, signal) =>
      guarded(signal, async () => unpack(what, await tools(), merge, signal)),
  }
}

type Merge = (folder: string, from: string) => Promise<void>

async function findTools(wanted: readonly Codec[], run: CommandRunner): Promise<Tools | undefined> {
  for (const tar of ['tar', 'gtar']) {
    const { stdout } = await run([tar, '--version'])
    if (stdout.includes('GNU tar')) return { tar, codecs: await findCodecs(wanted, run) }
  }
  return undefined
}

/** A full disk, a file that is gone, a folder without permission: all of them lose an archive, not the run. */
async function guarded<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | Lost> {
  try {
    return signal.aborted ? lost('cancelled') : await work()
  } catch (error) {
    return lost(firstLine(error instanceof Error ? error.message : String(error)))
  }
}

async function pack(
  { folder, paths, to }: PackWhat,
  tools: Tools | undefined,
  signal: AbortSignal,
): Promise<Packed> {
  const [codec] = tools?.codecs ?? []
  if (tools === undefined || codec === undefined) return lost('there is no GNU tar here')
  const partial = `${to}.${randomUUID()}.partial`
  try {
    const by = { codec, tar: tools.tar, signal }
    const cause = causeOf(await tarTo(partial, folder, paths, by), signal)
    if (cause !== undefined) return lost(cause)
    await rename(partial, to)
    return { ok: true, bytes: (await stat(to)).size }
  } finally {
    await rm(partial, { force: true })
  }
}

async function unpack(
  { file, folder }: UnpackWhat,
  tools: Tools | undefined,
  merge: Merge,
  signal: AbortSignal,
): Promise<Unpacked> {
  if (tools === undefined) return lost('there is no GNU tar here')
  const codec = await codecOf(file, tools.codecs)
  if (codec === 'unknown') return lost('the file is no archive of ours')
  if (codec === 'missing') return lost('the archive is compressed with zstd, which is not here')
  // Within the folder, so that moving is renaming.
  const incoming = join(folder, `.incoming-${randomUUID()}`)
  await mkdir(incoming, { recursive: true })
  try {
    const cause = causeOf(await untarTo(incoming, file, { codec, tar: tools.tar, signal }), signal)
    if (cause !== undefined) return lost(cause)
    await merge(folder, incoming)
    return { ok: true }
  } finally {
    await rm(incoming, { recursive: true, force: true })
  }
}

/** Moves what is in a folder into another, which may have some of its folders already. */
async function mergeInto(folder: string, from: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const destination = join(folder, entry.name)
    const isThere = entry.isDirectory() && (await isFolder(destination))
    if (isThere) await mergeInto(destination, source)
    else await rename(source, destination)
  }
}

/** A link to a folder is none. */
async function isFolder(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined)
  return stats?.isDirectory() ?? false
}

/** The first that complains explains more than one that only found the pipe closed. */
function causeOf(ends: readonly Ended[], { aborted }: AbortSignal): string | undefined {
  if (ends.every(({ isWell }) => isWell)) return undefined
  if (aborted) return 'cancelled'
  const failed = ends.find(({ isWell, complaint }) => !isWell && complaint !== '')
  return failed?.complaint ?? 'the archive could not be processed to its end'
}

function lost(cause: string): Lost {
  return { ok: false, cause }
}
