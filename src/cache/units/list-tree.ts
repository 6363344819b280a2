import type { Files } from '../../ports.ts'

/** Every file, link and empty folder below a folder, by its path relative to it, in no order. */
export async function listTree(
  files: Pick<Files, 'list'>,
  folder: string,
  prefix = '',
): Promise<readonly string[]> {
  const entries = await files.list(folder)
  if (entries.length === 0 && prefix !== '') return [prefix.slice(0, -1)]
  const parts = await Promise.all(
    entries.map(({ name, kind }) =>
      kind === 'folder'
        ? listTree(files, `${folder}/${name}`, `${prefix}${name}/`)
        : [`${prefix}${name}`],
    ),
  )
  return parts.flat()
}
