import { indexFile, registryCrate, storedPath } from '../../fetch/crates/context-folder.ts'
import type { CratesPlan } from '../../fetch/fetch.ts'
import type { DownloadFiles } from '../../fetch/store.ts'
import type { Files } from '../../ports.ts'

/**
 * The context folder of a lock file, of which an archive has the index alone: the crates are those of
 * the store, the configuration is that of the plan. With it a fetch finds all its work done.
 */
export type ContextPart = {
  /** Absolute; in the cache folder. */
  readonly contextFolder: string
  readonly configText: string
  /** Relative to the folder of the archive. */
  readonly indexes: readonly string[]
  /** Absolute paths: in the store, and relative to the context folder. */
  readonly crates: readonly { readonly stored: string; readonly path: string }[]
}

type LocalPlan = Extract<CratesPlan, { kind: 'local-registry' }>

/** `undefined` where more goes into the folder than crates: sources of git dependencies. */
export function planContextPart(
  { packages, git = [], contextFolder, configText }: LocalPlan,
  cacheFolder: string,
): ContextPart | undefined {
  const folder = `${cacheFolder}/crates/`
  if (git.length > 0 || configText === undefined || !contextFolder.startsWith(folder)) {
    return undefined
  }
  const place = contextFolder.slice(folder.length)
  return {
    contextFolder,
    configText,
    indexes: [...new Set(packages.map((crate) => indexFile(place, crate)))].sort(),
    crates: packages.map((crate) => ({
      stored: storedPath(cacheFolder, crate),
      path: registryCrate('', crate),
    })),
  }
}

/** What of it is there to be saved: all, or nothing. */
export async function listContextPart(
  { contextFolder, indexes }: ContextPart,
  files: Pick<Files, 'kindOf'>,
): Promise<readonly string[]> {
  return (await files.kindOf(contextFolder)) === 'folder' ? indexes : []
}

/** Puts the folder together from what was unpacked to `staging` and the store, if nothing of it lacks. */
export async function adoptContext(
  { contextFolder, configText, indexes, crates }: ContextPart,
  folder: string,
  staging: string,
  { files, downloads }: { readonly files: Files; readonly downloads: DownloadFiles },
): Promise<void> {
  const kinds = await Promise.all(indexes.map((path) => files.kindOf(`${staging}/${path}`)))
  if (kinds.some((kind) => kind !== 'file')) return
  const made = `${staging}${contextFolder.slice(folder.length)}`
  await downloads.writeFixed(`${made}/config.toml`, configText)
  await Promise.all(
    crates.map(({ stored, path }) => downloads.linkOrCopy(stored, `${made}${path}`)),
  )
  await downloads.fixTree(made)
  await downloads.moveFolder(made, contextFolder)
}
