import type { Files } from '../ports.ts'

/** Build products and version control hold no members and can be very large. */
const NEVER_ENTERED = new Set(['target', '.git', 'node_modules'])

/**
 * Folders (relative, with `/`) that a pattern of `workspace.members` names: `*` and `?` match inside
 * one path segment, `**` any number of segments, as cargo's own glob does.
 */
export async function expandMembers(
  root: string,
  pattern: string,
  files: Files,
): Promise<readonly string[]> {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.')
  let folders: readonly string[] = ['.']
  for (const segment of segments) {
    const next = await Promise.all(folders.map((folder) => matching(root, folder, segment, files)))
    folders = next.flat()
  }
  return folders
}

async function matching(root: string, folder: string, segment: string, files: Files) {
  if (segment === '**') return [folder, ...(await descendants(root, folder, files))]
  if (!/[*?[]/.test(segment)) return [join(folder, segment)]
  const matches = segmentMatcher(segment)
  return (await subfolders(root, folder, files))
    .filter((name) => matches(name))
    .map((name) => join(folder, name))
}

async function descendants(root: string, folder: string, files: Files): Promise<readonly string[]> {
  const children = (await subfolders(root, folder, files)).map((name) => join(folder, name))
  const deeper = await Promise.all(children.map((child) => descendants(root, child, files)))
  return [...children, ...deeper.flat()]
}

async function subfolders(root: string, folder: string, files: Files): Promise<readonly string[]> {
  const entries = await files.list(`${root}/${folder}`)
  return entries
    .filter(({ kind, name }) => kind === 'folder' && !NEVER_ENTERED.has(name))
    .map(({ name }) => name)
}

function segmentMatcher(segment: string): (name: string) => boolean {
  const source = segment
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.')
  const expression = new RegExp(`^${source}$`)
  return (name) => expression.test(name)
}

/** Joins and normalises relative folders: `a` + `../b` is `b`; the root is `.`. */
export function join(folder: string, path: string): string {
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.length === 0 ? '.' : parts.join('/')
}
