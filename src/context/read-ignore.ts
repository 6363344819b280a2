import type { TemporaryFile } from '../plan/plan.ts'
import { IGNORE_NOTHING, type Ignore, parseDockerignore } from './dockerignore.ts'
import type { ContextFiles } from './ports.ts'

/** Absolute paths. */
export type IgnoreSubject = {
  readonly contextFolder: string
  /** As buildx gets it: the ignore file of its name lies beside it. */
  readonly dockerfile: string
  /** Of the plan: what will be copied to its place for the build counts as if it were there. */
  readonly temporaryFiles?: readonly TemporaryFile[]
}

/**
 * The ignore file that counts: `<Dockerfile>.dockerignore`, even if it is empty, before the
 * `.dockerignore` of the context. Both are looked for where BuildKit looks, within their folder.
 */
export async function readIgnore(subject: IgnoreSubject, files: ContextFiles): Promise<Ignore> {
  const { contextFolder, dockerfile, temporaryFiles = [] } = subject
  const candidates = [
    locateSource(`${dockerfile}.dockerignore`, temporaryFiles),
    `${contextFolder}/.dockerignore`,
  ]
  for (const path of candidates) {
    const text = await readWithin(path, files)
    if (text === undefined) continue
    return text.ok ? parseDockerignore(text.text) : text
  }
  return IGNORE_NOTHING
}

/** Where the text of a file is that the plan copies to its place. */
export function locateSource(path: string, temporaryFiles: readonly TemporaryFile[]): string {
  const copy = temporaryFiles.find((file) => file.kind === 'copy' && file.path === path)
  return copy?.kind === 'copy' ? copy.from : path
}

type Text = { readonly ok: true; readonly text: string } | Extract<Ignore, { ok: false }>

async function readWithin(path: string, files: ContextFiles): Promise<Text | undefined> {
  try {
    const text = await files.readTextIfAny(path)
    if (text === undefined) return undefined
    const folder = path.slice(0, path.lastIndexOf('/'))
    const [root, real] = await Promise.all([files.realPath(folder), files.realPath(path)])
    // BuildKit reads a link as if its folder were the whole file system.
    if (real.startsWith(`${root}/`)) return { ok: true, text }
    return { ok: false, problem: `${path} is a link that leads elsewhere` }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return { ok: false, problem: `${path} cannot be read (${code})` }
  }
}
