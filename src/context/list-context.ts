import type { Ignore } from './dockerignore.ts'
import type { IgnorePattern } from './ignore-pattern.ts'
import { isOpened, judgePath, type Matched, mayReenter } from './judge-path.ts'
import type { ContextFiles, EntryKind } from './ports.ts'

/** Something that BuildKit is sent. Paths are relative to the context, with `/`; modes at most 0o7777. */
export type ContextEntry =
  | { readonly kind: 'folder'; readonly path: string; readonly mode: number }
  | {
      readonly kind: 'file'
      readonly path: string
      readonly mode: number
      readonly sizeBytes: number
      /** An earlier entry that is the same file under another name. */
      readonly sameAs?: string
      /** It arrives without its content: a socket, or a file that the ignore file both names and takes back. */
      readonly isEmptied?: true
    }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }

export type Listing =
  /** A folder stands before what is in it; else by name. */
  | { readonly ok: true; readonly folder: string; readonly entries: readonly ContextEntry[] }
  /** One sentence: there is something in the context that we do not handle, or cannot read. */
  | { readonly ok: false; readonly problem: string }

/**
 * What BuildKit is sent of a folder. The Dockerfile and the ignore file travel on their own: here they
 * are files like others, left out where a pattern says so.
 */
export async function listContext(
  folder: string,
  ignore: Ignore,
  files: ContextFiles,
): Promise<Listing> {
  if (!ignore.ok) return ignore
  try {
    const root = await files.realPath(folder)
    const entries = await walk({ root, patterns: ignore.patterns, files }, '', [])
    return { ok: true, folder: root, entries: markNames(entries) }
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

type Walk = {
  readonly root: string
  readonly patterns: readonly IgnorePattern[]
  readonly files: ContextFiles
}

type Found = ContextEntry & { readonly identity?: string }

async function walk(walking: Walk, folder: string, matched: Matched): Promise<readonly Found[]> {
  const names = await walking.files.list(`${walking.root}/${folder}`)
  const found = await Promise.all(
    names.map(({ name, kind }) =>
      visit(walking, folder === '' ? name : `${folder}/${name}`, kind, matched),
    ),
  )
  return found.flat()
}

async function visit(
  walking: Walk,
  path: string,
  kind: EntryKind,
  folder: Matched,
): Promise<readonly Found[]> {
  const { patterns } = walking
  const { isIgnored, matched } = judgePath(patterns, path, folder)
  if (kind !== 'folder') return isIgnored ? [] : [await describe(walking, path, kind)]
  if (isIgnored && !mayReenter(patterns, path)) return []
  const content = await walk(walking, path, matched).catch((error) => {
    if (isIgnored && (error as NodeJS.ErrnoException).code === 'EACCES') return []
    throw error
  })
  // A folder that is left out comes along where something in it does not.
  if (isIgnored && content.length === 0) return []
  const { mode } = await walking.files.stat(`${walking.root}/${path}`)
  return [{ kind: 'folder', path, mode }, ...content]
}

async function describe(
  { root, patterns, files }: Walk,
  path: string,
  kind: Exclude<EntryKind, 'folder'>,
): Promise<Found> {
  const absolute = `${root}/${path}`
  // A name that is not UTF-8 was changed when it was read.
  if (path.includes('\ufffd')) throw new Unhandled(`${JSON.stringify(path)} is not UTF-8`)
  if (kind === 'link') return { kind, path, target: await files.readLink(absolute) }
  if (kind === 'other') throw new Unhandled(`${path} is neither file, folder nor link`)
  const { mode, sizeBytes, identity } = await files.stat(absolute)
  const isEmptied = kind === 'socket' || !isOpened(patterns, path)
  return {
    kind: 'file',
    path,
    mode,
    sizeBytes: isEmptied ? 0 : sizeBytes,
    ...(isEmptied ? { isEmptied } : {}),
    ...(identity === undefined ? {} : { identity }),
  }
}

/** Several names of one file arrive as several names of one file: the first in order has the content. */
function markNames(entries: readonly Found[]): readonly ContextEntry[] {
  const first = new Map<string, string>()
  return entries.map(({ identity, ...entry }) => {
    const sameAs = identity === undefined ? undefined : first.get(identity)
    if (identity === undefined || entry.kind !== 'file') return entry
    if (sameAs !== undefined) return { ...entry, sameAs }
    first.set(identity, entry.path)
    return entry
  })
}

class Unhandled extends Error {}

function problemOf(error: unknown): string {
  if (error instanceof Unhandled) return `build context: ${error.message}`
  const { code, path } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return `build context: ${path ?? 'a file'} cannot be read (${code})`
}
