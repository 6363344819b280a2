import type { Files } from '../../ports.ts'

/**
 * What of a bare repository goes into an archive and is taken from one: objects, and how they are called.
 * Nothing that git runs (hooks, a configuration), nothing where an address with a password may stand.
 */
const PARTS: readonly string[] = ['HEAD', 'objects', 'packed-refs', 'refs', 'shallow']

/** Of a bare repository without any settings. */
const CONFIG = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n'

/** Files and empty folders of a repository, by paths relative to it. */
export async function listRepository(
  folder: string,
  files: Pick<Files, 'list'>,
): Promise<readonly string[]> {
  const listed = await files.list(folder)
  const parts = listed.filter(({ name }) => PARTS.includes(name))
  const paths = await Promise.all(
    parts.map(async ({ name, kind }) =>
      kind === 'folder' ? await listFolder(folder, name, files) : kind === 'file' ? [name] : [],
    ),
  )
  return paths.flat()
}

async function listFolder(
  root: string,
  path: string,
  files: Pick<Files, 'list'>,
): Promise<readonly string[]> {
  const listed = await files.list(`${root}/${path}`)
  if (listed.length === 0) return [path]
  const below = await Promise.all(
    listed.map(async ({ name, kind }) => {
      if (kind === 'folder') return await listFolder(root, `${path}/${name}`, files)
      return kind === 'file' ? [`${path}/${name}`] : []
    }),
  )
  return below.flat()
}

/** Makes of what an archive had a repository that is nothing but its objects; `false` when it is none. */
export async function purifyRepository(
  folder: string,
  files: Pick<Files, 'list' | 'remove' | 'writeText'>,
): Promise<boolean> {
  const listed = await files.list(folder)
  const isWhole = ['HEAD', 'objects', 'refs'].every((part) =>
    listed.some(({ name }) => name === part),
  )
  if (!isWhole || listed.some(({ kind }) => kind === 'other')) return false
  const others = listed.filter(({ name }) => !PARTS.includes(name))
  for (const { name } of others) await files.remove(`${folder}/${name}`)
  await files.writeText(`${folder}/config`, CONFIG)
  return true
}
